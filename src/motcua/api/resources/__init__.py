"""What can be called, one module a kind of thing; each translates and calls one operation."""
