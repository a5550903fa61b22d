"""What the reader makes of flattened letters, and the way back to them."""

import re
import unicodedata
from functools import lru_cache

BOX = "☐"
DRAWN_BOXES = str.maketrans(dict.fromkeys("□▢◻⬜❑❒☑☒■\uf06f\uf0a8\uf071\uf072\uf070", BOX))
INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\ufeff¬"))
LONGEST_LINE = 4_000
WIDEST_GAP = 60
_GAP = re.compile(rf"[ \xa0\t]{{{WIDEST_GAP},}}")

# Words as the reader takes them, and the flattened letters they stand for: start, end. Where both
# are equally long, letter stands for letter.
Chunk = tuple[str, int, int]


def plain(chunks: tuple[Chunk, ...]) -> str:
    """Return the text of a line: composed letters, one kind of box, no line or gap without end."""
    whole = "".join(text for text, _, _ in chunks)
    text = unicodedata.normalize("NFC", whole).translate(DRAWN_BOXES).translate(INVISIBLE)
    return _GAP.sub(" " * WIDEST_GAP, text[:LONGEST_LINE])


@lru_cache(maxsize=64)
def positions(text: str, chunks: tuple[Chunk, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """
    Return where each letter of `text` begins and ends in the flattened paragraph.

    Both are empty when the text is not what `plain` makes of the chunks.
    """
    letters = _bounded(_composed(_letters(chunks)))
    if "".join(letter for letter, _, _ in letters) != text:
        return (), ()
    return tuple(start for _, start, _ in letters), tuple(end for _, _, end in letters)


_Letter = tuple[str, int, int]


def _letters(chunks: tuple[Chunk, ...]) -> list[_Letter]:
    found: list[_Letter] = []
    for text, start, end in chunks:
        if len(text) == end - start:
            found.extend((letter, start + n, start + n + 1) for n, letter in enumerate(text))
        else:
            found.extend((letter, start, end) for letter in text)
    return found


def _composed(letters: list[_Letter]) -> list[_Letter]:
    """Compose base letters and their marks; drop what is not seen."""
    made: list[_Letter] = []
    cluster = ""
    begun = ended = 0
    for letter, start, end in [*letters, ("", 0, 0)]:
        if cluster and (not letter or not unicodedata.combining(letter)):
            whole = unicodedata.normalize("NFC", cluster).translate(DRAWN_BOXES)
            made.extend((seen, begun, ended) for seen in whole.translate(INVISIBLE))
            cluster = ""
        if not cluster:
            begun = start
        cluster, ended = cluster + letter, end
    return made


def _bounded(letters: list[_Letter]) -> list[_Letter]:
    """As `plain` bounds lines and gaps; the last space of a shortened gap stands for the rest."""
    cut = letters[:LONGEST_LINE]
    text = "".join(letter for letter, _, _ in cut)
    bounded: list[_Letter] = []
    done = 0
    for gap in _GAP.finditer(text):
        bounded.extend(cut[done : gap.start()])
        kept = cut[gap.start() : gap.start() + WIDEST_GAP]
        bounded.extend((" ", start, end) for _, start, end in kept[:-1])
        bounded.append((" ", kept[-1][1], cut[gap.end() - 1][2]))
        done = gap.end()
    return bounded + cut[done:]
