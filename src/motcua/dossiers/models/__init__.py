"""What is kept of a dossier beside its case."""

from motcua.dossiers.models.dossier import Channel, CodeCounter, Dossier, ResultChannel
from motcua.dossiers.models.outcome import HandOver, Rating, Result
from motcua.dossiers.models.papers import Paper, PaperFile, PaperState
from motcua.dossiers.models.party import Party, PartyRole
from motcua.dossiers.models.supplement import SupplementRequest

__all__ = [
    "Channel",
    "CodeCounter",
    "Dossier",
    "HandOver",
    "Paper",
    "PaperFile",
    "PaperState",
    "Party",
    "PartyRole",
    "Rating",
    "Result",
    "ResultChannel",
    "SupplementRequest",
]
