"""Background entry points."""

from motcua.eforms import operations
from motcua.eforms.operations.take_word_file import convert_word as convert_word_now
from motcua.kit.clock import now
from motcua.kit.jobs import job


@job("eforms.prune_drafts", cron="17 2 * * *")
def prune_drafts(timestamp: int) -> None:
    """Remove drafts that nobody touched for a month; every night."""
    operations.prune_expired(at=now())


@job("eforms.convert_word", attempts=3)
def convert_word(project_id: int, actor: str) -> None:
    """Turn an uploaded .doc into a .docx and draft its form; running twice does no harm."""
    convert_word_now(project_id=project_id, actor=actor, at=now())
