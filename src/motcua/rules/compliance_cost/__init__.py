"""
The cost of complying with an administrative procedure, in đồng.

Source: Circular 02/2017/TT-VPCP, Article 27 (the sums, the benefit and its rate, lower average,
no opportunity cost). The cost of a task, hours by average income, is the usual practice of its
annexes and configurable: see `Parameters`.
"""

from motcua.rules.compliance_cost.costing import (
    Benefit,
    CostSheet,
    Task,
    TaskKind,
    Volume,
    benefit,
    per_dossier,
    per_year,
    task_cost,
)
from motcua.rules.compliance_cost.parameters import Parameters, hourly_income
from motcua.rules.compliance_cost.spread import NoValues, lower_average

__all__ = [
    "Benefit",
    "CostSheet",
    "NoValues",
    "Parameters",
    "Task",
    "TaskKind",
    "Volume",
    "benefit",
    "hourly_income",
    "lower_average",
    "per_dossier",
    "per_year",
    "task_cost",
]
