from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """The app of `motcua.catalogue`."""

    name = "motcua.catalogue"
