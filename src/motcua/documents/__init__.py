"""Stored files and rendered papers."""
