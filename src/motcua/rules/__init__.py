"""The law as pure functions: no Django, no database, no clock, no import from the rest."""
