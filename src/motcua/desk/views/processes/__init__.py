"""The desk's pages about internal processes and how services are set."""
