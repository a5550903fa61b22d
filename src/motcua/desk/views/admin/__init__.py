"""The administrator's desk: agencies, officers, calendars, limits, synonyms; all journalled."""
