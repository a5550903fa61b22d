"""Numbers as the two languages write them."""

_MINUS = "−"


def points(value: float, language: str, places: int = 2) -> str:
    """Return a number with decimals: 40,76 in Vietnamese, 40.76 in English."""
    text = f"{value:.{places}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    text = text.replace("-", _MINUS)
    return text.replace(".", ",") if language == "vi" else text


def signed(value: float, language: str, places: int = 2) -> str:
    """Return a number with its sign: +0,12 or −3,21."""
    text = points(value, language, places)
    rounds_to_zero = not float(text.replace(_MINUS, "-").replace(",", "."))
    return text if text.startswith(_MINUS) or rounds_to_zero else f"+{text}"


def percent(share: float, language: str, places: int = 0) -> str:
    """Return a share as percent: 47 % or 47%."""
    text = points(100 * share, language, places)
    return f"{text} %" if language == "vi" else f"{text}%"


def listed(words: list[str], language: str) -> str:
    """Return "a, b và c" or "a, b and c"."""
    joint = " và " if language == "vi" else " and "
    return joint.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
