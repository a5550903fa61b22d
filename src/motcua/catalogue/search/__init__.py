"""
Finding procedures by what people type. See docs/search.md for the method and its measure.

`search` is the one entry; everything else in this folder serves it.
"""

from motcua.catalogue.search.finding import Hit, Outcome, Suggestion, search

__all__ = ["Hit", "Outcome", "Suggestion", "search"]
