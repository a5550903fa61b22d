"""Of how many of the counted procedures what was assumed."""

from django.db import connection

from motcua.catalogue.queries.assumed import Assumed
from motcua.catalogue.reading.marks import ASSUMED
from motcua.stewardship.queries.reconciliation.stock import Moment, stock_sql

# With 200,000 services the count takes longer than all the rest; where there is no scenario it is
# spared.
_ANY = """
    SELECT EXISTS (SELECT 1 FROM catalogue_procedureversion WHERE marks && %s::varchar[])
        OR EXISTS (SELECT 1 FROM catalogue_declaredlevel WHERE is_assumed)
        OR EXISTS (SELECT 1 FROM catalogue_portalintegration WHERE is_assumed)
"""


def assumed_at(moment: Moment) -> Assumed:
    """
    Return the counts of a day as known at a moment; false where nothing was assumed.

    Two queries, one where nothing ever was assumed: `procedures` is 0 then.
    """
    sql, parameters = stock_sql(moment)
    marks = [str(mark) for mark in ASSUMED]
    with connection.cursor() as cursor:
        cursor.execute(_ANY, [marks])
        if not cursor.fetchone()[0]:
            return Assumed(procedures=0)
        cursor.execute(
            f"""{sql} SELECT count(*),
                count(*) FILTER (WHERE %s = ANY (marks)),
                count(*) FILTER (WHERE %s = ANY (marks)),
                count(*) FILTER (WHERE %s = ANY (marks)),
                (SELECT count(DISTINCT procedure_id) FROM standing
                    WHERE is_assumed AND declared IS NOT NULL),
                count(*) FILTER (WHERE integrated_is_assumed)
            FROM kept""",  # noqa: S608
            [*parameters, *marks],
        )
        return Assumed(*cursor.fetchone())
