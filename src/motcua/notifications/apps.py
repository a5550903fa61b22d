from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The app of `motcua.notifications`."""

    name = "motcua.notifications"
