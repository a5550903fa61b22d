"""What the matcher is told: papers asked for, the official list, kinds of papers, results issued."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RequiredPaper:
    """A paper of a procedure; `own_results` are what that same procedure issues."""

    code: str
    name: str
    procedure: str = ""
    own_results: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReplacedComponent:
    """A row of the official list: in this procedure, this component is replaced by data."""

    code: str
    component: str
    database: str


@dataclass(frozen=True)
class PaperKind:
    """
    A kind of paper whose data a database holds.

    `phrases` are its names as lists of papers write them. `never_alone`: the name says too
    little to be sure (a passport may be a foreign one), so it is doubtful at best.
    """

    key: str
    name: str
    database: str
    phrases: tuple[str, ...]
    never_alone: bool = False


@dataclass(frozen=True)
class IssuedResult:
    """A result that offices of the province issue, and in which procedure and field."""

    code: str
    name: str
    field: str
