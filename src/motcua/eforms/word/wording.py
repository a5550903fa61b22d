"""Why a Word file cannot be read, in the reader's language."""

from motcua.eforms.word.package import NotReadable


def reason_words(refused: NotReadable) -> str:
    """Return the reason as a sentence."""
    return str(refused)
