"""All services by level: computed beside declared, on any day as it was known then."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.queries import agencies_on
from motcua.catalogue.queries.assumed import assumed_on
from motcua.catalogue.queries.levels import (
    AsOf,
    Filters,
    LevelRow,
    ServicesPage,
    list_services,
    restated_since,
    services_matrix,
)
from motcua.catalogue.vocabulary import LevelRuleSet
from motcua.design.assumed_words import assumed_sentence
from motcua.design.level_words import level_means, level_words, missing_words
from motcua.desk.frame import LEVEL_READERS, OfficerRequest, officers_only, show
from motcua.desk.left_out import tell_left_out
from motcua.eforms.workbook.texts import guarded
from motcua.kit.clock import local_day
from motcua.kit.text import fold
from motcua.rules.service_level import Fact, RuleSet, assess, bits_of, ladder_of, rule_set_on

BOARD = "/can-bo/muc-do/"
readers = officers_only(*LEVEL_READERS)


@dataclass(frozen=True)
class Asked:
    """What the address asks for, made sense of."""

    rule_set: RuleSet
    as_of: AsOf
    is_today: bool
    filters: Filters
    page: int

    def href(self, **changes: str) -> str:
        """Return the address of the same list with something changed; "" drops a part."""
        parts = {
            "luat": self.rule_set.value,
            "ngay": "" if self.is_today else self.as_of.day.isoformat(),
            "muc": _number(self.filters.level),
            "khai": _number(self.filters.declared),
            "tu": _number(self.filters.least),
            "khai-tu": _number(self.filters.declared_least),
            "khac": "1" if self.filters.differs else "",
            "co-quan": self.filters.agency,
            "thieu": _lacking(self.filters.lacks),
            "tim": self.filters.word,
        } | {name.replace("_", "-"): value for name, value in changes.items()}
        return f"{BOARD}?{urlencode({k: v for k, v in parts.items() if v})}"


def _number(level: int | None) -> str:
    return "" if level is None else ("khong" if level == -1 else str(level))


def _lacking(bits: int) -> str:
    return next((fact.value for fact in Fact if bits_of([fact]) == bits), "")


def asked_of(request: OfficerRequest) -> Asked:
    """Return what the address asks for; what makes no sense is left out, and the page says so."""
    today = local_day(request.at)
    day = _day(request.GET.get("ngay", ""), today)
    wanted = request.GET.get("luat", "")
    rule_set = RuleSet(wanted) if wanted in set(RuleSet) else rule_set_on(day)
    rule_set = rule_set or RuleSet.DECREE_43_2011
    lacking = request.GET.get("thieu", "")
    filters = Filters(
        level=_level(request.GET.get("muc", ""), rule_set),
        declared=_level(request.GET.get("khai", ""), rule_set),
        least=_level(request.GET.get("tu", ""), rule_set),
        declared_least=_level(request.GET.get("khai-tu", ""), rule_set),
        differs=request.GET.get("khac") == "1",
        agency=request.GET.get("co-quan", ""),
        word=fold(request.GET.get("tim", ""))[:100],
        lacks=bits_of([Fact(lacking)]) if lacking in set(Fact) else 0,
    )
    tell_left_out(request, _senseless(request, day, filters))
    as_of = AsOf(day, request.at, is_now=True) if day == today else AsOf.at_the_end_of(day)
    page = request.GET.get("trang", "1")[:6]
    return Asked(rule_set, as_of, day == today, filters, int(page) if page.isdecimal() else 1)


def _senseless(request: OfficerRequest, day: date, filters: Filters) -> Iterator[str]:
    """Yield the parts of the address that could not be used."""
    used = {
        "ngay": request.GET.get("ngay", "") == day.isoformat(),
        "luat": request.GET.get("luat", "") in set(RuleSet),
        "thieu": bool(filters.lacks),
        "muc": filters.level is not None,
        "khai": filters.declared is not None,
        "tu": filters.least is not None,
        "khai-tu": filters.declared_least is not None,
    }
    return (request.GET.get(name, "") for name, is_used in used.items() if not is_used)


def _day(typed: str, today: date) -> date:
    try:
        return min(date.fromisoformat(typed), today)
    except ValueError:
        return today


def _level(typed: str, rule_set: RuleSet) -> int | None:
    if typed == "khong":
        return -1
    is_one = typed.isdecimal() and int(typed) in ladder_of(rule_set).levels
    return int(typed) if is_one else None


@dataclass(frozen=True)
class LevelLine:
    """One level in the key over the list: how many are there, computed and declared."""

    level: int
    words: str
    means: str
    computed: int
    declared: int
    href: str
    declared_href: str
    bar_from: int
    bar_width: int
    known_now: int


@dataclass(frozen=True)
class RowShown:
    """One service in the list."""

    row: LevelRow
    href: str
    level: str
    declared: str
    differs: bool
    missing: tuple[str, ...]


@readers
@require_safe
def board(request: OfficerRequest) -> HttpResponse:
    """List the services with their levels, what is declared of them and what is missing."""
    asked = asked_of(request)
    counted = replace(
        asked.filters, level=None, declared=None, least=None, declared_least=None, differs=False
    )
    matrix = services_matrix(rule_set=asked.rule_set, as_of=asked.as_of, filters=counted)
    found = list_services(
        rule_set=asked.rule_set, as_of=asked.as_of, filters=asked.filters, page=asked.page
    )
    differing = sum(
        count for (computed, declared), count in matrix.items()
        if None not in (computed, declared) and computed != declared
    )  # fmt: skip
    restated, restated_rows = _restated(asked, request)
    # What is known now of a past day stands beside what was known then, under the same filters.
    known_now = services_matrix(
        rule_set=asked.rule_set, as_of=asked.as_of.as_known(request.at), filters=counted
    ) if restated else {}  # fmt: skip
    context = {
        "asked": asked,
        "rule_sets": [
            (asked.href(luat=r.value, muc="", khai="", khac=""), r.label, r.value == asked.rule_set)
            for r in LevelRuleSet
        ],
        "lines": _lines(asked, matrix, known_now),
        "none_declared": sum(n for (_c, d), n in matrix.items() if d is None),
        "differing": differing,
        "differing_href": asked.href(khac="1", muc="", khai="", tu="", khai_tu=""),
        "all_href": asked.href(
            muc="", khai="", tu="", khai_tu="", khac="", thieu="", tim="", co_quan=""
        ),
        "rows": [_shown(row, asked.rule_set) for row in found.rows],
        "found": found,
        "is_narrowed": asked.filters != Filters(),
        "previous": asked.href(trang=str(found.page - 1)) if found.page > 1 else "",
        "next": asked.href(trang=str(found.page + 1)) if found.page < found.pages else "",
        "csv": asked.href().replace(BOARD, f"{BOARD}danh-sach.csv"),
        "agencies": agencies_on(day=local_day(request.at)),
        "restated": restated,
        "restated_rows": restated_rows,
        "assumed": assumed_sentence(assumed_on(asked.as_of.day)),
    }
    return show(request, "desk/levels/board.html", context)


BAR = 1000


@dataclass(frozen=True)
class RestatedShown:
    """A service whose level of a past day is known otherwise now."""

    href: str
    code: str
    agency: str
    then: str
    now: str


def _restated(asked: Asked, request: OfficerRequest) -> tuple[int, list[RestatedShown]]:
    """Return of how many services a past day was restated, and the first of them."""
    if asked.is_today:
        return 0, []
    total, rows = restated_since(rule_set=asked.rule_set, day=asked.as_of.day, at=request.at)

    def words(level: int | None) -> str:
        return _("chưa cung cấp") if level is None else level_words(asked.rule_set, level)

    return total, [
        RestatedShown(
            f"{BOARD}{row.service_id}/", row.code, row.agency, words(row.then), words(row.now)
        )
        for row in rows
    ]


_Matrix = Mapping[tuple[int | None, int | None], int]


def _lines(asked: Asked, matrix: _Matrix, known_now: _Matrix) -> list[LevelLine]:
    """Return the levels, the highest first, each with its piece of a bar `BAR` units long."""
    computed: Counter[int | None] = Counter()
    declared: Counter[int | None] = Counter()
    for (at, stated), count in matrix.items():
        computed[at] += count
        declared[stated] += count
    levels = tuple(reversed(ladder_of(asked.rule_set).levels))
    whole, before = sum(computed[level] for level in levels) or 1, 0
    lines: list[LevelLine] = []
    for level in levels:
        start = BAR * before // whole
        before += computed[level]
        lines.append(
            LevelLine(
                level, level_words(asked.rule_set, level), level_means(asked.rule_set, level),
                computed[level], declared[level], asked.href(muc=str(level), khai="", khac="", tu="", khai_tu=""),
                asked.href(khai=str(level), muc="", khac="", tu="", khai_tu=""), start,
                BAR * before // whole - start,
                sum(n for (at, _stated), n in known_now.items() if at == level),
            )
        )  # fmt: skip
    return lines


def _shown(row: LevelRow, rule_set: RuleSet) -> RowShown:
    missing = assess(rule_set, row.holds).missing if row.level is not None else ()
    return RowShown(
        row,
        f"{BOARD}{row.id}/",
        level_words(rule_set, row.level),
        "" if row.declared is None else level_words(rule_set, row.declared),
        None not in (row.level, row.declared) and row.level != row.declared,
        tuple(map(missing_words, missing)),
    )


@readers
@require_safe
def download(request: OfficerRequest) -> HttpResponse:
    """Hand out the whole list as CSV, as filtered."""
    asked = asked_of(request)
    found = list_services(
        rule_set=asked.rule_set, as_of=asked.as_of, filters=asked.filters, per_page=None
    )
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    name = f"muc-do-{asked.as_of.day.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    _write(response, asked, found)
    return response


def _write(response: HttpResponse, asked: Asked, found: ServicesPage) -> None:
    out = csv.writer(response)
    out.writerow(
        [_("Mã thủ tục"), _("Thủ tục"), _("Mã cơ quan"), _("Cơ quan"), _("Mức tính được"),
         _("Mức công bố"), _("Công bố theo giả định"), _("Còn thiếu")]
    )  # fmt: skip
    for row in found.rows:
        shown = _shown(row, asked.rule_set)
        out.writerow(
            map(guarded, (
                row.code, row.name, row.agency_code, row.agency_name, shown.level, shown.declared,
                _("có") if row.declared_is_assumed else "", "; ".join(shown.missing),
            ))
        )  # fmt: skip
