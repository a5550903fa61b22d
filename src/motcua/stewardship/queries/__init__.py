"""Reads of stewardship for the desk."""
