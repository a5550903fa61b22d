"""
From what the Word reader found to a form document that runs.

Pure: no database, no clock. The document it makes always parses, passes its own examples, and is
a proposal: an official reviews it in the designer.
"""

from motcua.eforms.drafting.document import draft_document
from motcua.eforms.drafting.identifiers import Identifiers

__all__ = ["Identifiers", "draft_document"]
