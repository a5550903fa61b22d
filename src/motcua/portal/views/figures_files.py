"""The public figures as CSV: months by agency as closed and as restated, and services by level."""

import csv
from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from motcua.catalogue.queries.published import every_service
from motcua.indicators.queries.files import month_rows
from motcua.kit.clock import local_day, now
from motcua.portal.views.open_data import Line, harmless

Row = tuple[object, ...]


def _services(today: date) -> Iterator[Row]:
    yield ("ngay", "ma_thu_tuc", "thu_tuc", "ma_co_quan", "co_quan", "muc_nd42", "muc_nd42_tu",
           "muc_nd43", "muc_nd43_tu", "gia_dinh")  # fmt: skip
    for row in every_service(on=today):
        yield (today, row.code, row.name, row.agency_code, row.agency_vi, row.level_42,
               row.since_42, row.level_43, row.since_43,
               "ma_co_quan; co_quan" if row.agency_is_assumed else "")  # fmt: skip


def _dossiers(today: date) -> Iterator[Row]:
    yield ("thang", "ma_co_quan", "co_quan", "lan", "ghi_nhan_luc", "dinh_nghia", "tu_nop",
           "co_ho_tro", "truc_tiep", "buu_chinh", "som_hen", "dung_hen", "tre_hen",
           "khong_ngay_hen", "dang_giai_quyet")  # fmt: skip
    yield from month_rows()


FILES = {"ho-so-theo-thang": _dossiers, "dich-vu": _services}


@require_safe
def as_csv(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """Stream a file, UTF-8 with a mark so that spreadsheets read the accents."""
    if name not in FILES:
        raise Http404
    today, writer = local_day(now()), csv.writer(Line())

    def lines() -> Iterator[str]:
        yield "\ufeff"
        for row in FILES[name](today):
            yield writer.writerow([harmless(value) for value in row])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{today}.csv"'
    return response
