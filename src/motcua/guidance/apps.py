from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """The app of `motcua.guidance`."""

    name = "motcua.guidance"
