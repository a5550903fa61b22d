"""What templates print of a form: pages, questions, errors, and answers to be checked."""

from motcua.eforms.presentation.page import PageView, page_view
from motcua.eforms.presentation.summary import (
    Reminder,
    SummaryRow,
    SummarySection,
    reminders,
    summary,
    summary_of_release,
)
from motcua.eforms.presentation.wording import error_words

__all__ = [
    "PageView",
    "Reminder",
    "SummaryRow",
    "SummarySection",
    "error_words",
    "page_view",
    "reminders",
    "summary",
    "summary_of_release",
]
