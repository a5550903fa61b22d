"""The desk's pages about service levels."""
