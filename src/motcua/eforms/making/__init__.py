"""Changing a form in the making: pure edits of its document, one act at a time."""
