"""What the designer's forms send, and what an act makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from motcua.eforms.making import edits
from motcua.eforms.making.edits import Json

Sent = Mapping[str, str]


class NotUnderstood(Exception):
    """What was typed cannot be used; the message says so in the reader's language."""


@dataclass(frozen=True)
class Change:
    """An edit, and which question or page to show afterwards."""

    edit: edits.Edit
    show: str = ""
    act: str = ""


def question_place(field_id: str) -> str:
    """Return where the designer shows a question."""
    return f"?{urlencode({'cau': field_id})}#cau-{field_id}"


def words(sent: Sent, name: str, most: int = 1_000) -> Json | None:
    """Return words in both languages; None where no Vietnamese was typed."""
    vi, en = sent.get(f"{name}-vi", "").strip()[:most], sent.get(f"{name}-en", "").strip()[:most]
    if not vi:
        return None
    return {"vi": vi, "en": en} if en else {"vi": vi}


def needed_words(sent: Sent, name: str, question: str) -> Json:
    """Return words in both languages. Raises NotUnderstood where there are none."""
    typed = words(sent, name)
    if typed is None:
        raise NotUnderstood(_("Xin ghi: %(what)s.") % {"what": question})
    return typed


def whole_number(text: str) -> int | None:
    """Return a whole number; None where nothing was typed. Raises NotUnderstood."""
    bare = text.strip().replace(".", "").replace(" ", "")
    if not bare:
        return None
    if not bare.removeprefix("-").isdecimal() or len(bare) > 13:
        raise NotUnderstood(_("“%(text)s” không phải là một số.") % {"text": text.strip()[:40]})
    return int(bare)


def step_of(sent: Sent) -> int:
    """Return -1 for up and 1 for down."""
    return -1 if sent.get("huong") == "len" else 1


def name_of(document: Json, place: str) -> str:
    """Return what a question or page is called, as uses of it are told."""
    for page in document["pages"]:
        if page["id"] == place:
            return f"“{page['title']['vi']}”"
        for field in page["fields"]:
            if field["id"] == place:
                return f"“{field['label']['vi']}”"
    return _("thông tin chung của biểu mẫu") if place == "form" else place
