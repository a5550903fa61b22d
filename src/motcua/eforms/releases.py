"""Published releases ready to run, compiled once a process: a release never changes."""

from functools import lru_cache

from django.core.cache import cache

from motcua.eforms.models import FormRelease
from motcua.eforms.vocabularies import vocabularies
from motcua.kit.prepared import Prepared
from motcua.rules.form_document import Form, compile_form, parse_document
from motcua.rules.form_document.narrowing import without_ways


class FormNotPublished(Exception):
    """No release of this form is published."""


@lru_cache(maxsize=512)
def form_of(*, release_id: int) -> Form:
    """
    Return a release's form. One query the first time in a process, then none.

    :raises FormRelease.DoesNotExist: there is no such release
    """
    document = FormRelease.objects.values_list("document", flat=True).get(pk=release_id)
    return compile_form(parse_document(document), vocabularies())


@lru_cache(maxsize=512)
def form_for(*, release_id: int, withheld: frozenset[str]) -> Form:
    """
    Return a release's form without the ways of receiving the result that an office lacks.

    `form_of` itself where nothing is withheld or the form does not ask. No query after the first.
    """
    form = form_of(release_id=release_id)
    document = without_ways(form.document, withheld)
    return form if document is form.document else compile_form(document, vocabularies())


def latest_release_id(*, form_id: str, version: int | None = None) -> int:
    """
    Return the id of a form's latest release, or of the version that a service pins. One query.

    :raises FormNotPublished: there is none
    """
    if version is None:
        found = _LATEST.first(form_id=form_id)
    else:
        found = _PINNED.first(form_id=form_id, version=version)
    if found is None:
        raise FormNotPublished(form_id)
    return found.pk


_A_MINUTE = 60


def newest_known_id(*, form_id: str) -> int:
    """
    Return the same for the latest release, as it was up to a minute ago: for looking whether
    there is something newer, on pages that are shown often. At most one query.

    :raises FormNotPublished: there is none
    """
    key = _newest_key(form_id)
    known: int | None = cache.get(key)
    if known is None:
        known = latest_release_id(form_id=form_id)
        cache.set(key, known, _A_MINUTE)
    return known


def forget_newest(*, form_id: str) -> None:
    """Look anew next time; other processes notice within the minute."""
    cache.delete(_newest_key(form_id))


def _newest_key(form_id: str) -> str:
    return f"eforms.newest.{form_id}"


_LATEST = Prepared(
    lambda form_id: FormRelease.objects.only("id").filter(form_id=form_id).order_by("-version")[:1],
    form_id=str,
)
_PINNED = Prepared(
    lambda form_id, version: FormRelease.objects.only("id").filter(
        form_id=form_id, version=version
    ),
    form_id=str,
    version=int,
)
