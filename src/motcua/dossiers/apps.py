from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The app of `motcua.dossiers`."""

    name = "motcua.dossiers"
