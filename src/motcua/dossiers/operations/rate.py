"""The citizen's verdict on a closed dossier: three questions, one rating, changeable for a week."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from motcua.dossiers.models import Dossier, Rating
from motcua.journal import tags
from motcua.journal.operations import record

RATED = tags.declare("dossier:rating:give", "Người dân đánh giá")
CHANGED = tags.declare("dossier:rating:change", "Người dân sửa đánh giá")

CHANGEABLE_FOR = timedelta(days=7)
MARKS = range(1, 6)
COMMENT_LENGTH = 1000


class NoSuchRating(Exception):
    """The token opens no rating."""


class RatingIsFinal(Exception):
    """The seven days in which a rating may be changed are over."""


class BadMark(Exception):
    """A mark is not a whole number from 1 to 5, or the comment is too long."""


def issue_rating(*, dossier: Dossier, at: datetime) -> Rating:
    """
    Make the one-time token of a dossier that was just closed. One INSERT.

    The token goes to the applicant only; no page of the desk shows it, so that the officer who
    is rated cannot fill the slip.
    """
    return Rating.objects.create(dossier=dossier, token=secrets.token_urlsafe(24), issued_at=at)


@transaction.atomic
def rate(
    *, token: str, on_time: int, attitude: int, clarity: int, comment: str, at: datetime
) -> Rating:
    """
    Give or change the rating behind `token`; marks are 1 (very bad) to 5 (very good).

    :raises NoSuchRating: unknown token
    :raises BadMark: a mark outside 1 to 5 or a comment over 1,000 characters
    :raises RatingIsFinal: first given more than seven days before `at`
    """
    if any(mark not in MARKS for mark in (on_time, attitude, clarity)):
        raise BadMark
    if len(comment) > COMMENT_LENGTH:
        raise BadMark
    rating = Rating.objects.select_for_update().filter(token=token).first()
    if rating is None:
        raise NoSuchRating
    first = rating.rated_at is None
    if rating.rated_at is not None and not may_change(rating=rating, at=at):
        raise RatingIsFinal
    rating.on_time, rating.attitude, rating.clarity = on_time, attitude, clarity
    rating.comment = comment.strip()
    rating.rated_at = at if first else rating.rated_at
    rating.changed_at = None if first else at
    rating.save()
    record(tag=RATED if first else CHANGED, subject=f"dossier:{rating.dossier_id}", at=at,
           actor="applicant", data={"marks": [on_time, attitude, clarity]})  # fmt: skip
    return rating


def may_change(*, rating: Rating, at: datetime) -> bool:
    """Whether the marks may still be given or changed."""
    return rating.rated_at is None or at <= rating.rated_at + CHANGEABLE_FOR
