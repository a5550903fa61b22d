"""Procedures that are no more, and what came instead: where old links and lists lead people on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.models import AnnouncementItem, ProcedureVersion
from motcua.catalogue.models.announcements import State
from motcua.catalogue.queries.versions import versions_on

_LONGEST_CHAIN = 8


@dataclass(frozen=True)
class EndedProcedure:
    """
    A procedure that has ended, under the name that it had last; `on` is the first day without it.

    `successor` is the code in force that replaced it, or replaced what replaced it; "": none did.
    """

    code: str
    name: str
    on: date
    successor: str
    successor_name: str


def ended_procedures(*, codes: Iterable[str], on: date) -> dict[str, EndedProcedure]:
    """
    Return those of some codes that have ended by a day. One query, and two or three where any has.

    Codes that hold, or that never were, are not in it.
    """
    ends = _ends(set(codes), on)
    if not ends:
        return {}
    successors = _successors(set(ends), on)
    held = versions_on(on).filter(procedure__code__in=set(successors.values()))
    names = dict(held.values_list("procedure__code", "name"))
    found = {}
    for code, (name, day) in ends.items():
        successor = successors.get(code, "")
        in_force = successor if successor in names else ""
        found[code] = EndedProcedure(code, name, day, in_force, names.get(in_force, ""))
    return found


def _ends(codes: set[str], on: date) -> dict[str, tuple[str, date]]:
    rows = ProcedureVersion.objects.filter(procedure__code__in=codes, valid_from__lte=on)
    last = rows.order_by("procedure__code", "-number").distinct("procedure__code")
    return {
        code: (name, day)
        for code, name, day in last.values_list("procedure__code", "name", "valid_to")
        if day is not None and day <= on
    }


def _successors(codes: set[str], on: date) -> dict[str, str]:
    """Return code → the last code of its chain of replacements. A query a link of the longest."""
    follows = {code: code for code in codes}
    wanted = codes
    for _ in range(_LONGEST_CHAIN):
        replaced = _replaced(wanted, on)
        if not replaced:
            break
        follows = {code: replaced.get(last, last) for code, last in follows.items()}
        wanted = set(replaced.values()) - codes
        if not wanted:
            break
    return {code: last for code, last in follows.items() if last != code}


def _replaced(codes: set[str], on: date) -> dict[str, str]:
    """Return which of the codes were replaced by which; the latest decision counts."""
    rows = AnnouncementItem.objects.filter(
        announcement__state=State.PUBLISHED, announcement__effective_on__lte=on,
        replaced_codes__overlap=list(codes),
    )  # fmt: skip
    pairs = rows.order_by("announcement__effective_on", "pk").values_list("code", "replaced_codes")
    return {old: new for new, olds in pairs for old in olds if old in codes}
