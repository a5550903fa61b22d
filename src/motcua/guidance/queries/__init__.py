"""Reads of guidance for the surfaces."""
