"""Reading cases: worklists, one case, its dates explained, punctuality, calendars of record."""

from motcua.casework.queries.calendars import calendar_years, office_hours_of
from motcua.casework.queries.cases import (
    CaseView,
    StepVisit,
    case_view,
    outcome_of_token,
    published_process_id,
    visits_of,
)
from motcua.casework.queries.due_dates import DueDate, due_date_of, intake_due_explained
from motcua.casework.queries.punctuality import OnTime, on_time_rate
from motcua.casework.queries.worklist import (
    BadCursor,
    Group,
    WorklistPage,
    WorklistRow,
    group_counts,
    worklist,
)

__all__ = [
    "BadCursor",
    "CaseView",
    "DueDate",
    "Group",
    "OnTime",
    "StepVisit",
    "WorklistPage",
    "WorklistRow",
    "calendar_years",
    "case_view",
    "due_date_of",
    "group_counts",
    "intake_due_explained",
    "office_hours_of",
    "on_time_rate",
    "outcome_of_token",
    "published_process_id",
    "visits_of",
    "worklist",
]
