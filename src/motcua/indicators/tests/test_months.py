"""Promises of monthly figures: what was published stays, what became other stands beside it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.world import World as Province
from tests.world import at as on

from motcua.casework import operations as ops
from motcua.casework.models import Case
from motcua.casework.operations.reckoning import confirm_limit
from motcua.casework.queries import on_time_rate
from motcua.casework.tests.world import THREE_DAYS, UNIT_MISSING, World, acting, at, fresh
from motcua.dossiers.operations.accept import accept
from motcua.indicators.counts import Counts, Share, count_dossiers, total
from motcua.indicators.models import EndedDossier, MonthClosing, MonthFigure, Why
from motcua.indicators.operations import (
    MonthNotOver,
    bring_up_to_date,
    close_month,
    restate_month,
)
from motcua.indicators.queries.lists import List, dossiers_behind
from motcua.indicators.queries.months import (
    agencies_of,
    closed_agencies,
    closed_months,
    counted_month,
    running_now,
    why_restated,
)
from motcua.journal.models import JournalEntry

MARCH = date(2026, 3, 1)
APRIL_1 = at(1, 4, 1)
JUNE_1 = at(1, 6, 1)


def finish(case: Case, when: datetime) -> Case:
    """Decide, forward and sign at one moment."""
    ops.decide(acting=acting(case, when), decision="approved")
    ops.forward(acting=acting(fresh(case), when))
    ops.sign_off(acting=acting(fresh(case), when))
    return fresh(case)


def march() -> Counts:
    return total(count_dossiers(since=at(1, 3, 0), until=at(1, 4, 0)))


def close(month: date = MARCH, when: datetime = APRIL_1) -> MonthClosing:
    return close_month(month=month, at=when, actor="system:test").closing


def restate(when: datetime = JUNE_1) -> Any:
    return restate_month(month=MARCH, at=when, actor="system:test")


def test_early_on_time_late_and_undated_are_told_apart(office: World) -> None:
    finish(office.accepted(at(2, 3)), at(4, 3, 17))  # due Thu 5/3 17:00: the day before
    finish(office.accepted(at(2, 3)), at(5, 3, 8))
    finish(office.accepted(at(2, 3)), at(5, 3, 17))
    finish(office.accepted(at(2, 3)), at(6, 3, 8))
    finish(office.accepted(at(2, 3), UNIT_MISSING), at(3, 3))
    office.accepted(at(30, 3))
    counts = march()
    assert (counts.early, counts.on_time, counts.late, counts.undated) == (1, 2, 1, 1)
    assert counts.running == 1
    # Without a due date: ended, and in no rate. 3 of 4.
    assert (counts.ended, counts.in_time) == (5, Share(3, 4))
    assert counts.in_time.percent == Decimal("75.00")


def test_the_published_figures_are_those_of_the_one_rule(office: World) -> None:
    for day in (3, 4, 5, 6, 9):
        finish(office.accepted(at(2, 3)), at(day, 3))
    rate, counts = on_time_rate(since=at(1, 3, 0), until=at(1, 4, 0)), march()
    assert counts.early + counts.on_time == rate.on_time
    assert (counts.late, counts.undated) == (rate.late, rate.not_counted)


def test_nothing_of_nothing_is_no_share() -> None:
    assert Counts().in_time.percent is None
    assert Share(1, 3).percent == Decimal("33.33")


def test_10_released_on_saturday_counts_by_the_day_of_release(office: World) -> None:
    # Saturday 28/2/2026 is not worked; the result signed then ended then, not on Monday 2/3.
    early = finish(office.accepted(at(26, 2)), at(28, 2, 10))  # due Tue 3/3
    late = finish(office.accepted(at(24, 2)), at(28, 2, 10))  # due Fri 27/2
    assert (early.due_at, late.due_at) == (at(3, 3, 17), at(27, 2, 17))
    february = total(count_dossiers(since=at(1, 2, 0), until=at(1, 3, 0)))
    assert (february.early, february.late) == (1, 1)
    assert march().ended == 0


def test_the_last_minute_of_a_month_is_vietnams(office: World) -> None:
    finish(office.accepted(at(30, 3)), at(31, 3, 23, 59))
    finish(office.accepted(at(30, 3)), at(1, 4, 0))
    assert (march().early, march().running) == (1, 1)


def test_11_the_report_of_march_is_the_same_in_june(office: World) -> None:
    finish(office.accepted(at(2, 3)), at(4, 3))
    running = office.accepted(at(25, 3))
    close()
    finish(running, at(10, 4))  # late, and April's
    office.accepted(at(15, 4))
    again = restate()
    assert again.already
    [month] = closed_months(since=MARCH)
    assert month.counts == month.as_closed == march()
    assert (month.counts.early, month.counts.running) == (1, 1)


def test_11_or_the_report_shows_what_became_other_and_why(office: World) -> None:
    kept = finish(office.accepted(at(2, 3)), at(4, 3))
    wrong = finish(office.accepted(at(2, 3)), at(4, 3))
    close()
    ops.return_to_previous(acting=acting(wrong, at(7, 4)), reason="Sai tên trên kết quả")
    restated = restate()
    assert (restated.already, restated.closing.number) == (False, 2)
    [month] = closed_months(since=MARCH)
    assert (month.as_closed.early, month.counts.early) == (2, 1)
    assert (month.as_closed.running, month.counts.running) == (0, 1)
    assert why_restated(since=MARCH) == {MARCH: [(Why.REOPENED, 1)]}
    listed = dossiers_behind(month=MARCH, which=List.EARLY, at=JUNE_1)
    assert [row.case_id for row in listed.rows] == [kept.pk]
    assert restate(at(2, 6)).already  # nothing more is written


def test_a_limit_confirmed_later_restates_a_month_and_says_so(office: World) -> None:
    finish(office.accepted(at(2, 3), UNIT_MISSING), at(4, 3))
    close()
    confirm_limit(procedure_code="1.001193", limit=THREE_DAYS, actor="account:9", at=at(8, 4))
    restate()
    [month] = closed_months(since=MARCH)
    assert (month.as_closed.undated, month.counts.undated, month.counts.early) == (1, 0, 1)
    assert why_restated(since=MARCH) == {MARCH: [(Why.LIMIT, 1)]}


def test_closing_twice_is_closing_once(office: World) -> None:
    finish(office.accepted(at(2, 3)), at(4, 3))
    first = close()
    again = close_month(month=date(2026, 3, 17), at=JUNE_1, actor="system:test")
    assert (again.already, again.closing) == (True, first)
    assert EndedDossier.objects.count() == 1
    entry = JournalEntry.objects.get(tag="indicators:month:close")
    assert (entry.subject, entry.data["early"]) == ("month:2026-03", 1)


def test_a_month_that_runs_is_not_closed(office: World) -> None:
    with pytest.raises(MonthNotOver):
        close_month(month=MARCH, at=at(31, 3, 23), actor="system:test")
    assert restate() is None


@pytest.mark.parametrize("model", [MonthClosing, MonthFigure, EndedDossier])
def test_what_was_taken_down_is_never_changed(office: World, model: Any) -> None:
    finish(office.accepted(at(2, 3)), at(4, 3))
    close()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all().delete()


def test_what_runs_now_is_late_by_the_date_first_promised(office: World) -> None:
    office.accepted(at(2, 3))  # due Thu 5/3 17:00
    paused = office.accepted(at(2, 3))
    ops.request_supplement(
        acting=acting(paused, at(3, 3)), answer_by=at(30, 3), reason="Thiếu giấy"
    )
    extended = office.accepted(at(2, 3))
    ops.extend(acting=acting(extended, at(4, 3)), until=at(9, 3, 10), reason="Chờ xác minh")
    office.accepted(at(2, 3), UNIT_MISSING)
    now = running_now(at=at(6, 3))
    assert (now.running, now.overdue) == (4, 2)  # the one that stands is not late


def test_figures_cost_a_fixed_number_of_statements(office: World) -> None:
    for day in (3, 4, 5):
        finish(office.accepted(at(2, 3)), at(day, 3))
    close()
    with CaptureQueriesContext(connection) as captured:
        found = closed_agencies(month=MARCH)
    assert found is not None
    month, [commune] = found
    assert len(captured) == 4
    assert (commune.agency, commune.counts) == (office.commune, month.counts)
    with CaptureQueriesContext(connection) as captured:
        _month, by_unit = counted_month(month=date(2026, 4, 1), at=at(5, 4))
        assert agencies_of(by_unit, by_unit) == []
    assert len(captured) == 4


def test_lists_show_nothing_of_persons_and_stay_shut_for_very_few(office: World) -> None:
    for _ in range(4):
        finish(office.accepted(at(2, 3)), at(4, 3))
    few = dossiers_behind(month=MARCH, which=List.EARLY, at=APRIL_1, unit=office.commune)
    assert (few.rows, few.total, few.too_few) == ((), 4, True)
    finish(office.accepted(at(2, 3)), at(4, 3))
    enough = dossiers_behind(month=MARCH, which=List.EARLY, at=APRIL_1, unit=office.commune)
    assert (len(enough.rows), enough.too_few) == (5, False)
    assert {row.masked for row in enough.rows} == {"K7F3-…"}
    close()
    assert dossiers_behind(month=MARCH, which=List.EARLY, at=JUNE_1).rows == enough.rows


def test_every_figure_is_as_long_as_its_list(office: World) -> None:
    for day in (4, 5, 6, 6, 9):
        finish(office.accepted(at(2, 3)), at(day, 3))
    finish(office.accepted(at(2, 3), UNIT_MISSING), at(3, 3))
    office.accepted(at(30, 3))
    office.accepted(at(30, 3), THREE_DAYS)
    for closed in (False, True):
        if closed:
            close()
        counts = march()
        for which in (List.EARLY, List.ON_TIME, List.LATE, List.UNDATED, List.ENDED, List.RUNNING):
            listed = dossiers_behind(month=MARCH, which=which, at=APRIL_1)
            wanted = getattr(counts, which.value)
            assert (listed.total, len(listed.rows)) == (wanted, wanted), which


def test_received_dossiers_are_counted_by_how_they_were_filed(world: Province) -> None:
    sent = world.submit(on(2, "08:30"))
    world.submit(on(2, "08:40"), by="congdan2")  # never accepted
    dossier, officer, click = world.seen_by("tiepnhan", sent.dossier_id, on(2, "09:00"))
    accept(dossier=dossier, officer=officer, click=click, at=on(2, "09:00"))
    month, _units = counted_month(month=date(2026, 11, 1), at=on(3, "09:00"))
    assert (month.counts.received_alone, month.counts.received) == (1, 1)
    assert month.counts.online == Share(1, 1)
    listed = dossiers_behind(month=date(2026, 11, 1), which=List.RECEIVED, at=on(3, "09:00"))
    assert [row.masked for row in listed.rows] == ["H99.12-261102-…"]


def test_every_month_that_is_over_is_closed_by_itself(world: Province) -> None:
    sent = world.submit(on(2, "08:30"))
    dossier, officer, click = world.seen_by("tiepnhan", sent.dossier_id, on(2, "09:00"))
    accept(dossier=dossier, officer=officer, click=click, at=on(2, "09:00"))
    assert bring_up_to_date(at=on(30, "09:00"), actor="system:test") == []
    written = bring_up_to_date(at=datetime.fromisoformat("2027-01-05T01:10+07:00"), actor="x")
    assert [closed.closing.month for closed in written] == [date(2026, 11, 1), date(2026, 12, 1)]
