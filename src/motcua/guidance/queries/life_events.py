"""Life events as people read them: what is in force, what can be done online here, where."""

from dataclasses import dataclass
from datetime import date

from motcua.agencies.queries import counters_on
from motcua.catalogue.models import Service
from motcua.catalogue.queries import versions_on
from motcua.catalogue.queries.succession import EndedProcedure, ended_procedures
from motcua.catalogue.queries.versions import in_force
from motcua.guidance.models import EventProcedure, LifeEvent


class LifeEventNotFound(Exception):
    """No life event with this name is shown."""


@dataclass(frozen=True)
class EventProcedureShown:
    """
    One procedure of a step; `offices` are names of the counters that take it, in order.

    `instead_of` is the procedure that the step names where it has ended and this one replaced it.
    """

    code: str
    words: str
    hint: str
    official_name: str
    is_open_online: bool
    offices: tuple[str, ...]
    instead_of: EndedProcedure | None = None


@dataclass(frozen=True)
class StepShown:
    """One step and its procedures in force."""

    title: str
    note: str
    procedures: tuple[EventProcedureShown, ...]


@dataclass(frozen=True)
class LifeEventPage:
    """
    All that the page of a life event prints. `counters`: how many counters there are today.

    `has_ended`: it named procedures, and none of them is in force any more.
    """

    slug: str
    name: str
    words: str
    steps: tuple[StepShown, ...]
    guide: str
    counters: int
    has_ended: bool = False

    @property
    def online(self) -> int:
        """How many different procedures can be done online here."""
        return len({p.code for step in self.steps for p in step.procedures if p.is_open_online})

    @property
    def total(self) -> int:
        """How many different procedures there are."""
        return len({p.code for step in self.steps for p in step.procedures})


def events_shown() -> list[LifeEvent]:
    """Return the life events for the home page, in their order. One query."""
    return list(LifeEvent.objects.filter(is_shown=True))


def life_event_page(*, slug: str, on: date, language: str, hidden: bool = False) -> LifeEventPage:
    """
    Return a life event as of a day. About eight queries, whatever its size; up to three more where something ended.

    What replaced a procedure of a step stands in its place; what nothing replaced is left out.

    `hidden`: also one that is not shown, for its author.

    :raises LifeEventNotFound: there is none
    """
    found = LifeEvent.objects.filter(slug=slug).select_related("guide")
    event = (found if hidden else found.filter(is_shown=True)).first()
    if event is None:
        raise LifeEventNotFound(slug)
    steps = list(event.steps.prefetch_related("procedures"))
    codes = {row.code for step in steps for row in step.procedures.all()}
    held = versions_on(on).filter(procedure__code__in=codes)
    names = dict(held.values_list("procedure__code", "name"))
    ended = ended_procedures(codes=codes - names.keys(), on=on) if codes - names.keys() else {}
    names |= {gone.successor: gone.successor_name for gone in ended.values() if gone.successor}
    taken = _taken(set(names), on, language)
    english = language == "en"
    shown = tuple(
        StepShown(
            title=(step.title_en if english else "") or step.title_vi,
            note=(step.note_en if english else "") or step.note_vi,
            procedures=_procedures(list(step.procedures.all()), names, ended, taken, english),
        )
        for step in steps
    )
    in_use = event.guide is not None and event.guide.is_in_use
    return LifeEventPage(
        slug=event.slug,
        name=event.name(language),
        words=(event.words_en if english else "") or event.words_vi,
        steps=tuple(step for step in shown if step.procedures),
        guide=event.guide.slug if in_use and event.guide and event.guide.releases.exists() else "",
        counters=counters_on(day=on).count(),
        has_ended=bool(ended) and not any(step.procedures for step in shown),
    )


def _procedures(
    rows: list[EventProcedure],
    names: dict[str, str],
    ended: dict[str, EndedProcedure],
    taken: dict[str, list[tuple[str, bool]]],
    english: bool,
) -> tuple[EventProcedureShown, ...]:
    """Return a step's procedures in force, each once; a hint was written for what the step names."""
    found: dict[str, EventProcedureShown] = {}
    for row in rows:
        gone = ended.get(row.code)
        code = gone.successor if gone else row.code
        if code not in names or code in found:
            continue
        offices = taken.get(code, ())
        found[code] = EventProcedureShown(
            code=code,
            words=(row.words_en if english else "") or row.words_vi,
            hint="" if gone else (row.hint_en if english else "") or row.hint_vi,
            official_name=names[code],
            is_open_online=any(online for _, online in offices),
            offices=tuple(name for name, _ in offices),
            instead_of=gone,
        )
    return tuple(found.values())


def _taken(codes: set[str], on: date, language: str) -> dict[str, list[tuple[str, bool]]]:
    rows = (
        Service.objects.filter(in_force(on), procedure__code__in=codes)
        .select_related("procedure", "agency")
        .order_by("agency__code")
    )
    taken: dict[str, list[tuple[str, bool]]] = {}
    for service in rows:
        offices = taken.setdefault(service.procedure.code, [])
        offices.append((service.agency.name(language), service.is_open_online))
    return taken
