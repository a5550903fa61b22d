"""
The official Word form of a dossier, filled with its answers.

The form's release names its Word file by hash; the file itself is kept only where somebody brought
it into this installation. Without it the dossier has its PDF, and its page says what is missing.
"""

from dataclasses import dataclass
from enum import StrEnum
from threading import BoundedSemaphore

from django.conf import settings

from motcua.dossiers.models import Dossier
from motcua.eforms.filling import WordFormMissing, filled_word, word_form_of
from motcua.eforms.models import WordFile
from motcua.eforms.releases import form_of
from motcua.eforms.word.fill import CannotFill
from motcua.eforms.word.office_program import CannotConvert, convert, is_installed
from motcua.kit.clock import local_day
from motcua.rules.form_document import journey


class WordState(StrEnum):
    """Whether a dossier has its Word form: it can be had, its original is not here, or none is."""

    READY = "ready"
    MISSING = "missing"
    NONE = "none"


class NoWordForm(Exception):
    """The dossier's form comes from no Word file, or the file is not kept here."""


class WordFormUnfillable(Exception):
    """The release's blanks do not fit its Word file: somebody must mend the form."""


class NotPrintable(Exception):
    """
    The filled Word form cannot be had as a PDF now. `is_busy`: another one is being made; later
    it can. Otherwise LibreOffice is not installed here, or did not take the file.
    """

    def __init__(self, *, is_busy: bool) -> None:
        super().__init__("busy" if is_busy else "not printable")
        self.is_busy = is_busy


@dataclass(frozen=True)
class FilledWord:
    """A filled Word form with the name under which it is saved."""

    name: str
    content: bytes


def word_state(*, dossier: Dossier) -> WordState:
    """Return whether the Word form can be had. One query, none for forms without a Word file."""
    if dossier.form_release_id is None:
        return WordState.NONE
    word = form_of(release_id=dossier.form_release_id).document.word
    if word is None:
        return WordState.NONE
    is_here = WordFile.objects.filter(pk=word.sha256).exists()
    return WordState.READY if is_here else WordState.MISSING


def filled_word_of(*, dossier: Dossier) -> FilledWord:
    """
    Return the dossier's Word form, signed on the day on which it was submitted. One query.

    :raises NoWordForm: see there
    :raises WordFormUnfillable: see there
    """
    if dossier.form_release_id is None:
        raise NoWordForm(dossier.reference)
    form, day = form_of(release_id=dossier.form_release_id), local_day(dossier.submitted_at)
    try:
        original = word_form_of(form)
        content = filled_word(
            form=form, replayed=journey(form, dossier.answers, day),
            content=bytes(original.content), on=day, place=_place(),
        )  # fmt: skip
    except WordFormMissing as missing:
        raise NoWordForm(dossier.reference) from missing
    except CannotFill as unfit:
        raise WordFormUnfillable(dossier.reference) from unfit
    stem = original.name.rpartition(".")[0] or original.name
    return FilledWord(f"{stem} - {dossier.number}.docx", content)


prints_word = is_installed

# LibreOffice takes a processor for some seconds: one at a time in each web process.
_PRINTING = BoundedSemaphore(1)


def printed_word_of(*, dossier: Dossier) -> FilledWord:
    """
    Return the dossier's filled Word form as a PDF, set by LibreOffice where it is installed.

    :raises NoWordForm: and WordFormUnfillable, as for the Word form itself
    :raises NotPrintable: see there
    """
    filled = filled_word_of(dossier=dossier)
    if not _PRINTING.acquire(blocking=False):
        raise NotPrintable(is_busy=True)
    try:
        content = convert(filled.content, "docx", "pdf")
    except CannotConvert as refused:
        raise NotPrintable(is_busy=False) from refused
    finally:
        _PRINTING.release()
    return FilledWord(f"{filled.name.rpartition('.')[0]}.pdf", content)


def _place() -> str:
    """Return the province as it stands before a date: "Lam Giang, ngày …"."""
    return settings.PROVINCE_NAME.removeprefix("Tỉnh ").removeprefix("Thành phố ")
