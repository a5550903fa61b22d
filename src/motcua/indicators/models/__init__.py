"""Figures of dossiers, closed month by month; nothing in them is ever changed."""

from motcua.indicators.models.months import EndedDossier, MonthClosing, MonthFigure, Why

__all__ = ["EndedDossier", "MonthClosing", "MonthFigure", "Why"]
