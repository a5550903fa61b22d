"""Drafts an e-form from a Word file: what to ask, in reading order, with its confidence."""

from dataclasses import dataclass
from typing import Any

from motcua.eforms.word.fields import Field, Repeating
from motcua.eforms.word.notes import read_notes
from motcua.eforms.word.package import NotReadable, open_body
from motcua.eforms.word.purpose import find_purpose
from motcua.eforms.word.reading import read_blocks
from motcua.eforms.word.signing import find_signing
from motcua.eforms.word.state import State
from motcua.eforms.word.titles import find_title
from motcua.eforms.word.walk import walk


@dataclass(frozen=True)
class WordDraft:
    """
    The title, fields and repeating tables found in one document.

    What the system fills stands in the last three, empty where not found: the date and place of
    signing and the line for the signer's name. `purpose`: "applicant" fills the form, or "office"
    issues it, for the reason told.
    """

    title: str
    fields: tuple[Field, ...]
    tables: tuple[Repeating, ...]
    signing_date: str = ""
    signing_place: str = ""
    signature: str = ""
    purpose: str = "applicant"
    purpose_reason: str = ""

    def said(self) -> dict[str, Any]:
        """Return the draft as plain JSON."""
        filled = {
            name: getattr(self, name)
            for name in ("signing_date", "signing_place", "signature")
            if getattr(self, name)
        }
        return {
            "title": self.title,
            "purpose": self.purpose,
            **({"purpose_reason": self.purpose_reason} if self.purpose_reason else {}),
            "fields": [made.said() for made in self.fields],
            "tables": [made.said() for made in self.tables],
            **filled,
        }


def draft_form(content: bytes) -> WordDraft:
    """
    Draft the e-form of a .docx.

    Raises NotReadable when the file cannot be read, or has no blank at all.
    """
    blocks = read_blocks(open_body(content))
    state = State(notes=read_notes(blocks))
    walk(blocks, state)
    state.fields = [made for made in state.fields if made.label]  # marks and signs name nothing
    if not state.fields and not state.tables:
        raise NotReadable("no_blank")
    for made in state.fields:
        made.settle()
    signing = find_signing(blocks)
    title = find_title(blocks)
    purpose = find_purpose(blocks, title)
    return WordDraft(
        title,
        tuple(state.fields),
        tuple(state.tables),
        signing.date,
        signing.place,
        signing.name,
        purpose.filler,
        purpose.reason,
    )
