"""Background entry points: reminding units of actions of the plan."""

from collections.abc import Iterator

from motcua.casework.operations.tasks import DO
from motcua.kit.clock import now
from motcua.kit.jobs import job
from motcua.papi.models import Action
from motcua.papi.queries.links import action_href
from motcua.programmes.operations.remind import remind_of


@job("papi.remind", cron="35 7 * * 1-5")
def remind_of_actions(timestamp: int = 0) -> None:
    """Tell stewards of actions due within three days, today, or late."""
    remind_of(open_actions(), at=now())


def open_actions() -> Iterator[tuple[Action, str]]:
    """Yield actions that lie with whoever does them, each with its page."""
    found = Action.objects.filter(case__is_open=True, case__step_key=DO).select_related("case")
    for action in found:
        yield action, action_href(action.pk)
