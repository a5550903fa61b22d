"""A programme's promises: what is raised is proven, what is given is a task, nothing is ticked."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.accounts.queries import scope_of
from motcua.agencies.models import Agency
from motcua.casework.models import Case
from motcua.casework.operations.handling import forward, return_to_previous
from motcua.casework.operations.performing import Acting
from motcua.casework.operations.tasks import (
    DueBeforeToday,
    TaskNotReported,
    finish_task,
    postpone_task,
)
from motcua.casework.queries.punctuality import on_time_rate
from motcua.casework.queries.worklist import worklist
from motcua.casework.tests.world import refused
from motcua.catalogue.models import FactRecord, OfferedService, Procedure
from motcua.catalogue.operations.levels import attach_blank_form, refresh_all
from motcua.catalogue.operations.offer_service import offer_service
from motcua.documents.models import StoredFile
from motcua.journal.models import JournalEntry
from motcua.notifications.models import Message
from motcua.programmes.models import ScopeItem, Target
from motcua.programmes.operations.assign import NothingToAssign, assign_services
from motcua.programmes.operations.directive import answer_directive, give_directive
from motcua.programmes.operations.programme import (
    TargetNotPossible,
    close_programme,
    set_form_target,
    set_level_target,
)
from motcua.programmes.operations.remind import remind
from motcua.programmes.operations.review import (
    ConfirmsOwnFinding,
    EvidenceMissing,
    confirm_review,
    review_criterion,
)
from motcua.programmes.operations.scope import ReasonMissing, add_to_scope, remove_from_scope
from motcua.programmes.queries.links import hrefs_of_cases
from motcua.programmes.queries.planning import DEFAULT_EFFORTS, plan_of
from motcua.programmes.queries.progress import done_by_agency, progress_of
from motcua.programmes.tests.world import (
    ACTOR,
    CODES,
    END,
    MONDAY,
    TODAY,
    build,
    moment,
    officer,
    services,
    target_of,
    token,
)
from motcua.rules.service_level import Fact, facts_in

pytestmark = pytest.mark.django_db
NEXT_WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def place(tmp_path: Path) -> tuple[Agency, Agency]:
    """Province and department."""
    return build(tmp_path)


def _blank_form(code: str, at_day: int) -> None:
    at = moment(TODAY + timedelta(days=at_day))
    stored = StoredFile.objects.create(
        sha256="0" * 64, size=1, name="don.docx", content_type="x", uploaded_by=ACTOR, created_at=at
    )
    attach_blank_form(
        procedure=Procedure.objects.get(code=code), file=stored, name="Đơn", actor=ACTOR, at=at,
        valid_from=TODAY + timedelta(days=at_day),
    )  # fmt: skip


def test_a_target_counts_what_is_computed_and_shows_what_the_list_lacks(
    place: tuple[Agency, Agency],
) -> None:
    target = target_of(place[0], wanted=5)
    assert add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY) == 3
    assert add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY) == 0
    before = progress_of(target=target, at=MONDAY)
    assert (before.scope, before.done, before.gap) == (3, 0, 2)
    _blank_form(CODES[0], 1)
    after = progress_of(target=target, at=moment(TODAY + timedelta(days=1)))
    assert (after.done, after.remaining) == (1, 2)


def test_the_burn_down_of_a_past_week_does_not_move_when_more_is_done(
    place: tuple[Agency, Agency],
) -> None:
    target = target_of(place[0])
    add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY)
    for place_in_time, code in enumerate(CODES):
        _blank_form(code, 2 + 7 * place_in_time)
    early = progress_of(target=target, at=moment(TODAY + timedelta(days=8)))
    late = progress_of(target=target, at=moment(TODAY + timedelta(days=22)))
    assert [week.remaining for week in late.weeks] == [3, 2, 1, 0, 0]
    assert late.weeks[: len(early.weeks) - 1] == early.weeks[:-1]


def test_work_after_the_due_day_still_counts_week_by_week_and_the_forecast_looks_ahead(
    place: tuple[Agency, Agency],
) -> None:
    due = TODAY + timedelta(days=10)
    target = target_of(place[0], ends=due)
    add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY)
    _blank_form(CODES[0], 30)
    today = TODAY + timedelta(days=50)
    late = progress_of(target=target, at=moment(today))
    assert [(week.remaining, week.day > due) for week in late.weeks] == [
        (3, False), (3, False), (3, True), (3, True), (3, True), (2, True), (2, True), (2, True),
        (2, True),
    ]  # fmt: skip
    assert (late.days_late, late.weeks[-1].day) == (40, today)
    assert late.forecast.earliest is not None and late.forecast.earliest > today
    assert [week.remaining for week in late.turns] == [3, 3, 2, 2]


def test_a_closed_programme_stands_as_on_its_last_day(place: tuple[Agency, Agency]) -> None:
    target = target_of(place[0])
    add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY)
    _blank_form(CODES[0], 1)
    close_programme(programme=target.programme, actor=ACTOR, at=moment(TODAY + timedelta(days=3)))
    _blank_form(CODES[1], 5)
    target.programme.refresh_from_db()
    shown = progress_of(target=target, at=moment(TODAY + timedelta(days=60)))
    assert (shown.done, shown.on, shown.forecast.enough) == (1, TODAY + timedelta(days=3), False)


def test_a_target_of_forms_counts_a_form_once_for_all_agencies(
    place: tuple[Agency, Agency],
) -> None:
    programme = target_of(place[0]).programme
    target = set_form_target(programme=programme, wanted=500, due_on=END, actor=ACTOR, at=MONDAY)
    offer_service(
        code=CODES[0], agency_code="H99", competent_agency_code="H99", process_code="",
        valid_from=TODAY, actor=ACTOR, at=MONDAY,
    )  # fmt: skip
    add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY)
    assert len(services()) == 4
    shown = progress_of(target=target, at=MONDAY)
    assert (shown.scope, shown.done, shown.gap) == (3, 0, 497)
    assert done_by_agency(target) == {0: (3, 0)}


def test_progress_takes_three_statements_however_many_weeks(place: tuple[Agency, Agency]) -> None:
    target = target_of(place[0])
    add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY)
    target = Target.objects.select_related("programme").get(pk=target.pk)
    with CaptureQueriesContext(connection) as captured:
        progress_of(target=target, at=moment(TODAY + timedelta(days=2000)))
    assert len(captured) == 3


def test_a_target_that_does_not_go_up_is_refused(place: tuple[Agency, Agency]) -> None:
    programme = target_of(place[0]).programme
    with pytest.raises(TargetNotPossible):
        set_level_target(
            programme=programme, rule_set="decree_43_2011", level_from=3, level_to=3, wanted=1,
            due_on=programme.ends_on, actor=ACTOR, at=MONDAY,
        )  # fmt: skip


def test_what_leaves_a_target_says_why_and_stays_on_record(place: tuple[Agency, Agency]) -> None:
    target = target_of(place[0])
    add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY)
    item = ScopeItem.objects.first()
    assert item is not None
    with pytest.raises(ReasonMissing):
        remove_from_scope(item=item, reason=" ", actor=ACTOR, at=MONDAY)
    remove_from_scope(item=item, reason="Thủ tục bị bãi bỏ", actor=ACTOR, at=MONDAY)
    assert progress_of(target=target, at=MONDAY).scope == 2
    assert ScopeItem.objects.count() == 3


def _assigned(place: tuple[Agency, Agency]) -> Case:
    province, department = place
    target = target_of(province)
    add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY)
    assignment = assign_services(
        target=target, items=list(ScopeItem.objects.values_list("pk", flat=True)),
        agency=department, due_on=NEXT_WEEK, actor=ACTOR, at=MONDAY, token=token(),
    )  # fmt: skip
    return assignment.case


def _acting(case: Case, day: int = 0) -> Acting:
    case.refresh_from_db()
    at = moment(TODAY + timedelta(days=day))
    return Acting(case.pk, case.version, token(), ACTOR, "H99", at)


def test_an_assignment_is_a_case_on_the_departments_desk_with_a_day(
    place: tuple[Agency, Agency],
) -> None:
    steward = officer("daumoi", place[1])
    case = _assigned(place)
    assert (case.kind, case.unit, case.role) == ("assignment", place[1], "steward")
    assert case.due_at is not None and case.due_at.astimezone(MONDAY.tzinfo).date() == NEXT_WEEK
    assert Message.objects.get(account=steward).kind == "task_given"


def test_a_task_stands_in_the_stewards_worklist_and_leads_to_its_page(
    place: tuple[Agency, Agency],
) -> None:
    steward = officer("daumoi", place[1])
    case = _assigned(place)
    rights = scope_of(account=steward, on=TODAY).worklist_rights()
    (row,) = worklist(rights=rights, at=MONDAY).rows
    assert row.case_id == case.pk
    assert hrefs_of_cases([case.pk])[case.pk].startswith("/can-bo/chuong-trinh/viec/")


def test_reminders_come_before_the_day_and_once(place: tuple[Agency, Agency]) -> None:
    officer("daumoi", place[1])
    _assigned(place)
    assert remind(at=moment(TODAY + timedelta(days=1))) == 0
    three_before = moment(NEXT_WEEK - timedelta(days=3))
    assert remind(at=three_before) == 1
    assert remind(at=three_before + timedelta(hours=2)) == 0
    assert remind(at=moment(NEXT_WEEK + timedelta(days=7))) == 1


def test_what_one_department_has_is_not_given_to_another(place: tuple[Agency, Agency]) -> None:
    case = _assigned(place)
    target = ScopeItem.objects.first().target  # type: ignore[union-attr]
    with pytest.raises(NothingToAssign):
        assign_services(
            target=target, items=list(ScopeItem.objects.values_list("pk", flat=True)),
            agency=place[0], due_on=NEXT_WEEK, actor=ACTOR, at=MONDAY, token=token(),
        )  # fmt: skip
    assert Case.objects.get() == case


def test_a_task_is_reported_sent_back_reported_again_and_confirmed(
    place: tuple[Agency, Agency],
) -> None:
    case = _assigned(place)
    with refused(TaskNotReported):
        finish_task(acting=_acting(case))
    forward(acting=_acting(case, 1), note="Đã xong")
    case.refresh_from_db()
    assert case.unit == place[0]
    return_to_previous(acting=_acting(case, 2), reason="Còn thiếu một mẫu")
    forward(acting=_acting(case, 3), note="Đã bổ sung")
    finish_task(acting=_acting(case, 4))
    case.refresh_from_db()
    assert (case.is_open, case.finished_at is not None) == (False, True)


def test_a_task_is_never_due_in_the_past_and_more_time_leaves_its_first_day_on_record(
    place: tuple[Agency, Agency],
) -> None:
    case = _assigned(place)
    with refused(DueBeforeToday):
        postpone_task(acting=_acting(case, 9), due_on=NEXT_WEEK, reason="Chậm")
    postpone_task(
        acting=_acting(case, 1), due_on=NEXT_WEEK + timedelta(days=3), reason="Chờ Bộ trả lời"
    )
    case.refresh_from_db()
    assert case.due_at is not None and case.due_without_extension_at is not None
    assert (case.due_at - case.due_without_extension_at).days == 3


def test_tasks_are_in_no_figure_about_dossiers(place: tuple[Agency, Agency]) -> None:
    case = _assigned(place)
    forward(acting=_acting(case, 1))
    finish_task(acting=_acting(case, 2))
    figures = on_time_rate(since=MONDAY, until=MONDAY + timedelta(days=30))
    assert (figures.on_time, figures.late, figures.not_counted) == (0, 0, 0)


def test_progress_is_told_by_department(place: tuple[Agency, Agency]) -> None:
    _assigned(place)
    target = ScopeItem.objects.first().target  # type: ignore[union-attr]
    _blank_form(CODES[0], 1)
    assert done_by_agency(target) == {place[1].pk: (3, 1)}


def test_a_confirmed_finding_of_what_only_people_know_is_recorded_with_the_service(
    place: tuple[Agency, Agency],
) -> None:
    finder, checker = officer("daumoi", place[1]), officer("kiemsoat", place[0])
    target = target_of(place[0])
    add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY)
    item = ScopeItem.objects.order_by("pk")[0]
    with pytest.raises(EvidenceMissing):
        review_criterion(
            item=item, fact="no_visit", verdict="meets", why="Luật cho phép", by=finder, at=MONDAY
        )
    review = review_criterion(
        item=item, fact="no_visit", verdict="meets", why="Luật cho phép", evidence="12/QĐ-STP",
        by=finder, at=MONDAY,
    )  # fmt: skip
    assert not FactRecord.objects.filter(fact="no_visit").exists()
    with pytest.raises(ConfirmsOwnFinding):
        confirm_review(review=review, by=finder, at=MONDAY)
    confirm_review(review=review, by=checker, at=MONDAY)
    service = OfferedService.objects.get(pk=item.service_id)
    assert Fact.NO_VISIT in facts_in(service.holds)


def test_a_finding_about_what_the_system_sees_ticks_nothing(place: tuple[Agency, Agency]) -> None:
    finder, checker = officer("daumoi", place[1]), officer("kiemsoat", place[0])
    target = target_of(place[0])
    add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY)
    item = ScopeItem.objects.order_by("pk")[0]
    review = review_criterion(
        item=item, fact="eform", verdict="meets", why="Đã có biểu mẫu", by=finder, at=MONDAY
    )
    confirm_review(review=review, by=checker, at=MONDAY)
    refresh_all(at=MONDAY, from_facts=True)
    assert Fact.EFORM not in facts_in(OfferedService.objects.get(pk=item.service_id).holds)


def test_a_directive_is_a_task_of_each_department_and_keeps_its_answers(
    place: tuple[Agency, Agency],
) -> None:
    leader = officer("lanhdao", place[0], "leader")
    directive = give_directive(
        programme=target_of(place[0]).programme, text="Báo cáo vì sao chậm", agencies=list(place),
        due_on=NEXT_WEEK, by=leader, at=MONDAY, token=token(),
    )  # fmt: skip
    tasks = list(directive.tasks.select_related("case"))
    assert {task.case.kind for task in tasks} == {"directive"}
    answer_directive(task=tasks[0], text="Thiếu biểu mẫu", by=leader, at=MONDAY)
    assert tasks[0].answers.get().text == "Thiếu biểu mẫu"
    assert JournalEntry.objects.filter(tag="programmes:directive:answer").count() == 1


def test_the_planner_says_what_a_service_lacks(place: tuple[Agency, Agency]) -> None:
    target = target_of(place[0])
    add_to_scope(target=target, services=services(), actor=ACTOR, at=MONDAY)
    plan = plan_of(target=target, at=MONDAY, efforts=DEFAULT_EFFORTS)
    assert [work.fact for one in plan.ranked for work in one.needed.works] == ["blank_forms"] * 3
    assert len(plan.bundles) == 3
