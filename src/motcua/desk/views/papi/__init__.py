"""PAPI at the desk: the report, what would raise the score, tables, the plan."""
