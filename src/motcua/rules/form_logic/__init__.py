"""
The logic of forms: a closed set of typed operators over answers, in three-valued logic.

An expression is parsed once, with its types checked (`parse`), and then evaluated as often as
needed (`compile_expression`). Evaluation never fails: what is missing is None, and None spreads.
"""

from motcua.rules.form_logic.evaluation import Evaluate, Scope, compile_expression
from motcua.rules.form_logic.expressions import (
    MAX_DEPTH,
    MAX_NODES,
    Call,
    Expression,
    Literal,
    Names,
    Reference,
    references,
)
from motcua.rules.form_logic.kinds import Kind, Value
from motcua.rules.form_logic.parsing import ExpressionRefused, parse
from motcua.rules.form_logic.spelling import CannotSpell, spell, write
from motcua.rules.form_logic.unspelling import SpellingRefused, read_spelling, unspell

__all__ = [
    "MAX_DEPTH",
    "MAX_NODES",
    "Call",
    "CannotSpell",
    "Evaluate",
    "Expression",
    "ExpressionRefused",
    "Kind",
    "Literal",
    "Names",
    "Reference",
    "Scope",
    "SpellingRefused",
    "Value",
    "compile_expression",
    "parse",
    "read_spelling",
    "references",
    "spell",
    "unspell",
    "write",
]
