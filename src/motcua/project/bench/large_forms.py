"""`forms`: a form of 300 questions through the gate, published, filled in page by page, compared."""

import statistics
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import pairwise
from time import perf_counter
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.agencies.models import Agency
from motcua.eforms.access import Opener
from motcua.eforms.operations import publish_release, save_page, start_draft
from motcua.eforms.releases import form_of
from motcua.eforms.vocabularies import vocabularies
from motcua.kit.clock import local_day, now
from motcua.project.bench.setting import Setting, say
from motcua.rules.form_document import compile_form, parse_document
from motcua.rules.form_document.difference import difference
from motcua.rules.form_document.gate import inspect
from motcua.rules.form_document.rebase import rebase

QUESTIONS, A_PAGE = 300, 30
ROUNDS = 5


def run(setting: Setting) -> dict[str, Any]:
    """Measure in one process; the statements are those of saving one page."""
    say(f"a form of {QUESTIONS} questions")
    raw, at = large_form(), now()
    document = parse_document(raw)
    gate = _median(lambda: inspect(document, vocabularies()))
    knotty = parse_document(large_form(knots=True))
    worst_gate = _median(lambda: inspect(knotty, vocabularies()))
    release, publish_seconds = _timed(
        lambda: publish_release(document=raw, actor="system:bench", at=at)
    )
    saves, statements = _fill(raw)
    changed = large_form(version=2, label="Câu hỏi")
    newer = parse_document(changed)
    compared = _median(lambda: difference(document, newer, vocabularies()))
    old, new = form_of(release_id=release.pk), compile_form(newer, vocabularies())
    answers = _answers()
    moved = _median(lambda: rebase(old, new, answers, local_day(at)))
    return {
        "bench": "forms", "questions": QUESTIONS, "pages": len(document.pages),
        "gate_seconds": gate, "gate_seconds_hardest": worst_gate,
        "publish_seconds": publish_seconds, "difference_seconds": compared,
        "rebase_seconds": moved, "save_all_pages_seconds": round(sum(saves), 3),
        "save_page_median_seconds": round(statistics.median(saves), 4),
        "save_page_worst_seconds": round(max(saves), 4), "statements_a_page": statements,
    }  # fmt: skip


def large_form(*, version: int = 1, label: str = "Câu", knots: bool = False) -> dict[str, Any]:
    """
    Return a form of as many questions as a form may have, three kinds in turn.

    Every page after the first is asked on a condition over the one before. `knots`: on one that
    the gate cannot settle within its steps, which is the longest it can take.
    """
    pages = [
        {
            "id": f"p{number}",
            "title": {"vi": f"Trang {number}"},
            "fields": [_question(number * A_PAGE + i, label) for i in range(A_PAGE)],
            **({"when": _condition(number * A_PAGE, knots)} if number else {}),
        }
        for number in range(QUESTIONS // A_PAGE)
    ]
    examples = [
        {"name": "đủ", "today": "2026-11-23", "answers": _answers(), "expect": {"complete": True}}
    ]
    return {
        "form": "bench-300", "version": version, "law": [], "verified": False, "lang": ["vi"],
        "title": {"vi": "Biểu mẫu 300 câu"}, "subject_title": {"vi": "Biểu mẫu 300 câu"},
        "pages": pages, "examples": examples,
    }  # fmt: skip


_TYPES = ("yes_no", "integer", "text")


def _question(number: int, label: str) -> dict[str, Any]:
    return {
        "id": f"f{number}", "type": _TYPES[number % 3], "label": {"vi": f"{label} {number}"},
        "checks": [{"that": {"present": f"$f{number}"}, "say": {"vi": "Xin trả lời."}}],
    }  # fmt: skip


def _condition(first: int, knots: bool) -> Any:
    if not knots:
        return {"and": [f"$f{first - A_PAGE}", {"ge": [f"$f{first - A_PAGE + 1}", 0]}]}
    sums = [{"gt": [{"add": [f"$f{first - A_PAGE + 1}", n]}, n * 7]} for n in range(12)]
    chain = [{"or": [one, {"not": two}]} for one, two in pairwise(sums)]
    never = {"eq": [f"$f{first - A_PAGE + 2}", "x"]}
    return {"and": [*chain, never, {"not": never}]}


def _answers() -> dict[str, Any]:
    values: tuple[Any, ...] = (True, 5, "chữ")
    return {f"f{n}": values[n % 3] for n in range(QUESTIONS)}


def _sent(page: int) -> dict[str, list[str]]:
    values = ("yes", "5", "chữ")
    first = page * A_PAGE
    return {f"f{n}": [values[n % 3]] for n in range(first, first + A_PAGE)}


def _fill(raw: dict[str, Any]) -> tuple[list[float], int]:
    """Fill the form in, page by page; return the seconds of each save and the statements of one."""
    agency = Agency.objects.get_or_create(
        code="H00.BENCH",
        defaults={"name_vi": "Bench", "tier": "commune", "kind": "committee",
                  "valid_from": date(2025, 7, 1), "receives_dossiers": True},
    )[0]  # fmt: skip
    draft = start_draft(form_id=raw["form"], procedure_code="bench", agency_id=agency.pk, at=now())
    opener, seconds, statements = Opener(key=draft.key), [], 0
    form_of(release_id=draft.release_id)
    for number in range(len(raw["pages"])):
        save = partial(
            save_page, draft_id=draft.draft_id, page_id=f"p{number}", sent=_sent(number),
            opener=opener, at=now(),
        )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            _, took = _timed(save)
        seconds.append(took)
        asked = [q for q in queries.captured_queries if q["sql"].split()[0] in {"SELECT", "UPDATE"}]
        statements = max(statements, len(asked))
    return seconds, statements


def _timed(act: Callable[[], Any]) -> tuple[Any, float]:
    begun = perf_counter()
    result = act()
    return result, round(perf_counter() - begun, 4)


def _median(act: Callable[[], Any]) -> float:
    return round(statistics.median(_times(act)), 4)


def _times(act: Callable[[], Any]) -> Iterator[float]:
    for _ in range(ROUNDS):
        yield _timed(act)[1]
