"""What templates print of a form: pages, questions, errors, and answers to be checked."""

from motcua.eforms.presentation.page import PageView, page_view
from motcua.eforms.presentation.summary import (
    SummaryRow,
    SummarySection,
    summary,
    summary_of_release,
)
from motcua.eforms.presentation.wording import error_words

__all__ = [
    "PageView",
    "SummaryRow",
    "SummarySection",
    "error_words",
    "page_view",
    "summary",
    "summary_of_release",
]
