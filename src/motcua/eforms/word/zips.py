"""What desk and command line both know of zips of Word forms."""

import zipfile
import zlib
from lzma import LZMAError

WORD_SUFFIXES = (".docx", ".doc")

# All that a zip which is damaged, locked or packed oddly makes `zipfile` raise.
BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, LZMAError, RuntimeError, NotImplementedError, OSError,
    EOFError, ValueError,
)  # fmt: skip


def is_hidden(name: str) -> bool:
    """Whether a file is one that a system or a word processor keeps for itself."""
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in name.split("/"))


def is_word_form(info: zipfile.ZipInfo) -> bool:
    """Whether a member of a zip is a Word file that somebody put there."""
    return (
        not info.is_dir()
        and info.filename.lower().endswith(WORD_SUFFIXES)
        and not is_hidden(info.filename)
    )
