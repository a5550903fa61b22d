"""Loading what the product ships with: facts, our own texts, synonyms. Quick when unchanged."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.catalogue import shipped
from motcua.catalogue.models import ImportRun
from motcua.catalogue.operations.load_synonyms import load_synonyms
from motcua.catalogue.operations.report import Report
from motcua.catalogue.operations.take_file import take_lines
from motcua.catalogue.reading import facts
from motcua.catalogue.reading.content import ProcedureContent
from motcua.catalogue.reading.lines import read_lines
from motcua.catalogue.reading.own_texts import lay_over, read_texts
from motcua.catalogue.search import index


class FactsFileNotUsable(Exception):
    """The shipped facts file has no header, or not the number of lines its header tells."""


def load_facts(*, at: datetime, actor: str, force: bool = False) -> Report | None:
    """
    Load the shipped facts, texts and synonyms, and return the report; None: nothing had changed.

    Versions hold from the day that the facts describe, so that a demo may travel back in time.
    What an import brought is never replaced.

    :raises FactsFileNotUsable: see there
    """
    sha256 = shipped.combined_hash(index_version=index.VERSION)
    last = ImportRun.objects.filter(source=ImportRun.Source.FACTS).order_by("-id").first()
    if not force and last is not None and last.sha256 == sha256:
        return None
    return _load(sha256, at, actor)


@transaction.atomic
def _load(sha256: str, at: datetime, actor: str) -> Report:
    lines = read_lines(shipped.FACTS)
    header = facts.read_header(next(lines).data or b"")
    if header is None:
        raise FactsFileNotUsable("no header")
    report = take_lines(
        lines,
        read=_reader(read_texts(shipped.OWN_TEXTS)),
        source=ImportRun.Source.FACTS,
        path=shipped.FACTS,
        sha256=sha256,
        day=date.fromisoformat(header.as_of),
        at=at,
        actor=actor,
    )
    if report.refused or report.taken + report.unchanged + report.changed != header.count:
        raise FactsFileNotUsable(f"{report.refused} lines refused, {header.count} expected")
    load_synonyms(at=at, actor=actor)
    index.rebuild()
    return report


def _reader(texts: dict[str, dict[str, Any]]) -> Callable[[bytes], ProcedureContent]:
    def read(data: bytes) -> ProcedureContent:
        content = facts.read_line(data)
        text = texts.get(content.code)
        return lay_over(content, text) if text else content

    return read
