"""Tables of guidance."""
