from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The app of `motcua.programmes`."""

    name = "motcua.programmes"
