"""What the catalogue asks of forms when it judges a service: released, checked, what it offers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from motcua.eforms.models import FormRelease
from motcua.eforms.releases import form_of
from motcua.rules.form_logic import references


@dataclass(frozen=True)
class Released:
    """
    The release of a form that a draft begun now would get.

    `since` is the moment of the form's first release. `passed_gate` None: published before there
    was a gate. `result_channels` are the ways of receiving a result that the form offers;
    `word_sha256` "" when it came from no Word file.
    """

    release_id: int
    since: datetime
    passed_gate: bool | None
    result_channels: frozenset[str]
    word_sha256: str


# A form and the version that a service pins; None: the latest.
Wanted = tuple[str, int | None]


def releases_for(wanted: Iterable[Wanted]) -> dict[Wanted, Released]:
    """
    Return the release behind each wanted form; those without one are not in it.

    One query, and two a release that this process has not yet looked into.
    """
    keys = set(wanted)
    rows = FormRelease.objects.filter(form_id__in={form_id for form_id, _version in keys})
    by_form: dict[str, list[tuple[int, int, datetime]]] = {}
    for form_id, version, pk, published_at in rows.order_by("version").values_list(
        "form_id", "version", "id", "published_at"
    ):
        by_form.setdefault(form_id, []).append((version, pk, published_at))
    return {
        (form_id, version): _looked_into(found, by_form[form_id][0][2])
        for form_id, version in keys
        if (found := _release(by_form.get(form_id, []), version)) is not None
    }


def _release(releases: list[tuple[int, int, datetime]], version: int | None) -> int | None:
    if version is None:
        return releases[-1][1] if releases else None
    return next((pk for number, pk, _at in releases if number == version), None)


def _looked_into(release_id: int, since: datetime) -> Released:
    passed, channels, word = _inside(release_id)
    return Released(release_id, since, passed, channels, word)


@lru_cache(maxsize=4096)
def _inside(release_id: int) -> tuple[bool | None, frozenset[str], str]:
    """Return what of a release matters; it never changes, so it is looked into once a process."""
    row = FormRelease.objects.only("document", "findings").get(pk=release_id)
    findings: list[dict[str, Any]] | None = row.findings
    stops = [f for f in findings or () if f.get("severity") == "stop"]
    word = (row.document.get("word") or {}).get("sha256", "")
    return (None if findings is None else not stops), _channels(release_id), word


def _channels(release_id: int) -> frozenset[str]:
    document = form_of(release_id=release_id).document
    if document.result_channel is None:
        return frozenset()
    asked = frozenset(references(document.result_channel))
    return frozenset(
        option.value
        for _page, field in document.fields()
        if field.id in asked
        for option in field.options
    )
