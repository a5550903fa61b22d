"""Giving a dossier its code: gap-free, from one row a unit and day, locked last."""

from datetime import date

from django.db import connection

from motcua.rules import dossier_code


def next_code(*, unit_id: int, unit_code: str, day: date) -> str:
    """
    Return the unit's next code of a Vietnamese calendar day. One statement.

    Must be the last statement but one of the transaction (the code itself is stored after it):
    the counter row stays locked until the commit, so that a failed acceptance gives its number
    back and no two acceptances share one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO dossiers_codecounter (unit_id, day, last) VALUES (%s, %s, 1)"
            " ON CONFLICT (unit_id, day) DO UPDATE SET last = dossiers_codecounter.last + 1"
            " RETURNING last",
            [unit_id, day],
        )
        number = cursor.fetchone()[0]
    return dossier_code.write(unit_code, day, number)
