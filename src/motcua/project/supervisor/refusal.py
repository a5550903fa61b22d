"""What every refusal of the supervisor has in common: it is told to a person, without a trace."""


class Refused(Exception):
    """Something stands in the way; the message says what, and what to do."""
