"""Reads an official Word form: its blanks, their labels and types. No Django, no database."""
