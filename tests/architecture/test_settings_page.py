"""No setting without its line on the operator's page."""

import re

from motcua.project.environment import DECLARED
from motcua.project.management.commands.settings_page import PAGE


def test_every_declared_variable_stands_on_the_operators_page() -> None:
    listed = set(re.findall(r"^\| `(MOTCUA_\w+)`", PAGE.read_text(), re.MULTILINE))
    assert listed == set(DECLARED)


def test_every_line_says_what_the_variable_is_for() -> None:
    text = PAGE.read_text()
    assert all(variable.help in text for variable in DECLARED.values())
