from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """The app of `motcua.indicators`."""

    name = "motcua.indicators"
