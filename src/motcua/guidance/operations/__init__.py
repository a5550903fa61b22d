"""Acts of guidance, one a file."""
