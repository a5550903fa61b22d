"""Whole numbers as a browser sends them: what is none, or beyond all bounds, is None."""

# Nine digits: more than any version, page or key here, and a number of every database column.
_LONGEST = 9


def sent_number(text: str) -> int | None:
    """Return a whole number that is not negative; None for anything else."""
    bare = text.strip()
    if not (bare.isascii() and bare.isdecimal()) or len(bare) > _LONGEST:
        return None
    return int(bare)
