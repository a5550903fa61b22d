"""Turning a typed expression into a function of the scope, once, so that a journey is quick."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from motcua.rules.form_logic.expressions import Call, Expression, Literal, Reference
from motcua.rules.form_logic.kinds import Value
from motcua.rules.form_logic.operators import OPERATORS

Scope: TypeAlias = Mapping[str, Value]
Evaluate: TypeAlias = Callable[[Scope], Value]


def compile_expression(expression: Expression) -> Evaluate:
    """
    Return a function from scope to value. It never fails for a scope whose values have the kinds
    that the expression was parsed with; a name missing from the scope is None.
    """
    if isinstance(expression, Literal):
        value = expression.value
        return lambda scope: value
    if isinstance(expression, Reference):
        name = expression.name
        return lambda scope: scope.get(name)
    return _compile_call(expression)


def _compile_call(call: Call) -> Evaluate:
    operator = OPERATORS[call.operator]
    apply = operator.apply
    arguments = tuple(compile_expression(argument) for argument in call.arguments)
    if not operator.strict:
        return lambda scope: apply(*[argument(scope) for argument in arguments])

    def strict(scope: Scope) -> Value:
        values = [argument(scope) for argument in arguments]
        return None if None in values else apply(*values)

    return strict
