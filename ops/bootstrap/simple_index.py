"""
Fetches one pinned wheel from a package index, without pip.

Understands index pages as HTML (PEP 503) and as JSON (PEP 691), over http(s) and file, and flat
folders of wheels. Nothing is kept whose SHA-256 is not among the pinned ones.
"""

import hashlib
import html.parser
import importlib.util
import json
import platform
import re
import ssl
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from .errors import CannotPrepare
from .locks import Pin
from .pip_settings import PipSettings

ACCEPT = "application/vnd.pypi.simple.v1+json, text/html;q=0.5"


class HashMismatch(CannotPrepare):
    """A file of the right name was served, but none had a pinned digest."""


def fetch_wheel(pin: Pin, settings: PipSettings, into: Path) -> Path:
    """
    Download the wheel of `pin` that fits this machine and return where it was put.

    :raises HashMismatch: what was served is not what was pinned
    :raises CannotPrepare: no source has it
    """
    said, refused = [], False
    for source in _sources(pin, settings):
        try:
            links = list(_links(source, settings))
        except (OSError, ValueError) as failure:
            said.append(f"{_without_password(source)}: {failure}")
            continue
        for name, address in links:
            if not _fits(name, pin):
                continue
            try:
                content = _get(address, settings)[0]
            except (OSError, ValueError) as failure:
                said.append(f"{name}: {failure}")
                continue
            if hashlib.sha256(content).hexdigest() in pin.sha256:
                kept = into / name
                kept.write_bytes(content)
                return kept
            refused = True
    if refused:
        raise HashMismatch(f"{pin.name} {pin.version} was served with a digest that is not pinned")
    raise CannotPrepare(
        f"{pin.name} {pin.version} could not be fetched for {platform.machine()}"
        + "".join(f"\n  {line}" for line in said)
    )


def _sources(pin: Pin, settings: PipSettings) -> Iterator[str]:
    yield from settings.find_links
    if settings.no_index:
        return
    for index in (settings.index or default_index(), *settings.extra_indexes):
        yield f"{index.rstrip('/')}/{pin.name}/"


def default_index() -> str:
    """
    Return pip's own default index where nothing is configured; no file here names it.

    Only reached where pip is missing, so it is taken from the standard library, which names the
    index's host at the head of `unittest/mock.py`.

    :raises CannotPrepare: it is not named there any more
    """
    mock = importlib.util.find_spec("unittest.mock")
    head = Path(mock.origin).read_text(encoding="utf-8")[:600] if mock and mock.origin else ""
    host = re.search(r"(https://[\w.]+)/project/", head)
    if host is None:
        raise CannotPrepare("no package index is configured; set PIP_INDEX_URL")
    return f"{host.group(1)}/simple"


def _links(source: str, settings: PipSettings) -> Iterator[tuple[str, str]]:
    folder = _as_folder(source)
    if folder is not None and not (folder / "index.html").exists():
        for path in sorted(folder.iterdir()):
            yield path.name, path.resolve().as_uri()
        return
    page, kind, address = _page(source, folder, settings)
    hrefs = _json_hrefs(page) if "json" in kind else _html_hrefs(page)
    for href in hrefs:
        target = urllib.parse.urljoin(address, href).partition("#")[0]
        path = urllib.parse.urlsplit(target).path
        yield urllib.parse.unquote(path.rsplit("/", 1)[-1]), target


def _page(source: str, folder: Path | None, settings: PipSettings) -> tuple[bytes, str, str]:
    if folder is None:
        content, kind, address = _get(source, settings)
        return content, kind, address
    page = folder / "index.html"
    return page.read_bytes(), "text/html", page.resolve().as_uri()


def _as_folder(source: str) -> Path | None:
    parts = urllib.parse.urlsplit(source)
    if parts.scheme == "file":
        return Path(urllib.request.url2pathname(parts.path))
    return None if parts.scheme else Path(source).expanduser()


def _get(address: str, settings: PipSettings) -> tuple[bytes, str, str]:
    parts = urllib.parse.urlsplit(address)
    headers = {"Accept": ACCEPT, "User-Agent": "motcua"}
    openers: list[urllib.request.BaseHandler] = []
    if parts.scheme == "https":
        openers.append(urllib.request.HTTPSHandler(context=_tls(parts.hostname or "", settings)))
    if parts.username:
        passwords = urllib.request.HTTPPasswordMgrWithPriorAuth()
        address = urllib.parse.urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        secret = urllib.parse.unquote(parts.password or "")
        user = urllib.parse.unquote(parts.username)
        passwords.add_password(None, address, user, secret, is_authenticated=True)
        openers.append(urllib.request.HTTPBasicAuthHandler(passwords))
    request = urllib.request.Request(address, headers=headers)  # noqa: S310
    with urllib.request.build_opener(*openers).open(request, timeout=120) as answer:
        return answer.read(), answer.headers.get("Content-Type", "text/html"), answer.url


def _tls(host: str, settings: PipSettings) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=settings.cert)
    if host in {trusted.partition(":")[0] for trusted in settings.trusted_hosts}:
        # The hash still decides what is kept; the person chose to trust this host.
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


class _Anchors(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.hrefs.append(href)


def _html_hrefs(page: bytes) -> list[str]:
    anchors = _Anchors()
    anchors.feed(page.decode("utf-8", "replace"))
    return anchors.hrefs


def _json_hrefs(page: bytes) -> list[str]:
    return [entry["url"] for entry in json.loads(page)["files"]]


def _fits(name: str, pin: Pin) -> bool:
    """Tell whether the file is the pinned version's wheel for this processor and C library."""
    if not name.startswith(f"{pin.name}-{pin.version}-") or not name.endswith(".whl"):
        return False
    tags = name[:-4].rpartition("-")[2]
    if tags == "any":
        return True
    if sys.platform == "darwin":
        return "macosx" in tags and (platform.machine() in tags or "universal2" in tags)
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    return any(libc in tag and tag.endswith("_" + platform.machine()) for tag in tags.split("."))


def _without_password(address: str) -> str:
    parts = urllib.parse.urlsplit(address)
    return urllib.parse.urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
