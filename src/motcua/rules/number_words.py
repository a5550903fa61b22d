"""
Numbers in words, as they are written beside an amount on paper, in Vietnamese and English.

Vietnamese rules: a figure one after twenty and more is "mốt", four "tư", five after ten and more
"lăm"; a missing ten is "linh"; in a group that is not the first a missing hundred is said ("không
trăm"), so that 1.005.000 and 1.500.000 differ by ear. Groups that are all noughts are left out.
"""

from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9


def number_in_words(value: int | float | Decimal, language: str = "vi") -> str:
    """
    Return a finite number in words: 1250000 is "một triệu hai trăm năm mươi nghìn".

    A fraction is read after "phẩy" with its noughts: 12.05 is "mười hai phẩy không năm". In
    English: "one million two hundred and fifty thousand", "twelve point nought five".
    """
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    whole, _, fraction = f"{abs(number):f}".partition(".")
    fraction = fraction.rstrip("0")
    english = language == "en"
    said = (_english if english else _vietnamese)(int(whole))
    if fraction:
        said += f" {'point' if english else 'phẩy'} {_fraction(fraction, english=english)}"
    if number < 0:
        said = f"{'minus' if english else 'âm'} {said}"
    return said


def _fraction(digits: str, *, english: bool) -> str:
    if english:
        return " ".join("nought" if d == "0" else _ONES[int(d)] for d in digits)
    noughts = len(digits) - len(digits.lstrip("0"))
    rest = digits[noughts:]
    # "phẩy ba trăm bảy mươi lăm" is easily followed; what is longer is read figure by figure.
    read = _vietnamese(int(rest)) if len(rest) <= 3 else " ".join(_DIGITS[int(d)] for d in rest)
    return " ".join(["không"] * noughts + [read])


def _vietnamese(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    if number < _BILLION:
        return _groups(number, says_hundreds=False)
    billions, rest = divmod(number, _BILLION)
    said = f"{_vietnamese(billions)} tỷ"
    return f"{said} {_groups(rest, says_hundreds=True)}" if rest else said


def _groups(number: int, *, says_hundreds: bool) -> str:
    """Return a number from one to below a billion; `says_hundreds`: something stands before it."""
    said = []
    for size, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group = number // size % 1000
        if group:
            said.append(f"{_group(group, full=says_hundreds)} {name}".strip())
        says_hundreds = says_hundreds or group > 0
    return " ".join(said)


def _group(group: int, *, full: bool) -> str:
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens > 1:
        said.append(f"{_DIGITS[tens]} mươi")
    elif tens == 1:
        said.append("mười")
    elif ones and said:
        said.append("linh")
    if ones:
        said.append(_one(ones, tens, after_something=bool(said)))
    return " ".join(said)


def _one(ones: int, tens: int, *, after_something: bool) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 4 and after_something and tens != 1:
        return "tư"
    if ones == 5 and tens:
        return "lăm"
    return _DIGITS[ones]


_ONES = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def _english(number: int) -> str:
    if number == 0:
        return "nought"
    said = []
    for size, name in _SCALES:
        many, number = divmod(number, size)
        if many:
            said.append(f"{_english(many)} {name}")
    if number:
        joined = "and " if said and number < 100 else ""
        said.append(joined + _below_thousand(number))
    return " ".join(said)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    small = _ONES[rest] if rest < 20 else _TENS[rest // 10] + (f"-{_ONES[rest % 10]}" if rest % 10 else "")  # fmt: skip
    if not hundreds:
        return small
    return f"{_ONES[hundreds]} hundred" + (f" and {small}" if rest else "")
