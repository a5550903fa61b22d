"""The one refusal that the launcher prints."""


class CannotPrepare(Exception):
    """The environment cannot be made; the message says what a person can do about it."""
