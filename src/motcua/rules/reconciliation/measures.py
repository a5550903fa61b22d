"""
Measures: which list of procedures a total counts, as one word that fits into an address.

`all`, `government:province`, `declared_43:3,4`: a dimension and the values of it. A procedure is
in the list when it has one of the values. `none` stands for having no value at all.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_VALUE = re.compile(r"[\w.\-]{1,60}")
MOST_VALUES = 20


class Dimension(StrEnum):
    """By what procedures are told apart."""

    ALL = "all"
    GOVERNMENT = "government"
    DECLARED_43 = "declared_43"
    DECLARED_42 = "declared_42"
    COMPUTED_43 = "computed_43"
    COMPUTED_42 = "computed_42"
    INTEGRATED = "integrated"
    AGENCY = "agency"
    FIELD = "field"


# A procedure may be carried out at several levels of government and kept at several agencies; of
# everything else it has one value at most, so that lists of different values never overlap.
OVERLAPPING = frozenset({Dimension.ALL, Dimension.GOVERNMENT, Dimension.AGENCY})
LEVELS = frozenset(
    {
        Dimension.DECLARED_43, Dimension.DECLARED_42, Dimension.COMPUTED_43,
        Dimension.COMPUTED_42,
    }
)  # fmt: skip


class BadMeasure(Exception):
    """The word names no dimension, or values that cannot be."""


@dataclass(frozen=True)
class Measure:
    """A dimension and the values of it; no values where the dimension is `all`."""

    dimension: Dimension
    values: frozenset[str] = frozenset()

    def __str__(self) -> str:
        if self.dimension is Dimension.ALL:
            return str(self.dimension)
        return f"{self.dimension}:{','.join(sorted(self.values))}"

    def excludes(self, other: "Measure") -> bool:
        """Whether no procedure can be in both lists."""
        return (
            self.dimension is other.dimension
            and self.dimension not in OVERLAPPING
            and not self.values & other.values
        )


ALL = Measure(Dimension.ALL)


def read_measure(word: str) -> Measure:
    """
    Return the measure that a word stands for.

    :raises BadMeasure: see there
    """
    name, _colon, rest = word.partition(":")
    if name not in list(Dimension):
        raise BadMeasure(word[:80])
    dimension, values = Dimension(name), rest.split(",") if rest else []
    if (dimension is Dimension.ALL) == bool(values) or len(values) > MOST_VALUES:
        raise BadMeasure(word[:80])
    if not all(_VALUE.fullmatch(value) and _may_be(dimension, value) for value in values):
        raise BadMeasure(word[:80])
    return Measure(dimension, frozenset(values))


_GOVERNMENT = {"ministry", "province", "district", "commune", "other", "none"}


def _may_be(dimension: Dimension, value: str) -> bool:
    if dimension is Dimension.GOVERNMENT:
        return value in _GOVERNMENT
    if dimension is Dimension.INTEGRATED:
        return value in {"yes", "no"}
    if dimension in LEVELS:
        highest = 4 if dimension.endswith("_43") else 2
        return value == "none" or (value.isdecimal() and int(value) <= highest)
    if dimension is Dimension.FIELD:
        return value.isdecimal() and len(value) < 10
    return True
