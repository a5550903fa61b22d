"""Whether a draft's form has a newer release that its applicant may go over to."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from motcua.eforms.models import Draft, DraftFile, FormRelease
from motcua.eforms.releases import form_of
from motcua.kit.clock import local_day
from motcua.rules.form_document import Form
from motcua.rules.form_document.rebase import Rebased, RebaseRefused, rebase


class NotOffered(Exception):
    """This release cannot be offered for the draft."""


@dataclass(frozen=True)
class Offer:
    """A newer release, and what going over means for this draft."""

    release_id: int
    form: Form
    rebased: Rebased


def offer_of(
    *, draft: Draft, newest_id: int, at: datetime, declined_too: bool = False
) -> Offer | None:
    """
    Return the offer of a release; None when it is not newer, not safe for this draft or declined.

    `newest_id` is the release that somebody beginning now would get. No query when that is the
    draft's own or the declined one; otherwise one, for the files, and two the first time in a
    process, for the forms.

    Nothing is offered where it would change nothing that an applicant sees, so nobody is asked
    to decide about a new law in the margin: they stay, and finish as they began.
    """
    if newest_id == draft.release_id:
        return None
    if newest_id == draft.declined_release_id and not declined_too:
        return None
    old = form_of(release_id=draft.release_id)
    try:
        new = form_of(release_id=newest_id)
    except FormRelease.DoesNotExist:
        return None
    is_newer = new.document.version > old.document.version
    if not is_newer or new.document.form != old.document.form:
        return None
    papers = DraftFile.objects.filter(draft_id=draft.pk).values_list("paper", flat=True)
    try:
        rebased = rebase(
            old, new, draft.answers, local_day(at),
            seen=draft.saved_pages.keys(), files=Counter(papers),
        )  # fmt: skip
    except RebaseRefused:
        return None
    return Offer(newest_id, new, rebased) if rebased.changes else None
