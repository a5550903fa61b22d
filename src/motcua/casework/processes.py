"""The frozen processes that cases follow. A published version never changes, so it is kept."""

from functools import lru_cache

from motcua.casework.models import ProcessVersion
from motcua.rules.process import Process
from motcua.rules.process_document import parse_process


@lru_cache(maxsize=1024)
def process_of(version_id: int) -> Process:
    """Return the process of a published version; one query the first time, then none."""
    published = ProcessVersion.objects.filter(published_at__isnull=False)
    return parse_process(published.values_list("document", flat=True).get(pk=version_id))


def step_words(version_id: int, step_key: str, language: str) -> str:
    """Return what is done at a step, in a language; "" at the counter, where there is no step."""
    return process_of(version_id).step(step_key).content(language) if step_key else ""
