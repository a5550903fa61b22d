"""Acts on pages."""

from django.utils.translation import gettext as _

from motcua.desk.views.forms.acts.sent import (
    Change,
    Sent,
    needed_words,
    step_of,
    whole_number,
    words,
)
from motcua.eforms.making import edits
from motcua.eforms.making.edits import Json


def join_page(sent: Sent) -> Change:
    """Join page."""
    page_id = sent["trang"]
    return Change(lambda d: edits.join_page(d, page_id))


def move_page(sent: Sent) -> Change:
    """Move page."""
    page_id, step = sent["trang"], step_of(sent)
    return Change(lambda d: edits.move_page(d, page_id, step))


def save_page(sent: Sent) -> Change:
    """Save page."""
    page_id = sent["trang"]
    values = {
        "title": needed_words(sent, "title", _("tên trang")),
        "section": words(sent, "section"),
        "hint": words(sent, "hint"),
        "why": words(sent, "why"),
    }
    rows = whole_number(sent.get("rows", "")) if "rows" in sent else None

    def edit(document: Json) -> Json:
        made = edits.save_page(document, page_id, values)
        page = made["pages"][edits.find_page(made, page_id)]
        if rows is not None and "repeat" in page:
            page["repeat"]["max"] = rows
        return made

    return Change(edit)


def add_page(sent: Sent) -> Change:
    """Add page."""
    title = needed_words(sent, "title", _("tên trang"))["vi"]
    after = sent["trang"]
    return Change(lambda d: edits.add_page(d, after, title)[0])
