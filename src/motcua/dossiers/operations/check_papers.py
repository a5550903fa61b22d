"""The officer's tick-list: one state and note a paper."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.accounts.models import Account
from motcua.dossiers.models import Dossier, Paper, PaperState
from motcua.journal import tags
from motcua.journal.operations import record

CHECKED = tags.declare("dossier:papers:check", "Kiểm tra thành phần hồ sơ")


class UnknownPaper(Exception):
    """A tick names a paper that the dossier does not have, or a state that does not exist."""


@dataclass(frozen=True)
class Tick:
    """What an officer found of one paper."""

    component: str
    state: str
    note: str = ""


@transaction.atomic
def check_papers(
    *, dossier: Dossier, ticks: tuple[Tick, ...], officer: Account, at: datetime
) -> None:
    """
    Keep the officer's ticks. Two statements beside the journal's, however many papers.

    :raises UnknownPaper: a tick names no paper of this dossier, or an unknown state
    """
    papers = {p.component: p for p in Paper.objects.select_for_update().filter(dossier=dossier)}
    changed = []
    for tick in ticks:
        paper = papers.get(tick.component)
        if paper is None or tick.state not in PaperState.values:
            raise UnknownPaper(tick.component)
        if (paper.state, paper.note) != (tick.state, tick.note):
            paper.state, paper.note = tick.state, tick.note[:500]
            paper.checked_by, paper.checked_at = officer, at
            changed.append(paper)
    if not changed:
        return
    Paper.objects.bulk_update(changed, ["state", "note", "checked_by", "checked_at"])
    record(tag=CHECKED, subject=dossier.subject, at=at, actor=officer.actor,
           data={"papers": {p.component: p.state for p in changed}})  # fmt: skip
