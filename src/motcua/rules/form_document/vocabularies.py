"""The lists that a form refers to but does not hold. Whoever compiles a form hands them in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_document.model import Option, Words

SEXES = (
    Option("male", Words("Nam", "Male")),
    Option("female", Words("Nữ", "Female")),
)


@dataclass(frozen=True)
class Vocabularies:
    """Provinces, ethnic groups and nationalities by code. A code is never given to another."""

    provinces: tuple[Option, ...]
    ethnic_groups: tuple[Option, ...]
    nationalities: tuple[Option, ...]

    def options(self, field_type: FieldType) -> tuple[Option, ...]:
        """Return the options of a field type that has a list; none for the others."""
        return self._by_type.get(field_type, ())

    @cached_property
    def _by_type(self) -> Mapping[FieldType, tuple[Option, ...]]:
        return {
            FieldType.SEX: SEXES,
            FieldType.PROVINCE: self.provinces,
            FieldType.ADDRESS: self.provinces,
            FieldType.ETHNIC_GROUP: self.ethnic_groups,
            FieldType.NATIONALITY: self.nationalities,
        }

    @cached_property
    def province_names(self) -> Mapping[str, Words]:
        """Return the provinces' names by code."""
        return {option.value: option.label for option in self.provinces}
