"""The pages of processes: a table of steps is typed, checked, published; running cases go on."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.agencies.models import Agency
from motcua.casework.models import Case, ProcessDefinition, ProcessVersion
from motcua.casework.operations import open_case
from motcua.casework.operations.processes import draft_process, publish_process
from motcua.casework.tags import PROCESS_DRAFTED, PROCESS_PUBLISHED
from motcua.casework.tests.world import TWO_STEPS, token
from motcua.journal.models import JournalEntry
from motcua.kit.clock import now
from motcua.programmes.tests.world import ACTOR, CODES, MONDAY, build, officer

pytestmark = pytest.mark.django_db
HOME = "/can-bo/quy-trinh/"
Place = tuple[Agency, Agency]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return build(tmp_path)


def _as(place: Place, login: str = "kiemsoat", role: str = "steward") -> Client:
    client = Client()
    client.force_login(officer(login, place[0], role))
    return client


def _table(*rows: dict[str, str], act: str = "save", **head: str) -> dict[str, Any]:
    """What the browser sends for a table of steps."""
    plain = {"key": "", "content_vi": "", "content_en": "", "role": "specialist",
             "unit": "competent", "quantity": "", "quantity_unit": "gio_lam_viec",
             "product_vi": "", "product_en": "", "ways": ""}  # fmt: skip
    sent: dict[str, Any] = {"code": "QT-1", "name_vi": "Quy trình thử", "act": act, **head}
    for name in plain:
        sent[name] = [row.get(name, plain[name]) for row in rows]
    for n, row in enumerate(rows):
        sent |= {f"{flag}-{n}": "on" for flag in ("decides", "signs") if row.get(flag)}
    return sent


WORK = {"content_vi": "Thẩm tra", "quantity": "3", "ways": "2", "decides": "on"}
SIGN = {"content_vi": "Ký", "role": "leader", "quantity": "0,5", "signs": "on"}


def _published(code: str = "QT-1") -> ProcessVersion:
    draft_process(code=code, name_vi="Thử", document=TWO_STEPS, actor=ACTOR, at=MONDAY)
    return publish_process(code=code, basis="QĐ 1", actor=ACTOR, at=MONDAY)


def test_a_process_is_written_saved_as_a_draft_and_published_under_a_decision(
    place: Place,
) -> None:
    steward = _as(place)
    assert steward.get(f"{HOME}moi/").status_code == 200
    assert steward.post(f"{HOME}moi/", _table(WORK, SIGN, {})).status_code == 302
    draft = ProcessVersion.objects.get()
    assert draft.published_at is None
    assert [step["content"]["vi"] for step in draft.document["steps"]] == ["Thẩm tra", "Ký"]
    assert "3,5 giờ" in steward.get(f"{HOME}QT-1/").content.decode()
    refused = steward.post(f"{HOME}QT-1/cong-bo/", {"basis": " "}, follow=True)
    assert "Xin ghi quyết định phê duyệt" in refused.content.decode()
    steward.post(f"{HOME}QT-1/cong-bo/", {"basis": "QĐ 163/QĐ-UBND"})
    draft.refresh_from_db()
    assert (draft.published_at is not None, draft.basis) == (True, "QĐ 163/QĐ-UBND")
    assert steward.post(f"{HOME}QT-1/cong-bo/", {"basis": "QĐ khác"}).status_code == 404
    told = JournalEntry.objects.filter(tag__in=(PROCESS_DRAFTED, PROCESS_PUBLISHED))
    assert told.count() == 2


def test_rows_are_added_moved_and_removed_and_nothing_typed_is_lost(place: Place) -> None:
    steward = _as(place)
    more = steward.post(f"{HOME}moi/", _table(WORK, act="add")).content.decode()
    assert 'value="Thẩm tra"' in more and 'id="buoc-2"' in more
    moved = steward.post(f"{HOME}moi/", _table(WORK, SIGN, act="up-1")).content.decode()
    assert moved.index('value="Ký"') < moved.index('value="Thẩm tra"')
    assert ">1</textarea>" in moved
    left = steward.post(f"{HOME}moi/", _table(WORK, SIGN, act="remove-1")).content.decode()
    assert 'value="Ký"' not in left and 'value="Thẩm tra"' in left
    assert 'value="Quy trình thử"' in left
    assert not ProcessDefinition.objects.filter(code="QT-1").exists()


def test_what_is_wrong_stands_beside_its_step_and_nothing_is_saved(place: Place) -> None:
    steward = _as(place)
    wrong = WORK | {"ways": "2\n7 khi từ chối"}
    for rows, err in (((wrong, SIGN), "1"), ((WORK, SIGN | {"quantity": "nhiều"}), "2"),
                      ((WORK | {"ways": "ký"}, SIGN), "1")):  # fmt: skip
        answer = steward.post(f"{HOME}moi/", _table(*rows))
        page = answer.content.decode()
        boxes = re.findall(r'<fieldset class="stepbox( err)?" id="buoc-(\d)">', page)
        assert (answer.status_code, [n for wrong, n in boxes if wrong]) == (422, [err])
        assert f'href="#buoc-{err}"' in page
        assert rows[0]["ways"] in page and f'value="{rows[1]["quantity"]}"' in page
    assert not ProcessDefinition.objects.filter(code="QT-1").exists()


def test_an_empty_row_in_the_middle_leads_no_way_astray(place: Place) -> None:
    check = {"content_vi": "Kiểm tra lại", "ways": "4"}
    _as(place).post(f"{HOME}moi/", _table(WORK | {"ways": "3"}, {}, check, SIGN))
    steps = ProcessVersion.objects.get().document["steps"]
    assert [step["next"] for step in steps] == [
        [{"to": steps[1]["key"]}], [{"to": steps[2]["key"]}], [],
    ]  # fmt: skip


def test_steps_that_take_longer_than_the_procedure_allows_are_refused(place: Place) -> None:
    long = WORK | {"quantity": "4", "quantity_unit": "ngay_lam_viec"}
    answer = _as(place).post(f"{HOME}moi/", _table(long, SIGN, procedure=CODES[0]))
    assert answer.status_code == 422
    assert "dài hơn thời hạn" in answer.content.decode()


def test_a_limit_that_the_process_names_itself_outlives_a_change_of_its_steps(
    place: Place,
) -> None:
    limited = {**TWO_STEPS, "limit": {"quantity": "3", "unit": "ngay_lam_viec"}}
    draft_process(code="QT-1", name_vi="Thử", document=limited, actor=ACTOR, at=MONDAY)
    steward = _as(place)
    assert steward.post(f"{HOME}QT-1/sua/", _table(WORK, SIGN)).status_code == 302
    assert ProcessVersion.objects.get().document["limit"] == limited["limit"]
    long = WORK | {"quantity": "9", "quantity_unit": "ngay_lam_viec"}
    assert steward.post(f"{HOME}QT-1/sua/", _table(long, SIGN)).status_code == 422


def test_a_code_in_use_is_not_taken_by_another_process(place: Place) -> None:
    _published()
    answer = _as(place).post(f"{HOME}moi/", _table(WORK, SIGN))
    assert answer.status_code == 422
    assert "Mã này đã có quy trình khác" in answer.content.decode()
    assert ProcessVersion.objects.filter(definition__code="QT-1").count() == 1


def test_running_cases_stay_on_the_version_they_began_with(place: Place) -> None:
    first = _published()
    case = open_case(
        token=token(), actor=ACTOR, unit="", at=MONDAY, label="K7F3-9QWM-4TXA", title="Thử",
        subject_name="Nguyễn Thị Hoa Sen", procedure_code=CODES[0], field_code="HT",
        receiving_unit_id=place[1].pk, competent_unit_id=place[1].pk, process_version_id=first.pk,
    )  # fmt: skip
    steward = _as(place)
    steward.post(f"{HOME}QT-1/sua/", _table(WORK | {"content_vi": "Làm mới"}, SIGN))
    steward.post(f"{HOME}QT-1/cong-bo/", {"basis": "QĐ 2"})
    newest = ProcessVersion.objects.order_by("number").last()
    assert newest is not None and newest.number == 2
    assert Case.objects.get(pk=case.case_id).process_version_id == first.pk
    first.refresh_from_db()
    assert first.document == TWO_STEPS


def test_a_process_is_copied_with_its_steps_under_a_code_of_its_own(place: Place) -> None:
    _published()
    page = _as(place).get(f"{HOME}moi/?tu=QT-1").content.decode()
    assert 'value="Bước tham_tra"' in page and 'value="Bước ky"' in page
    assert 'value="QT-1"' not in page


def test_who_only_reads_is_offered_nothing_to_change(place: Place) -> None:
    _published()
    reader = _as(place, "theodoi", "viewer")
    page = reader.get(f"{HOME}QT-1/").content.decode()
    assert "/sua/" not in page and "/cong-bo/" not in page
    assert reader.post(f"{HOME}QT-1/sua/", _table(WORK, SIGN)).status_code == 403
    assert reader.get(f"{HOME}moi/").status_code == 403


def test_a_service_is_set_with_its_process_and_may_not_open_without_one(place: Place) -> None:
    _published()
    steward, path = _as(place), f"{HOME}dich-vu/{CODES[0]}/H99.03/"
    refused = steward.post(path, {"competent": "H99.03", "is_open_online": "on"})
    assert refused.status_code == 422
    assert "phải có biểu mẫu" in refused.content.decode()
    assert steward.post(path, {"competent": "H99.03", "process": "QT-1"}).status_code == 302
    assert 'value="QT-1" selected' in steward.get(path).content.decode()
    stranger = Client()
    stranger.force_login(officer("daumoi2", _other(place)))
    assert stranger.post(path, {"competent": "H99.03"}).status_code == 403


def _other(place: Place) -> Agency:
    from motcua.agencies.operations import found

    return found(code="H99.04", name_vi="Sở khác", tier="province", kind="department",
                 parent=place[0], receives_dossiers=True, valid_from=MONDAY.date(), actor=ACTOR,
                 at=now())  # fmt: skip


def test_the_list_of_processes_takes_as_many_statements_for_five_as_for_one(place: Place) -> None:
    _published()
    steward = _as(place)
    steward.get(HOME)
    with CaptureQueriesContext(connection) as few:
        steward.get(HOME)
    for n in range(2, 6):
        _published(f"QT-{n}")
    with CaptureQueriesContext(connection) as many:
        assert "QT-5" in steward.get(HOME).content.decode()
    assert len(many) == len(few)
