"""The pages of a programme, as the province, its leader and a department use them."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.agencies.models import Agency
from motcua.catalogue.models import OfferedService
from motcua.catalogue.operations.offer_service import offer_service
from motcua.catalogue.tests.records import record, take
from motcua.kit.clock import local_day, now
from motcua.programmes.models import (
    Assignment,
    CriterionReview,
    DirectiveTask,
    Programme,
    ScopeItem,
    Target,
)
from motcua.programmes.operations.scope import add_to_scope
from motcua.programmes.tests.world import ACTOR, CODES, MONDAY, build, officer, target_of
from motcua.rules.service_level import Fact

pytestmark = pytest.mark.django_db
HOME = "/can-bo/chuong-trinh/"
SOON = local_day(now()) + timedelta(days=20)


class Place:
    """The province's steward and leader, and the steward of the department."""

    def __init__(self, folder: Path) -> None:
        self.province, self.department = build(folder)
        self.steward = _as(self.province, "kiemsoat")
        self.leader = _as(self.province, "chutich", "leader")
        self.focal = _as(self.department, "daumoi")


def _as(agency: Agency, login: str, role: str = "steward") -> Client:
    client = Client()
    client.force_login(officer(login, agency, role))
    return client


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def _target(place: Place) -> str:
    return f"{HOME}chi-tieu/{target_of(place.province, ends=SOON).pk}/"


def _assigned(place: Place) -> str:
    """All services given to the department through the pages; the task's address."""
    base = _target(place)
    place.steward.post(f"{base}them/", {"codes": "", "agency": ""})
    chosen = list(ScopeItem.objects.values_list("pk", flat=True))
    given = {"chon": chosen, "agency": place.department.pk, "due_on": SOON.isoformat()}
    assert place.steward.post(f"{base}giao/", given).status_code == 302
    return f"{HOME}viec/{Assignment.objects.get().pk}/"


def _said(answer: HttpResponse) -> str:
    return answer.content.decode()


def _no_id_twice(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


def test_a_programme_is_founded_with_a_target(place: Place) -> None:
    typed = {"name": "Chương trình thử", "basis": "KH 1", "starts_on": "2026-11-01",
             "ends_on": "2026-10-01"}  # fmt: skip
    refused = place.steward.post(f"{HOME}moi/", typed)
    assert refused.status_code == 422
    assert 'value="Chương trình thử"' in _said(refused) and not Programme.objects.exists()
    place.steward.post(f"{HOME}moi/", typed | {"ends_on": "31/12/2026"})
    founded = Programme.objects.get()
    assert (founded.unit, founded.ends_on) == (place.province, date(2026, 12, 31))
    base = f"{HOME}{founded.pk}/"
    goal = {"step": "decree_43_2011:1:2", "wanted": "14", "due_on": "2027-01-01", "source": "BC"}
    late = place.steward.post(f"{base}chi-tieu/", goal)
    assert late.status_code == 422 and 'value="14"' in _said(late)
    assert place.focal.post(f"{base}chi-tieu/", goal | {"due_on": "2026-12-01"}).status_code == 403
    place.steward.post(f"{base}chi-tieu/", goal | {"due_on": "2026-12-01"})
    place.steward.post(f"{base}chi-tieu/", goal | {"step": "eforms", "due_on": "2026-12-01"})
    assert [(t.kind, t.level_from, t.level_to, t.wanted) for t in Target.objects.order_by("pk")] == [
        ("levels", 1, 2, 14), ("eforms", None, None, 14),
    ]  # fmt: skip
    assert "14" in _said(place.focal.get(base))


def test_services_come_into_a_target_by_their_level_or_by_code(place: Place) -> None:
    base = _target(place)
    unknown = place.steward.post(f"{base}them/", {"codes": f"{CODES[0]}, 9.999999", "agency": ""})
    assert unknown.status_code == 422
    assert "9.999999" in _said(unknown) and CODES[0] in _said(unknown)
    assert not ScopeItem.objects.exists()
    assert place.focal.post(f"{base}them/", {"codes": ""}).status_code == 403
    place.steward.post(f"{base}them/", {"codes": f"{CODES[0]}\n{CODES[0]}", "agency": ""})
    assert ScopeItem.objects.get().service.procedure.code == CODES[0]
    place.steward.post(f"{base}them/", {"codes": "", "agency": ""})
    assert ScopeItem.objects.count() == 3
    other = Target.objects.get()
    Target.objects.filter(pk=other.pk).update(level_from=2, level_to=3)
    ScopeItem.objects.all().delete()
    place.steward.post(f"{base}them/", {"codes": "", "agency": ""})
    assert not ScopeItem.objects.exists(), "no service stands at level 2"


def test_services_are_given_to_a_department_once_and_taken_out_with_a_reason(
    place: Place,
) -> None:
    task = _assigned(place)
    base = f"{HOME}chi-tieu/{Target.objects.get().pk}/"
    chosen = {"chon": [str(item.pk) for item in ScopeItem.objects.all()]}
    again = chosen | {"agency": place.department.pk, "due_on": SOON.isoformat(), "note": "Gấp"}
    refused = place.steward.post(f"{base}giao/", again)
    assert refused.status_code == 422
    assert "đều đã giao" in _said(refused) and 'value="Gấp"' in _said(refused)
    past = place.steward.post(f"{base}giao/", again | {"due_on": "2026-01-01"})
    assert past.status_code == 422
    nothing = place.steward.post(f"{base}giao/", again | {"chon": ["x", "9" * 40]})
    assert nothing.status_code == 422
    silent = place.steward.post(f"{base}giao/", chosen | {"act": "remove", "reason": " "})
    assert silent.status_code == 422 and _said(silent).count(" checked") == 3
    out = {"chon": chosen["chon"][:1], "act": "remove", "reason": "Bị bãi bỏ"}
    place.steward.post(f"{base}giao/", out)
    assert ScopeItem.objects.filter(removal_reason="Bị bãi bỏ").count() == 1
    page = _said(place.focal.get(task))
    assert CODES[1] in page and CODES[0] not in page


def test_a_department_reviews_and_the_province_confirms(place: Place) -> None:
    task = _assigned(place)
    item = ScopeItem.objects.select_related("service").order_by("pk")[0]
    found = {"fact": "no_visit", "verdict": "meets", "why": "Luật cho phép", "evidence": ""}
    path = f"{task}ra-soat/{item.pk}/"
    refused = place.focal.post(path, found)
    assert refused.status_code == 422
    assert "Luật cho phép" in _said(refused) and "bằng chứng" in _said(refused)
    _no_id_twice(_said(refused))
    assert place.steward.post(path, found).status_code == 403
    place.focal.post(path, found | {"evidence": "12/QĐ-STP"})
    review = CriterionReview.objects.get()
    confirm = f"{task}xac-nhan/{review.pk}/"
    assert place.focal.post(confirm).status_code == 403
    place.steward.post(confirm)
    review.refresh_from_db()
    assert (review.recorded, review.confirmed_at is not None) == (True, True)
    service = OfferedService.objects.get(pk=item.service_id)
    assert service.holds & (1 << list(Fact).index(Fact.NO_VISIT))


def _act(client: Client, task: str, name: str, **typed: str) -> Any:
    page = _said(client.get(task))
    version = re.search(r'name="version" value="(\d+)"', page)
    sent = {"version": version[1] if version else "0", **typed}
    # A refused act leaves its transaction to be rolled back, which a test has only one of.
    with transaction.atomic():
        answer = client.post(f"{task}lam/{name}/", sent)
    return client.get(task) if answer.status_code == 302 else answer


def test_a_task_is_reported_returned_postponed_and_confirmed(place: Place) -> None:
    task = _assigned(place)
    silent = _act(place.focal, task, "bao-cao", note=" ")
    assert silent.status_code == 422 and "Xin ghi đã làm gì" in _said(silent)
    assert place.steward.post(f"{task}lam/bao-cao/", {"note": "x"}).status_code == 403
    assert place.focal.post(f"{task}lam/xac-nhan/", {}).status_code == 403
    assert place.focal.post(f"{task}lam/gi-do/", {}).status_code == 403
    _act(place.focal, task, "bao-cao", note="Đã đăng đủ mẫu")
    early = _act(place.focal, task, "bao-cao", note="Lần nữa")
    assert "Lúc này chưa làm được" in _said(early) or "vừa được xử lý" in _said(early)
    _act(place.steward, task, "tra-lai", note="Còn thiếu một mẫu")
    assert "Còn thiếu một mẫu" in _said(place.focal.get(task))
    bad = _act(place.steward, task, "gia-han", due_on="2026-01-01", reason="Chờ Bộ")
    assert bad.status_code == 422 and 'value="Chờ Bộ"' in _said(bad)
    later = (SOON + timedelta(days=5)).isoformat()
    _act(place.steward, task, "gia-han", due_on=later, reason="Chờ Bộ")
    case = Assignment.objects.get().case
    assert case.due_at is not None and case.due_without_extension_at is not None
    assert (case.due_at - case.due_without_extension_at).days == 5
    _act(place.focal, task, "bao-cao", note="Đã bổ sung")
    stale = _act(place.steward, task, "xac-nhan", version="9" * 5000)
    assert "vừa được xử lý ở nơi khác" in _said(stale)
    _act(place.steward, task, "xac-nhan")
    case.refresh_from_db()
    assert not case.is_open
    _no_id_twice(_said(place.steward.get(task)))


def test_a_directive_is_answered_reported_and_confirmed(place: Place) -> None:
    target = target_of(place.province, ends=SOON)
    path = f"{HOME}{target.programme_id}/chi-dao/"
    typed = {"text": "Báo cáo vì sao chậm", "agencies": [place.department.pk],
             "due_on": "2026-01-01"}  # fmt: skip
    refused = place.leader.post(path, typed)
    assert refused.status_code == 422 and "Báo cáo vì sao chậm" in _said(refused)
    assert place.focal.post(path, typed).status_code == 403
    assert not DirectiveTask.objects.exists()
    place.leader.post(path, typed | {"due_on": SOON.isoformat()})
    task = f"{HOME}chi-dao/{DirectiveTask.objects.get().pk}/"
    silent = place.focal.post(f"{task}tra-loi/", {"note": " "})
    assert silent.status_code == 422
    place.focal.post(f"{task}tra-loi/", {"note": "Thiếu biểu mẫu"})
    assert "Thiếu biểu mẫu" in _said(place.leader.get(task))
    assert place.leader.post(f"{task}tra-loi/", {"note": "x"}).status_code == 403
    _act(place.focal, task, "bao-cao", note="Đã làm")
    page = _said(place.steward.get(task))
    _no_id_twice(page)
    _act(place.steward, task, "xac-nhan")
    assert not DirectiveTask.objects.get().case.is_open


def test_the_planner_reckons_with_the_efforts_in_the_address(place: Place) -> None:
    base = _target(place)
    place.steward.post(f"{base}them/", {"codes": "", "agency": ""})
    cheap = place.focal.get(f"{base}ke-hoach/?blank_forms=1")
    dear = place.focal.get(f"{base}ke-hoach/?blank_forms=7")
    assert [one.effort for one in cheap.context["ranked"]] == [1, 1, 1]
    assert [one.effort for one in dear.context["ranked"]] == [7, 7, 7]
    odd = place.focal.get(f"{base}ke-hoach/?blank_forms=nhieu&eform=99999999")
    assert odd.status_code == 200


def test_the_target_page_has_no_id_twice(place: Place) -> None:
    base = _target(place)
    place.steward.post(f"{base}them/", {"codes": "", "agency": ""})
    _no_id_twice(_said(place.steward.get(base)))


def test_programme_and_target_take_as_many_statements_for_many_services_as_for_few(
    place: Place, tmp_path: Path
) -> None:
    target = target_of(place.province, ends=SOON)
    few = list(OfferedService.objects.values_list("pk", flat=True))[:1]
    add_to_scope(target=target, services=few, actor=ACTOR, at=MONDAY)
    pages = (f"{HOME}{target.programme_id}/", f"{HOME}chi-tieu/{target.pk}/")
    before = [_statements(place.steward, page) for page in pages]
    codes = [f"1.0001{n:02}" for n in range(12)]
    take(tmp_path, *(record(code, name=f"Thủ tục {code}") for code in codes))
    for code in codes:
        offer_service(
            code=code, agency_code="H99.03", competent_agency_code="H99.03", process_code="",
            valid_from=local_day(MONDAY), actor=ACTOR, at=MONDAY,
        )  # fmt: skip
    everything = OfferedService.objects.values_list("pk", flat=True)
    add_to_scope(target=target, services=everything, actor=ACTOR, at=MONDAY)
    assert ScopeItem.objects.count() == 15
    assert [_statements(place.steward, page) for page in pages] == before


def _statements(client: Client, page: str) -> int:
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)
