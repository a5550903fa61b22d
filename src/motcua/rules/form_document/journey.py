"""
The journey through a form, replayed from its first page.

Nothing is remembered of how somebody came here: what is shown, what is missing and what will be
submitted follow from the answers alone. So an answer of a branch no longer taken never leaks.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from motcua.rules.form_document.compilation import (
    CompiledField,
    CompiledPage,
    CompiledPaper,
    Form,
)
from motcua.rules.form_document.errors import FieldError, problem
from motcua.rules.form_document.model import Paper
from motcua.rules.form_document.values import WRONG_KIND

REQUIRED = problem("required")
RECOMMENDED = problem("recommended")
_NO_FILES: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class PageState:
    """One page of the journey. `is_done`: answered without an error, and seen."""

    id: str
    errors: tuple[FieldError, ...]
    is_done: bool


@dataclass(frozen=True, slots=True)
class PaperNeed:
    """One paper asked for, and how many files came for it."""

    paper: Paper
    is_required: bool
    files: int

    @property
    def is_missing(self) -> bool:
        """Whether it must come and has not; a soft one may follow later."""
        return self.is_required and not self.paper.soft and self.files == 0


@dataclass(frozen=True, slots=True)
class Journey:
    """
    Where somebody stands in a form.

    `answers` holds only answers of the right kind, of pages and questions that are asked; `scope`
    the same and the derived values as expressions read them. `warnings` name the soft questions
    left open: they never stand against submitting.
    """

    pages: tuple[PageState, ...]
    answers: Mapping[str, Any]
    derived: Mapping[str, Any]
    papers: tuple[PaperNeed, ...]
    scope: Mapping[str, Any]
    warnings: tuple[FieldError, ...] = ()

    @property
    def next_page(self) -> str | None:
        """The first page that is not done; None when all are."""
        return next((page.id for page in self.pages if not page.is_done), None)

    @property
    def is_complete(self) -> bool:
        """Whether every question is answered as it should be."""
        return all(page.is_done for page in self.pages)

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands against submitting: answers complete, no paper missing."""
        return self.is_complete and not any(need.is_missing for need in self.papers)

    @property
    def errors(self) -> tuple[FieldError, ...]:
        """Every error on the pages of the journey, in their order."""
        return tuple(error for page in self.pages for error in page.errors)

    @property
    def path(self) -> tuple[str, ...]:
        """The ids of the pages asked, in order."""
        return tuple(page.id for page in self.pages)

    def page(self, page_id: str) -> PageState | None:
        """Return the state of a page; None when it is not asked."""
        return next((page for page in self.pages if page.id == page_id), None)

    def may_open(self, page_id: str) -> bool:
        """Whether a page lies on the path, no further than the first that is not done."""
        for page in self.pages:
            if page.id == page_id:
                return True
            if not page.is_done:
                return False
        return False


def journey(
    form: Form,
    answers: Mapping[str, Any],
    today: date,
    *,
    seen: Set[str] | None = None,
    files: Mapping[str, int] = _NO_FILES,
) -> Journey:
    """
    Replay the journey. `today` is the Vietnamese calendar day.

    `seen`: ids of the pages that were saved, so that a page with nothing but optional questions
    is shown once; None: all were. `files`: how many files came for each paper.
    """
    replay = _Replay(answers, today, seen)
    for page in form.pages:
        if page.when is None or page.when(replay.scope) is True:
            replay.ask(page)
        for name, value in page.derived:
            replay.scope[name] = value(replay.scope)
    return Journey(
        pages=tuple(replay.pages),
        answers=replay.clean,
        derived={d.id: _json(replay.scope.get(d.id)) for d in form.document.derived},
        papers=tuple(_papers(form.papers, replay.scope, files)),
        scope=replay.scope,
        warnings=tuple(replay.warnings),
    )


def accepts(form: Form, answers: Mapping[str, Any], today: date) -> bool:
    """Whether answers are complete, without error and hold nothing that is not asked."""
    replayed = journey(form, answers, today)
    return replayed.is_complete and replayed.answers == answers


class _Replay:
    def __init__(self, answers: Mapping[str, Any], today: date, seen: Set[str] | None) -> None:
        self.given = answers
        self.today = today
        self.seen = seen
        self.scope: dict[str, Any] = {"@today": today}
        self.clean: dict[str, Any] = {}
        self.pages: list[PageState] = []
        self.warnings: list[FieldError] = []

    def ask(self, page: CompiledPage) -> None:
        errors: list[FieldError] = []
        if page.repeat is not None:
            self._ask_rows(page, errors)
        else:
            for field in page.fields:
                self._ask_field(field, errors)
            for field in page.fields:
                if field.checks and field.id in self.clean:
                    self._run_checks(field, errors)
        seen = self.seen is None or page.id in self.seen
        self.pages.append(PageState(page.id, tuple(errors), seen and not errors))

    def _ask_field(self, field: CompiledField, errors: list[FieldError]) -> None:
        scope = self.scope
        if field.when is not None and field.when(scope) is not True:
            return
        value = self.given.get(field.id)
        if value is None:
            if field.is_required or (
                field.required_when is not None and field.required_when(scope) is True
            ):
                errors.append(REQUIRED.at(field.id))
            elif field.field.soft:
                self.warnings.append(RECOMMENDED.at(field.id))
            return
        found = field.check(value, self.today)
        if found is not None:
            errors.append(found.at(field.id))
            return
        self.clean[field.id] = value
        field.load(scope, value)

    def _run_checks(self, field: CompiledField, errors: list[FieldError]) -> None:
        for index, holds in enumerate(field.checks):
            if holds(self.scope) is False:
                errors.append(problem("check", index=index).at(field.id))
                return

    def _ask_rows(self, page: CompiledPage, errors: list[FieldError]) -> None:
        assert page.repeat is not None
        group = page.repeat.id
        given = self.given.get(group)
        if given is not None and type(given) is not list:
            errors.append(WRONG_KIND.at(group))
            return
        rows = [self._row(page, group, i, raw, errors) for i, raw in enumerate(given or ())]
        if len(rows) < page.repeat.least:
            errors.append(problem("too_few_rows", least=page.repeat.least).at(group))
        if len(rows) > page.repeat.most:
            errors.append(problem("too_many_rows", most=page.repeat.most).at(group))
        if rows:
            self.clean[group] = rows
            self._load_rows(page, group, rows)

    def _row(
        self, page: CompiledPage, group: str, index: int, raw: Any, errors: list[FieldError]
    ) -> dict[str, Any]:
        row: dict[str, Any] = {}
        if type(raw) is not dict:
            errors.append(WRONG_KIND.at(f"{group}.{index}"))
            return row
        for field in page.fields:
            value, place = raw.get(field.id), f"{group}.{index}.{field.id}"
            if value is None:
                if field.is_required:
                    errors.append(REQUIRED.at(place))
                elif field.field.soft:
                    self.warnings.append(RECOMMENDED.at(place))
                continue
            found = field.check(value, self.today)
            if found is None:
                row[field.id] = value
            else:
                errors.append(found.at(place))
        return row

    def _load_rows(self, page: CompiledPage, group: str, rows: list[dict[str, Any]]) -> None:
        self.scope[group] = tuple(range(len(rows)))
        for field in page.fields:
            column = tuple(field.convert(row[field.id]) for row in rows if field.id in row)
            if column:
                self.scope[f"{group}[].{field.id}"] = column


def _papers(
    papers: tuple[CompiledPaper, ...], scope: Mapping[str, Any], files: Mapping[str, int]
) -> list[PaperNeed]:
    needs = []
    for compiled in papers:
        if compiled.when is not None and compiled.when(scope) is not True:
            continue
        asks = compiled.required_when
        required = compiled.paper.required if asks is None else asks(scope) is True
        needs.append(PaperNeed(compiled.paper, required, files.get(compiled.paper.id, 0)))
    return needs


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value
