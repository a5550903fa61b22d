"""The desk's pages about programmes."""
