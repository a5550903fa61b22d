"""Where the pages of tasks are, for worklists."""

from collections.abc import Sequence

from motcua.programmes.models import Assignment, DirectiveTask

BASE = "/can-bo/chuong-trinh/"


def hrefs_of_cases(case_ids: Sequence[int]) -> dict[int, str]:
    """Return case id → address for the cases that are tasks. Two queries; none for no cases."""
    if not case_ids:
        return {}
    given = Assignment.objects.filter(case_id__in=case_ids).values_list("case_id", "id")
    directed = DirectiveTask.objects.filter(case_id__in=case_ids).values_list("case_id", "id")
    return {case: f"{BASE}viec/{pk}/" for case, pk in given} | {
        case: f"{BASE}chi-dao/{pk}/" for case, pk in directed
    }
