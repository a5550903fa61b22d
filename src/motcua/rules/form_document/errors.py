"""
What can be wrong with an answer: a code with parameters. Surfaces put it into words.

Codes: required, recommended (a soft question left open: a warning, never an error), wrong_kind, too_short(least), too_long(most, actual),
forbidden_characters, name_has_digits, digits_only, wrong_length(expected, actual),
old_identity_card, not_a_phone, not_an_email, date_incomplete(parts), date_not_numbers(parts),
date_bad_month, date_no_such_day(month, year, last), bad_year(least, most), in_future, in_past,
not_a_number, not_whole, too_small(least), too_large(most), too_many_decimals(most),
unknown_option, part_missing(parts), too_few_rows(least), too_many_rows(most),
check(index: place of the check that is false), unknown_field, not_asked (both of programs only).
"""

from dataclasses import dataclass
from typing import TypeAlias

Params: TypeAlias = tuple[tuple[str, str | int], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a value; `parts` among the parameters names the inputs concerned."""

    code: str
    params: Params = ()

    def at(self, field: str) -> "FieldError":
        """Return the problem as an error of a field."""
        return FieldError(field, self.code, self.params)


@dataclass(frozen=True, slots=True)
class FieldError:
    """A problem with the answer of a field: its id, or `group.row.field` inside rows."""

    field: str
    code: str
    params: Params = ()

    @property
    def values(self) -> dict[str, str | int]:
        """Return the parameters by name."""
        return dict(self.params)


def problem(code: str, **params: str | int) -> Problem:
    """Return a problem with its parameters."""
    return Problem(code, tuple(params.items()))
