"""Planning: what is used much and lacks little first, few works that unlock most, honest dates."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.programme import Forecast, Needed, Work, bundles, forecast, rank, weeks_of

SUNDAY = date(2026, 11, 22)
FORM_A, FORM_B = Work("eform", "1.001"), Work("eform", "1.002")
POST = Work("result_by_post", "H99.12")
PAY = Work("payment", "")


def _need(service: int, *works: Work, used: int = 0) -> Needed:
    return Needed(service, used, frozenset(works))


def test_what_is_used_much_and_lacks_little_comes_first() -> None:
    ranked = rank([_need(1, FORM_A, PAY), _need(2, FORM_B, used=9), _need(3, FORM_B)], {})
    assert [one.needed.service for one in ranked] == [2, 3, 1]


def test_effort_weighs_facts_as_the_user_says() -> None:
    ranked = rank([_need(1, PAY), _need(2, FORM_A)], {"payment": 10, "eform": 1})
    assert [(one.needed.service, one.effort) for one in ranked] == [(2, 1), (1, 10)]


def test_one_form_that_serves_many_agencies_unlocks_them_together() -> None:
    needs = [_need(n, FORM_A) for n in range(1, 13)] + [_need(20, FORM_B)]
    first, second = bundles(needs, {})
    assert (first.works, len(first.unlocks)) == ((FORM_A,), 12)
    assert second.unlocks == (20,)


def test_a_bundle_counts_what_was_done_before_it_no_more() -> None:
    found = bundles([_need(1, PAY), _need(2, PAY, FORM_A)], {})
    assert [(bundle.works, bundle.effort) for bundle in found] == [((PAY,), 1), ((FORM_A,), 1)]


def test_a_dear_work_is_bundled_with_the_cheap_ones_that_make_it_worth_doing() -> None:
    needs = [_need(n, PAY, FORM_A) for n in (1, 2)] + [_need(n, PAY, FORM_B) for n in (3, 4)]
    first = bundles(needs, {"payment": 20, "eform": 1})[0]
    assert (first.effort, first.unlocks) == (22, (1, 2, 3, 4)), "not 21 days for two"


works = st.frozensets(st.sampled_from([FORM_A, FORM_B, POST, PAY]), min_size=1)
needs_of = st.lists(works, max_size=12).map(
    lambda sets: [Needed(n, 0, needed) for n, needed in enumerate(sets)]
)


@given(needs_of)
def test_every_service_is_unlocked_once_and_only_by_works_done(needs: list[Needed]) -> None:
    done: set[Work] = set()
    unlocked: list[int] = []
    for bundle in bundles(needs, {}, most=50):
        assert not done & set(bundle.works)
        done |= set(bundle.works)
        unlocked += bundle.unlocks
        for service in bundle.unlocks:
            assert needs[service].works <= done
    assert sorted(unlocked) == [needed.service for needed in needs]


def _told(remaining: list[int]) -> Forecast:
    return forecast(remaining, left=remaining[-1], on=SUNDAY)


def test_with_too_few_weeks_no_date_is_given() -> None:
    assert _told([100, 90, 80]).enough is False


def test_a_steady_pace_gives_one_day() -> None:
    found = _told([100, 90, 80, 70, 60])
    day = SUNDAY + timedelta(weeks=6)
    assert (found.pace, found.earliest, found.expected, found.latest) == (10, day, day, day)


def test_an_uneven_pace_gives_a_range_around_the_expected_day() -> None:
    found = _told([100, 95, 80, 78, 60])
    assert found.earliest and found.expected and found.latest
    assert found.earliest < found.expected < found.latest


def test_what_was_done_since_the_last_sunday_brings_the_end_nearer() -> None:
    found = forecast([100, 90, 80, 70, 60], left=20, on=SUNDAY + timedelta(days=3))
    assert found.expected == SUNDAY + timedelta(days=3, weeks=2)


def test_a_standstill_never_ends() -> None:
    found = _told([50] * 6)
    assert (found.enough, found.expected, found.latest) == (True, None, None)


@given(st.lists(st.integers(0, 500), min_size=5, max_size=30), st.integers(0, 500))
def test_a_forecast_never_lies_before_today(remaining: list[int], left: int) -> None:
    found = forecast(remaining, left=left, on=SUNDAY)
    for day in (found.earliest, found.expected, found.latest):
        assert day is None or day >= SUNDAY


@given(st.dates(date(2020, 1, 1), date(2026, 1, 1)), st.integers(0, 400))
def test_weeks_end_on_sundays_and_reach_the_last_day(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    days = weeks_of(start, end)
    assert days[0] < start and days[-1] == end
    assert all(day.isoweekday() == 7 for day in days[:-1])
