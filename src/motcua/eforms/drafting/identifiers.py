"""Ids of questions; the same as those a draft is printed with."""

from motcua.eforms.word.identifiers import Identifiers

__all__ = ["Identifiers"]
