"""
The process document: the table of steps that officials write, read and checked.

    {"format": 1, "first": "tham_dinh",
     "limit": {"quantity": "3", "unit": "ngay_lam_viec"},
     "steps": [{"key": "tham_dinh", "role": "specialist", "unit": "competent",
                "content": {"vi": "Thẩm định hồ sơ", "en": "Examine the dossier"},
                "budget": {"quantity": "8", "unit": "gio_lam_viec"},
                "product": {"vi": "Dự thảo kết quả", "en": "Draft result"},
                "decides": true, "signs": false,
                "next": [{"to": "ky", "when": {"decision_is": ["approved"]}}, {"to": "ky"}]}, …]}

Steps go forward only, so a process always ends; going back is an act, not an edge. A step that
signs is an end. `limit`, when given, is the procedure's, and the longest way must fit into it.
`"for": "task"` marks the process of a task within the administration, with other roles.
"""

from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.rules.process import Problem, Process, ProcessNotSound, Step, Way
from motcua.rules.process_checks import faults_of
from motcua.rules.process_guards import GuardNotUnderstood, parse_guard
from motcua.rules.working_time import Limit, LimitUnit

ROLES = ("intake", "specialist", "leader", "return")
# A task within the administration is done by stewards; a dossier never lies on their desk.
ROLES_OF_TASKS = ("steward", "leader")
TASK = "task"
UNITS = ("receiving", "competent")
STEP_UNITS = (LimitUnit.WORKING_HOURS, LimitUnit.WORKING_DAYS)
MOST_STEPS = 60
MOST_TIME = 9999
_STEP_KEYS = {"key", "content", "role", "unit", "budget", "product", "decides", "signs", "next"}


def parse_process(document: Any, *, limit: Limit | None = None) -> Process:
    """
    Return the process of a document.

    `limit`: the procedure's, when it is not written in the document itself.

    :raises ProcessNotSound: with every fault found
    """
    reader = _Reader()
    process = reader.read(document, limit)
    if reader.problems or process is None:
        raise ProcessNotSound(tuple(reader.problems))
    problems = tuple(faults_of(process))
    if problems:
        raise ProcessNotSound(problems)
    return process


class _Reader:
    """Reads the parts, collecting problems instead of stopping at the first."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.roles: tuple[str, ...] = ROLES

    def _fault(self, path: str, code: str, detail: object = "") -> None:
        self.problems.append(Problem(path, code, str(detail)))

    def read(self, document: Any, limit: Limit | None) -> Process | None:
        if not isinstance(document, dict) or document.get("format") != 1:
            self._fault("", "not_a_process_document")
            return None
        if document.get("for") == TASK:
            self.roles = ROLES_OF_TASKS
        elif "for" in document:
            self._fault("for", "unknown_value", document["for"])
        for word in sorted(set(document) - {"format", "for", "first", "limit", "steps"}):
            self._fault(word, "unknown_word")
        rows = document.get("steps")
        if not isinstance(rows, list) or not 1 <= len(rows) <= MOST_STEPS:
            self._fault("steps", "number_of_steps", MOST_STEPS)
            return None
        steps = tuple(self._step(f"steps.{n}", row) for n, row in enumerate(rows))
        own = self._limit("limit", document.get("limit"), tuple(LimitUnit))
        return Process(str(document.get("first", "")), steps, own or limit)

    def _step(self, path: str, row: Any) -> Step:
        if not isinstance(row, dict):
            self._fault(path, "not_a_step")
            row = {}
        for word in sorted(set(row) - _STEP_KEYS):
            self._fault(f"{path}.{word}", "unknown_word")
        content_vi, content_en = self._words(f"{path}.content", row.get("content"), needed=True)
        product_vi, product_en = self._words(f"{path}.product", row.get("product"), needed=False)
        return Step(
            key=self._key(f"{path}.key", row.get("key")),
            content_vi=content_vi,
            content_en=content_en,
            role=self._one_of(f"{path}.role", row.get("role"), self.roles),
            unit=self._unit(f"{path}.unit", row.get("unit")),
            budget=self._limit(f"{path}.budget", row.get("budget"), STEP_UNITS),
            product_vi=product_vi,
            product_en=product_en,
            decides=self._flag(f"{path}.decides", row.get("decides", False)),
            signs=self._flag(f"{path}.signs", row.get("signs", False)),
            ways=self._ways(f"{path}.next", row.get("next", [])),
        )

    def _key(self, path: str, value: Any) -> str:
        if isinstance(value, str) and value.isidentifier() and value.isascii() and len(value) <= 40:
            return value
        self._fault(path, "bad_key", value)
        return ""

    def _one_of(self, path: str, value: Any, known: tuple[str, ...]) -> str:
        if value in known:
            return str(value)
        self._fault(path, "unknown_value", value)
        return ""

    def _unit(self, path: str, value: Any) -> str:
        if isinstance(value, str) and value.startswith("agency:") and len(value) > len("agency:"):
            return value
        return self._one_of(path, value, UNITS)

    def _flag(self, path: str, value: Any) -> bool:
        if not isinstance(value, bool):
            self._fault(path, "not_yes_or_no", value)
        return value is True

    def _words(self, path: str, value: Any, *, needed: bool) -> tuple[str, str]:
        if value is None and not needed:
            return "", ""
        is_text = isinstance(value, dict) and all(
            key in ("vi", "en") and isinstance(text, str) for key, text in value.items()
        )
        if not is_text or not str(value.get("vi", "")).strip():
            self._fault(path, "needs_vietnamese_words")
            return "", ""
        return value["vi"].strip(), value.get("en", "").strip()

    def _limit(self, path: str, value: Any, units: tuple[LimitUnit, ...]) -> Limit | None:
        if value is None:
            return None
        if not isinstance(value, dict) or set(value) - {"quantity", "unit"}:
            self._fault(path, "not_a_limit")
            return None
        if value.get("unit") not in units:
            self._fault(f"{path}.unit", "unknown_value", value.get("unit"))
            return None
        try:
            quantity = Decimal(str(value.get("quantity")))
        except InvalidOperation:
            quantity = Decimal(0)
        if not (quantity.is_finite() and 0 < quantity <= MOST_TIME):
            self._fault(f"{path}.quantity", "not_a_usable_number", value.get("quantity"))
            return None
        return Limit(quantity, LimitUnit(value["unit"]))

    def _ways(self, path: str, value: Any) -> tuple[Way, ...]:
        if not isinstance(value, list):
            self._fault(path, "not_a_list")
            return ()
        return tuple(
            way for n, row in enumerate(value) if (way := self._way(f"{path}.{n}", row)) is not None
        )

    def _way(self, path: str, row: Any) -> Way | None:
        if not isinstance(row, dict) or set(row) - {"to", "when"}:
            self._fault(path, "not_a_way")
            return None
        try:
            when = row.get("when")
            guard = None if when is None else parse_guard(when)
        except GuardNotUnderstood as error:
            self._fault(f"{path}.when", "unknown_guard", error)
            return None
        return Way(str(row.get("to", "")), guard)
