"""What stewardship does when the catalogue announces something."""

from motcua.catalogue.events import NationalRecordsHeld, NationalRecordsLetGo
from motcua.stewardship.operations.drift import open_drifts, reopen_drifts


def on_national_records_held(event: NationalRecordsHeld) -> None:
    """Open a drift for each."""
    open_drifts(record_ids=event.record_ids, at=event.at)


def on_national_records_let_go(event: NationalRecordsLetGo) -> None:
    """Let their drifts wait again."""
    reopen_drifts(record_ids=event.record_ids, at=event.at)
