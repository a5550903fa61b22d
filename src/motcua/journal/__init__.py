"""The journal: append-only record of who did what to which thing, when and on what basis."""
