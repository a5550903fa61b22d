"""Pages of the reconciliation: the report, the list behind each figure, published totals."""
