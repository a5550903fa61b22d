from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The app of `motcua.accounts`."""

    name = "motcua.accounts"
