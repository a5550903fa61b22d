"""A procedure's page: the answer first, the legal text below it, and what changed when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from motcua.catalogue.models import (
    ImportRun,
    LimitConfirmation,
    ProcedureVersion,
    Service,
    TimeLimit,
)
from motcua.catalogue.queries.services import services_for
from motcua.catalogue.queries.versions import get_version_in_force, in_force
from motcua.catalogue.reading.content import ProcedureContent, Terms, from_json
from motcua.catalogue.reading.marks import Mark
from motcua.catalogue.vocabulary import TextState


@dataclass(frozen=True)
class LimitShown:
    """
    How long it takes through one channel, as far as anyone knows.

    `confirmed_basis` is not empty when an official confirmed it. With `unit_is_missing` the
    number stands alone: no date follows from it. `quantity` None: see `words`.
    """

    channel: str
    quantity: str
    unit: str
    words: str
    unit_is_missing: bool
    confirmed_basis: str


@dataclass(frozen=True)
class Office:
    """Where the procedure is handed in, and who decides it there."""

    agency_code: str
    name_vi: str
    name_en: str
    address: str
    phone: str
    competent_code: str
    competent_name_vi: str
    competent_name_en: str
    is_open_online: bool
    form_id: str


@dataclass(frozen=True)
class VersionShown:
    """
    One entry of the history. `changed` names the parts that differ from the version before.

    A completion only brought the full text of what the shipped facts told in short.
    `date_is_assumed`: a scenario set the day, no record names it.
    """

    number: int
    valid_from: date
    valid_to: date | None
    changed: tuple[str, ...]
    is_completion: bool
    date_is_assumed: bool


@dataclass(frozen=True)
class ProcedurePage:
    """All that a procedure's page prints. `is_announced`: a decision set the version's first day."""

    content: ProcedureContent
    number: int
    valid_from: date
    levels: tuple[str, ...]
    doubtful_levels: tuple[str, ...]
    marks: tuple[str, ...]
    text_state: str
    limits: tuple[LimitShown, ...]
    offices: tuple[Office, ...]
    history: tuple[VersionShown, ...]
    is_announced: bool = False

    @property
    def is_open_online(self) -> bool:
        """Whether some agency takes it online here."""
        return any(office.is_open_online for office in self.offices)


def get_procedure_page(*, code: str, on: date) -> ProcedurePage:
    """
    Return the page of procedure `code` as of a day; five queries.

    :raises ProcedureNotFound: no version held then
    """
    version = get_version_in_force(code=code, on=on)
    content = from_json(version.content)
    return ProcedurePage(
        content=content,
        number=version.number,
        valid_from=version.valid_from,
        levels=tuple(version.levels),
        doubtful_levels=tuple(version.doubtful_levels),
        marks=tuple(version.marks),
        text_state=version.text_state,
        limits=_limits(version, content.terms, on),
        offices=tuple(_office(service) for service in services_for(code=code, on=on)),
        history=_history(version.procedure_id, on),
        is_announced=version.announced_by_id is not None,
    )


def _limits(
    version: ProcedureVersion, terms: tuple[Terms, ...], on: date
) -> tuple[LimitShown, ...]:
    found = LimitConfirmation.objects.filter(in_force(on), procedure_id=version.procedure_id)
    confirmed = {row.channel: row for row in found.order_by("id")}
    stated = {row.channel: row for row in version.limits.order_by("-position")}
    channels = dict.fromkeys(t.channel for t in terms) or dict.fromkeys(confirmed)
    shown = []
    for channel in channels:
        confirmation = confirmed.get(channel) or confirmed.get("")
        if confirmation:
            shown.append(_confirmed(channel, confirmation))
        elif channel in stated:
            shown.append(_stated(stated[channel]))
    return tuple(shown)


def _confirmed(channel: str, row: LimitConfirmation) -> LimitShown:
    return LimitShown(channel, _number(row.quantity), row.unit, "", False, row.basis)


def _stated(row: TimeLimit) -> LimitShown:
    quantity = _number(row.quantity) if row.quantity is not None else ""
    return LimitShown(row.channel, quantity, row.unit, row.words, row.unit_is_missing, "")


def _number(quantity: object) -> str:
    text = f"{quantity:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _office(service: Service) -> Office:
    return Office(
        agency_code=service.agency.code,
        name_vi=service.agency.name_vi,
        name_en=service.agency.name("en"),
        address=service.agency.address,
        phone=service.agency.phone,
        competent_code=service.competent_agency.code,
        competent_name_vi=service.competent_agency.name_vi,
        competent_name_en=service.competent_agency.name("en"),
        is_open_online=service.is_open_online,
        form_id=service.form_id,
    )


def _history(procedure_id: int, on: date) -> tuple[VersionShown, ...]:
    versions = list(_versions_until(procedure_id, on))
    shown = [
        _shown(version, before)
        for version, before in zip(versions, [None, *versions], strict=False)
    ]
    return tuple(reversed(shown))


def _versions_until(procedure_id: int, on: date) -> QuerySet[ProcedureVersion]:
    found = ProcedureVersion.objects.filter(procedure_id=procedure_id, valid_from__lte=on)
    return found.select_related("taken_from").defer("taken_from__report").order_by("number")


def _shown(version: ProcedureVersion, before: ProcedureVersion | None) -> VersionShown:
    completes = (
        before is not None
        and before.taken_from is not None
        and before.taken_from.source == ImportRun.Source.FACTS
        and before.facts_digest == version.facts_digest
        and version.text_state == TextState.FULL
    )
    return VersionShown(
        number=version.number,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        changed=_differences(version, before) if before and not completes else (),
        is_completion=completes,
        date_is_assumed=Mark.DATE_ASSUMED in version.marks,
    )


def _differences(version: ProcedureVersion, before: ProcedureVersion) -> tuple[str, ...]:
    keys = sorted(set(version.content) | set(before.content))
    return tuple(key for key in keys if version.content.get(key) != before.content.get(key))
