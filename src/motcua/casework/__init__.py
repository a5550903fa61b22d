"""Cases: a path of steps and a clock for everything that has a deadline; calendars of record."""
