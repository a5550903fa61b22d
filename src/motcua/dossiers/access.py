"""
Who may see a dossier and who may do what to it. Everything not named here is refused.

Seeing: the applicant their own; an officer those of the units where they hold a casework role
for that procedure. Acting: the table below, checked again inside each act.
"""

from dataclasses import dataclass
from datetime import date

from motcua.accounts.models import Account, Role
from motcua.accounts.queries import OfficerScope, scope_of
from motcua.casework.models import Case
from motcua.casework.possibilities import possible_acts
from motcua.casework.states import Act, State
from motcua.dossiers.models import Dossier
from motcua.kit.prepared import Prepared


class DossierNotTheirs(Exception):
    """There is no such dossier, or not for this person: the two are not told apart."""


class ActNotTheirs(Exception):
    """The officer may see the dossier but may not do this to it."""


@dataclass(frozen=True)
class Officer:
    """An officer at work: the account and its rights today."""

    account: Account
    scope: OfficerScope

    @property
    def actor(self) -> str:
        """The officer as the journal names them."""
        return self.account.actor


def officer_at_work(*, account: Account, on: date) -> Officer:
    """Return the officer with their rights on a day. One query."""
    return Officer(account, scope_of(account=account, on=on))


_APPLICANTS = Prepared(
    lambda reference, account_id: (
        Dossier.objects.select_related("case", "procedure_version", "receiving_unit")
        .defer("procedure_version__content")
        .filter(reference=reference, account=account_id)[:1]
    ),
    reference=str,
    account_id=int,
)
_OFFICERS = Prepared(
    lambda dossier_id: (
        Dossier.objects.select_related(
            "case__unit", "procedure_version", "receiving_unit", "competent_unit"
        )
        .defer("procedure_version__content")
        .filter(pk=dossier_id)[:1]
    ),
    dossier_id=int,
)


def get_dossier_for_applicant(*, reference: str, account: Account) -> Dossier:
    """
    Return the applicant's own dossier with its case. One query.

    :raises DossierNotTheirs: somebody else's, or none
    """
    dossier = _APPLICANTS.first(reference=reference, account_id=account.pk)
    if dossier is None:
        raise DossierNotTheirs(reference)
    return dossier


def get_dossier_for_officer(*, dossier_id: int, officer: Officer) -> Dossier:
    """
    Return a dossier that the officer may see, with its case. One query.

    :raises DossierNotTheirs: another unit's or procedure's, or none
    """
    dossier = _OFFICERS.first(dossier_id=dossier_id)
    if dossier is None or not may_see(case=dossier.case, scope=officer.scope):
        raise DossierNotTheirs(dossier_id)
    return dossier


def may_see(*, case: Case, scope: OfficerScope) -> bool:
    """Whether the scope opens this case: at the unit that holds, received or decides it."""
    units = {case.unit_id, case.receiving_unit_id, case.competent_unit_id}
    return any(scope.may_see(unit, case.procedure_code, case.field_code) for unit in units)


def may_do(*, act: Act, case: Case, officer: Officer) -> bool:
    """Whether the officer may do the act to the case in the state in which it is."""
    rights = _who(act, case)
    allowed = any(
        officer.scope.may(role, unit, case.procedure_code, case.field_code) for role, unit in rights
    )
    if not allowed:
        return False
    held_by_another = case.assignee_id not in {None, officer.account.pk}
    return not held_by_another or act not in _ONLY_THE_HOLDER


_ONLY_THE_HOLDER = frozenset({Act.FORWARD, Act.DECIDE, Act.SIGN_OFF})


def _who(act: Act, case: Case) -> tuple[tuple[str, int], ...]:
    """Return the roles, each at its unit, of which one is needed."""
    at_counter = (Role.INTAKE, case.receiving_unit_id)
    holder = (case.role, case.unit_id)
    leader = (Role.LEADER, case.competent_unit_id)
    before_acceptance = case.started_at is None
    match act:
        case Act.ACCEPT | Act.REFUSE:
            return (at_counter,)
        case Act.REQUEST_SUPPLEMENT | Act.AGREE_WITHDRAWAL | Act.DENY_WITHDRAWAL:
            return (at_counter,) if before_acceptance else (holder,)
        case Act.ANSWER_SUPPLEMENT:
            return (at_counter,)
        case Act.ASSIGN:
            return (holder, (Role.LEADER, case.unit_id))
        case Act.FORWARD | Act.DECIDE | Act.RETURN_TO_PREVIOUS:
            return (holder,)
        case Act.SIGN_OFF:
            return (holder,) if case.role == Role.LEADER else ()
        case Act.STOP:
            return (at_counter, leader) if before_acceptance else (leader,)
        case Act.EXTEND:
            return (leader,)
        case Act.HAND_OVER:
            return ((Role.RETURN, case.receiving_unit_id),)
        case _:
            return ()


def acts_for(*, case: Case, officer: Officer) -> frozenset[Act]:
    """Return the acts that the case allows now and that this officer may do."""
    return frozenset(
        act for act in possible_acts(case) if may_do(act=act, case=case, officer=officer)
    )


def require(*, act: Act, case: Case, officer: Officer) -> None:
    """
    Make sure that the officer may do the act.

    :raises ActNotTheirs: they may not
    """
    if not may_do(act=act, case=case, officer=officer):
        raise ActNotTheirs(f"{act} by {officer.actor} in {State(case.state)}")
