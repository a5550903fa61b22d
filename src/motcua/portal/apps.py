from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The app of `motcua.portal`."""

    name = "motcua.portal"
