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
    target = target_of(province)
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
    assert "đạt 1 trong 3" in summary
    assert "Còn 1 việc đang làm, trong đó 1 việc quá hạn" in summary
    raised, waiting, given, directed = book.worksheets[1:]
    assert [row[0].value for row in raised.iter_rows(min_row=2)] == [CODES[1]]
    assert [row[0].value for row in waiting.iter_rows(min_row=2)] == [CODES[0], CODES[2]]
    assert (given.max_row, directed.max_row) == (2, 1)
    other = load_workbook(io.BytesIO(client.get(f"{base}.xlsx?don-vi=H99").content))
    assert other.worksheets[2].max_row == 1, "the province itself was given nothing"
    assert client.get(f"{base}.xlsx?don-vi=KHONG").status_code == 404
