"""A string foreign key slips past import-linter; this test does not let it."""

import tomllib
from pathlib import Path

from django.apps import apps
from django.db.models import ForeignObject

ROOT = Path(__file__).resolve().parent.parent.parent


def _height() -> dict[str, int]:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = contract["contracts"][0]["layers"]
    return {
        name.strip(): len(layers) - depth
        for depth, layer in enumerate(layers)
        for name in layer.split("|")
    }


def test_every_foreign_key_points_to_its_own_app_or_to_a_lower_layer() -> None:
    height = _height()
    checked = 0
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("motcua."):
            continue
        for field in model._meta.get_fields():
            if not isinstance(field, ForeignObject):
                continue
            target = field.related_model
            if not target.__module__.startswith("motcua."):
                continue
            own, other = model._meta.app_label, target._meta.app_label
            assert own == other or height[other] < height[own], f"{model.__name__}.{field.name}"
            assert own == other or field.remote_field.hidden or own in {"accounts", "journal"}, (
                f"{model.__name__}.{field.name} must hide its reverse relation (related_name='+')"
            )
            checked += 1
    assert checked > 0


def test_every_app_folder_stands_in_the_layers() -> None:
    folders = {p.name for p in (ROOT / "src/motcua").iterdir() if (p / "__init__.py").exists()}
    assert folders <= set(_height())
