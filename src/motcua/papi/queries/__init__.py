"""Reads of papi."""
