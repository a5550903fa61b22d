"""Acts: close a month, restate a closed one."""

from motcua.indicators.operations.months import (
    Closed,
    MonthNotOver,
    bring_up_to_date,
    close_month,
    restate_month,
)

__all__ = ["Closed", "MonthNotOver", "bring_up_to_date", "close_month", "restate_month"]
