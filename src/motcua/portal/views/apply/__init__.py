"""Applying: choose an office, fill in page by page, add papers, check, submit."""
