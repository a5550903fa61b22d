"""Where procedures are named: in the catalogue's own rows, in the apps below it, and above it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from motcua.accounts.models import Role, RoleGrant
from motcua.catalogue.announcing.naming import BY_HAND, Naming, Thing, named_above
from motcua.catalogue.announcing.outside import Touched, still_running
from motcua.catalogue.models import BlankForm, LimitConfirmation, ProcedureSynonym, Service
from motcua.catalogue.reading.change_words import limit_words
from motcua.catalogue.reading.content import Terms
from motcua.eforms.models import FormProject, FormRelease, Purpose

_RUNNING = {Touched.DOSSIERS: Thing.DOSSIERS, Touched.DRAFTS: Thing.DRAFTS}
_ORDER = {thing: place for place, thing in enumerate(Thing)}


def where_named(codes: Sequence[str]) -> tuple[Naming, ...]:
    """
    Return everything that names these codes, in the order of `Thing`; what has ended already not.

    Ten queries and those of the sayers above, however many codes; none for no codes.
    """
    if not codes:
        return ()
    found = [*_here(codes), *named_above(codes)]
    return tuple(sorted(found, key=lambda one: _ORDER[one.thing]))


def left_to_mend(named: Iterable[Naming]) -> dict[str, int]:
    """Return in how many of the places each code is named by what does not end by itself. Pure."""
    return dict(Counter(one.code for one in named if one.thing in BY_HAND))


def _here(codes: Sequence[str]) -> Iterable[Naming]:
    for touched, counts in still_running(codes).items():
        for code, count in counts.items():
            yield Naming(_RUNNING[touched], code, code, code, count)
    services = list(
        Service.objects.filter(procedure__code__in=codes, valid_to__isnull=True)
        .select_related("procedure", "agency")
        .order_by("procedure__code", "agency__code")
    )
    for service in services:
        agency = service.agency
        yield Naming(Thing.SERVICE, service.procedure.code, agency.code, agency.name_vi)
    yield from _forms(codes, services)
    processes = {(s.procedure.code, s.process_code) for s in services if s.process_code}
    for code, process in sorted(processes):
        yield Naming(Thing.PROCESS, code, process, process)
    yield from _confirmations(codes)
    yield from _blank_forms(codes)
    yield from _synonyms(codes)
    yield from _roles(codes)


def _forms(codes: Sequence[str], services: list[Service]) -> Iterable[Naming]:
    """Yield e-forms in the making or offered, and templates of results; a form once a code."""
    bound = {(s.procedure.code, s.form_id) for s in services if s.form_id}
    ids = {form_id for _, form_id in bound}
    projects = FormProject.objects.filter(procedure_code__in=codes) | FormProject.objects.filter(
        form_id__in=ids
    )
    rows = list(
        projects.order_by("form_id").values_list("form_id", "title", "procedure_code", "purpose")
    )
    titles = _published_titles(ids) | {form_id: title for form_id, title, _, _ in rows}
    results = [row for row in rows if row[3] == Purpose.RESULT and row[2] in codes]
    made = {(code, form_id) for form_id, _, code, purpose in rows
            if purpose == Purpose.APPLICATION and code in codes}  # fmt: skip
    for code, form_id in sorted(bound | made):
        yield Naming(Thing.FORM, code, form_id, titles.get(form_id, form_id))
    for form_id, title, code, _ in results:
        yield Naming(Thing.TEMPLATE, code, form_id, title)


def _published_titles(form_ids: set[str]) -> dict[str, str]:
    """Return form id → the title of its newest release, for forms that are in no studio. One query."""
    newest = FormRelease.objects.filter(form_id__in=form_ids).order_by("form_id", "-version")
    return dict(newest.distinct("form_id").values_list("form_id", "document__title__vi"))


def _confirmations(codes: Sequence[str]) -> Iterable[Naming]:
    rows = LimitConfirmation.objects.filter(procedure__code__in=codes, valid_to__isnull=True)
    for row in rows.select_related("procedure").order_by("pk"):
        words = limit_words(Terms("", row.quantity, row.unit))
        yield Naming(Thing.CONFIRMATION, row.procedure.code, str(row.pk), words)


def _blank_forms(codes: Sequence[str]) -> Iterable[Naming]:
    rows = BlankForm.objects.filter(procedure__code__in=codes, valid_to__isnull=True)
    for code, pk, name in rows.order_by("pk").values_list("procedure__code", "pk", "name"):
        yield Naming(Thing.BLANK_FORM, code, str(pk), name)


def _synonyms(codes: Sequence[str]) -> Iterable[Naming]:
    rows = ProcedureSynonym.objects.filter(codes__overlap=list(codes), is_active=True)
    for row in rows.order_by("phrase"):
        for code in row.codes:
            if code in codes:
                yield Naming(Thing.SYNONYM, code, str(row.pk), row.phrase)


def _roles(codes: Sequence[str]) -> Iterable[Naming]:
    rows = RoleGrant.objects.filter(procedure_code__in=codes, valid_to__isnull=True)
    for grant in rows.select_related("agency").order_by("agency__code", "pk"):
        name = f"{Role(grant.role).label}, {grant.agency.name_vi}"
        yield Naming(Thing.ROLE, grant.procedure_code, str(grant.account_id), name)
