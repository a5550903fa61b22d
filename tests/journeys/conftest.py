"""The journeys' fixtures."""

from tests.journeys.browser import chromium, eyes

__all__ = ["chromium", "eyes"]
