"""Where the pages of actions are, for worklists and messages."""

from collections.abc import Sequence

from motcua.papi.models import Action

BASE = "/can-bo/papi/"


def action_href(pk: int) -> str:
    """Return the address of an action's page."""
    return f"{BASE}viec/{pk}/"


def hrefs_of_cases(case_ids: Sequence[int]) -> dict[int, str]:
    """Return case id → address for the cases that are actions. One query; none for no cases."""
    if not case_ids:
        return {}
    found = Action.objects.filter(case_id__in=case_ids).values_list("case_id", "pk")
    return {case: action_href(pk) for case, pk in found}
