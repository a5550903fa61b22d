"""A form as an office can keep its promise: without ways of receiving the result that it lacks."""

from dataclasses import replace

from motcua.rules.form_document.model import Document, Field, Page
from motcua.rules.form_logic import references


def asks_for_the_result(document: Document, page_id: str) -> bool:
    """Whether a page holds the question how the result is to be received."""
    asked = _asked(document)
    return any(page.id == page_id and field.id in asked for page, field in document.fields())


def without_ways(document: Document, withheld: frozenset[str]) -> Document:
    """
    Return the document whose question about receiving the result lacks the `withheld` ways.

    The document itself where nothing would go, or nothing would be left to choose.
    """
    asked = _asked(document)
    pages = tuple(_narrowed(page, asked, withheld) for page in document.pages)
    unchanged = all(new is old for new, old in zip(pages, document.pages, strict=True))
    return document if unchanged else replace(document, pages=pages)


def _asked(document: Document) -> frozenset[str]:
    if document.result_channel is None:
        return frozenset()
    return frozenset(references(document.result_channel))


def _narrowed(page: Page, asked: frozenset[str], withheld: frozenset[str]) -> Page:
    fields = tuple(_left(field, withheld) if field.id in asked else field for field in page.fields)
    unchanged = all(new is old for new, old in zip(fields, page.fields, strict=True))
    return page if unchanged else replace(page, fields=fields)


def _left(field: Field, withheld: frozenset[str]) -> Field:
    left = tuple(option for option in field.options if option.value not in withheld)
    if not left or len(left) == len(field.options):
        return field
    initial = field.initial if field.initial not in withheld else ""
    return replace(field, options=left, initial=initial)
