from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The app of `motcua.documents`."""

    name = "motcua.documents"
