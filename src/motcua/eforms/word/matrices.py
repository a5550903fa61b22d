"""Tables of named rows about people: a column to fill, or one for each party ("Bên nữ", "Bên nam")."""

from motcua.eforms.word.blocks import Table
from motcua.eforms.word.fields import Field
from motcua.eforms.word.grids import is_blank, is_serial
from motcua.eforms.word.kinds import fold, infer
from motcua.eforms.word.labels import clean, split_hint
from motcua.eforms.word.spots import Cells, said

PERSONAL = {"person_name", "ethnic_group", "nationality", "sex", "occupation", "relationship"}
LEAST_ROWS = 3


def matrix_fields(table: Table, heads: int) -> list[Field]:
    """Return one field for each blank cell of such a table, row by row; none for other tables."""
    corner = bool(table.rows) and bool(table.rows[0]) and is_blank(table.rows[0][0])
    if (heads != 1 and not corner) or len(table.rows) <= LEAST_ROWS or len(table.rows[0]) < 3:
        return []
    first = 1 if is_serial(table.rows[0][0].text) else 0
    parties = [clean(cell.text) for cell in table.rows[0][first + 1 :]]
    rows = list(enumerate(table.rows[1:], 2))
    if (
        not parties
        or (len(parties) == 1 and not first)
        or not all(parties)
        or any(len(row) != len(table.rows[0]) for _, row in rows)
    ):
        return []
    names = [row[first].text for _, row in rows]
    whole = all(clean(name) for name in names) and len({fold(name) for name in names}) == len(names)
    if not whole or not all(is_blank(cell) for _, row in rows for cell in row[first + 1 :]):
        return []
    if not _is_about_people(names):
        return []
    return [
        _field(
            party if len(parties) > 1 else "",
            row[first].text,
            Cells(table.number, number, (cell.number,)),
            table.place,
        )
        for number, row in rows
        for party, cell in zip(parties, row[first + 1 :], strict=True)
    ]


def _is_about_people(names: list[str]) -> bool:
    told = [infer(clean(split_hint(name)[0])) for name in names]
    known = [(t, k) for t, k in told if k in PERSONAL or t in {"date", "person_id", "address"}]
    named = any(kind == "person_name" or type_ == "person_id" for type_, kind in told)
    return named and len(known) * 2 >= len(names)


def _field(party: str, name: str, spot: Cells, place: str) -> Field:
    plain, hint = split_hint(name)
    label = clean(plain)
    type_, kind = infer(label)
    options = ("Nam", "Nữ") if kind == "sex" else ()
    return Field(
        f"{party}: {label}" if party else label, type_, kind, section=party, options=options, confidence=0.8,
        place=place, hint=hint, blank=said(spot),
    )  # fmt: skip
