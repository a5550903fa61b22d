"""
Typed readers of environment variables that refuse nonsense.

Every variable is declared once, with a help text from which the operator's page is generated.
"""

import os
from dataclasses import dataclass
from pathlib import Path


class BadSetting(Exception):
    """An environment variable holds something that cannot be understood."""


@dataclass(frozen=True)
class Variable:
    """One documented environment variable."""

    name: str
    kind: str
    default: str
    help: str


DECLARED: dict[str, Variable] = {}


def _read(name: str, kind: str, default: str, help_text: str) -> str:
    DECLARED[name] = Variable(name, kind, default, help_text)
    return os.environ.get(name, default)


def text(name: str, default: str, help_text: str) -> str:
    """Return the variable's text; an empty default means "not set"."""
    return _read(name, "text", default, help_text)


def flag(name: str, default: bool, help_text: str) -> bool:
    """Return the variable as a truth value; only 1/0, true/false, yes/no are understood."""
    raw = _read(name, "yes or no", "yes" if default else "no", help_text).strip().lower()
    if raw in {"1", "true", "yes"}:
        return True
    if raw in {"0", "false", "no", ""}:
        return False
    raise BadSetting(f"{name} must be yes or no, not {raw!r}")


def number(name: str, default: int, help_text: str, *, least: int = 0) -> int:
    """Return the variable as a whole number of at least `least`."""
    raw = _read(name, "number", str(default), help_text)
    try:
        value = int(raw)
    except ValueError:
        raise BadSetting(f"{name} must be a whole number, not {raw!r}") from None
    if value < least:
        raise BadSetting(f"{name} must be at least {least}, not {value}")
    return value


def choice(name: str, default: str, options: tuple[str, ...], help_text: str) -> str:
    """Return the variable, which must be one of `options`."""
    raw = _read(name, " | ".join(options), default, help_text)
    if raw not in options:
        raise BadSetting(f"{name} must be one of {', '.join(options)}, not {raw!r}")
    return raw


def folder(name: str, default: Path, help_text: str) -> Path:
    """Return the variable as an absolute path; the folder need not exist yet."""
    return Path(_read(name, "folder", str(default), help_text)).expanduser().resolve()
