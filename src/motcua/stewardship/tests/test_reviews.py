"""A yearly review: planned, adopted, judged part by part, reckoned, summed up by itself."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.world import BIRTH, MARRIAGE, RESIDENCE, at, import_three_procedures

from motcua.agencies.models import Agency
from motcua.agencies.operations import found
from motcua.journal.models import JournalEntry
from motcua.kit.clock import local_day
from motcua.stewardship.models import CostParameters, PlanItem
from motcua.stewardship.models.review import Answer, ItemState, Part, PartVerdict
from motcua.stewardship.operations.cost_parameters import SourceMissing, set_cost_parameters
from motcua.stewardship.operations.plans import (
    AdoptedAlready,
    DecisionMissing,
    NoSuchProcedure,
    NothingToReview,
    PlanTaken,
    add_to_plan,
    adopt_plan,
    open_plan,
    take_from_plan,
)
from motcua.stewardship.operations.reviews import (
    ChangedMeanwhile,
    Judgement,
    NotAdoptedYet,
    PartsMissing,
    ProposalMissing,
    ReasonMissing,
    ReviewFinished,
    TaskRow,
    finish_review,
    reopen_review,
    review_part,
    set_volume,
    write_option,
    write_sheet,
)
from motcua.stewardship.operations.reviews import SourceMissing as VolumeSourceMissing
from motcua.stewardship.queries.reviews import item_page, summary

pytestmark = pytest.mark.django_db
NOW = at(2, "09:00")
TODAY = local_day(NOW)
STEWARD, LEADER = "account:11", "account:12"
BY = {"actor": STEWARD, "at": NOW}


@pytest.fixture
def office(tmp_path: Path) -> Agency:
    """A department that reviews, and three procedures."""
    import_three_procedures(tmp_path, NOW)
    return found(code="H99.03", name_vi="Sở thử nghiệm", tier="province", kind="department",
                 valid_from=TODAY, basis="thử", **BY)  # fmt: skip


def plan_with(office: Agency, *codes: str, adopted: bool = True) -> list[PlanItem]:
    plan = open_plan(year=2026, title="Kế hoạch 2026", due_on=TODAY, **BY)
    items = [
        add_to_plan(plan_id=plan.pk, code=code, agency=office, due_on=TODAY, **BY) for code in codes
    ]
    if adopted:
        adopt_plan(plan_id=plan.pk, decision="1/QĐ-VD", actor=LEADER, at=NOW)
    return items


def judge(item: PlanItem, part: str, verdict: str = "keep", **more: str) -> None:
    yes = Answer.YES.value
    values = {"reason": "Đúng quy định", "proposal": ""} | more
    review_part(item_id=item.pk, judgement=Judgement(part, yes, yes, yes, yes, verdict, **values),
                **BY)  # fmt: skip


def parameters() -> CostParameters:
    """20.000 đồng an hour."""
    return set_cost_parameters(year=2026, gdp_per_capita_dong=42_240_000, source="thử", **BY)


def sheet(item: PlanItem, *rows: TaskRow, option: int | None = None) -> None:
    item.refresh_from_db()
    write_sheet(item_id=item.pk, rows=rows, option_id=option, version=item.version, **BY)


def test_a_plan_is_listed_adopted_once_and_then_stands(office: Agency) -> None:
    (item,) = plan_with(office, BIRTH, adopted=False)
    plan = item.plan
    with pytest.raises(PlanTaken):
        open_plan(year=2026, title=" Kế hoạch  2026 ", due_on=TODAY, **BY)
    with pytest.raises(NoSuchProcedure):
        add_to_plan(plan_id=plan.pk, code="9.1", agency=item.agency, due_on=TODAY, **BY)
    with pytest.raises(DecisionMissing):
        adopt_plan(plan_id=plan.pk, decision=" ", **BY)
    for _twice in range(2):
        adopt_plan(plan_id=plan.pk, decision="1/QĐ-VD", actor=LEADER, at=NOW)
    assert JournalEntry.objects.filter(tag="stewardship:plan:adopt").count() == 1
    with pytest.raises(AdoptedAlready):
        take_from_plan(plan_id=plan.pk, code=BIRTH, **BY)


def test_an_empty_plan_is_not_adopted(office: Agency) -> None:
    plan = open_plan(year=2026, title="Kế hoạch", due_on=TODAY, **BY)
    with pytest.raises(NothingToReview):
        adopt_plan(plan_id=plan.pk, decision="1", **BY)


def test_nothing_is_reviewed_before_the_plan_is_adopted(office: Agency) -> None:
    (item,) = plan_with(office, BIRTH, adopted=False)
    with pytest.raises(NotAdoptedYet):
        judge(item, Part.NAME)


def test_a_verdict_needs_a_reason_and_a_change_a_proposal(office: Agency) -> None:
    (item,) = plan_with(office, BIRTH)
    with pytest.raises(ReasonMissing):
        judge(item, Part.NAME, reason=" ")
    with pytest.raises(ProposalMissing):
        judge(item, Part.FEE, PartVerdict.DROP)
    assert not item.parts.exists()


def test_a_review_ends_when_every_part_is_judged_and_reopens_with_all_that_was_written(
    office: Agency,
) -> None:
    (item,) = plan_with(office, BIRTH)
    judge(item, Part.NAME)
    with pytest.raises(PartsMissing) as missing:
        finish_review(item_id=item.pk, conclusion="Giữ", **BY)
    assert len(missing.value.args) == len(Part) - 1
    for part in Part:
        judge(item, part)
    for _twice in range(2):
        finish_review(item_id=item.pk, conclusion="Giữ", **BY)
    assert JournalEntry.objects.filter(tag="stewardship:review:finish").count() == 1
    with pytest.raises(ReviewFinished):
        judge(item, Part.NAME)
    reopen_review(item_id=item.pk, **BY)
    item.refresh_from_db()
    assert (item.state, item.parts.count()) == (ItemState.REVIEWING, len(Part))


def test_a_sheet_that_somebody_else_changed_is_not_overwritten(office: Agency) -> None:
    (item,) = plan_with(office, BIRTH)
    sheet(item, TaskRow("fill", "Điền tờ khai", Decimal(1)))
    with pytest.raises(ChangedMeanwhile):
        write_sheet(item_id=item.pk, rows=(), option_id=None, version=1, **BY)
    assert item.tasks.count() == 1


def test_an_option_begins_with_the_present_sheet_and_says_what_a_year_saves(office: Agency) -> None:
    (item,) = plan_with(office, BIRTH)
    parameters()
    sheet(item, TaskRow("fill", "Điền tờ khai", Decimal(1)),
          TaskRow("submit", "Đi nộp", Decimal(2), 20_000))  # fmt: skip
    set_volume(item_id=item.pk, subjects=100, times=Decimal(1), source="thử", fees_dong=5_000, **BY)
    option = write_option(item_id=item.pk, words="Nộp trực tuyến", fees_dong=0, proposed=True, **BY)
    assert option.tasks.count() == 2
    sheet(item, TaskRow("fill", "Điền tờ khai", Decimal("0.5")), option=option.pk)
    page = item_page(item_id=item.pk, on=TODAY)
    assert page.now is not None
    assert page.now.dong == 20_000 + 60_000 + 5_000
    saved = page.options[0].saved
    assert saved is not None
    assert (saved.per_dossier, saved.per_year) == (75_000, 7_500_000)
    assert saved.rate == Decimal("88.24")


def test_a_volume_needs_its_source_and_without_one_no_year_is_summed(office: Agency) -> None:
    (item,) = plan_with(office, BIRTH)
    parameters()
    with pytest.raises(VolumeSourceMissing):
        set_volume(item_id=item.pk, subjects=5, times=Decimal(1), source="", fees_dong=0, **BY)
    sheet(item, TaskRow("fill", "Điền", Decimal(1)))
    write_option(item_id=item.pk, words="Bỏ", fees_dong=0, proposed=True, **BY)
    summed = summary(plan_id=item.plan_id, on=TODAY)
    assert (summed.counted, summed.saved_yearly) == (0, 0)
    assert summed.rate is None


def test_parameters_of_the_last_year_before_hold_and_are_never_overwritten(office: Agency) -> None:
    with pytest.raises(SourceMissing):
        set_cost_parameters(year=2026, gdp_per_capita_dong=1, source="", **BY)
    kept = parameters()
    (item,) = plan_with(office, BIRTH)
    assert item_page(item_id=item.pk, on=TODAY).parameters == kept
    newer = parameters()
    assert item_page(item_id=item.pk, on=TODAY).parameters == newer
    with pytest.raises(IntegrityError), transaction.atomic():
        CostParameters.objects.filter(pk=kept.pk).update(gdp_per_capita_dong=1)


def test_without_parameters_nothing_is_reckoned(office: Agency) -> None:
    (item,) = plan_with(office, BIRTH)
    sheet(item, TaskRow("fill", "Điền", Decimal(1)))
    assert item_page(item_id=item.pk, on=TODAY).now is None


def test_a_summary_takes_the_same_number_of_statements_for_one_procedure_and_for_three(
    office: Agency,
) -> None:
    parameters()
    items = plan_with(office, BIRTH, MARRIAGE, RESIDENCE)
    with CaptureQueriesContext(connection) as three:
        summed = summary(plan_id=items[0].plan_id, on=TODAY)
    assert [row.name for row in summed.rows if row.name]
    PlanItem.objects.exclude(pk=items[0].pk).delete()
    with CaptureQueriesContext(connection) as one:
        summary(plan_id=items[0].plan_id, on=TODAY)
    assert len(one) == len(three) <= 8
