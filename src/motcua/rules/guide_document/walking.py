"""Walking through a guide: which question comes next, or where the answers end."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.rules.form_logic import Evaluate, Expression, compile_expression
from motcua.rules.guide_document.model import Guide, Option, Outcome, Question


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and the answer given."""

    question: Question
    option: Option


@dataclass(frozen=True, slots=True)
class Walk:
    """
    Where the answers lead. `question` is the next one; when None, the walk has ended in `outcome`.

    Both None: no outcome fits. A published guide has no such path.
    """

    answered: tuple[Answered, ...]
    question: Question | None
    outcome: Outcome | None

    @property
    def answers(self) -> dict[str, str]:
        """The answers that count: of questions asked, by question id, in order."""
        return {one.question.id: one.option.value for one in self.answered}

    @property
    def presets(self) -> dict[str, str]:
        """What the end says of the e-form, by field id; `$question` stands for its answer."""
        if self.outcome is None:
            return {}
        given = self.answers
        said = {
            field: given.get(value[1:], "") if value.startswith("$") else value
            for field, value in self.outcome.answers.items()
        }
        return {field: value for field, value in said.items() if value}


class Walker:
    """A guide whose conditions are compiled once. A condition that is not true is as if false."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._questions = [(question, _compile(question.when)) for question in guide.questions]
        self._outcomes = [(outcome, _compile(outcome.when)) for outcome in guide.outcomes]

    def walk(self, answers: Mapping[str, str]) -> Walk:
        """
        Follow the answers from the first question.

        What is no answer of the question asked, and answers of questions not asked, do not count.
        """
        scope: dict[str, str] = {}
        answered: list[Answered] = []
        for question, is_asked in self._questions:
            if is_asked(scope) is not True:
                continue
            option = question.option(answers.get(question.id, ""))
            if option is None:
                return Walk(tuple(answered), question, None)
            scope[question.id] = option.value
            answered.append(Answered(question, option))
        fitting = (outcome for outcome, fits in self._outcomes if fits(scope) is True)
        return Walk(tuple(answered), None, next(fitting, None))


def _compile(condition: Expression | None) -> Evaluate:
    return (lambda scope: True) if condition is None else compile_expression(condition)
