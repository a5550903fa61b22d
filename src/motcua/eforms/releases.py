"""Published releases ready to run, compiled once a process: a release never changes."""

from functools import lru_cache

from motcua.eforms.models import FormRelease
from motcua.eforms.vocabularies import vocabularies
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
    releases = FormRelease.objects.filter(form_id=form_id)
    if version is not None:
        releases = releases.filter(version=version)
    found = releases.order_by("-version").values_list("pk", flat=True).first()
    if found is None:
        raise FormNotPublished(form_id)
    return found
