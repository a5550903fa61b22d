"""The weekly report on paper and as a workbook holds what was counted."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook

from motcua.catalogue.models import Procedure
from motcua.catalogue.operations.levels import attach_blank_form
from motcua.documents.models import StoredFile
from motcua.kit.clock import local_day, now
from motcua.kit.references import new_token
from motcua.programmes.models import ScopeItem
from motcua.programmes.operations.assign import assign_services
from motcua.programmes.operations.programme import set_form_target
from motcua.programmes.operations.scope import add_to_scope
from motcua.programmes.tests.world import ACTOR, CODES, MONDAY, build, officer, services, target_of

pytestmark = pytest.mark.django_db


def _raise(code: str) -> None:
    at = now()
    stored = StoredFile.objects.create(
        sha256="0" * 64, size=1, name="don.docx", content_type="x", uploaded_by=ACTOR, created_at=at
    )
    attach_blank_form(
        procedure=Procedure.objects.get(code=code), file=stored, name="Đơn",
        valid_from=local_day(at), actor=ACTOR, at=at,
    )  # fmt: skip


def test_the_weeks_report_holds_the_counted_numbers_as_pdf_and_as_workbook(tmp_path: Path) -> None:
    province, department = build(tmp_path)
    target = target_of(province, wanted=5)
    set_form_target(
        programme=target.programme, wanted=500, due_on=target.due_on, actor=ACTOR, at=MONDAY
    )
    add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY)
    assign_services(
        target=target, items=list(ScopeItem.objects.values_list("pk", flat=True)),
        agency=department, due_on=local_day(MONDAY) + timedelta(days=3), actor=ACTOR, at=MONDAY,
        token=new_token(), note="",
    )  # fmt: skip
    _raise(CODES[1])
    client = Client()
    client.force_login(officer("kiemsoat", province))
    base = f"/can-bo/chuong-trinh/{target.programme_id}/bao-cao"
    pdf = client.get(f"{base}.pdf")
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF")
    book = load_workbook(io.BytesIO(client.get(f"{base}.xlsx").content))
    summary = " ".join(str(row[0].value) for row in book.worksheets[0].iter_rows())
    assert "có 1 dịch vụ lên đến mức chỉ tiêu" in summary
    assert "Đạt 1 trong 3" in summary and "Chỉ tiêu 5, danh sách còn thiếu 2." in summary
    assert "Công bố 500 biểu mẫu điện tử: Danh sách chưa có dịch vụ nào" in summary
    assert "Còn 1 việc đang làm, trong đó 1 việc quá hạn" in summary
    targets, departments, raised, waiting, given, directed = book.worksheets[1:]
    first = [cell.value for cell in targets[3]]
    assert first[1:5] == [5, 3, 1, 2] and first[5].date() == target.due_on, "numbers and days"
    assert [cell.value for cell in departments[3]][2:] == [3, 1, 2]
    assert [row[0].value for row in raised.iter_rows(min_row=3)] == [CODES[1]]
    assert [row[0].value for row in waiting.iter_rows(min_row=3)] == [CODES[0], CODES[2]]
    assert {row[2].value for row in waiting.iter_rows(min_row=3)} == {department.name_vi}
    assert (given.max_row, directed.max_row) == (3, 2)
    other = load_workbook(io.BytesIO(client.get(f"{base}.xlsx?don-vi=H99").content))
    assert other["Còn phải làm"].max_row == 2, "the province itself was given nothing"
    part = load_workbook(io.BytesIO(client.get(f"{base}.xlsx?don-vi=H99.03").content))
    said = " ".join(str(row[0].value) for row in part.worksheets[0].iter_rows())
    assert "Đạt 1 trong 3" in said and "còn thiếu" not in said, "the gap is the whole list's"
    assert client.get(f"{base}.xlsx?don-vi=KHONG").status_code == 404
