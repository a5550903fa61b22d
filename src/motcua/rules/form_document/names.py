"""
Which answers an expression may refer to, by its place in the form.

A condition looks back only: at earlier pages, and on its own page at earlier questions. So the
journey is decided page by page, and a page can be shown before it is answered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from motcua.rules.form_document.field_types import ADDRESS_PARTS, TYPES, FieldType
from motcua.rules.form_logic import Kind

Place = tuple[int, int]
_COLUMNS = {Kind.NUMBER: Kind.NUMBERS, Kind.TEXT: Kind.TEXTS}


@dataclass(frozen=True)
class Sketch:
    """What the first pass over a document finds of a field: enough to type expressions."""

    id: str
    type: FieldType
    page: int
    index: int
    repeat: str = ""


@dataclass
class NameTable:
    """Every name of the form with its kind and the place from which on it is known."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def add(self, name: str, kind: Kind, place: Place) -> None:
        """Enter a name."""
        self.kinds[name], self.places[name] = kind, place

    def before(self, page: int, index: int = 0) -> Mapping[str, Kind]:
        """Return the names known before a question is asked."""
        return {n: k for n, k in self.kinds.items() if self.places[n] < (page, index)}

    def through(self, page: int) -> Mapping[str, Kind]:
        """Return the names known once a page is answered, derived values of it left out."""
        return {n: k for n, k in self.kinds.items() if self.places[n] < (page, _DERIVED)}

    def latest_page(self, names: Iterable[str]) -> int:
        """Return the index of the last page that any of these names comes from; 0 for none."""
        return max((self.places[n][0] for n in names if n in self.places), default=0)

    def add_derived(self, name: str, kind: Kind, page: int) -> None:
        """Enter a derived value, known after its page."""
        self.add(name, kind, (page, _DERIVED))


_DERIVED = 10_000


def name_table(sketches: Iterable[Sketch]) -> NameTable:
    """Return the names that fields give: themselves, parts of addresses, columns of rows."""
    table = NameTable()
    for sketch in sketches:
        place = (sketch.page, sketch.index)
        kind = TYPES[sketch.type].kind
        if sketch.repeat:
            table.add(sketch.repeat, Kind.ROWS, place)
            if kind in _COLUMNS:
                table.add(f"{sketch.repeat}[].{sketch.id}", _COLUMNS[kind], place)
            continue
        table.add(sketch.id, kind, place)
        if sketch.type == FieldType.ADDRESS:
            for part in ADDRESS_PARTS:
                table.add(f"{sketch.id}.{part}", Kind.TEXT, place)
    return table
