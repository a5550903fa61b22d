"""The acts of a dossier, one a file."""
