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
from motcua.casework.queries.punctuality import (
    OnTime,
    ended_dossiers,
    on_time_rate,
    overdue_now,
    running_dossiers,
)
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
    "ended_dossiers",
    "group_counts",
    "intake_due_explained",
    "office_hours_of",
    "on_time_rate",
    "outcome_of_token",
    "overdue_now",
    "published_process_id",
    "running_dossiers",
    "visits_of",
    "worklist",
]
