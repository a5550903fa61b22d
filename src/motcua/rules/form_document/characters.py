"""
Which characters an answer may hold: the patterns that both the evaluator and the derived schema
use, so that they cannot differ. The syntax is common to Python and ECMAScript; `(?!\\n)` makes
`$` mean the very end in both.
"""

import re

# Control characters, line and paragraph separators, and those that turn the writing direction.
_BAD = r"\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
_BAD_IN_LINES = _BAD.replace(r"\u0000-\u001f", r"\u0000-\u0009\u000b-\u001f")
_NOT_IN_NAMES = r"0-9@#$%^&*_=+<>\[\]{}|\\/~\"!?:;"
_END = r"$(?!\n)"


def _within(forbidden: str) -> str:
    return rf"^[^ {forbidden}]([^{forbidden}]*[^ {forbidden}])?{_END}"


LINE = _within(_BAD)
LINES = rf"^[^ \n{_BAD_IN_LINES}]([^{_BAD_IN_LINES}]*[^ \n{_BAD_IN_LINES}])?{_END}"
PERSON_NAME = _within(_BAD + _NOT_IN_NAMES)
PERSON_ID = rf"^[0-9]{{12}}{_END}"
COMMUNE_CODE = rf"^[0-9]{{5}}{_END}"
PHONE = rf"^(0[35789][0-9]{{8}}|02[0-9]{{9}}|\+(?!84)[1-9][0-9]{{6,13}}){_END}"
EMAIL = (
    rf"^[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}"
    rf"@([a-z0-9]([a-z0-9-]{{0,61}}[a-z0-9])?\.)+[a-z]{{2,24}}{_END}"
)
DATE = rf"^(19|20)[0-9]{{2}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]){_END}"
PARTIAL_DATE = rf"^(19|20)[0-9]{{2}}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?{_END}"

LONGEST_NAME = 120
LONGEST_EMAIL = 254

CONTROL = re.compile(f"[{_BAD_IN_LINES}]")
HAS_DIGIT = re.compile(r"[0-9]")
