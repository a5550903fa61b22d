"""
Backup and restore: one tar with the database, the stored files, the journal's heads and a manifest.

`take` writes it, `put_back` restores it, `archive` knows its shape, `programs` finds pg_dump.
"""
