"""What stewards record about a service's level: who may, what is kept, what is refused."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.world import ONE_PAGE_PDF

from motcua.agencies.models import Agency
from motcua.agencies.operations import found
from motcua.catalogue.models import BlankForm, DeclaredLevel, FactRecord, OfferedService, Service
from motcua.catalogue.vocabulary import ResultChannel
from motcua.journal.models import JournalEntry
from motcua.kit.clock import local_day, now
from motcua.programmes.tests.world import (
    ACTOR,
    CODES,
    MONDAY,
    SINCE,
    TODAY,
    build,
    officer,
    services,
)

pytestmark = pytest.mark.django_db
HOME = "/can-bo/muc-do/"
Place = tuple[Agency, Agency]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return build(tmp_path)


def _as(agency: Agency, login: str = "kiemsoat", role: str = "steward") -> Client:
    client = Client()
    client.force_login(officer(login, agency, role))
    return client


def _upload(content: bytes = ONE_PAGE_PDF, name: str = "don.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


ACTS: dict[str, dict[str, Any]] = {
    "den-truc-tiep": {"holds": "yes", "held_from": TODAY.isoformat(), "evidence": "12/QĐ"},
    "cong-bo": {"declared": "decree_43_2011:3", "held_from": TODAY.isoformat(), "source": "BC 1"},
    "mau": {"name": "Tờ khai", "basis": ""},
}


def _done(act: str) -> bool:
    return {
        "den-truc-tiep": FactRecord.objects.filter(fact="no_visit").exists(),
        "cong-bo": DeclaredLevel.objects.exists(),
        "mau": BlankForm.objects.exists(),
    }[act]


@pytest.mark.parametrize("act", ["den-truc-tiep", "cong-bo", "mau"])
def test_each_act_is_done_by_whoever_keeps_the_service_and_by_nobody_else(
    place: Place, act: str
) -> None:
    other = found(
        code="H99.04", name_vi="Sở khác", tier="province", kind="department", parent=place[0],
        receives_dossiers=True, valid_from=SINCE, actor=ACTOR, at=MONDAY,
    )  # fmt: skip
    path = f"{HOME}{services()[0]}/{act}/"

    def sent() -> dict[str, Any]:
        return ACTS[act] | ({"file": _upload()} if act == "mau" else {})

    for client in (_as(other, "daumoi2"), _as(place[0], "theodoi", "viewer"),
                   _as(place[0], "chutich", "leader")):  # fmt: skip
        assert client.post(path, sent()).status_code == 403
    assert not _done(act)
    keeper = _as(place[1], "daumoi")
    assert keeper.get(path).status_code == 405
    entries = JournalEntry.objects.count()
    assert keeper.post(path, sent()).status_code == 302
    assert _done(act) and JournalEntry.objects.count() > entries


def test_how_results_are_handed_over_is_a_setting_of_the_service_from_today(place: Place) -> None:
    service = OfferedService.objects.get(pk=services()[0])
    keeper, path = _as(place[1], "daumoi"), f"{HOME}{service.pk}/tra-ket-qua/"
    assert keeper.post(path, {"channels": ["hoa"]}).status_code == 422
    channel = ResultChannel.values[0]
    assert keeper.post(path, {"channels": [channel]}).status_code == 302
    rows = Service.objects.filter(procedure=service.procedure_id, agency=place[1])
    newest = rows.order_by("valid_from").last()
    assert newest is not None
    assert (newest.result_channels, newest.valid_from) == ([channel], local_day(now()))


@pytest.mark.parametrize(
    ("act", "changes", "typed", "said"),
    [
        ("den-truc-tiep", {"held_from": "2199-01-01"}, 'value="12/QĐ"', "Ngày này chưa đến"),
        ("den-truc-tiep", {"evidence": "", "note": "Đã hỏi Sở"}, 'value="Đã hỏi Sở"', ""),
        ("cong-bo", {"source": "", "held_from": "hôm qua"}, 'value="hôm qua"', ""),
        ("cong-bo", {"declared": "decree_43_2011:9"}, 'value="BC 1"', ""),
        ("mau", {"file": _upload(b"")}, 'value="Tờ khai"', ""),
        ("mau", {"file": _upload(b"MZ not a form", "don.exe")}, 'value="Tờ khai"', "Chỉ nhận"),
    ],
)
def test_what_is_refused_keeps_what_was_typed_and_says_why(
    place: Place, act: str, changes: dict[str, Any], typed: str, said: str
) -> None:
    answer = _as(place[1], "daumoi").post(f"{HOME}{services()[0]}/{act}/", ACTS[act] | changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert typed in page and said in page
    assert 'aria-invalid="true"' in page or 'class="msg"' in page
    assert not _done(act)


def test_a_blank_form_can_be_downloaded_until_it_is_taken_down(place: Place) -> None:
    keeper, base = _as(place[1], "daumoi"), f"{HOME}{services()[0]}/"
    keeper.post(f"{base}mau/", ACTS["mau"] | {"file": _upload()})
    blank = BlankForm.objects.get()
    public = f"/thu-tuc/{CODES[0]}/mau/{blank.pk}/"
    assert b"".join(Client().get(public).streaming_content) == ONE_PAGE_PDF  # type: ignore[attr-defined]
    assert Client().get(f"/thu-tuc/{CODES[1]}/mau/{blank.pk}/").status_code == 404
    assert keeper.post(f"{HOME}{services()[1]}/mau/{blank.pk}/go/").status_code == 404
    keeper.post(f"{base}mau/{blank.pk}/go/")
    assert Client().get(public).status_code == 404


def test_no_two_fields_of_a_services_page_share_an_id(place: Place) -> None:
    page = _as(place[1], "daumoi").get(f"{HOME}{services()[0]}/").content.decode()
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
