"""The counter takes a dossier in: the clock starts and the dossier gets its code."""

from datetime import datetime

from django.db import connection, transaction

from motcua.casework import operations as casework
from motcua.casework.operations import CaseAct
from motcua.casework.states import Act
from motcua.dossiers.access import Officer
from motcua.dossiers.limits import limit_of
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations.acting import Click, acting, tell_applicant
from motcua.kit.clock import local_day
from motcua.rules import dossier_code


@transaction.atomic
def accept(*, dossier: Dossier, officer: Officer, click: Click, at: datetime) -> CaseAct:
    """
    Accept a dossier under the limit that its procedure version has; give it its code.

    The code's counter row is locked only by the last statements, so that acceptances at one
    counter wait for each other as briefly as can be, and a failed one gives its number back.

    :raises ActNotTheirs: no intake role at the receiving unit
    :raises casework.CaseChangedMeanwhile: and the other refusals of `casework`
    """
    outcome = casework.accept(
        acting=acting(dossier=dossier, act=Act.ACCEPT, officer=officer, click=click, at=at),
        limit=limit_of(dossier=dossier, on=local_day(at)),
    )
    if outcome.repeated:
        dossier.refresh_from_db(fields=["code", "accepted_at"])
        return outcome
    tell_applicant(dossier=dossier, kind="accepted", at=at,
                   due=outcome.due_at.isoformat() if outcome.due_at else None)  # fmt: skip
    dossier.code, dossier.accepted_at = _give_code(dossier, at), at
    casework.relabel(case_id=dossier.case_id, label=dossier.code)
    return outcome


def _give_code(dossier: Dossier, at: datetime) -> str:
    """Count the unit's day one up and write the code, in one statement."""
    unit, day = dossier.receiving_unit, local_day(at)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH counted AS ("
            " INSERT INTO dossiers_codecounter (unit_id, day, last) VALUES (%(unit)s, %(day)s, 1)"
            " ON CONFLICT (unit_id, day) DO UPDATE SET last = dossiers_codecounter.last + 1"
            " RETURNING last)"
            " UPDATE dossiers_dossier SET accepted_at = %(at)s, code = %(prefix)s ||"
            " lpad(last::text, greatest(%(digits)s, length(last::text)), '0')"
            " FROM counted WHERE id = %(dossier)s AND code IS NULL RETURNING code",
            {
                "unit": unit.pk, "day": day, "at": at, "dossier": dossier.pk,
                "prefix": dossier_code.prefix(unit.code, day),
                "digits": dossier_code.LEAST_DIGITS,
            },
        )  # fmt: skip
        return str(cursor.fetchone()[0])
