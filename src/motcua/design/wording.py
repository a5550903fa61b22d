"""
How dates, times, money and durations are written, in both languages.

Written by hand: Django's own localisation costs more than any query on a list page.
"""

from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal

from motcua.kit.clock import local

_WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(moment: date | datetime | None) -> str:
    """Return 26/10/2021, of a moment the Vietnamese day; "" for None. Alike in both languages."""
    if moment is None:
        return ""
    on = local(moment) if isinstance(moment, datetime) else moment
    return f"{on.day:02d}/{on.month:02d}/{on.year}"


def weekday(moment: date | datetime, language: str) -> str:
    """Return the weekday's name."""
    on = local(moment) if isinstance(moment, datetime) else moment
    return (_WEEKDAYS_EN if language == "en" else _WEEKDAYS_VI)[on.weekday()]


def time(moment: datetime | None, language: str) -> str:
    """Return "14 giờ 30", in English "14:30", Vietnamese time; "" for None."""
    if moment is None:
        return ""
    at = local(moment)
    if language == "en":
        return f"{at.hour}:{at.minute:02d}"
    return f"{at.hour} giờ {at.minute:02d}" if at.minute else f"{at.hour} giờ"


def moment_words(moment: datetime | None, language: str) -> str:
    """Return "14 giờ 30, thứ Hai 26/10/2026"; "" for None."""
    if moment is None:
        return ""
    if language == "en":
        return f"{time(moment, language)}, {weekday(moment, language)} {day(moment)}"
    return f"{time(moment, language)}, {weekday(moment, language)} {day(moment)}"


def grouped(number: int) -> str:
    """Return 1.250.000; in Vietnam thousands are parted by full stops, in both our languages."""
    return f"{number:,}".replace(",", ".")


def decimal_words(number: Decimal | None) -> str:
    """Return "1.234,5": grouped, with the decimals that it has; "" for None."""
    if number is None:
        return ""
    whole, _point, decimals = f"{number.normalize():,f}".partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def percent(share: Decimal | None) -> str:
    """Return "97,1 %", one decimal, rounded down so that 99,96 is never told as 100; "" for None."""
    if share is None:
        return ""
    return f"{share.quantize(Decimal('0.1'), rounding=ROUND_DOWN)} %".replace(".", ",")


def money(dong: int | None, language: str) -> str:
    """Return "1.250.000 đồng"; "" for None, which is "not known" and never zero."""
    if dong is None:
        return ""
    return f"{grouped(dong)} {'dong' if language == 'en' else 'đồng'}"


def minutes_words(minutes: int, language: str) -> str:
    """
    Return a length of working time: "2 giờ 10", "3 ngày 2 giờ" (a day is eight hours).

    Negative lengths are written without their sign: the reader's sentence says late or left.
    """
    minutes = abs(minutes)
    days, rest = divmod(minutes, 480)
    hours, odd = divmod(rest, 60)
    if language == "en":
        parts = [(days, "d"), (hours, "h"), (odd if not days else 0, "min")]
    else:
        parts = [(days, "ngày"), (hours, "giờ"), (odd if not days else 0, "phút")]
    said = [f"{count} {unit}" for count, unit in parts if count]
    return " ".join(said) or ("0 min" if language == "en" else "0 phút")


def size_words(size: int) -> str:
    """Return a file's size: "1,4 MB", "830 kB"."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1000))} kB"


def phone(number: str) -> str:
    """Return 0900 000 118 for ten digits; other numbers as they are."""
    if len(number) == 10 and number.isdigit():
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    return number


def person_id(number: str) -> str:
    """Return 099 194 007 158 for twelve digits; others as they are."""
    if len(number) == 12 and number.isdigit():
        return " ".join(number[n : n + 3] for n in range(0, 12, 3))
    return number
