"""Open data: what there is, what its columns mean, and the files, streamed."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from motcua.catalogue.models.announcements import ItemKind
from motcua.catalogue.queries.assumed import assumed_on
from motcua.catalogue.queries.codes_in_use import codes_in_use
from motcua.catalogue.queries.open_data import (
    ANNOUNCED_COLUMNS,
    PROCEDURE_COLUMNS,
    Row,
    announced_as_rows,
    procedures_as_rows,
)
from motcua.catalogue.reading.differences import Part
from motcua.catalogue.vocabulary import Channel, Level, LimitUnit, OnlineLevel, Subject
from motcua.design.assumed_words import assumed_sentence
from motcua.kit.clock import local_day, now
from motcua.portal.requests import site_of

LICENCE = lazy(
    "Dữ liệu được dùng lại tự do, kể cả để kinh doanh, khi ghi nguồn và ngày dữ liệu; "
    "nội dung thủ tục lấy từ Cơ sở dữ liệu quốc gia về thủ tục hành chính. "
    "Đây là điều khoản đặt sẵn của phần mềm; tỉnh quyết định giấy phép của mình."
)
_MEANINGS: dict[str, str | Promise] = {
    "ma": lazy("mã thủ tục quốc gia"),
    "ten": lazy("tên thủ tục"),
    "linh_vuc": lazy("lĩnh vực"),
    "cap": lazy("cấp thực hiện, theo mã bên dưới"),
    "co_quan_thuc_hien": lazy("cơ quan thực hiện, như bản công bố ghi"),
    "co_quan_ban_hanh": lazy("bộ, ngành ban hành"),
    "doi_tuong": lazy("đối tượng thực hiện, theo mã bên dưới"),
    "cach_nop": lazy("cách nộp, theo mã bên dưới"),
    "thoi_han": lazy("thời hạn, các số khác nhau nếu có nhiều"),
    "don_vi_thoi_han": lazy("đơn vị của từng số; trống khi nguồn không ghi"),
    "thoi_han_bang_loi": lazy("thời hạn mà nguồn ghi bằng lời"),
    "phi_dong": lazy("các mức phí, lệ phí, bằng đồng"),
    "phi_bang_loi": lazy("phí mà nguồn ghi bằng lời"),
    "so_giay_to": lazy("số giấy tờ khác nhau trong mọi trường hợp"),
    "ket_qua": lazy("kết quả"),
    "muc_truc_tuyen": lazy("mức độ trực tuyến theo nguồn, theo mã bên dưới"),
    "nop_tren_cong": lazy("nộp được trên cổng này hay chưa; CSV ghi 1, 0, JSON ghi true, false"),
    "quyet_dinh": lazy("số quyết định công bố"),
    "ban_so": lazy("số thứ tự của bản đang dùng"),
    "dung_tu_ngay": lazy(
        "ngày quyết định định ra, hoặc ngày lấy bản ghi từ danh mục quốc gia; năm-tháng-ngày"
    ),
    "gia_dinh": lazy("các cột mà dữ liệu kịch bản giả định ở dòng này; trống: không có"),
    "so_quyet_dinh": lazy("số quyết định công bố"),
    "ngay_ky": lazy("ngày ký, năm-tháng-ngày"),
    "co_quan": lazy("cơ quan ra quyết định"),
    "trich_yeu": lazy("trích yếu"),
    "hieu_luc_tu": lazy("ngày có hiệu lực"),
    "trang_thai": lazy("signed: đã ký, chờ đến ngày; published: đã công khai"),
    "hinh_thuc": lazy("hình thức công bố, theo mã bên dưới"),
    "thay_cho_ma": lazy("các mã kết thúc vì thủ tục này"),
    "bo_phan_thay_doi": lazy("bộ phận của thủ tục thay đổi, theo mã bên dưới"),
    "van_ban_quy_dinh": lazy("số văn bản quy định thủ tục"),
}
_CODES = (Level, Subject, Channel, LimitUnit, OnlineLevel, ItemKind)


@dataclass(frozen=True)
class Dataset:
    """One set of data: its name in the address, its words, columns and rows."""

    name: str
    title: str | Promise
    columns: tuple[str, ...]
    rows: Callable[..., Iterator[Row]]

    @property
    def meanings(self) -> list[tuple[str, str | Promise]]:
        """The columns with what they mean."""
        return [(column, _MEANINGS[column]) for column in self.columns]


DATASETS = {
    one.name: one
    for one in (
        Dataset("thu-tuc", lazy("Thủ tục hành chính đang có hiệu lực"), PROCEDURE_COLUMNS,
                procedures_as_rows),
        Dataset("quyet-dinh-cong-bo", lazy("Quyết định công bố và những gì đã đổi"),
                ANNOUNCED_COLUMNS, announced_as_rows),
    )
}  # fmt: skip


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what data there is, how to take it, and what each column means."""
    today = local_day(now())
    used = codes_in_use(on=today)
    codes = [(code, label) for choices in _CODES for code, label in choices.choices
             if code in used[choices]] + list(Part.choices)  # fmt: skip
    context = {"datasets": list(DATASETS.values()), "licence": LICENCE, "today": today,
               "codes": codes, "assumed": assumed_sentence(assumed_on(today))}  # fmt: skip
    return render(request, "portal/open_data.html", context)


def _dataset(name: str) -> Dataset:
    if name not in DATASETS:
        raise Http404
    return DATASETS[name]


class Line:
    """What a csv writer writes to: it hands every line straight back."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


@require_safe
def as_csv(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """Stream a dataset as CSV, UTF-8 with a mark so that spreadsheets read the accents."""
    dataset, today = _dataset(name), local_day(now())
    writer = csv.writer(Line())

    def lines() -> Iterator[str]:
        yield "\ufeff"
        yield writer.writerow(dataset.columns)
        for row in dataset.rows(on=today):
            yield writer.writerow([harmless(cell_of(value)) for value in row])

    return _download(lines(), f"{name}-{today}.csv", "text/csv; charset=utf-8")


def cell_of(value: object) -> object:
    """Return a value as one cell: a list parted by "; ", yes and no as 1 and 0."""
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return int(value) if isinstance(value, bool) else value


def harmless(value: object) -> object:
    """Keep a spreadsheet from taking a text for a formula."""
    risky = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    return f"'{value}" if risky else value


@require_safe
def as_json(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """Stream a dataset as one JSON object: what it is, and its rows as objects."""
    dataset, today = _dataset(name), local_day(now())
    pieces = _json(dataset, today, site_of(request))
    return _download(pieces, f"{name}-{today}.json", "application/json; charset=utf-8")


def _json(dataset: Dataset, today: date, site: str) -> Iterator[str]:
    head = {"title": str(dataset.title), "as_of": today.isoformat(), "licence": str(LICENCE),
            "source": f"{site}/du-lieu-mo/"}  # fmt: skip
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": ['
    for number, row in enumerate(dataset.rows(on=today)):
        values = dict(zip(dataset.columns, row, strict=True))
        yield (",\n" if number else "\n") + json.dumps(values, ensure_ascii=False)
    yield "\n]}\n"


def _download(pieces: Iterator[str], file_name: str, kind: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(pieces, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    # Public files that name nobody: a page of another site may read them too.
    response["Access-Control-Allow-Origin"] = "*"
    return response
