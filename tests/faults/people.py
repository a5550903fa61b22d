"""
Citizens and officers at browsers who do not give up, and who note what they were told.

After a fault a person opens the address again and goes on where the server says they stand. What
the server acknowledged is noted the moment its answer is read, never what was merely sent.
"""

import random
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from motcua.project.bench import forms
from motcua.project.bench.client import Answer, Client, UnexpectedAnswer
from motcua.project.bench.world import PASSWORD
from tests.world import BIRTH

FIRST = {
    "ho_ten": "Nguyễn Thị Đo", "ngay_sinh-day": "17", "ngay_sinh-month": "5",
    "ngay_sinh-year": "1990", "so_dinh_danh": "099090001234", "dien_thoai": "0900000123",
}  # fmt: skip
SECOND = {
    "cho_ho_ten": "Trẻ Thử", "cho_ngay_sinh-day": "29", "cho_ngay_sinh-month": "2",
    "cho_ngay_sinh-year": "2020", "cach_nhan": "counter",
}  # fmt: skip
START = f"/ho-so/nhap/bat-dau/{BIRTH}/"
RECEIPT = "/ho-so/da-nop/"
PERSEVERANCE_SECONDS = 60.0
Troubles = (OSError, UnexpectedAnswer)


class Browser(Client):
    """The client of the benchmarks, which can also send a form and stop at the answer."""

    def send(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """POST a form; return status and, for a redirect, the address."""
        status, location, _ = self._once("POST", path, urlencode(fields).encode())
        return status, location


@dataclass
class Told:
    """What the server acknowledged, by everyone."""

    submitted: dict[str, str] = field(default_factory=dict)  # draft → reference
    saved: dict[str, str] = field(default_factory=dict)  # draft → the reason it was told is kept
    accepted: set[str] = field(default_factory=set)  # dossiers
    troubles: int = 0
    given_up: list[str] = field(default_factory=list)


@dataclass
class Person(threading.Thread):
    """One person, working until the time is over, then finishing what they began."""

    client: Browser
    login: str
    told: Told
    over: threading.Event

    def __post_init__(self) -> None:
        super().__init__(name=self.login)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        """Work; a failure that is not the server's absence is noted as given up."""
        try:
            while not self.over.is_set():
                self.work()
        except Exception as failure:  # noqa: BLE001 - told by the test
            self.told.given_up.append(f"{self.login}: {type(failure).__name__}: {failure}")
        finally:
            self.client.close()

    def work(self) -> None:
        """Do one piece of work to its end."""
        raise NotImplementedError

    def sign_in(self) -> None:
        """Sign in as a person does."""
        page = self.client.get("/dang-nhap/")
        self.client.post("/dang-nhap/", {
            "csrfmiddlewaretoken": page.csrf, "login": self.login, "password": PASSWORD,
        })  # fmt: skip

    def trouble(self, since: float, failure: Exception) -> None:
        """Wait a little after a fault; give up when it lasts."""
        self.told.troubles += 1
        self.client.close()
        if time.monotonic() - since > PERSEVERANCE_SECONDS:
            raise failure
        time.sleep(0.2)


@dataclass
class Citizen(Person):
    """Begins drafts, fills in two pages, checks, submits; leaves every fifth draft half-way."""

    unit: str = ""
    begun: int = 0

    def __hash__(self) -> int:
        return id(self)

    def work(self) -> None:
        """Take one draft from its beginning to the receipt."""
        since, draft, half_way = time.monotonic(), "", self.begun % 5 == 4
        reason = f"{self.login} lần {self.begun}"
        while True:
            try:
                if not draft:
                    draft = self._begin()
                page = self.client.get(f"/ho-so/nhap/{draft}/")
                while not page.path.startswith(RECEIPT):
                    page = self._go_on(draft, page, reason)
                    if half_way and draft in self.told.saved:
                        self.begun += 1
                        return
                self.told.submitted[draft] = _last(page.path)
                self.begun += 1
                return
            except Troubles as failure:
                self.trouble(since, failure)

    def _begin(self) -> str:
        page = self.client.get(START)
        sent = {"csrfmiddlewaretoken": page.csrf, "noi": self.unit}
        return self.client.post(START, sent).path.split("/")[3]

    def _go_on(self, draft: str, page: Answer, reason: str) -> Answer:
        place = _last(page.path)
        if place == "kiem-tra":
            return self._send(draft, page)
        if place == "giay-to":
            return self.client.get(f"/ho-so/nhap/{draft}/kiem-tra/")
        values = FIRST if place == forms.FIRST_PAGE else SECOND | {"ly_do": reason}
        sent = {"csrfmiddlewaretoken": page.csrf, "page-version": page.field("page-version")}
        after = self.client.post(page.path, sent | values)
        if place == forms.SECOND_PAGE:
            self.told.saved[draft] = reason
        return after

    def _send(self, draft: str, page: Answer) -> Answer:
        """Submit. What counts is the redirect: the receipt may already meet a dead server."""
        sent = {
            "csrfmiddlewaretoken": page.csrf, "token": page.field("token"), "declared": "yes",
        }  # fmt: skip
        address = f"/ho-so/nhap/{draft}/nop/"
        status, location = self.client.send(address, sent)
        if status != 302 or not location.startswith(RECEIPT):
            raise UnexpectedAnswer(f"POST {address}: {status} {location}")
        self.told.submitted[draft] = _last(location)
        return self.client.get(location)


@dataclass
class Officer(Person):
    """Opens whatever waits at the counter and accepts it, beside a colleague who does the same."""

    def __hash__(self) -> int:
        return id(self)

    def work(self) -> None:
        """Accept one dossier; one that the colleague took meanwhile is left."""
        since = time.monotonic()
        while not self.over.is_set():
            try:
                waiting = _dossiers_on(self.client.get("/can-bo/tiep-nhan/"))
                if not waiting:
                    time.sleep(0.1)
                    continue
                self._accept(random.choice(waiting))
                return
            except Troubles as failure:
                self.trouble(since, failure)

    def _accept(self, place: str) -> None:
        page = self.client.get(place)
        token = re.search(rb'name="token" value="([^"]+-accept)"', page.body)
        if token is None:
            return
        sent = {
            "csrfmiddlewaretoken": page.csrf, "token": token[1].decode(),
            "version": page.field("version"),
        }  # fmt: skip
        status, _ = self.client.send(f"{place}viec/accept/", sent)
        if status == 302:
            self.told.accepted.add(_last(place))
        elif status != 409:
            raise UnexpectedAnswer(f"accept: {status}")


def _dossiers_on(page: Answer) -> list[str]:
    return sorted({found.decode() for found in re.findall(rb"/can-bo/ho-so/\d+/", page.body)})


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]
