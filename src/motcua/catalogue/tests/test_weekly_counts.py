"""A week's end counts what was so and known then, each thing once."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.queries.levels.weekly import Said, standing_counts
from motcua.kit.clock import VN

FIRST = date(2026, 10, 4)
DAYS = [FIRST + timedelta(weeks=n) for n in range(4)]
COUNTED_AS = {1: 10, 2: 10, 3: 30}


def _moment(days: int, hour: int) -> datetime:
    return datetime(2026, 10, 1, hour, tzinfo=VN) + timedelta(days=days)


said_of = st.builds(
    lambda service, held, known, hour, so: (service, held, _moment(known, hour), so),
    st.sampled_from(sorted(COUNTED_AS)), st.integers(-3, 30), st.integers(-3, 30),
    st.integers(0, 23), st.booleans(),
)  # fmt: skip


@given(st.lists(said_of, max_size=25))
def test_it_is_what_one_who_looked_at_each_weeks_end_would_have_counted(
    rows: list[tuple[int, int, datetime, bool]],
) -> None:
    said = [
        Said(service, FIRST + timedelta(days=held), known, number, is_so)
        for number, (service, held, known, is_so) in enumerate(rows)
    ]
    expected = []
    for day in DAYS:
        ended = datetime.combine(day + timedelta(days=1), datetime.min.time(), tzinfo=VN)
        there = set()
        for service, unit in COUNTED_AS.items():
            known = [one for one in said if one.service == service and one.held_from <= day
                     and one.recorded_at < ended]  # fmt: skip
            last = max(
                known, key=lambda one: (one.held_from, one.recorded_at, one.id), default=None
            )
            if last and last.is_so:
                there.add(unit)
        expected.append(len(there))
    assert standing_counts(said, DAYS, COUNTED_AS) == expected
