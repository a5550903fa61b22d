"""Django's PostgreSQL backend, which tells without a statement whether a connection still stands."""
