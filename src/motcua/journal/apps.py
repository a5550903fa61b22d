from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The journal's app."""

    name = "motcua.journal"
