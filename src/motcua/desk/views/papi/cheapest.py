"""The cheapest set of improvements that reaches a group, by efforts that the reader enters."""

from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.design.papi.asking import Asked, asked
from motcua.design.papi.words import group_words, points, signed
from motcua.desk.frame import OfficerRequest
from motcua.desk.views.papi.report import language, show_papi
from motcua.desk.views.papi.rights import readers
from motcua.rules.papi.gains import gains
from motcua.rules.papi.optimiser import Choice, Improvement, cheapest, needed_for
from motcua.rules.papi.scoring import value_of
from motcua.rules.papi.sheet import read_cell
from motcua.rules.papi.standing import GROUPS

MOST_EFFORT = 1_000_000
# What rounds to nothing is nothing that was achieved.
LEAST_GAIN = 0.005


@dataclass(frozen=True)
class LineShown:
    """One sub-dimension of the form. `achieved`: the median gain from such a start elsewhere."""

    number: str
    name: str
    score: str
    achieved: str
    gain: str
    effort: str
    wrong: str
    chosen: bool


@readers
@require_safe
def page(request: OfficerRequest) -> HttpResponse:
    """Show the form, and the set where efforts were entered."""
    of, spoken = asked(request), language()
    wanted = request.GET.get("nhom", "")
    wanted = wanted if wanted in GROUPS[:-1] else _next_group(of)
    improvements, wrong = _typed(of, request.GET)
    needed = needed_for(of.panel.years[of.year], of.province.code, wanted) if wanted else None
    choice = cheapest(needed, improvements) if needed is not None and improvements else None
    chosen = {one.number for one in choice.chosen} if choice else set()
    context = {
        "wanted": wanted,
        "groups": [(name, group_words(name)) for name in reversed(GROUPS[:-1])],
        "needed": points(needed, spoken),
        "is_there": needed is not None and needed <= 0,
        "complete": needed is not None,
        "lines": [_line(of, no, request.GET, wrong, chosen, spoken) for no in _numbers(of)],
        "has_wrong": bool(wrong),
        "choice": _choice(of, choice, spoken) if choice and not wrong else None,
    }
    return show_papi(request, of, "cheapest", context, 422 if wrong else 200)


def _numbers(of: Asked) -> list[str]:
    table = of.panel.years[of.year]
    return [no for no in table.numbers if value_of(table, of.province.code, no) is not None]


def _next_group(of: Asked) -> str:
    """The lowest group that is not reached yet; the best where all are."""
    table = of.panel.years[of.year]
    for name in reversed(GROUPS[:-1]):
        needed = needed_for(table, of.province.code, name)
        if needed is not None and needed > 0:
            return name
    return GROUPS[0]


def _typed(of: Asked, query: QueryDict) -> tuple[list[Improvement], dict[str, str]]:
    """Return what counts (a gain and an effort), and number → words for what does not do."""
    found, wrong = [], {}
    for number in _numbers(of):
        effort_text = query.get(f"cong-{number}", "").strip()[:20]
        gain_text = query.get(f"tang-{number}", "").strip()[:20]
        if not effort_text:
            continue
        effort = read_cell(effort_text).value
        typed = read_cell(gain_text).value if gain_text else None
        gain = typed if gain_text else _achieved(of, number)
        if effort is None or not 0 < effort <= MOST_EFFORT:
            wrong[number] = _("Công phải là số lớn hơn 0.")
        elif gain is None or gain <= 0 or gain > _room(of, number):
            wrong[number] = _("Xin nhập mức tăng lớn hơn 0 và không quá %(room)s.") % {
                "room": points(_room(of, number), language()),
            }  # fmt: skip
        else:
            found.append(Improvement(number, gain, effort))
    return found, wrong


def _room(of: Asked, number: str) -> float:
    """Points left to the end of the scale."""
    table = of.panel.years[of.year]
    score, node = value_of(table, of.province.code, number), table.nodes.get(number)
    high = node.high if node is not None and node.high is not None else 10.0
    return max(0.0, high - (score or 0.0))


def _achieved(of: Asked, number: str) -> float | None:
    """The median gain of provinces that started there, where enough did and it is a gain."""
    score = value_of(of.panel.years[of.year], of.province.code, number)
    found = gains(of.panel, of.year, number, score) if score is not None else None
    median = found.median if found is not None and found.enough else None
    if median is None or median < LEAST_GAIN:
        return None
    return min(median, _room(of, number))


def _line(
    of: Asked,
    number: str,
    query: QueryDict,
    wrong: dict[str, str],
    chosen: set[str],
    spoken: str,
) -> LineShown:
    achieved = _achieved(of, number)
    return LineShown(
        number=number,
        name=of.panel.name(number, of.year, spoken),
        score=points(value_of(of.panel.years[of.year], of.province.code, number), spoken),
        achieved=signed(achieved, spoken) if achieved is not None else "",
        gain=query.get(f"tang-{number}", "").strip()[:20],
        effort=query.get(f"cong-{number}", "").strip()[:20],
        wrong=wrong.get(number, ""),
        chosen=number in chosen,
    )


def _choice(of: Asked, choice: Choice, spoken: str) -> dict[str, object]:
    return {
        "feasible": choice.feasible,
        "gain": signed(choice.gain, spoken),
        "lacking": points(choice.needed - choice.gain, spoken),
        "effort": points(choice.effort, spoken, 1),
        "rows": [
            (
                f"{one.number} {of.panel.name(one.number, of.year, spoken)}",
                signed(one.gain, spoken), points(one.effort, spoken, 1),
            )
            for one in choice.chosen
        ],
    }  # fmt: skip
