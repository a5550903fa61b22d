"""Which province and years a page is asked for: in the address, so that it can be sent on."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from motcua.papi.queries.panel import held_panel, our_province
from motcua.rules.papi.model import Panel, Province
from motcua.rules.papi.names import UnknownProvince, find_province
from motcua.rules.papi.report import Report, make_report


@dataclass(frozen=True)
class Asked:
    """
    What is shown. `against` None: the year has no year before it.

    `is_example`: our own province is none of the 63 and this one stands in. `unknown`: what was
    asked for and is not there, to be said on the page; the page then shows what it would without.
    """

    panel: Panel
    province: Province
    year: int
    against: int | None
    is_example: bool
    unknown: str

    @property
    def query(self) -> str:
        """The asked as a query string, without a question mark."""
        asked = {"tinh": self.province.code, "nam": self.year}
        return urlencode(asked | ({"so-voi": self.against} if self.against else {}))

    @property
    def provinces(self) -> list[Province]:
        """All provinces, by name as the alphabet has it without marks."""
        return sorted(self.panel.provinces.values(), key=lambda one: one.ascii)

    @property
    def years(self) -> list[int]:
        """The years that are held, the newest first."""
        return sorted(self.panel.years, reverse=True)

    @property
    def years_before(self) -> list[int]:
        """The years that `year` may be compared with, the newest first."""
        return [one for one in self.years if one < self.year]

    @property
    def report(self) -> Report:
        """The numbers of the report."""
        return make_report(self.panel, self.province.code, self.year, self.against)


def asked(request: HttpRequest) -> Asked:
    """
    Return what a request asks for: `tinh` a code or a name, `nam`, `so-voi`. Three queries at most.

    Without them: the province that was chosen (else Bình Dương, as an example), its newest year
    with a total, and the year before.
    """
    panel, ours = held_panel(), our_province()
    unknown: list[str] = []
    code = ours.code if ours is not None else _EXAMPLE
    is_example = ours is None or ours.as_example
    typed = request.GET.get("tinh", "").strip()[:60]
    if typed:
        found = _province(panel, typed)
        if found is None:
            unknown.append(typed)
        else:
            is_example = is_example and found == code
            code = found
    year = _year(request, "nam", panel, unknown) or _newest(panel, code)
    against = _year(request, "so-voi", panel, unknown)
    if against is not None and against >= year:
        unknown.append(str(against))
        against = None
    if against is None and year - 1 in panel.years:
        against = year - 1
    return Asked(panel, panel.provinces[code], year, against, is_example, ", ".join(unknown))


_EXAMPLE = 74


def _province(panel: Panel, typed: str) -> int | None:
    if typed.isascii() and typed.isdecimal():
        return int(typed) if int(typed) in panel.provinces else None
    try:
        return find_province(panel.provinces.values(), typed).code
    except UnknownProvince:
        return None


def _year(request: HttpRequest, name: str, panel: Panel, unknown: list[str]) -> int | None:
    typed = request.GET.get(name, "").strip()[:12]
    if not typed:
        return None
    year = int(typed) if typed.isascii() and typed.isdecimal() else 0
    if year not in panel.years:
        unknown.append(typed)
        return None
    return year


def _newest(panel: Panel, code: int) -> int:
    """The newest year that has anything of the province."""
    for year in sorted(panel.years, reverse=True):
        cells = panel.years[year].scores.get(code, {})
        if any(isinstance(cell, float) for cell in cells.values()):
            return year
    return max(panel.years)


def file_name(of: Asked) -> str:
    """Return what a report's file is called, without its ending: "papi-2020-binh-duong"."""
    words = "".join(c if c.isalnum() else "-" for c in of.province.ascii.lower())
    return f"papi-{of.year}-{words.strip('-')}"
