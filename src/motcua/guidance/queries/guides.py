"""Guides as people walk through them, and as officials check them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import OuterRef, Subquery

from motcua.catalogue.queries import services_for, versions_on
from motcua.eforms.releases import FormNotPublished, form_of, latest_release_id
from motcua.guidance.models import Guide, GuideRelease
from motcua.rules.form_document.field_types import FieldType
from motcua.rules.guide_document import Finding, Severity, Walk, Walker, inspect, read_guide
from motcua.rules.guide_document import Guide as GuideDocument


class GuideNotFound(Exception):
    """No guide with this name is in use."""


@dataclass(frozen=True)
class OpenGuide:
    """A guide that people may use: its newest release."""

    slug: str
    release_id: int
    version: int

    @property
    def walker(self) -> Walker:
        """Its document, with conditions compiled; kept in the process, for releases never change."""
        return _walker(self.release_id)


@lru_cache(maxsize=200)
def _walker(release_id: int) -> Walker:
    return Walker(read_guide(GuideRelease.objects.get(pk=release_id).document).guide)


_NEWEST = GuideRelease.objects.filter(guide=OuterRef("pk")).order_by("-version")


def open_guides() -> list[OpenGuide]:
    """Return the guides in use that are published, in their order. One query, and one a new release."""
    rows = (
        Guide.objects.filter(is_in_use=True)
        .annotate(release=Subquery(_NEWEST.values("pk")[:1]), number=Subquery(_NEWEST.values("version")[:1]))
        .filter(release__isnull=False)
        .values_list("slug", "release", "number")
    )  # fmt: skip
    return [OpenGuide(*row) for row in rows]


def open_guide(*, slug: str) -> OpenGuide:
    """
    Return a guide in use. One query.

    :raises GuideNotFound: there is none, it is not published, or no longer in use
    """
    newest = GuideRelease.objects.filter(guide__slug=slug, guide__is_in_use=True)
    row = newest.order_by("-version").values_list("guide__slug", "pk", "version").first()
    if row is None:
        raise GuideNotFound(slug)
    return OpenGuide(*row)


def guide_leading_to(*, code: str) -> str:
    """Return the slug of the first guide in use that leads to a procedure among others; "" for none."""
    newest = Guide.objects.filter(is_in_use=True).annotate(
        release=Subquery(_NEWEST.values("pk")[:1])
    )
    leading = GuideRelease.objects.filter(
        procedures__contains=[code], pk__in=newest.values("release")
    )
    slugs = leading.order_by("guide__position", "guide__slug").values_list("guide__slug", flat=True)
    return slugs.first() or ""


def presets_for(*, slug: str, code: str, answers: dict[str, str]) -> dict[str, str]:
    """Return what a walk through a guide says of the e-form of procedure `code`; nothing if it ends elsewhere."""
    try:
        walk: Walk = open_guide(slug=slug).walker.walk(answers)
    except GuideNotFound:
        return {}
    leads_there = walk.outcome is not None and walk.outcome.procedure == code
    return walk.presets if leads_there else {}


def findings_of(*, document: object, on: date) -> tuple[Finding, ...]:
    """Return all that is wrong with a guide document: in itself, on its paths, and with its codes on a day."""
    reading = read_guide(document)
    paths = inspect(reading.guide)
    return (*reading.findings, *paths, *_codes(reading.guide, on), *_presets(reading.guide, on))


def _codes(guide: GuideDocument, on: date) -> list[Finding]:
    held = versions_on(on).filter(procedure__code__in=guide.procedures)
    known = set(held.values_list("procedure__code", flat=True))
    return [
        Finding("procedure_not_in_force", outcome.id, outcome.procedure)
        for outcome in guide.outcomes
        if outcome.procedure and outcome.procedure not in known
    ]


def _presets(guide: GuideDocument, on: date) -> list[Finding]:
    """Warn of what no e-form of the procedure asks; the form may come later, or have changed."""
    found = []
    for outcome in guide.outcomes:
        if not outcome.answers:
            continue
        offered = _choices(outcome.procedure, on)
        for field, value in outcome.answers.items():
            known = offered.get(field)
            if known is None or not (value.startswith("$") or value in known):
                about = f"{field} = {value}"
                found.append(Finding("preset_not_asked", outcome.id, about, Severity.WARN))
    return found


def _choices(code: str, on: date) -> dict[str, set[str]]:
    """Return the choices of the e-forms in use for a procedure: field id → option values."""
    choices: dict[str, set[str]] = {}
    for service in services_for(code=code, on=on).exclude(form_id=""):
        try:
            release_id = latest_release_id(form_id=service.form_id, version=service.form_version)
        except FormNotPublished:
            continue
        for _, field in form_of(release_id=release_id).document.fields():
            if field.type == FieldType.CHOICE:
                choices.setdefault(field.id, set()).update(o.value for o in field.options)
    return choices
