"""How likely a procedure is wanted before anybody says a word."""

from motcua.catalogue import shipped
from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.vocabulary import Level, ProcedureClass, Subject


def prior_of(version: ProcedureVersion) -> float:
    """
    Return the prior, at most about 1.

    Citizens' procedures of commune and province come first; another locality's own procedures and
    those inside the administration last, below nothing; what our list calls often needed is lifted.
    """
    popular = shipped.read_toml(shipped.POPULAR).get("weight", {})
    prior = 0.3 + 0.5 * popular.get(version.procedure.code, 0)
    if Level.COMMUNE in version.levels:
        prior += 0.08
    elif Level.PROVINCE in version.levels:
        prior += 0.05
    if Subject.CITIZEN in version.subjects:
        prior += 0.05
    if version.procedure_class == ProcedureClass.LOCAL:
        prior -= 0.5
    if version.procedure_class == ProcedureClass.INTERNAL:
        prior -= 0.4
    return prior
