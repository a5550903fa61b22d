"""Levels of services: the decrees as tables, unknown facts, and history in two times."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.rules.service_level import (
    ALL_BITS,
    BITS,
    Change,
    Fact,
    Offered,
    RuleSet,
    Statement,
    assess,
    bits_of,
    facts_in,
    facts_line,
    ladder_of,
    level_line,
    missing_for,
    reasons_for,
    rule_set_on,
    standing_on,
    stated_line,
    to_be_stated,
    value_on,
)

F = Fact
OLD, NEW = RuleSet.DECREE_43_2011, RuleSet.DECREE_42_2022
TOLD = (F.INFORMATION,)
PRINTED = (*TOLD, F.BLANK_FORMS)
SENT = (*PRINTED, F.EFORM, F.SUBMISSION, F.PROCESS)
PAID = (*SENT, F.PAYMENT)


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ((), 0),
        ((F.BLANK_FORMS, F.EFORM, F.SUBMISSION, F.PROCESS), 0),
        (TOLD, 1),
        (PRINTED, 2),
        ((*PRINTED, F.EFORM, F.SUBMISSION), 2),
        ((*PRINTED, F.PAYMENT, F.RESULT_BY_POST), 2),
        (SENT, 3),
        ((*SENT, F.RESULT_BY_POST), 3),
        (PAID, 3),
        ((*PAID, F.NO_VISIT), 3),
        ((*PAID, F.RESULT_BY_POST), 4),
        ((*PAID, F.RESULT_ELECTRONIC), 4),
        (tuple(Fact), 4),
    ],
)
def test_four_levels_of_decree_43(facts: tuple[Fact, ...], level: int) -> None:
    assert assess(OLD, bits_of(facts)).level == level


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ((), 0),
        (PRINTED, 0),
        (SENT, 1),
        ((F.INFORMATION, F.EFORM, F.SUBMISSION, F.PROCESS), 1),
        ((*PAID, F.RESULT_BY_POST), 1),
        ((*PAID, F.NO_VISIT), 1),
        ((*SENT, F.NO_VISIT, F.RESULT_BY_POST), 1),
        ((*PAID, F.NO_VISIT, F.RESULT_BY_POST), 2),
        ((*PAID, F.NO_VISIT, F.RESULT_ELECTRONIC), 2),
    ],
)
def test_fully_and_partly_online_of_decree_42(facts: tuple[Fact, ...], level: int) -> None:
    assert assess(NEW, bits_of(facts)).level == level


def test_a_service_that_offers_only_collection_stays_at_three_and_says_so() -> None:
    found = assess(OLD, bits_of(PAID))
    assert found.next_level == 4
    assert found.missing == ((F.RESULT_ELECTRONIC, F.RESULT_BY_POST),)


def test_a_service_with_a_fee_shows_that_online_payment_is_missing() -> None:
    found = assess(OLD, bits_of((*SENT, F.RESULT_BY_POST)))
    assert (found.level, found.missing) == (3, ((F.PAYMENT,),))


def test_at_the_top_nothing_is_missing() -> None:
    found = assess(NEW, ALL_BITS)
    assert (found.next_level, found.missing) == (None, ())


def test_what_is_missing_for_a_higher_level_counts_every_rung_between() -> None:
    missing = missing_for(OLD, bits_of(TOLD), 3)
    assert missing == ((F.BLANK_FORMS,), (F.EFORM,), (F.SUBMISSION,), (F.PROCESS,))
    assert missing_for(OLD, bits_of(SENT), 3) == ()


def test_the_reasons_of_a_level_are_the_facts_it_asks_for() -> None:
    assert reasons_for(OLD, bits_of((*PRINTED, F.NO_VISIT))) == PRINTED
    assert reasons_for(OLD, bits_of((F.EFORM,))) == ()


@pytest.mark.parametrize(
    ("day", "rule_set"),
    [
        (date(2011, 7, 31), None),
        (date(2021, 10, 31), OLD),
        (date(2022, 8, 14), OLD),
        (date(2022, 8, 15), NEW),
        (date(2026, 11, 23), NEW),
    ],
)
def test_each_decree_holds_in_its_time(day: date, rule_set: RuleSet | None) -> None:
    assert rule_set_on(day) == rule_set


def test_bits_that_stand_for_no_fact_are_refused() -> None:
    with pytest.raises(ValueError, match="does not exist"):
        facts_in(ALL_BITS + 1)


masks = st.integers(0, ALL_BITS)


@given(masks, st.sampled_from(list(Fact)), st.sampled_from(list(RuleSet)))
def test_one_more_fact_never_lowers_a_level(mask: int, fact: Fact, rules: RuleSet) -> None:
    assert assess(rules, mask | BITS[fact]).level >= assess(rules, mask).level


@given(masks, st.sampled_from(list(RuleSet)))
def test_supplying_what_is_missing_reaches_exactly_the_next_level_or_more(
    mask: int, rules: RuleSet
) -> None:
    found = assess(rules, mask)
    supplied = mask | bits_of(any_of[0] for any_of in found.missing)
    if found.next_level is not None:
        assert assess(rules, supplied).level >= found.next_level
        for any_of in found.missing:
            without = supplied & ~bits_of(any_of)
            assert assess(rules, without).level == found.level


@given(masks, st.sampled_from(list(RuleSet)))
def test_the_reasons_alone_carry_the_level(mask: int, rules: RuleSet) -> None:
    level = assess(rules, mask).level
    assert assess(rules, bits_of(reasons_for(rules, mask))).level == level
    assert level in ladder_of(rules).levels


@given(masks)
def test_facts_survive_being_bits(mask: int) -> None:
    assert bits_of(facts_in(mask)) == mask


DAY = date(2021, 10, 1)
NOON = datetime(2021, 10, 1, 5, tzinfo=UTC)


def _said(value: int, day: int, recorded: int) -> Statement[int]:
    return Statement(value, DAY + timedelta(days=day), NOON + timedelta(days=recorded))


def test_what_was_known_on_a_day_is_not_changed_by_a_later_correction() -> None:
    known = [_said(2, 0, 0), _said(3, 19, 19), _said(2, 19, 40)]
    end_of_october = DAY + timedelta(days=30)
    then = standing_on(known, end_of_october, NOON + timedelta(days=30))
    now = standing_on(known, end_of_october)
    assert then is not None and then.value == 3
    assert now is not None and now.value == 2


def test_before_the_first_statement_nothing_stands() -> None:
    assert standing_on([_said(2, 5, 5)], DAY) is None
    assert value_on((), DAY) is None


statements = st.lists(
    st.builds(_said, st.integers(0, 3), st.integers(0, 12), st.integers(0, 12)), max_size=8
)
lines = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), max_size=6).map(
    lambda pairs: tuple(
        Change(DAY + timedelta(days=day), value) for day, value in sorted(dict(pairs).items())
    )
)


@given(statements, lines)
def test_what_is_stated_makes_the_known_line_right_on_every_day(
    known: list[Statement[int]], right: tuple[Change[int], ...]
) -> None:
    later = NOON + timedelta(days=99)
    stated = to_be_stated(stated_line(known), right)
    after = known + [Statement(change.value, change.day, later) for change in stated]
    for day in (DAY + timedelta(days=n) for n in range(15)):
        if right and day >= right[0].day:
            found = standing_on(after, day)
            assert found is not None and found.value == value_on(right, day)
    assert to_be_stated(stated_line(after), right) == ()


@given(statements)
def test_what_is_right_already_is_not_stated_again(known: list[Statement[int]]) -> None:
    line = stated_line(known)
    assert to_be_stated(line, line) == ()


def test_a_service_has_no_level_while_it_is_not_offered() -> None:
    begun, bound, ended = DAY, DAY + timedelta(days=10), DAY + timedelta(days=20)
    facts = {fact: (Change[bool | None](begun, True),) for fact in PRINTED} | {
        fact: (Change[bool | None](bound, True),) for fact in (F.EFORM, F.SUBMISSION, F.PROCESS)
    }
    line = facts_line(facts, [Offered(begun, ended)])
    assert level_line(OLD, line) == (Change(begun, 2), Change(bound, 3), Change(ended, None))


def test_facts_from_before_the_offer_count_from_its_first_day() -> None:
    facts = {F.INFORMATION: (Change[bool | None](DAY - timedelta(days=300), True),)}
    assert level_line(OLD, facts_line(facts, [Offered(DAY, None)])) == (Change(DAY, 1),)


def test_an_unknown_fact_does_not_hold() -> None:
    facts = {F.INFORMATION: (Change[bool | None](DAY, None),)}
    assert level_line(OLD, facts_line(facts, [Offered(DAY, None)])) == (Change(DAY, 0),)
