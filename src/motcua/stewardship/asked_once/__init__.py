"""What the "asked once" analysis knows, and how it is carried out over the catalogue."""
