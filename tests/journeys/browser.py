"""
A real browser for the journeys: where Chromium is, how a page is opened, what is looked for on it.

Used by the tests through fixtures, and by `look.py` without pytest.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

AXE = Path(__file__).parent / "vendor/axe.min.js"
PHONE, DESKTOP = 390, 1440
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
USUAL_PLACES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
GRAVE = ("serious", "critical")

_RUN_AXE = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.map(v => ({rule: v.id, impact: v.impact, help: v.help,
    where: v.nodes.slice(0, 5).map(n => n.target.join(' '))}));
}"""

_TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.body.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > room + 1)
    .slice(0, 8).map(e => e.tagName.toLowerCase() + '.' + e.className + ' '
      + Math.round(e.getBoundingClientRect().right));
}"""

_VIETNAMESE = """() => {
  const letters = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
  const found = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement, words = walk.currentNode.data.trim();
    if (letters.test(words) && !holder.closest('[lang=vi],script,style')) found.add(words.slice(0, 500));
  }
  return [...found];
}"""


@dataclass
class Findings:
    """What is wrong with a page as it stands in the browser. Empty lists: nothing."""

    violations: list[dict[str, Any]] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def grave(self) -> list[str]:
        """Return what no page may have, one line each."""
        axe = [
            f"axe {v['rule']} ({v['impact']}): {v['help']} at {v['where']}"
            for v in self.violations
            if v["impact"] in GRAVE
        ]
        return axe + [f"too wide: {what}" for what in self.too_wide] + self.complaints


class Eyes:
    """One tab, with what the browser complains about: console errors, CSP, failed parts."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base.rstrip("/")
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("response", self._miss)

    def _hear(self, message: ConsoleMessage) -> None:
        # An error page's own status is what the page is about, not a complaint.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _miss(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complaints.append(f"{response.status} {response.url}")

    def go(self, path: str) -> "Eyes":
        """Open an address of the site and wait until its fonts are there."""
        self.page.goto(self.base + path)
        self.page.evaluate("document.fonts.ready")
        return self

    def look(self) -> Findings:
        """Examine the page as it stands; complaints heard since the last look are included."""
        self.page.evaluate(AXE.read_text())
        heard, self.complaints[:] = list(self.complaints), []
        return Findings(
            violations=self.page.evaluate(_RUN_AXE),
            too_wide=self.page.evaluate(_TOO_WIDE),
            complaints=heard,
        )

    def vietnamese_left(self) -> list[str]:
        """Return the Vietnamese words of a page read in English that are not marked as such."""
        found: list[str] = self.page.evaluate(_VIETNAMESE)
        return found

    def sign_in(self, login: str, password: str) -> None:
        """Sign in through the page that people use."""
        self.go("/dang-nhap/")
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", password)
        self.page.click("main button")
        self.page.wait_for_url(lambda url: "/dang-nhap/" not in url)


def find_chromium() -> str | None:
    """Return the path of a Chromium: MOTCUA_CHROMIUM, else one on PATH; None when there is none."""
    named = os.environ.get("MOTCUA_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next((path for name in USUAL_PLACES if (path := shutil.which(name))), None)


@contextmanager
def running_chromium(path: str) -> Iterator[Browser]:
    """Start a Chromium without a window; it ends with the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def open_eyes(
    browser: Browser, base: str, *, width: int = DESKTOP, language: str = "vi", script: bool = True
) -> Eyes:
    """Open a tab of its own session at a width in CSS pixels."""
    context = browser.new_context(
        viewport={"width": width, "height": 900 if width > 600 else 844},
        locale="vi-VN",
        java_script_enabled=script,
        is_mobile=width <= 600,
        has_touch=width <= 600,
    )
    context.set_default_timeout(15_000)
    if language == "en":
        context.add_cookies([{"name": "language", "value": "en", "url": base}])
    return Eyes(context.new_page(), base)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium for the whole run; without one the journeys are skipped, and say so."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium found: install one or set MOTCUA_CHROMIUM to its path")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright's loop runs in this thread
    with running_chromium(path) as browser:
        yield browser
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


@pytest.fixture
def eyes(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Eyes]]:
    """Open tabs on the live server: `eyes(width=PHONE, language="en")`; closed afterwards."""
    opened: list[Eyes] = []

    def open_one(**how: Any) -> Eyes:
        opened.append(open_eyes(chromium, live_server.url, **how))
        return opened[-1]

    yield open_one
    for one in opened:
        one.page.context.close()
