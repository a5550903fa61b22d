"""The report's notes: why something is missing, broken or to be read with care."""

from collections.abc import Callable

from motcua.rules.papi.change import Part
from motcua.rules.papi.numerals import listed
from motcua.rules.papi.report import Report

# No year has fewer sub-dimensions.
_WHOLE = 22

_WORDS = {
    "all_withheld": (
        "Năm {year} không công bố điểm nào của {province}. Ô trống là không công bố, không phải điểm 0.",
        "All scores of {province} were withheld in {year}. An empty cell is withheld, not zero.",
    ),
    "withheld": (
        "Không công bố năm {year}: {names}. Ô trống là không công bố, không phải điểm 0.",
        "Withheld in {year}: {names}. An empty cell is withheld, not zero.",
    ),
    "first": (
        "Không có bảng điểm trước năm {year}, nên không có so sánh.",
        "There is no table before {year}, so nothing is compared.",
    ),
    "new": (
        "{number}: năm {against} không có mục tương ứng, nên không có mức thay đổi.",
        "{number}: has no predecessor in {against}, so no change is given.",
    ),
    "dropped": (
        "{number}: năm {year} không còn mục này; phần đóng góp là điểm cũ với dấu trừ.",
        "{number}: no longer exists in {year}; its contribution is the old score with a minus.",
    ),
    "scales": (
        "Năm {against} có {before} nội dung, năm {year} có {now}: tổng điểm hai năm không cùng thang, mức thay đổi của tổng điểm chỉ để đối chiếu.",
        "{against} has {before} dimensions, {year} has {now}: the totals are not on one scale, and their difference is given for checking only.",
    ),
    "broken_test": (
        "Mức ý nghĩa không được kết luận cho {names}: có phần không so được giữa hai năm.",
        "Significance is not claimed for {names}: parts are not comparable between the two years.",
    ),
    "one_error": (
        "Chỉ có sai số của năm {year}: mức ý nghĩa của thay đổi chỉ dùng sai số đó.",
        "Only the error of {year} is published: significance uses that error alone.",
    ),
    "no_error": (
        "Không có sai số nào được công bố cho hai năm: không kết luận mức ý nghĩa.",
        "No errors are published for the two years: significance is not claimed.",
    ),
    "interval": (
        "Khoảng được công bố là “95 %” bằng ±1,645 sai số chuẩn, tức khoảng 90 % hai phía.",
        "The published “95 %” interval is ±1.645 standard errors: two-sided, 90 %.",
    ),
    "ranks": (
        "Thứ hạng chỉ tính trên {count} tỉnh có đủ điểm trong 63.",
        "Ranks are over the {count} provinces of 63 with complete scores.",
    ),
}


def notes(report: Report, language: str) -> list[str]:
    """Return the notes in "vi" or "en", the gravest first, each once."""
    said: list[str] = []

    def say(key: str, **figures: object) -> None:
        said.append(_WORDS[key][0 if language == "vi" else 1].format(**figures))

    for year, numbers in ((report.year, report.withheld), (report.against, report.withheld_before)):
        if len(numbers) >= _WHOLE:
            say("all_withheld", year=year, province=report.province.name)
        elif numbers:
            say("withheld", year=year, names=listed(list(numbers), language))
    if report.against is None:
        say("first", year=report.year)
    for line, part in report.subdimensions:
        if report.against is None:
            break
        if line.ranked == 0:
            say("dropped", number=part.number, year=report.year)
        elif not part.predecessor:
            say("new", number=part.number, against=report.against)
    _sizes(report, say)
    said += _series(tuple(part for _, part in report.subdimensions), language)
    found = report.total.significance
    if found is not None and len(found.errors_of) == 1:
        say("one_error", year=found.errors_of[0])
    elif found is None and report.total.change is not None:
        say("no_error")
    _broken_tests(report, language, say)
    if report.interval or report.interval_before:
        say("interval")
    if report.total.ranked < 63:
        say("ranks", count=report.total.ranked)
    said += [one.vi if language == "vi" else one.en for one in report.conflicts]
    return list(dict.fromkeys(said))


def _sizes(report: Report, say: Callable[..., None]) -> None:
    """Say that the two years' totals have different ends, where both are known."""
    now, before = len(report.dimensions), report.dimensions_before
    if report.total.change is not None and now != before:
        say("scales", against=report.against, before=before, year=report.year, now=now)


def _broken_tests(report: Report, language: str, say: Callable[..., None]) -> None:
    """Say for what significance is not claimed although an error was published."""
    total = "tổng điểm" if language == "vi" else "the total"
    lines = [(total, report.total), *((line.key, line) for line in report.dimensions)]
    names = [name for name, line in lines if line.significance and not line.significance.comparable]
    if names:
        say("broken_test", names=listed(names, language))


def _series(parts: tuple[Part, ...], language: str) -> list[str]:
    """Every break and warning between the two years, with the parts that it touches."""
    touched: dict[str, list[str]] = {}
    for part in parts:
        for reason in part.reasons:
            words = reason.vi if language == "vi" else reason.en
            numbers = touched.setdefault(words, [])
            if reason.numbers != ("all",) and part.number not in numbers:
                numbers.append(part.number)
    return [
        f"{listed(numbers, language)}: {words}" if numbers else words
        for words, numbers in touched.items()
    ]
