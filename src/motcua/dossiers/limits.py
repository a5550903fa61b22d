"""Which time limit a dossier is accepted under."""

from datetime import date

from motcua.catalogue.queries import get_limit
from motcua.dossiers.models import Dossier
from motcua.rules.working_time import Limit


def limit_of(*, dossier: Dossier, on: date) -> Limit | None:
    """
    Return the limit for the dossier's procedure version and channel on a day. Two queries.

    None: there is none. A limit whose `unit` is None has a number nobody may reckon with.
    """
    return get_limit(version=dossier.procedure_version, channel=dossier.channel, on=on)
