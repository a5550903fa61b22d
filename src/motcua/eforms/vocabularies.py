"""The shipped lists that forms refer to, read once a process."""

import json
from functools import cache
from pathlib import Path

from django.conf import settings

from motcua.kit.text import fold
from motcua.rules.form_document import Option, Vocabularies, Words

FOLDER = "data/vocab"

# A province that is not among the 34, as in a demo, has this code; no real one does.
OWN_PROVINCE = "99"


@cache
def vocabularies() -> Vocabularies:
    """Return provinces, ethnic groups and nationalities; reads three files the first time."""
    return Vocabularies(
        provinces=_with_own_province(_options("provinces")),
        ethnic_groups=_options("ethnic-groups"),
        nationalities=_options("nationalities"),
    )


def own_province() -> str:
    """Return the code of the province that this installation serves."""
    served = fold(settings.PROVINCE_NAME)
    known = (o.value for o in _options("provinces") if fold(o.label.vi) == served)
    return next(known, OWN_PROVINCE)


@cache
def _options(name: str) -> tuple[Option, ...]:
    items = json.loads((Path(settings.ROOT) / FOLDER / f"{name}.json").read_text(encoding="utf-8"))[
        "items"
    ]
    return tuple(Option(i["code"], Words(i["vi"], i["en"])) for i in items)


def _with_own_province(provinces: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return the list with the served province first, entered if it is an invented one."""
    own = own_province()
    label = Words(settings.PROVINCE_NAME, settings.PROVINCE_NAME_EN)
    others = tuple(p for p in provinces if p.value != own)
    served = next((p for p in provinces if p.value == own), Option(own, label))
    return (served, *others)
