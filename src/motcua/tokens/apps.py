from django.apps import AppConfig


class TokensConfig(AppConfig):
    """The app of `motcua.tokens`."""

    name = "motcua.tokens"
