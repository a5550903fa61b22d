"""The catalogue as open data: rows of plain values, read as they are sent, in a stable order."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Q

from motcua.catalogue.models import AnnouncementItem, ProcedureVersion
from motcua.catalogue.models.announcements import State
from motcua.catalogue.queries.services import codes_open_online
from motcua.catalogue.queries.versions import versions_on
from motcua.catalogue.reading.content import ProcedureContent, from_json
from motcua.catalogue.reading.marks import Mark

CHUNK = 500
# A list stays a list here; whoever writes a file of cells joins it.
Value = str | int | float | bool | None
Row = tuple[Value | list[Value], ...]

PROCEDURE_COLUMNS = (
    "ma", "ten", "linh_vuc", "cap", "co_quan_thuc_hien", "co_quan_ban_hanh", "doi_tuong",
    "cach_nop", "thoi_han", "don_vi_thoi_han", "thoi_han_bang_loi", "phi_dong", "phi_bang_loi",
    "so_giay_to", "ket_qua", "muc_truc_tuyen", "nop_tren_cong", "quyet_dinh", "ban_so",
    "dung_tu_ngay", "gia_dinh",
)  # fmt: skip
ANNOUNCED_COLUMNS = (
    "so_quyet_dinh", "ngay_ky", "co_quan", "trich_yeu", "hieu_luc_tu", "trang_thai", "hinh_thuc",
    "ma", "thay_cho_ma", "bo_phan_thay_doi", "van_ban_quy_dinh",
)  # fmt: skip


def procedures_as_rows(*, on: date) -> Iterator[Row]:
    """Yield the procedures that hold on a day, by code; two queries, never all in memory."""
    open_online = codes_open_online(on=on)
    found = (
        versions_on(on)
        .select_related("procedure", "field", "announced_by__announcement")
        .defer("announced_by__content")
        .order_by("procedure__code")
    )
    for version in found.iterator(chunk_size=CHUNK):
        yield _procedure(version, from_json(version.content), open_online)


def _procedure(
    version: ProcedureVersion, content: ProcedureContent, open_online: frozenset[str]
) -> Row:
    terms = content.terms
    limits = list(dict.fromkeys((t.quantity, t.unit) for t in terms if t.quantity is not None))
    fees = list(dict.fromkeys(fee for one in terms for fee in one.fees))
    papers = {p.name for group in content.papers for p in group.papers if not p.is_note}
    decision = version.announced_by.announcement.number if version.announced_by else ""
    return (
        version.procedure.code,
        version.name,
        version.field.name,
        _listed(version.levels),
        version.executing_agency,
        version.promulgating_agency,
        _listed(version.subjects),
        _listed(version.channels),
        _listed(_number(quantity) for quantity, _unit in limits),
        _listed(unit for _quantity, unit in limits),
        _listed(dict.fromkeys(t.words for t in terms if t.quantity is None and t.words)),
        _listed(fee.amount_dong for fee in fees if fee.amount_dong is not None),
        _listed(fee.words for fee in fees if fee.amount_dong is None and fee.words),
        len(papers),
        _listed(result.name for result in content.results),
        version.online_level,
        version.procedure.code in open_online,
        decision or content.decision_number,
        version.number,
        version.valid_from.isoformat(),
        _listed(assumed_columns(version.marks)),
    )


_ASSUMED_COLUMNS = {Mark.LEVEL_ASSUMED: "cap", Mark.DATE_ASSUMED: "dung_tu_ngay"}


def assumed_columns(marks: Iterable[str]) -> tuple[str, ...]:
    """Return the columns whose value a scenario assumed; the others are the record's own."""
    carried = set(marks)
    return tuple(column for mark, column in _ASSUMED_COLUMNS.items() if mark in carried)


def announced_as_rows(*, on: date) -> Iterator[Row]:
    """Yield what announcement decisions announced or will, by day of effect, number and code."""
    shown = Q(
        announcement__state__in=[State.SIGNED, State.PUBLISHED], announcement__signed_on__lte=on
    )
    found = (
        AnnouncementItem.objects.filter(shown)
        .select_related("announcement")
        .defer("content")
        .order_by("announcement__effective_on", "announcement__number", "code", "pk")
    )
    for item in found.iterator(chunk_size=CHUNK):
        made = item.announcement
        yield (
            made.number,
            made.signed_on.isoformat() if made.signed_on else "",
            made.issuer,
            made.title,
            made.effective_on.isoformat() if made.effective_on else "",
            made.state,
            item.kind,
            item.code,
            _listed(item.replaced_codes),
            _listed(item.parts),
            item.legal_document,
        )


def _number(quantity: Decimal) -> int | float:
    return int(quantity) if quantity == quantity.to_integral_value() else float(quantity)


def _listed(values: Iterable[Value]) -> list[Value]:
    return list(values)
