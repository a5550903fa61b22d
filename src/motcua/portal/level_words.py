"""How far a procedure can be done online, office by office, in a citizen's words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.catalogue.queries.levels.public import BlankFormShown, OfficeLevel
from motcua.catalogue.vocabulary import LevelRuleSet
from motcua.design.level_words import level_means, level_words


@dataclass(frozen=True)
class LevelGroup:
    """The offices at one level."""

    words: str
    means: str
    offices: tuple[str, ...]


@dataclass(frozen=True)
class OnlineShown:
    """The part of a procedure's page about levels and blank forms."""

    groups: tuple[LevelGroup, ...]
    blank_forms: tuple[BlankFormShown, ...]


def online_shown(
    levels: tuple[OfficeLevel, ...], blank_forms: tuple[BlankFormShown, ...], language: str
) -> OnlineShown:
    """Return what the page prints: offices grouped by level, the best first."""
    keys = {(o.level_42, o.takes_dossiers) for o in levels if o.level_42 is not None}
    groups = tuple(
        LevelGroup(
            level_words(LevelRuleSet.DECREE_42_2022, level),
            _means(level, takes_dossiers),
            tuple(
                (language == "en" and o.agency_name_en) or o.agency_name_vi
                for o in levels
                if (o.level_42, o.takes_dossiers) == (level, takes_dossiers)
            ),
        )
        for level, takes_dossiers in sorted(keys, reverse=True)
    )
    return OnlineShown(groups, blank_forms)


def _means(level: int, takes_dossiers: bool) -> str:
    if level == 0 and takes_dossiers:
        return _("nộp được trên mạng, nhưng thông tin thủ tục công bố chưa đủ để tính mức")
    return level_means(LevelRuleSet.DECREE_42_2022, level)
