"""The quality gate as the designer shows it: what stops a publication, what should be looked at."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from motcua.eforms.making.counting import doubtful
from motcua.eforms.making.edits import Json, places
from motcua.eforms.models import FormProject
from motcua.eforms.vocabularies import vocabularies
from motcua.rules.form_document import Form, Outcome, parse_document, run_examples
from motcua.rules.form_document.difference import difference
from motcua.rules.form_document.gate import Finding, Severity, finding_words, inspect_form


@dataclass(frozen=True)
class FindingLine:
    """One finding in words, and where in the designer it is mended."""

    words: str
    href: str = ""


@dataclass(frozen=True)
class GateItem:
    """One line of the summary."""

    tone: str
    icon: str
    words: str


@dataclass(frozen=True)
class GateView:
    """All that the gate says of a working document."""

    stops: tuple[FindingLine, ...]
    warnings: tuple[FindingLine, ...]
    notes: tuple[FindingLine, ...]
    outcomes: tuple[Outcome, ...]
    items: tuple[GateItem, ...]

    @property
    def is_open(self) -> bool:
        """Whether the form may be published as it stands."""
        return not self.stops

    @property
    def headline(self) -> str:
        """Whether the form may be published, in a few words."""
        if self.is_open:
            return _("Công bố được")
        count = len(self.stops)
        return ngettext(
            "Chưa công bố được: còn %(n)s việc", "Chưa công bố được: còn %(n)s việc", count
        ) % {"n": count}


def gate_view(project: FormProject, form: Form) -> GateView:
    """Return what the gate says of a working document, in the reader's language."""
    outcomes = run_examples(form)
    findings = inspect_form(form, outcomes)
    lines = {
        severity: [_line(f) for f in findings if f.severity == severity] for severity in Severity
    }
    stops = (*_doubts(project), *_retyped(project), *lines[Severity.STOP])
    warnings, notes = tuple(lines[Severity.WARN]), tuple(lines[Severity.NOTE])
    items = _items(outcomes, len(stops), len(warnings))
    return GateView(stops, warnings, notes, outcomes, items)


def _line(finding: Finding) -> FindingLine:
    words = finding_words(finding).say(get_language() or "vi")
    if finding.code.startswith("example"):
        return FindingLine(words, "thu/")
    for key, value in (("cau", finding.about), ("trang", finding.page)):
        if value:
            return FindingLine(words, f"?{urlencode({key: value})}#{key}-{value}")
    return FindingLine(words, "#chung")


def _retyped(project: FormProject) -> tuple[FindingLine, ...]:
    """Questions whose type differs from the release in use: ids are never given to another type."""
    release = project.published_release
    if release is None:
        return ()
    before = {f["id"]: f["type"] for _p, _n, f in places(release.document)}
    return tuple(
        FindingLine(
            _(
                "Câu “%(label)s” đã đổi loại so với bản đang dùng. Xin thêm câu mới thay vì đổi loại."
            )
            % {"label": f["label"]["vi"]},
            f"?{urlencode({'cau': f['id']})}#cau-{f['id']}",
        )
        for _p, _n, f in places(project.document or {"pages": ()})
        if before.get(f["id"], f["type"]) != f["type"]
    )


def _doubts(project: FormProject) -> tuple[FindingLine, ...]:
    labels = {f["id"]: f["label"]["vi"] for _p, _n, f in places(project.document or {"pages": ()})}
    return tuple(
        FindingLine(
            _("Máy chưa chắc về câu “%(label)s”.") % {"label": labels[field_id]},
            f"?{urlencode({'cau': field_id})}#cau-{field_id}",
        )
        for field_id in doubtful(project.document, project.reading)
    )


def _items(outcomes: tuple[Outcome, ...], stops: int, warnings: int) -> tuple[GateItem, ...]:
    held = sum(o.holds for o in outcomes)
    fine = held == len(outcomes) and bool(outcomes)
    items = [
        GateItem(
            "good" if fine else "bad",
            "good" if fine else "late",
            _("%(n)s/%(all)s hồ sơ mẫu đạt") % {"n": held, "all": len(outcomes)},
        )
    ]
    if stops:
        items.append(
            GateItem(
                "bad",
                "late",
                ngettext("%(n)s việc phải sửa", "%(n)s việc phải sửa", stops) % {"n": stops},
            )
        )
    if warnings:
        items.append(
            GateItem(
                "warn",
                "warn",
                ngettext("%(n)s điều nên xem lại", "%(n)s điều nên xem lại", warnings)
                % {"n": warnings},
            )
        )
    return tuple(items)


def difference_lines(before: Json, after: Json) -> list[str]:
    """Return what a release changes against the one before it, in plain words."""
    language = get_language() or "vi"
    changes = difference(parse_document(before), parse_document(after), vocabularies())
    return [change.words.say(language) for change in changes]
