"""Puts a changed body back into its .docx; every other part keeps its bytes."""

import io
import zipfile
import zlib

from lxml import etree

from motcua.eforms.word.package import MAIN_PART, MAX_PART, NotReadable

MAX_ALL = 4 * MAX_PART


def replace_body(content: bytes, root: etree._Element) -> bytes:
    """Return the .docx with this `w:document`. The same input gives the same bytes."""
    out = io.BytesIO()
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
            _refuse_size(old)
            for item in old.infolist():
                data = xml if item.filename == MAIN_PART else _read(old, item)
                new.writestr(_plain(item), data, item.compress_type, 6)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError) as error:
        raise NotReadable("damaged") from error
    except (NotImplementedError, zlib.error) as error:
        raise NotReadable("packing") from error
    return out.getvalue()


def _refuse_size(archive: zipfile.ZipFile) -> None:
    if sum(item.file_size for item in archive.infolist()) > MAX_ALL:
        raise NotReadable("unpacks")


def _read(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> bytes:
    with archive.open(item) as part:
        data = part.read(MAX_ALL + 1)
    if len(data) > MAX_ALL:
        raise NotReadable("unpacks")
    return data


def _plain(item: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The entry as it was, without what its old place in the archive said."""
    kept = zipfile.ZipInfo(item.filename, item.date_time)
    kept.compress_type = item.compress_type
    kept.external_attr = item.external_attr
    kept.create_system = item.create_system
    return kept
