"""The desk's pages of review and simplification."""
