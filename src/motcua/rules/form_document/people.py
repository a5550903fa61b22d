"""Who the people of a dossier are, and what it is called, according to its answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.rules.form_document.compilation import Form
from motcua.rules.form_document.field_types import ADDRESS_PARTS
from motcua.rules.form_document.journey import Journey
from motcua.rules.form_document.model import Field, PartyMap, Role
from motcua.rules.form_document.parse import BLANK
from motcua.rules.form_document.saying import say, say_address
from motcua.rules.form_logic import Expression, compile_expression, references


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the dossier as declared. `birth_date` None: unknown, or only the year."""

    role: Role
    full_name: str
    person_id: str = ""
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    basis: str = ""


def people(form: Form, journey: Journey) -> tuple[Person, ...]:
    """
    Return the people of the dossier: applicant, the one it is about, an authorised person.

    Somebody without a name is left out; texts are in Vietnamese, as they will be on paper.
    """
    fields = {field.id: field for _, field in form.document.fields()}
    found = (_person(form, journey, party, fields) for party in form.document.parties)
    return tuple(person for person in found if person is not None)


def _person(
    form: Form, journey: Journey, party: PartyMap, fields: dict[str, Field]
) -> Person | None:
    if party.when is not None and compile_expression(party.when)(journey.scope) is not True:
        return None
    parts: dict[str, Any] = {
        name: _part(form, journey, name, value, fields) for name, value in party.parts
    }
    return Person(party.role, **parts) if parts.get("full_name") else None


def _part(
    form: Form, journey: Journey, name: str, value: Expression, fields: dict[str, Field]
) -> str | date | None:
    found = compile_expression(value)(journey.scope)
    if name == "birth_date":
        return _whole_date(found)
    if found is None:
        return ""
    if isinstance(found, tuple):
        address = dict(zip(ADDRESS_PARTS, map(str, found), strict=True))
        return say_address(address, form.vocabularies, "vi")
    if name == "basis":
        return _basis(form, value, str(found), fields)
    return str(found)


def _basis(form: Form, value: Expression, found: str, fields: dict[str, Field]) -> str:
    """Return a relation in words: the label of the option, where it was chosen from a list."""
    for asked in references(value):
        if asked in fields and any(o.value == found for o in fields[asked].options):
            return say(fields[asked], found, form.vocabularies, "vi")
    return found


def _whole_date(found: Any) -> date | None:
    if isinstance(found, str) and len(found) == 10:
        return date.fromisoformat(found)
    return found if isinstance(found, date) else None


def subject_title(form: Form, journey: Journey, language: str) -> str:
    """Return what the dossier is called: `Đăng ký khai sinh cho Nguyễn Phạm An Nhiên`."""
    template = form.document.subject_title.say(language)
    return BLANK.sub(lambda m: str(journey.scope.get(m[1]) or "…"), template)


def result_channel(form: Form, journey: Journey) -> str:
    """Return how the result is to be received, as the form's own code; "" when not asked."""
    expression = form.document.result_channel
    if expression is None:
        return ""
    return str(compile_expression(expression)(journey.scope) or "")
