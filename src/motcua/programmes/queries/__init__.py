"""Reads of programmes for the surfaces."""
