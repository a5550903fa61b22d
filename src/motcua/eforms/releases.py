"""Published releases ready to run, compiled once a process: a release never changes."""

from functools import lru_cache

from motcua.eforms.models import FormRelease
from motcua.eforms.vocabularies import vocabularies
from motcua.kit.prepared import Prepared
from motcua.rules.form_document import Form, compile_form, parse_document


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
