"""Tables of stewardship."""
