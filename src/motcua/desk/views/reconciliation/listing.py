"""The list behind a figure, on a page and as CSV."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies.models import Agency
from motcua.catalogue.models import Field
from motcua.catalogue.reading.marks import ASSUMED, Mark, assumed_short
from motcua.design.level_words import level_words
from motcua.desk.frame import OfficerRequest, show
from motcua.desk.views.reconciliation.asking import LIST, Asked, asked_of, measures_of, readers
from motcua.desk.views.reconciliation.saying import government_words, measure_words
from motcua.eforms.workbook.texts import guarded
from motcua.kit.text import fold
from motcua.rules.reconciliation import Dimension, Measure
from motcua.stewardship.queries.reconciliation import KeptProcedure, Sieve, list_procedures
from motcua.stewardship.queries.reconciliation.listing import NotThisDecree


@dataclass(frozen=True)
class RowShown:
    """
    One procedure in words. `assumed`: what of it is assumed, `assumed_short` the same in a few
    words; `defects`: of its record.
    """

    row: KeptProcedure
    levels: str
    level_is_assumed: bool
    declared: str
    computed: str
    assumed: tuple[str, ...]
    assumed_short: str
    defects: tuple[str, ...]


def row_shown(row: KeptProcedure, asked: Asked) -> RowShown:
    """Return a procedure in words."""
    assumed = [str(Mark(mark).label) for mark in row.marks if mark in ASSUMED]
    short = list(assumed_short(row.marks))
    if row.declared_is_assumed:
        assumed.append(_("Mức công bố: tổng số có thật, thủ tục nào do giả định"))
        short.append(_("mức công bố"))
    if row.integration_is_assumed:
        assumed.append(_("Tích hợp: tổng số có thật, thủ tục nào do giả định"))
        short.append(_("tích hợp"))
    return RowShown(
        row,
        ", ".join(map(government_words, row.levels or ("none",))),
        Mark.LEVEL_ASSUMED in row.marks,
        "" if row.declared is None else level_words(asked.rule_set, row.declared),
        "" if row.computed is None else level_words(asked.rule_set, row.computed),
        tuple(assumed),
        ", ".join(short),
        tuple(str(Mark(mark).label) for mark in row.marks if mark not in _not_defects(row)),
    )


def _not_defects(row: KeptProcedure) -> set[str]:
    """A level that the scenario took away is not missing from the record."""
    ours = {str(mark) for mark in ASSUMED}
    return ours | {str(Mark.LEVEL_MISSING)} if Mark.LEVEL_ASSUMED in row.marks else ours


@dataclass(frozen=True)
class _Wanted:
    asked: Asked
    sieve: Sieve
    typed: str

    def href(self, base: str = LIST, **changes: str) -> str:
        return self.asked.href(
            base,
            **{
                "trong": ";".join(map(str, self.sieve.within)),
                "ngoai": ";".join(map(str, self.sieve.without)),
                "tim": self.typed,
            }
            | changes,
        )


def _wanted(request: OfficerRequest) -> _Wanted:
    typed = request.GET.get("tim", "")[:100]
    return _Wanted(
        asked_of(request),
        Sieve(
            measures_of(request.GET.get("trong", "")),
            measures_of(request.GET.get("ngoai", "")),
            fold(typed),
        ),
        typed,
    )


@readers
@require_safe
def procedures(request: OfficerRequest) -> HttpResponse:
    """List the procedures that a figure counts, a page at a time."""
    wanted = _wanted(request)
    page = request.GET.get("trang", "1")
    try:
        found = list_procedures(
            moment=wanted.asked.moment(request.at),
            sieve=wanted.sieve,
            page=min(int(page), 10_000) if page.isdecimal() else 1,
        )
    except NotThisDecree as other:
        raise Http404 from other
    context = {
        "asked": wanted.asked,
        "rows": [row_shown(row, wanted.asked) for row in found.rows],
        "found": found,
        "typed": wanted.typed,
        "within": [_words(one) for one in wanted.sieve.within],
        "without": [_words(one) for one in wanted.sieve.without],
        "within_raw": ";".join(map(str, wanted.sieve.within)),
        "without_raw": ";".join(map(str, wanted.sieve.without)),
        "report": wanted.asked.href(),
        "csv": wanted.href("/can-bo/doi-soat/danh-sach.csv"),
        "first": wanted.href(),
        "previous": wanted.href(trang=str(found.page - 1)) if found.page > 1 else "",
        "next": wanted.href(trang=str(found.page + 1)) if found.page < found.pages else "",
    }
    return show(request, "desk/reconciliation/list.html", context)


def _words(measure: Measure) -> str:
    """Return a measure in words; one query where it names agencies or fields."""
    names: dict[str, str] = {}
    if measure.dimension is Dimension.AGENCY:
        rows = Agency.objects.filter(code__in=measure.values)
        names = dict(rows.values_list("code", "name_vi"))
    if measure.dimension is Dimension.FIELD:
        fields = Field.objects.in_bulk([int(value) for value in measure.values])
        names = {str(pk): field.name for pk, field in fields.items()}
    return measure_words(measure, names)


@readers
@require_safe
def download(request: OfficerRequest) -> HttpResponse:
    """Hand out the whole list as CSV."""
    wanted = _wanted(request)
    try:
        found = list_procedures(
            moment=wanted.asked.moment(request.at), sieve=wanted.sieve, per_page=None
        )
    except NotThisDecree as other:
        raise Http404 from other
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    name = f"thu-tuc-{wanted.asked.day.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    out = csv.writer(response)
    out.writerow(headings())
    for row in found.rows:
        out.writerow(
            guarded(cell) if isinstance(cell, str) else cell
            for cell in cells(row_shown(row, wanted.asked))
        )
    return response


def headings() -> list[str]:
    """Return the columns of the list as a file."""
    return [
        _("Mã thủ tục"), _("Thủ tục"), _("Lĩnh vực"), _("Cấp thực hiện"), _("Mức công bố"),
        _("Mức tính được"), _("Cổng quốc gia"), _("Số cơ quan"), _("Cơ quan đầu tiên"),
        _("Điều được giả định"), _("Lỗi của bản ghi"),
    ]  # fmt: skip


def cells(shown: RowShown) -> Iterator[str | int]:
    """Yield a procedure's cells, in the order of the headings."""
    row = shown.row
    yield from (row.code, row.name, row.field, shown.levels, shown.declared, shown.computed)
    yield _("có") if row.integrated else ""
    yield row.agencies
    yield row.first_agency
    yield "; ".join(shown.assumed)
    yield "; ".join(shown.defects)
