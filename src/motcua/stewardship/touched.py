"""
Everything that a change of a procedure touches: what we built on the version that stands now.

Each thing says which of the changed parts concern it; with none it is listed as untouched. Pages
lie above this app: `show_on` lets them say where a procedure is shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from motcua.casework.processes import process_of
from motcua.casework.queries.cases import published_process_id
from motcua.catalogue.models import LimitConfirmation, ProcedureSynonym, Service
from motcua.catalogue.queries import services_for
from motcua.catalogue.reading.change_words import limit_words
from motcua.catalogue.reading.content import ProcedureContent, Terms
from motcua.catalogue.reading.differences import Part
from motcua.dossiers.running import count_open_drafts, count_running_dossiers
from motcua.eforms.models import FormProject, Purpose
from motcua.eforms.releases import FormNotPublished, form_of, latest_release_id
from motcua.rules.working_time import Limit, LimitUnit


class Thing(models.TextChoices):
    """Kinds of things that hang on a procedure."""

    DOSSIERS = "dossiers", lazy("Hồ sơ đang giải quyết")
    DRAFTS = "drafts", lazy("Tờ khai đang điền dở")
    SERVICE = "service", lazy("Nơi tiếp nhận")
    FORM = "form", lazy("Biểu mẫu điện tử")
    PROCESS = "process", lazy("Quy trình điện tử")
    CONFIRMATION = "confirmation", lazy("Thời hạn đã xác nhận")
    TEMPLATE = "template", lazy("Mẫu kết quả")
    SYNONYM = "synonym", lazy("Từ thường dùng")
    PAGE = "page", lazy("Trang hướng dẫn")


_CONCERNED = {
    Thing.DOSSIERS: (),
    Thing.DRAFTS: (Part.PAPERS, Part.SUBJECTS, Part.CONDITIONS),
    Thing.SERVICE: (Part.CHANNELS, Part.LEVELS, Part.EXECUTING, Part.COMPETENT),
    Thing.FORM: (Part.PAPERS, Part.SUBJECTS, Part.CONDITIONS, Part.FEE, Part.NAME),
    Thing.PROCESS: (Part.LIMIT, Part.STEPS, Part.EXECUTING, Part.COMPETENT),
    Thing.CONFIRMATION: (Part.LIMIT,),
    Thing.TEMPLATE: (Part.RESULTS, Part.NAME),
    Thing.SYNONYM: (Part.NAME,),
    Thing.PAGE: (Part.NAME, Part.LIMIT, Part.FEE, Part.PAPERS),
}


@dataclass(frozen=True)
class Touch:
    """
    One thing that hangs on the procedure. `parts` are the changed parts that concern it.

    `name` is what it is called (Vietnamese, as entered), `note` says in the reader's language what
    does not fit; `key` is what a surface makes its address from.
    """

    thing: Thing
    key: str
    name: str
    note: str = ""
    count: int = 0
    parts: tuple[Part, ...] = ()

    @property
    def must_change(self) -> bool:
        """Whether something was found that does not fit."""
        return bool(self.note)


PageFinder = Callable[[str], Iterable[tuple[str, str]]]
_page_finders: list[PageFinder] = []


def show_on(finder: PageFinder) -> None:
    """Let `finder` name the pages (address, title) on which a procedure's code is shown. Idempotent."""
    if finder not in _page_finders:
        _page_finders.append(finder)


def find_touched(
    *, code: str, theirs: ProcedureContent, parts: Iterable[Part], on: date
) -> tuple[Touch, ...]:
    """
    Return everything that hangs on a procedure; a constant number of queries a form and process.

    `parts` are those that would change, `theirs` what they would become.
    """
    changed = tuple(parts)
    services = list(services_for(code=code, on=on))
    found = [
        *_running(code),
        *_services(services),
        *_forms(services, theirs),
        *_processes(services, theirs),
        *_confirmations(code, theirs),
        *_templates(code),
        *_synonyms(code),
        *_pages(code),
    ]
    return tuple(
        replace(one, parts=tuple(p for p in changed if p in _CONCERNED[one.thing])) for one in found
    )


def _running(code: str) -> Iterable[Touch]:
    if count := count_running_dossiers([code]).get(code, 0):
        yield Touch(Thing.DOSSIERS, code, code, count=count)
    if count := count_open_drafts([code]).get(code, 0):
        yield Touch(Thing.DRAFTS, code, code, count=count)


def _services(services: list[Service]) -> Iterable[Touch]:
    for service in services:
        yield Touch(Thing.SERVICE, service.agency.code, service.agency.name_vi)


def _forms(services: list[Service], theirs: ProcedureContent) -> Iterable[Touch]:
    pinned = {(s.form_id, s.form_version) for s in services if s.form_id}
    for form_id, version in sorted(pinned, key=lambda pair: (pair[0], pair[1] or 0)):
        try:
            form = form_of(release_id=latest_release_id(form_id=form_id, version=version))
        except FormNotPublished:
            yield Touch(Thing.FORM, form_id, form_id, _("Chưa công bố biểu mẫu này."))
            continue
        asked = {paper.component for paper in form.document.papers if paper.component}
        title = form.document.title.vi
        yield Touch(Thing.FORM, form_id, title, _papers_that_differ(asked, theirs))


def _papers_that_differ(asked: set[str], theirs: ProcedureContent) -> str:
    """Return which papers the form asks for and the nation does not, and the other way round."""
    papers = {
        paper.code: paper.name
        for group in theirs.papers
        for paper in group.papers
        if paper.code and not paper.is_note
    }
    if not papers or not asked:
        return ""
    gone = sorted(asked - papers.keys())
    missing = [papers[code] for code in papers if code not in asked]
    said = []
    if gone:
        said.append(
            _("Hỏi giấy tờ không còn trong danh mục: %(codes)s.") % {"codes": ", ".join(gone)}
        )
    if missing:
        names = "; ".join(f"“{name[:80]}”" for name in missing[:3])
        said.append(_("Chưa hỏi: %(names)s.") % {"names": names})
    return " ".join(said)


def _processes(services: list[Service], theirs: ProcedureContent) -> Iterable[Touch]:
    stated = _limits(theirs)
    for code in sorted({s.process_code for s in services if s.process_code}):
        version_id = published_process_id(code=code)
        limit = process_of(version_id).limit if version_id else None
        yield Touch(Thing.PROCESS, code, code, _limit_that_differs(limit, stated))


def _limits(content: ProcedureContent) -> tuple[Terms, ...]:
    usable = (t for t in content.terms if t.quantity is not None and t.unit)
    return tuple(dict.fromkeys(Terms("", t.quantity, t.unit) for t in usable))


def _limit_that_differs(ours: Limit | None, stated: tuple[Terms, ...]) -> str:
    if ours is None or ours.unit is None or not stated:
        return ""
    if any(_same(ours, terms) for terms in stated):
        return ""
    mine = limit_words(Terms("", ours.quantity, str(ours.unit)))
    theirs = "; ".join(limit_words(terms) for terms in stated)
    return _("Đang tính theo %(ours)s; quốc gia ghi %(theirs)s.") % {"ours": mine, "theirs": theirs}


def _same(ours: Limit, terms: Terms) -> bool:
    same_day = ours.unit == LimitUnit.SAME_DAY == terms.unit
    return same_day or (ours.quantity == terms.quantity and ours.unit == terms.unit)


def _confirmations(code: str, theirs: ProcedureContent) -> Iterable[Touch]:
    stated = _limits(theirs)
    standing = LimitConfirmation.objects.filter(procedure__code=code, valid_to__isnull=True)
    for row in standing.order_by("pk"):
        limit = Limit(row.quantity.normalize(), LimitUnit(row.unit))
        name = limit_words(Terms("", row.quantity, row.unit))
        yield Touch(Thing.CONFIRMATION, code, name, _limit_that_differs(limit, stated))


def _templates(code: str) -> Iterable[Touch]:
    found = FormProject.objects.filter(procedure_code=code, purpose=Purpose.RESULT)
    for project in found.order_by("pk"):
        yield Touch(Thing.TEMPLATE, str(project.pk), project.title)


def _synonyms(code: str) -> Iterable[Touch]:
    """Yield all the words that lead to the procedure as one thing."""
    found = ProcedureSynonym.objects.filter(codes__contains=[code], is_active=True)
    phrases = list(found.order_by("phrase").values_list("phrase", flat=True))
    if phrases:
        yield Touch(Thing.SYNONYM, code, "; ".join(phrases))


def _pages(code: str) -> Iterable[Touch]:
    for finder in _page_finders:
        for href, title in finder(code):
            yield Touch(Thing.PAGE, href, title)
