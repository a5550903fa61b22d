"""What every chart measures with: shares as text, a round end of the scale, tones."""

from enum import StrEnum
from math import floor, log10


class Tone(StrEnum):
    """
    How a part is filled. Each tone has a colour of its own lightness and, but for the first two,
    a pattern, so that they differ for every eye and on a grey print. Words stand beside always.
    """

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    PALE = "pale"


def share(part: float, whole: float) -> str:
    """Return `part` of `whole` in per cent, for an attribute: "37.5%"; nothing of nothing is 0."""
    return f"{100 * part / whole:.2f}%" if whole else "0.00%"


def round_end(most: float) -> int:
    """Return the end of a scale that holds `most`: 1, 2, 4, 5 or 8 times a power of ten."""
    if most <= 1:
        return 1
    power = 10 ** floor(log10(most))
    return int(next(step * power for step in (1, 2, 4, 5, 8, 10) if step * power >= most))
