"""Reads of published figures: months, agencies, and the list behind each figure."""
