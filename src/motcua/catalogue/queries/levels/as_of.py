"""
How many services stood at which level on a day, as known at a moment.

The answer for a past day is what was known at its end (`AsOf.at_the_end_of`): it never changes.
What is known now of the same day stands beside it as a restatement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection

from motcua.kit.clock import VN

TABLES = {"computed": "catalogue_levelrecord", "declared": "catalogue_declaredlevel"}


@dataclass(frozen=True)
class AsOf:
    """
    A day, and the moment up to which records count (exclusive, aware).

    `is_now`: the present as it is known now, which the services' own rows keep.
    """

    day: date
    known_before: datetime
    is_now: bool = False

    @classmethod
    def at_the_end_of(cls, day: date) -> "AsOf":
        """Return a day as it was known when it ended, in Vietnamese time."""
        return cls(day, datetime.combine(day + timedelta(days=1), time(), tzinfo=VN))

    def as_known(self, at: datetime) -> "AsOf":
        """Return the same day as it is known at a moment."""
        return AsOf(self.day, at)


@dataclass(frozen=True)
class LevelCounts:
    """Services by level. What is not offered, or not declared, is in no level."""

    by_level: Mapping[int, int]

    @property
    def total(self) -> int:
        """All services that have a level."""
        return sum(self.by_level.values())

    def at_least(self, level: int) -> int:
        """Return how many stand at a level or above."""
        return sum(count for at, count in self.by_level.items() if at >= level)


def standing_sql(kind: str) -> str:
    """
    Return SQL giving (service_id, level) of the services that have a level, one row each.

    Takes four parameters: rule set, day, moment known before. `kind`: computed or declared.
    """
    return f"""
        SELECT service_id, level FROM (
            SELECT DISTINCT ON (service_id) service_id, level
            FROM {TABLES[kind]}
            WHERE rule_set = %s AND held_from <= %s AND recorded_at < %s
            ORDER BY service_id, held_from DESC, recorded_at DESC, id DESC
        ) latest WHERE level IS NOT NULL
    """  # noqa: S608


def count_levels(
    *, rule_set: str, as_of: AsOf, kind: str = "computed", agency_codes: tuple[str, ...] = ()
) -> LevelCounts:
    """
    Return how many services stood at each level. One query.

    `agency_codes` empty: at every agency. `kind`: "computed" or "declared".
    """
    sql = f"SELECT level, count(*) FROM ({standing_sql(kind)}) standing"  # noqa: S608
    parameters: list[Any] = [rule_set, as_of.day, as_of.known_before]
    if agency_codes:
        sql += """
            JOIN catalogue_offeredservice offered ON offered.id = standing.service_id
            JOIN agencies_agency agency ON agency.id = offered.agency_id
            WHERE agency.code = ANY(%s)"""
        parameters.append(list(agency_codes))
    with connection.cursor() as cursor:
        cursor.execute(sql + " GROUP BY level ORDER BY level", parameters)
        return LevelCounts(dict(cursor.fetchall()))


@dataclass(frozen=True)
class Restated:
    """A service of which more is known now of a past day than at its end; level None: it had none."""

    service_id: int
    code: str
    agency: str
    then: int | None
    now: int | None


# Only services of which something was recorded later can be known otherwise: few, looked up singly.
_LEVEL_OF_ONE = """
    SELECT level FROM catalogue_levelrecord
    WHERE service_id = later.service_id AND rule_set = %s AND held_from <= %s AND recorded_at < %s
    ORDER BY held_from DESC, recorded_at DESC, id DESC LIMIT 1
"""


def restated_since(
    *, rule_set: str, day: date, at: datetime, most: int = 50
) -> tuple[int, tuple[Restated, ...]]:
    """
    Return of how many services the computed level of a day is known otherwise now, and the first
    `most` of them, by code and agency. Service by service: sums may agree by chance. One query.
    """
    then, now = AsOf.at_the_end_of(day), AsOf(day, at)
    if now.known_before <= then.known_before:
        return 0, ()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH later AS MATERIALIZED (
                SELECT DISTINCT service_id FROM catalogue_levelrecord
                WHERE rule_set = %s AND held_from <= %s AND recorded_at >= %s AND recorded_at < %s
            ), pairs AS MATERIALIZED (
                SELECT later.service_id, back.level AS was, front.level AS known
                FROM later
                LEFT JOIN LATERAL ({_LEVEL_OF_ONE}) back ON true
                LEFT JOIN LATERAL ({_LEVEL_OF_ONE}) front ON true
            ), changed AS MATERIALIZED (
                SELECT * FROM pairs WHERE was IS DISTINCT FROM known
            )
            SELECT (SELECT count(*) FROM changed), offered.id, procedure.code, agency.name_vi,
                   changed.was, changed.known
            FROM changed
            JOIN catalogue_offeredservice offered ON offered.id = changed.service_id
            JOIN catalogue_procedure procedure ON procedure.id = offered.procedure_id
            JOIN agencies_agency agency ON agency.id = offered.agency_id
            ORDER BY procedure.code, agency.code LIMIT %s
            """,  # noqa: S608
            [
                rule_set, day, then.known_before, now.known_before,
                rule_set, day, then.known_before, rule_set, day, now.known_before, most,
            ],
        )  # fmt: skip
        rows = cursor.fetchall()
    return (rows[0][0] if rows else 0), tuple(Restated(*row[1:]) for row in rows)
