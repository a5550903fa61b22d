"""People who walk through the product as they would, looking hard at every page they pass."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from motcua.eforms.releases import form_of, latest_release_id
from motcua.kit.clock import local_day, now
from motcua.project.demo.filling import ONE_PAGE_PDF, page_as_sent
from tests.journeys.browser import Eyes
from tests.world import FORMS, PASSWORD, example_answers

_MARK = re.compile(r"[a-z]+")
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)
PICTURES = os.environ.get("MOTCUA_PICTURES", "")  # a folder: keep a picture of every page passed


@dataclass
class Walker:
    """One person at one browser. `see` is called on every page they pass."""

    eyes: Eyes
    name: str
    in_english: bool = False
    looks: bool = True
    own_words: tuple[str, ...] = ()  # what people typed; it stays as it is in every language
    faults: dict[str, list[str]] = field(default_factory=dict)
    passed: int = 0

    @property
    def page(self) -> Any:
        """The tab."""
        return self.eyes.page

    def go(self, path: str) -> "Walker":
        """Open an address, and look."""
        self.eyes.go(path)
        return self.see()

    def see(self) -> "Walker":
        """Look at the page as it stands; what is wrong is kept till the end of the walk."""
        self.page.wait_for_load_state()
        self.passed += 1
        if not self.looks:
            return self
        found = self.eyes.look().grave
        if self.in_english:
            found += [f"in Vietnamese: {words}" for words in self._vietnamese_left()]
        where = f"{self.passed:02} {self.page.url.removeprefix(self.eyes.base)}"
        if found:
            self.faults[where] = found
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            words = "-".join(_MARK.findall(where))[:60]
            picture = Path(PICTURES) / f"{self.name}-{self.passed:02}-{words}.png"
            self.page.screenshot(path=picture, full_page=True)
        return self

    def _vietnamese_left(self) -> list[str]:
        """Return Vietnamese words of the page that nobody typed."""
        left = []
        for words in self.eyes.vietnamese_left():
            for own in sorted(self.own_words, key=len, reverse=True):
                words = words.replace(own, "")
            if _VIETNAMESE.search(words):
                left.append(words)
        return left

    def press(self, what: str) -> "Walker":
        """Press a link or button and look at the page that it leads to."""
        with self.page.expect_navigation():
            self.page.locator(what).first.click()
        return self.see()

    def sign_in(self, login: str) -> "Walker":
        """Fill in the sign-in page that stands open."""
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", PASSWORD)
        return self.press("main form button")

    def sign_out(self) -> "Walker":
        """Sign out by the button that every page carries."""
        return self.press("form[action='/dang-xuat/'] button")

    def read(self, what: str) -> str:
        """Return the words of a part of the page."""
        return " ".join(self.page.locator(what).first.inner_text().split())

    @property
    def words(self) -> str:
        """All words of the page's main part."""
        return self.read("main")

    def download(self, what: str) -> bytes:
        """Return what a link leads to, fetched with this person's session."""
        href = self.page.locator(what).first.get_attribute("href")
        answer = self.page.request.get(self.eyes.base + href)
        assert answer.status == 200, (href, answer.status)
        return bytes(answer.body())


@dataclass
class Form:
    """What a person types on each page of a form."""

    code: str
    answers: dict[str, Any]

    def on(self, page_id: str) -> dict[str, list[str]]:
        """Return name → values of a page, as a browser would send them."""
        form = form_of(release_id=latest_release_id(form_id=FORMS[self.code], version=None))
        page = form.page(page_id)
        assert page is not None, page_id
        return page_as_sent(page, self.answers)


def birth(**more: Any) -> Form:
    """Return a birth of some weeks ago, told by the father."""
    born = local_day(now()) - timedelta(days=20)
    return Form("1.001193", example_answers("1.001193") | {"con_ngay_sinh": f"{born}"} | more)


def fill(walker: Walker, sent: dict[str, list[str]]) -> None:
    """Type, choose and tick; what a choice reveals is filled in after it."""
    for name, values in sent.items():
        if not any(values):
            continue
        parts = walker.page.locator(f"main form [name='{name}']")
        kind = parts.first.evaluate("e => e.type")
        for value in values:
            if kind in {"radio", "checkbox"}:
                walker.page.check(f"main form [name='{name}'][value='{value}']")
            elif kind == "select-one":
                parts.first.select_option(value)
            else:
                parts.first.fill(value)


def place_of(walker: Walker) -> str:
    """Return the last part of the address: the page of the form that stands open."""
    return str(urlsplit(walker.page.url).path.rstrip("/").rpartition("/")[2])


def fill_in_to_the_papers(walker: Walker, form: Form) -> list[str]:
    """Fill in page by page until the papers are asked; return the pages passed."""
    passed: list[str] = []
    while (place := place_of(walker)) != "giay-to":
        assert place not in passed, f"{place} again: {walker.words[:400]}"
        passed.append(place)
        fill(walker, form.on(place))
        walker.press("main form .btns button.btn:not(.second)")
    return passed


def paper(name: str = "giay-chung-sinh.pdf") -> dict[str, Any]:
    """Return a file to send."""
    return {"name": name, "mimeType": "application/pdf", "buffer": ONE_PAGE_PDF}


def words_of_pdf(content: bytes) -> str:
    """Return the words of a PDF; "" where the machine has no program to read them."""
    assert content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
    program = shutil.which("pdftotext")
    if program is None:
        return ""
    done = subprocess.run([program, "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()


def days_from_today(days: int) -> date:
    """Return a day ahead or behind, Vietnamese calendar."""
    return local_day(now()) + timedelta(days=days)
