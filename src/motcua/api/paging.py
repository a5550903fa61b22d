"""Pages of lists: bounded, and never endless for a program that follows them."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

from django.db.models import QuerySet
from ninja import Query

Page = Annotated[int, Query(ge=1, le=100_000, description="from 1; beyond the last one: empty")]
PerPage = Annotated[int, Query(ge=1, le=100)]

T = TypeVar("T")


def page_of(
    rows: QuerySet[Any, T], page: int, per_page: int, make: Callable[[T], dict[str, Any]]
) -> dict[str, Any]:
    """Return one page of a queryset as the API tells it. Two queries."""
    total = rows.count()
    first = (page - 1) * per_page
    return told(
        [make(row) for row in rows[first : first + per_page]], page=page, total=total,
        per_page=per_page,
    )  # fmt: skip


def told(
    items: Sequence[dict[str, Any]], *, page: int, total: int, per_page: int
) -> dict[str, Any]:
    """Return a page as the API tells it."""
    return {
        "items": list(items), "page": page, "pages": max(1, -(-total // per_page)), "total": total,
    }  # fmt: skip
