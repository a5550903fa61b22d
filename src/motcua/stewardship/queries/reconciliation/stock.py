"""
The stock: which procedures were kept on a day, as known at a moment, and what each had.

Everything is read in SQL, in two times. A version was learned of when its file was taken in or
its announcement published; that a version ended, when the next one was learned of or when the
announcement that abolished it was published. So the stock of a past day as it was known at its end
never changes.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from motcua.catalogue.queries.levels import AsOf
from motcua.catalogue.queries.levels.as_of import standing_sql


@dataclass(frozen=True)
class Moment:
    """A day, the moment up to which records count (exclusive, aware), and a decree for levels."""

    day: date
    known_before: datetime
    rule_set: str

    @classmethod
    def at_the_end_of(cls, day: date, rule_set: str) -> "Moment":
        """Return a day as it was known when it ended."""
        return cls(day, AsOf.at_the_end_of(day).known_before, rule_set)

    def as_known(self, at: datetime) -> "Moment":
        """Return the same day as it is known at a moment."""
        return Moment(self.day, at, self.rule_set)


# A version that holds for no day (replaced on the day it was taken) is passed over.
_STOCK = """
    SELECT DISTINCT ON (procedure_id) * FROM (
        SELECT v.id AS version_id, v.procedure_id, p.code, v.name, v.sort_key, v.field_id,
            v.levels, v.marks, v.valid_from, v.valid_to, v.number,
            coalesce(run.at, announced.published_at) AS learned_at,
            CASE WHEN v.valid_to IS NULL THEN NULL ELSE coalesce(
                lead(coalesce(run.at, announced.published_at))
                    OVER (PARTITION BY v.procedure_id ORDER BY v.number),
                (SELECT min(a.published_at)
                    FROM catalogue_announcement a JOIN catalogue_announcementitem i
                        ON i.announcement_id = a.id
                    WHERE a.published_at IS NOT NULL AND a.effective_on = v.valid_to
                        AND ((i.kind = 'abolished' AND i.code = p.code)
                            OR p.code = ANY (i.replaced_codes))),
                '-infinity')
            END AS end_learned_at
        FROM catalogue_procedureversion v
        JOIN catalogue_procedure p ON p.id = v.procedure_id
        LEFT JOIN catalogue_importrun run ON run.id = v.taken_from_id
        LEFT JOIN catalogue_announcementitem item ON item.id = v.announced_by_id
        LEFT JOIN catalogue_announcement announced ON announced.id = item.announcement_id
    ) versions
    WHERE valid_from <= %s AND learned_at < %s
        AND (valid_to IS NULL OR valid_to > valid_from OR end_learned_at >= %s)
        AND (valid_to IS NULL OR valid_to > %s OR end_learned_at >= %s)
    ORDER BY procedure_id, number DESC
"""

_INTEGRATED = """
    SELECT procedure_id, is_assumed FROM (
        SELECT DISTINCT ON (procedure_id) procedure_id, is_integrated, is_assumed
        FROM catalogue_portalintegration WHERE held_from <= %s AND recorded_at < %s
        ORDER BY procedure_id, held_from DESC, recorded_at DESC, id DESC
    ) latest WHERE is_integrated
"""

_DECLARED = """
    SELECT DISTINCT ON (service_id) service_id, level, is_assumed FROM catalogue_declaredlevel
    WHERE rule_set = %s AND held_from <= %s AND recorded_at < %s
    ORDER BY service_id, held_from DESC, recorded_at DESC, id DESC
"""


def stock_sql(moment: Moment) -> tuple[str, list[Any]]:
    """
    Return the common table expressions `stock`, `standing` and `kept`, and their parameters.

    `stock`: a row a procedure. `standing`: a row a service offered on the day, with its computed
    and declared level. `kept`: the stock with the highest levels of each procedure anywhere, NULL
    where it has none, and whether it is on the national portal. A procedure counts once, at its
    highest level (Quyết định 766/QĐ-TTg, indicator 3.1).
    """
    day, known = moment.day, moment.known_before
    sql = f"""
        WITH stock AS MATERIALIZED ({_STOCK}),
        standing AS MATERIALIZED (
            SELECT offered.procedure_id, offered.agency_id, computed.level AS computed,
                declared.level AS declared, declared.is_assumed
            FROM ({standing_sql("computed")}) computed
            JOIN catalogue_offeredservice offered ON offered.id = computed.service_id
            JOIN stock ON stock.procedure_id = offered.procedure_id
            LEFT JOIN ({_DECLARED}) declared
                ON declared.service_id = computed.service_id
        ),
        kept AS MATERIALIZED (
            SELECT stock.*, best.computed, best.declared,
                integrated.procedure_id IS NOT NULL AS integrated,
                coalesce(integrated.is_assumed, false) AS integrated_is_assumed
            FROM stock
            LEFT JOIN (
                SELECT procedure_id, max(computed) AS computed, max(declared) AS declared
                FROM standing GROUP BY procedure_id
            ) best ON best.procedure_id = stock.procedure_id
            LEFT JOIN ({_INTEGRATED}) integrated
                ON integrated.procedure_id = stock.procedure_id
        )
    """  # noqa: S608
    times = [moment.rule_set, day, known]
    return sql, [day, known, known, day, known, *times, *times, day, known]


_RESTATED = """
    SELECT EXISTS (SELECT 1 FROM catalogue_levelrecord
            WHERE rule_set = %(rule_set)s AND held_from <= %(day)s AND recorded_at >= %(then)s)
        OR EXISTS (SELECT 1 FROM catalogue_declaredlevel
            WHERE rule_set = %(rule_set)s AND held_from <= %(day)s AND recorded_at >= %(then)s)
        OR EXISTS (SELECT 1 FROM catalogue_portalintegration
            WHERE held_from <= %(day)s AND recorded_at >= %(then)s)
        OR EXISTS (SELECT 1 FROM catalogue_procedureversion v
            JOIN catalogue_importrun run ON run.id = v.taken_from_id
            WHERE v.valid_from <= %(day)s AND run.at >= %(then)s)
        OR EXISTS (SELECT 1 FROM catalogue_announcement
            WHERE effective_on <= %(day)s AND published_at >= %(then)s)
"""


def may_be_restated(then: Moment) -> bool:
    """Return whether anything about the day was recorded after `then`. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            _RESTATED,
            {"rule_set": then.rule_set, "day": then.day, "then": then.known_before},
        )
        return bool(cursor.fetchone()[0])


def integration_as_of(moment: Moment) -> date | None:
    """Return the last day for which anything was recorded of the national portal. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(held_from) FROM catalogue_portalintegration"
            " WHERE held_from <= %s AND recorded_at < %s",
            [moment.day, moment.known_before],
        )
        found: date | None = cursor.fetchone()[0]
    return found
