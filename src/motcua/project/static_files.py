"""
Static files, as small as they get: compressed once, kept by browsers for a year.

Pages name a file with its content's digest (`{% asset %}`), so a changed file has a new address.
Fonts are named by the style sheet without one: a changed font gets a new name.
"""

import gzip
import hashlib
import os
from pathlib import Path
from wsgiref.headers import Headers

from django.conf import settings
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

COMPRESSIBLE = {".css", ".js", ".svg"}
SMALLEST_WORTH_IT = 500


class StaticFiles(WhiteNoiseMiddleware):
    """WhiteNoise, which itself compresses nothing that is served straight from the apps."""

    def get_static_file(
        self, path: str, url: str, stat_cache: dict[str, os.stat_result] | None = None
    ) -> StaticFile:
        """Return the file as it is served, with its compressed copy where that is worth it."""
        headers = Headers([])
        self.add_mime_headers(headers, path, url)
        self.add_cache_headers(headers, path, url)
        copy = compressed_copy(Path(path))
        encodings = {} if copy is None else {"gzip": str(copy)}
        return StaticFile(path, headers.items(), encodings=encodings)


def compressed_copy(path: Path) -> Path | None:
    """Return the gzipped copy under MOTCUA_VAR, made when missing; None when not worth it."""
    if path.suffix not in COMPRESSIBLE or path.stat().st_size < SMALLEST_WORTH_IT:
        return None
    content = path.read_bytes()
    folder = settings.VAR / "static"
    copy: Path = folder / f"{hashlib.sha256(content).hexdigest()[:20]}{path.suffix}.gz"
    if not copy.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = copy.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(gzip.compress(content, 9, mtime=0))
        unfinished.replace(copy)  # at once: another process may be serving it already
    return copy
