"""
Counting what people search for: one statement a search, in nobody's way.

It never fails a search. What goes wrong is said in the log, without the words.
"""

from datetime import date

import structlog
from django.db import DatabaseError, connection, transaction

from motcua.kit.text import fold
from motcua.rules.search_words import countable

log = structlog.get_logger()

# Somebody who types nonsense without end fills a day, not the disk. Words known already count on.
MOST_WORDS_A_DAY = 20_000

# The commit need not wait for the disk: losing the last counts before a crash harms nobody.
# `is_local` holds until the end of the transaction, which outside of one is this statement.
_SEARCHED = """
INSERT INTO guidance_searchedwords AS kept (day, words, searches, nothing, opened)
SELECT %(day)s, %(words)s, 1, %(nothing)s, 0
FROM (SELECT set_config('synchronous_commit', 'off', true)) AS quick
WHERE EXISTS (SELECT 1 FROM guidance_searchedwords WHERE day = %(day)s AND words = %(words)s)
   OR NOT EXISTS (SELECT 1 FROM guidance_searchedwords WHERE day = %(day)s OFFSET %(most)s)
ON CONFLICT (day, words) DO UPDATE
SET searches = kept.searches + 1, nothing = kept.nothing + excluded.nothing
"""
_OPENED = """
UPDATE guidance_searchedwords AS kept SET opened = opened + 1
FROM (SELECT set_config('synchronous_commit', 'off', true)) AS quick
WHERE day = %(day)s AND words = %(words)s
"""


def count_search(*, words: str, found: int, on: date) -> None:
    """Count a search and whether it found nothing. One statement, or none; never raises for it."""
    kept = countable(fold(words))
    if kept is not None:
        _run(_SEARCHED, day=on, words=kept, nothing=int(found == 0), most=MOST_WORDS_A_DAY - 1)


def count_opened(*, words: str, on: date) -> None:
    """Count that a procedure was opened from the results of a search of that day."""
    kept = countable(fold(words))
    if kept is not None:
        _run(_OPENED, day=on, words=kept)


def _run(statement: str, **values: str | int | date) -> None:
    try:
        # A savepoint where a transaction runs already, so that a failure here does not break it.
        if connection.in_atomic_block:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement, values)
        else:
            with connection.cursor() as cursor:
                cursor.execute(statement, values)
    except DatabaseError as broken:
        log.error("guidance.words_not_counted", reason=type(broken).__name__)
