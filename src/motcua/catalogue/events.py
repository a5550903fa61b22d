"""What the catalogue announces to those above it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class NationalRecordsHeld:
    """National records were held back; `record_ids` are those of `NationalRecord`."""

    record_ids: tuple[int, ...]
    at: datetime


@dataclass(frozen=True)
class NationalRecordsLetGo:
    """What was to follow these held records was given up: they wait for a decision again."""

    record_ids: tuple[int, ...]
    at: datetime


@dataclass(frozen=True)
class ProceduresPublished:
    """An announcement took effect: versions of these codes began, and those of `ended` ended."""

    announcement_id: int
    codes: tuple[str, ...]
    ended: tuple[str, ...]
    on: date
    at: datetime
