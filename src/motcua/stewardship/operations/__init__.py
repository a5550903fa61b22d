"""Acts of stewardship."""
