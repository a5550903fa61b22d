"""
Walking every path of a guide before anybody else does.

Answers are chosen from lists, so this is exact: a path that ends nowhere, a question or an
outcome that nobody can reach, an answer that nobody can give are all found, and nothing else is.
"""

from motcua.rules.guide_document.model import Finding, Guide
from motcua.rules.guide_document.walking import Walk, Walker

MAX_PATHS = 5_000
_MOST_TOLD = 5


def inspect(guide: Guide) -> tuple[Finding, ...]:
    """Return what walking every path finds; nothing when every path ends and all is reached."""
    if not guide.questions or not guide.outcomes:
        return ()
    paths = _Paths(Walker(guide))
    if not paths.walk_all():
        return (Finding("too_many_paths", about=str(MAX_PATHS)),)
    open_ends = [Finding("open_end", about=_said(walk)) for walk in paths.open_ends[:_MOST_TOLD]]
    unasked = [q for q in guide.questions if q.id not in paths.asked]
    unreached = [o for o in guide.outcomes if o.id not in paths.reached]
    return (
        *open_ends,
        *(Finding("unreachable_question", q.id, q.ask.vi) for q in unasked),
        *(Finding("unreachable_outcome", o.id, o.case.vi) for o in unreached),
    )


class _Paths:
    """All walks through a guide, depth first."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.asked: set[str] = set()
        self.reached: set[str] = set()
        self.open_ends: list[Walk] = []

    def walk_all(self) -> bool:
        """Walk them all; False when there are more than `MAX_PATHS`."""
        waiting: list[dict[str, str]] = [{}]
        ends = 0
        while waiting:
            walk = self.walker.walk(waiting.pop())
            if walk.question is not None:
                self.asked.add(walk.question.id)
                waiting += [
                    {**walk.answers, walk.question.id: option.value}
                    for option in reversed(walk.question.options)
                ]
                continue
            ends += 1
            if ends > MAX_PATHS:
                return False
            if walk.outcome is None:
                self.open_ends.append(walk)
            else:
                self.reached.add(walk.outcome.id)
        return True


def _said(walk: Walk) -> str:
    return " → ".join(one.option.label.vi or one.option.value for one in walk.answered)
