"""What the walk through a document remembers from line to line."""

from dataclasses import dataclass, field

from motcua.eforms.word.fields import Field, Repeating
from motcua.eforms.word.kinds import fold, infer

LONGEST_BLANK = 1_000


@dataclass
class State:
    """Fields and tables so far, and which part of the document is being read."""

    notes: dict[str, str] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    tables: list[Repeating] = field(default_factory=list)
    section: str = ""
    pending: str = ""  # a line of words without a blank: the label of what follows
    option_lead: str = ""  # the words over a set of boxes that stand line by line
    options_alone: bool = True  # a box alone may go on with that set
    in_list: bool = False  # the line before was a label with white space only
    open_field: Field | None = None  # may go on on the next line
    heading: bool = False  # above the title: nothing there is asked
    addressee: bool = False
    recipients: bool = False
    signed: bool = False
    office: bool = False
    in_notes: bool = False

    def add(self, made: Field) -> Field:
        """Ask for one more answer."""
        made.section = made.section or self.section
        self.fields.append(made)
        self.open_field, self.pending = made, ""
        return made

    def lengthen(self) -> None:
        """The last blank goes on on this line."""
        made = self.open_field
        if made is None:
            return
        made.lines += 1
        if made.type == "text" and made.kind in {"", "occupation"}:
            made.type = infer(made.label, lines=made.lines)[0]

    def new_form(self) -> None:
        """A second form begins in the same file."""
        self.signed = self.office = self.in_notes = self.addressee = False
        self.section = self.pending = ""
        self.open_field, self.heading = None, True

    def repeat(self, label: str, blank: str) -> None:
        """The answer of this name stands in this place too; boxes are ticked once."""
        made = next((one for one in self.fields if fold(one.label) == fold(label)), None)
        if made is None or not blank or not made.blank or "?" in made.blank:
            return
        if len(made.blank) < LONGEST_BLANK:
            made.blank = f"{made.blank};{blank}"

    def is_asked(self, label: str) -> bool:
        """Whether an answer of this name is asked already."""
        return any(fold(made.label) == fold(label) for made in self.fields)
