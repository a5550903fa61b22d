"""
Loading very many dossiers: rows in bulk, as the operations would have written them.

`plans` says what happened to each dossier and when; `by_operations` does it through the
operations, dossier by dossier; `dossier_rows` writes the same rows as text for COPY. A test does both
and compares every column of every table.
"""
