"""A case's limit as columns and as the rules' value."""

from motcua.casework.models import Case, LedgerEntry
from motcua.rules.working_time import Convention, Limit, LimitUnit


def limit_of(row: Case | LedgerEntry) -> Limit | None:
    """Return the limit written in a case or a ledger row; None: there is none."""
    if row.limit_quantity is None:
        return None
    return Limit(
        quantity=row.limit_quantity,
        unit=LimitUnit(row.limit_unit) if row.limit_unit else None,
        convention=Convention(row.limit_convention) if row.limit_convention else None,
        basis=row.limit_basis if isinstance(row, Case) else row.basis,
    )


def write_limit(row: Case | LedgerEntry, limit: Limit | None) -> None:
    """Write a limit into a case or a ledger row, unsaved."""
    row.limit_quantity = limit.quantity if limit else None
    row.limit_unit = str(limit.unit) if limit and limit.unit else ""
    row.limit_convention = str(limit.convention) if limit and limit.convention else ""
    if isinstance(row, Case):
        row.limit_basis = limit.basis if limit else ""
