"""
Random, unguessable names for things that citizens carry on paper.

The alphabet leaves out letters and digits that are mistaken for each other when read aloud or
copied by hand (0 O, 1 I L, 5 S, 2 Z, 8 B, U V).
"""

import secrets

ALPHABET = "34679ACDEFGHJKMNPQRTWXY"


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_reference() -> str:
    """Return a new submission reference, `XXXX-XXXX-XXXX`: 23^12 possibilities, about 54 bits."""
    return "-".join(_random(4) for _ in range(3))


def new_secret() -> str:
    """Return a new tracking secret of 8 characters, about 36 bits; attempts are throttled."""
    return _random(8)


def normalise(typed: str) -> str:
    """Return a typed reference or secret in its stored shape: upper case, no spaces around."""
    return "".join(typed.upper().split())


def new_token() -> str:
    """Return a new one-time token for a form, 128 bits, safe in addresses."""
    return secrets.token_urlsafe(16)
