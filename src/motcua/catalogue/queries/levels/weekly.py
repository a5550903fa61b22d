"""Levels week by week, as each week's end knew them: what a burn-down is drawn from."""

from collections.abc import Sequence
from datetime import date

from django.db import connection

from motcua.catalogue.queries.levels.as_of import AsOf, standing_sql


def weekly_counts(
    *, rule_set: str, at_least: int, days: Sequence[date], services: Sequence[int]
) -> list[int]:
    """
    Return for each day how many of some services stood at a level or above, as known at its end.

    `services` are ids of `OfferedService`. One query a day.
    """
    counts: list[int] = []
    with connection.cursor() as cursor:
        for day in days:
            as_of = AsOf.at_the_end_of(day)
            cursor.execute(
                f"SELECT count(*) FROM ({standing_sql('computed')}) standing"  # noqa: S608
                " WHERE service_id = ANY(%s) AND level >= %s",
                [rule_set, as_of.day, as_of.known_before, list(services), at_least],
            )
            counts.append(cursor.fetchone()[0])
    return counts


def weekly_facts(*, fact: str, days: Sequence[date], services: Sequence[int]) -> list[int]:
    """Return for each day of how many services a fact held, as known at its end. One query a day."""
    counts: list[int] = []
    with connection.cursor() as cursor:
        for day in days:
            as_of = AsOf.at_the_end_of(day)
            cursor.execute(
                """
                SELECT count(*) FROM (
                    SELECT DISTINCT ON (service_id) holds FROM catalogue_factrecord
                    WHERE service_id = ANY(%s) AND fact = %s
                        AND held_from <= %s AND recorded_at < %s
                    ORDER BY service_id, held_from DESC, recorded_at DESC, id DESC
                ) standing WHERE holds
                """,
                [list(services), fact, as_of.day, as_of.known_before],
            )
            counts.append(cursor.fetchone()[0])
    return counts
