"""
Looking at what is there: for each service, which facts hold by what can be seen today.

Everything is read in bulk: a procedure's version, a form, a process is looked at once however
many agencies use it. Facts that only people know (`REPORTED`) are not looked for here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from motcua.casework.queries.processes import published_since
from motcua.catalogue.levels.payment import paid_online
from motcua.catalogue.levels.profiles import Profile, profiles_of
from motcua.catalogue.models import BlankForm, LimitConfirmation, Service
from motcua.catalogue.queries.versions import in_force, versions_on
from motcua.catalogue.vocabulary import ResultChannel
from motcua.eforms.levels import Released, Wanted, releases_for
from motcua.kit.clock import local_day
from motcua.rules.service_level import Fact, bits_of

REPORTED = frozenset({Fact.NO_VISIT})
OBSERVED = tuple(fact for fact in Fact if fact not in REPORTED)
OBSERVED_BITS = bits_of(OBSERVED)


@dataclass(frozen=True)
class Seen:
    """
    What was seen of one fact: whether it holds, since which day, and by what evidence.

    `holds` None: it can't be told. `note` is a code with what stands in the way, for people.
    """

    holds: bool | None
    since: date
    evidence_kind: str
    evidence_id: str = ""
    note: str = ""


Sight = Mapping[Fact, Seen]
# What holds and what is known, as bits; None: the service is not offered.
Glimpse = tuple[int, int] | None


class Offered(Protocol):
    """What is needed to look at a service: a row of `OfferedService`, or as much of one."""

    @property
    def pk(self) -> int:
        """The id of the `OfferedService`."""

    @property
    def procedure_id(self) -> int:
        """What is offered."""

    @property
    def agency_id(self) -> int:
        """Where."""


@dataclass(frozen=True)
class _Setting:
    """One service as it is set today."""

    agency_receives: bool
    process_code: str
    wanted: Wanted | None
    is_open_online: bool
    result_channels: frozenset[str]
    since: date

    @property
    def sort(self) -> tuple[object, ...]:
        """All of it but the day: settings of one sort show the same facts."""
        return (
            self.agency_receives, self.process_code, self.wanted, self.is_open_online,
            self.result_channels,
        )  # fmt: skip


@dataclass(frozen=True)
class _Below:
    """What lies below, for the services that are looked at."""

    versions: Mapping[int, tuple[int, date]]
    profiles: Mapping[int, Profile]
    forms: Mapping[Wanted, Released]
    processes: Mapping[str, datetime]
    blank_forms: Mapping[int, tuple[int, date]]
    limits_confirmed: Mapping[int, date]
    paid_online: Mapping[int, date]


def look(services: Sequence[Offered], on: date) -> dict[int, Sight]:
    """
    Return by id what is seen of each service on a day; an empty sight: it is not offered.

    About six queries however many services there are, beside the first look at a version or a
    release in a process.
    """
    settings = _settings(services, on)
    below = _look_below(services, settings, on)
    return {
        service.pk: _sight(service, settings[place], below) if place in settings else {}
        for service in services
        for place in [(service.procedure_id, service.agency_id)]
    }


def glance(services: Sequence[Offered], on: date) -> dict[int, Glimpse]:
    """
    Return by id only what holds and what is known; the same queries.

    Agencies that set a procedure alike see the same, so each such case is looked at once: two
    hundred thousand services in seconds.
    """
    settings = _settings(services, on)
    below = _look_below(services, settings, on)
    alike: dict[tuple[object, ...], Glimpse] = {}
    found: dict[int, Glimpse] = {}
    for service in services:
        setting = settings.get((service.procedure_id, service.agency_id))
        if setting is None:
            found[service.pk] = None
            continue
        key = (service.procedure_id, setting.sort, service.pk in below.paid_online)
        if key not in alike:
            alike[key] = _bits_of(_sight(service, setting, below))
        found[service.pk] = alike[key]
    return found


def _bits_of(sight: Sight) -> tuple[int, int]:
    known = bits_of(fact for fact, seen in sight.items() if seen.holds is not None)
    return bits_of(fact for fact, seen in sight.items() if seen.holds), known


def _settings(batch: Sequence[Offered], on: date) -> dict[tuple[int, int], _Setting]:
    rows = Service.objects.filter(in_force(on)).filter(
        procedure__in={service.procedure_id for service in batch},
        agency__in={service.agency_id for service in batch},
    )
    return {
        (procedure, agency): _Setting(
            receives, process, (form, version) if form else None, online, frozenset(ways), since
        )
        for procedure, agency, receives, process, form, version, online, ways, since in rows.values_list(
            "procedure_id", "agency_id", "agency__receives_dossiers", "process_code", "form_id",
            "form_version", "is_open_online", "result_channels", "valid_from",
        )
    }  # fmt: skip


def _look_below(
    batch: Sequence[Offered], settings: Mapping[tuple[int, int], _Setting], on: date
) -> _Below:
    procedures = {service.procedure_id for service in batch}
    found = versions_on(on).filter(procedure__in=procedures)
    versions = {
        procedure: (pk, since)
        for procedure, pk, since in found.values_list("procedure_id", "id", "valid_from")
    }
    blanks = BlankForm.objects.filter(in_force(on), procedure__in=procedures).order_by("-id")
    return _Below(
        versions=versions,
        profiles=profiles_of(pk for pk, _since in versions.values()),
        forms=releases_for(s.wanted for s in settings.values() if s.wanted),
        processes=published_since(s.process_code for s in settings.values() if s.process_code),
        blank_forms={
            procedure: (pk, since)
            for procedure, pk, since in blanks.values_list("procedure_id", "id", "valid_from")
        },
        limits_confirmed=dict(
            LimitConfirmation.objects.filter(in_force(on), procedure__in=procedures)
            .order_by("-valid_from")
            .values_list("procedure_id", "valid_from")
        ),
        paid_online=paid_online(service.pk for service in batch),
    )


def _sight(service: Offered, setting: _Setting, below: _Below) -> Sight:
    version = below.versions.get(service.procedure_id)
    profile = below.profiles[version[0]] if version else None
    form = below.forms.get(setting.wanted) if setting.wanted else None
    since = max(setting.since, version[1]) if version else setting.since
    evidence = str(version[0]) if version else ""
    return {
        Fact.INFORMATION: _information(service, profile, below, since, evidence),
        Fact.BLANK_FORMS: _blank_forms(service, setting, profile, form, below, since, evidence),
        Fact.EFORM: _eform(setting, form),
        Fact.SUBMISSION: _submission(setting),
        Fact.PROCESS: _process(setting, below),
        Fact.PAYMENT: _payment(service, profile, below, since, evidence),
        Fact.RESULT_ELECTRONIC: _result(setting, form, ResultChannel.ONLINE),
        Fact.RESULT_BY_POST: _result(setting, form, ResultChannel.POST),
    }


def _information(
    service: Offered, profile: Profile | None, below: _Below, since: date, evidence: str
) -> Seen:
    if profile is None:
        return Seen(False, since, "procedure_version", note="no_version")
    # A limit that an official confirmed stands above what the record failed to say.
    confirmed = below.limits_confirmed.get(service.procedure_id)
    missing = [part for part in profile.missing if part != "limit" or confirmed is None]
    if confirmed is not None and "limit" in profile.missing:
        since = max(since, confirmed)
    note = "missing:" + ",".join(missing) if missing else ""
    return Seen(not missing, since, "procedure_version", evidence, note)


def _blank_forms(
    service: Offered,
    setting: _Setting,
    profile: Profile | None,
    form: Released | None,
    below: _Below,
    since: date,
    evidence: str,
) -> Seen:
    attached = below.blank_forms.get(service.procedure_id)
    if attached:
        return Seen(True, max(since, attached[1]), "blank_form", str(attached[0]))
    if form is not None and form.word_sha256 and setting.wanted:
        day = max(setting.since, local_day(form.since))
        return Seen(True, day, "form", setting.wanted[0])
    if profile is None or profile.needs_form:
        return Seen(False, since, "procedure_version", evidence, "no_blank_form")
    if "papers" in profile.missing:
        # Where the papers are not told nobody can say that no form is among them.
        return Seen(None, since, "procedure_version", evidence, "papers_unknown")
    return Seen(True, since, "procedure_version", evidence, "none_needed")


def _eform(setting: _Setting, form: Released | None) -> Seen:
    if setting.wanted is None:
        return Seen(False, setting.since, "service", note="no_form")
    if form is None:
        return Seen(False, setting.since, "form", setting.wanted[0], "not_published")
    day = max(setting.since, local_day(form.since))
    note = "" if form.passed_gate else "before_the_gate"
    return Seen(bool(form.passed_gate), day, "form", setting.wanted[0], note)


def _submission(setting: _Setting) -> Seen:
    if not setting.agency_receives:
        return Seen(False, setting.since, "service", note="no_counter")
    note = "" if setting.is_open_online else "not_open"
    return Seen(setting.is_open_online, setting.since, "service", note=note)


def _process(setting: _Setting, below: _Below) -> Seen:
    since = below.processes.get(setting.process_code)
    if since is None:
        note = "not_published" if setting.process_code else "no_process"
        return Seen(False, setting.since, "process", setting.process_code, note)
    return Seen(True, max(setting.since, local_day(since)), "process", setting.process_code)


def _payment(
    service: Offered, profile: Profile | None, below: _Below, since: date, evidence: str
) -> Seen:
    if service.pk in below.paid_online:
        return Seen(True, max(since, below.paid_online[service.pk]), "payment", str(service.pk))
    free = None if profile is None else profile.is_free
    note = {True: "free", False: "fee", None: "fee_unclear"}[free]
    return Seen(free, since, "procedure_version", evidence, note)


def _result(setting: _Setting, form: Released | None, channel: str) -> Seen:
    """A way holds when the agency hands over that way and the form lets people ask for it."""
    if channel not in setting.result_channels:
        return Seen(False, setting.since, "service", note="not_handed_over")
    if form is None or channel not in form.result_channels:
        return Seen(False, setting.since, "form", note="not_asked")
    return Seen(True, max(setting.since, local_day(form.since)), "service")
