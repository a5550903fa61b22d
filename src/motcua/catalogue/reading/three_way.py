"""
Three contents of one procedure side by side: what both came from, ours, and the nation's; pure.

The base is the national text on which ours was made. A part that only the nation changed can be
taken as it stands; one that both changed needs a decision; one that only we changed stays ours.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.reading.content import ProcedureContent
from motcua.catalogue.reading.differences import Change, Part, differences, parts_of, take_parts


class ChangedBy(models.TextChoices):
    """Who moved away from the base."""

    NATION = "nation", _("quốc gia đổi")
    US = "us", _("tỉnh đổi")
    BOTH = "both", _("cả hai cùng đổi, khác nhau")


@dataclass(frozen=True)
class PartStanding:
    """A part in which ours and theirs differ: who changed it, and from ours to theirs what."""

    part: Part
    changed_by: ChangedBy
    changes: tuple[Change, ...]


def three_way(
    *, base: ProcedureContent, ours: ProcedureContent, theirs: ProcedureContent
) -> tuple[PartStanding, ...]:
    """Return every part in which ours and theirs differ. Both changed alike: no difference."""
    between = differences(ours, theirs)
    by_us = set(parts_of(differences(base, ours)))
    by_them = set(parts_of(differences(base, theirs)))
    return tuple(
        PartStanding(part, _who(part, by_us, by_them), tuple(c for c in between if c.part is part))
        for part in parts_of(between)
    )


def _who(part: Part, by_us: set[Part], by_them: set[Part]) -> ChangedBy:
    if part in by_us:
        return ChangedBy.BOTH if part in by_them else ChangedBy.US
    return ChangedBy.NATION


def take_national(
    *, base: ProcedureContent, ours: ProcedureContent, theirs: ProcedureContent
) -> ProcedureContent:
    """
    Return ours with every part that the nation changed; what only we changed stays.

    Channels, limits and fees are one block: the nation's, when it changed any of them.
    """
    standings = three_way(base=base, ours=ours, theirs=theirs)
    wanted = [s.part for s in standings if s.changed_by is not ChangedBy.US]
    return take_parts(ours, theirs, wanted)
