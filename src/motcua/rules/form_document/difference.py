"""
What changed between two releases of a form, in plain words.

Every change has a code, so that `rebase` can say which are safe for somebody half-way through.
Changes come in the order of the new form: the form itself, its pages with their questions, what
was removed, then papers, people, documents and the rest. The version alone is no change: two
releases never share one.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol

from motcua.rules.form_document.labels import Labels, framed, labels_of
from motcua.rules.form_document.model import (
    NO_WORDS,
    Document,
    Field,
    Page,
    Words,
)
from motcua.rules.form_document.plain_words import (
    asked_when,
    check_words,
    needed_when,
    value_words,
)
from motcua.rules.form_document.vocabularies import Vocabularies
from motcua.rules.form_logic import Expression


@dataclass(frozen=True, slots=True)
class Change:
    """
    One thing that changed. `page` and `about` (question, option, paper …) are "" where it is
    about neither; `about` of an option is `question.option`.
    """

    code: str
    words: Words
    page: str = ""
    about: str = ""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


@dataclass(frozen=True)
class _Sides:
    """Both documents, with what their values are called."""

    old: Document
    new: Document
    old_labels: Labels
    new_labels: Labels


def difference(
    old: Document, new: Document, vocabularies: Vocabularies | None = None
) -> tuple[Change, ...]:
    """
    Return what changed, in a stable order; empty exactly when nothing but the version did.

    `vocabularies` give provinces and the like their names in conditions.
    """
    sides = _Sides(old, new, labels_of(old, vocabularies), labels_of(new, vocabularies))
    return tuple(_changes(sides))


def _changes(sides: _Sides) -> Iterator[Change]:
    old, new = sides.old, sides.new
    yield from _form(old, new)
    yield from _pages(sides)
    yield from _computed(sides)
    yield from _papers(sides)
    yield from _the_rest(sides)
    yield from _word(old, new)
    yield from _examples(old, new)


def _tell(code: str, page: str, about: str, *inner: Words) -> Change:
    return Change(code, framed(_WORDS[code], *inner), page, about)


def _quote(words: Words) -> Words:
    return Words(f"«{words.vi}»", f"«{words.say('en')}»") if words.vi else _NOTHING


def _plain(value: Any) -> Words:
    if isinstance(value, Words):
        return _quote(value)
    if isinstance(value, bool):
        return Words("có", "yes") if value else Words("không", "no")
    if isinstance(value, tuple):
        return Words(f"«{'; '.join(map(str, value))}»") if value else _NOTHING
    return Words(f"«{value}»") if value not in {None, ""} else _NOTHING


def _apart(before: Any, after: Any) -> tuple[Words, Words]:
    """Return both in words; where only the English differs, that in both languages."""
    if isinstance(before, Words) and isinstance(after, Words) and before.vi == after.vi:
        return (_plain(Words(before.en)), _plain(Words(after.en)))
    return (_plain(before), _plain(after))


_NOTHING = Words("(không có)", "(none)")
_FRAME = Words("{0}: {1} → {2}")


def _settings(
    old: Any,
    new: Any,
    code: str,
    place: tuple[str, str],
    label: Words,
    told: Mapping[str, str],
    skipped: frozenset[str],
) -> Iterator[Change]:
    """
    Compare every attribute of two values of one class. `told` gives some a code of their own;
    what has none is told as a setting, so that an attribute added later is not forgotten.
    """
    for attribute in fields(new):
        name = attribute.name
        before, after = getattr(old, name), getattr(new, name)
        if name in skipped or before == after:
            continue
        was, now = _apart(before, after)
        if name in told:
            yield _tell(told[name], *place, label, was, now)
        else:
            words = _SETTINGS.get(name, Words(f"thiết lập {name}", f"setting {name}"))
            yield _tell(code, *place, label, words, was, now)


def _form(old: Document, new: Document) -> Iterator[Change]:
    yield from _settings(
        old, new, "form_setting", ("", ""), NO_WORDS,
        {"title": "title", "declaration": "declaration", "law": "law", "form": "form",
         "lang": "lang", "subject_title": "subject_title", "verified": "verified"},
        frozenset({"version", "pages", "derived", "papers", "parties", "result_channel",
                   "outputs", "word", "examples"}),
    )  # fmt: skip


# Pages and questions


def _pages(sides: _Sides) -> Iterator[Change]:
    old, new = sides.old, sides.new
    before = {page.id: page for page in old.pages}
    homes = {field.id: (page, field) for page, field in old.fields()}
    kept = {field.id for _, field in new.fields()}
    moved = _moved([p.id for p in old.pages], [p.id for p in new.pages])
    for page in new.pages:
        if page.id not in before:
            yield _tell("page_added", page.id, "", _quote(page.title))
        else:
            yield from _page(sides, before[page.id], page)
        if page.id in moved:
            yield _tell("page_moved", page.id, "", _quote(page.title))
        yield from _questions(sides, page, before.get(page.id), homes)
    after = {page.id for page in new.pages}
    for page in old.pages:
        for field in page.fields:
            if field.id not in kept:
                yield _tell("question_removed", page.id, field.id, _name(field))
        if page.id not in after:
            yield _tell("page_removed", page.id, "", _quote(page.title))


def _page(sides: _Sides, old: Page, new: Page) -> Iterator[Change]:
    title = _quote(new.title)
    yield from _condition(sides, "page_when", (new.id, ""), title, old.when, new.when, asked_when)
    yield from _repeat(old, new, title)
    yield from _settings(
        old, new, "page_setting", (new.id, ""), title,
        {"title": "page_title", "section": "page_section", "hint": "page_hint", "why": "page_why"},
        frozenset({"id", "fields", "when", "repeat"}),
    )  # fmt: skip


def _repeat(old: Page, new: Page, title: Words) -> Iterator[Change]:
    if old.repeat == new.repeat:
        return
    if old.repeat is None or new.repeat is None or old.repeat.id != new.repeat.id:
        yield _tell("repeat", new.id, "", title)
        return
    yield from _settings(
        old.repeat, new.repeat, "repeat_setting", (new.id, new.repeat.id), title,
        {"item": "repeat_item", "blank": "repeat_blank"}, frozenset({"id"}),
    )  # fmt: skip


def _questions(
    sides: _Sides, page: Page, before: Page | None, homes: Mapping[str, tuple[Page, Field]]
) -> Iterator[Change]:
    stayed = [f.id for f in before.fields] if before is not None else []
    moved = _moved(stayed, [f.id for f in page.fields])
    for field in page.fields:
        if field.id not in homes:
            code = "question_added" if _asks_much(field) else "optional_question_added"
            yield _tell(code, page.id, field.id, _name(field), _quote(page.title))
            continue
        home, old = homes[field.id]
        if home.id != page.id:
            yield _tell("question_moved", page.id, field.id, _name(field), _quote(page.title))
        elif field.id in moved:
            yield _tell("question_order", page.id, field.id, _name(field))
        yield from _question(sides, page, old, field)


def _asks_much(field: Field) -> bool:
    return field.required or field.required_when is not None


def _name(field: Field) -> Words:
    return _quote(field.label)


def _question(sides: _Sides, page: Page, old: Field, new: Field) -> Iterator[Change]:
    place, name = (page.id, new.id), _name(new)
    if old.type != new.type:
        yield _tell(
            "retyped", *place, name, TYPE_WORDS.get(old.type, Words(old.type)),
            TYPE_WORDS.get(new.type, Words(new.type)),
        )  # fmt: skip
    yield from _demand(sides, place, name, old, new)
    yield from _condition(sides, "question_when", place, name, old.when, new.when, asked_when)
    yield from _options(page, old, new)
    yield from _checks(sides, place, old, new)
    if old.type == new.type:
        yield from _bounds(place, name, old, new)
    yield from _settings(
        old, new, "question_setting", place, name,
        {"label": "label", "hint": "hint", "prefill": "prefill", "blank": "blank",
         "suggestions": "suggestions", "width": "width", "display": "display",
         "autocomplete": "autocomplete", "initial": "initial", "unit": "unit"},
        frozenset({"id", "type", "required", "required_when", "soft", "when", "options", "checks",
                   *_BOUNDS}),
    )  # fmt: skip


def _demand(
    sides: _Sides, place: tuple[str, str], name: Words, old: Field, new: Field
) -> Iterator[Change]:
    """Whether an answer is required, "nên có", required at times, or free."""
    before, after = (_strictness(f) for f in (old, new))
    if before != after:
        code = {"required": "made_required", "sometimes": "made_required_at_times",
                "soft": "made_soft", "optional": "made_optional"}[after]  # fmt: skip
        words = NO_WORDS
        if new.required_when is not None:
            words = needed_when(new.required_when, sides.new_labels)
        yield _tell(code, *place, name, words)
    elif old.required_when != new.required_when:
        yield from _condition(
            sides, "required_when", place, name, old.required_when, new.required_when, needed_when
        )


def _strictness(field: Field) -> str:
    if field.required:
        return "required"
    if field.required_when is not None:
        return "sometimes"
    return "soft" if field.soft else "optional"


def _condition(
    sides: _Sides,
    code: str,
    place: tuple[str, str],
    name: Words,
    old: Expression | None,
    new: Expression | None,
    say: Callable[[Expression, Labels], Words],
) -> Iterator[Change]:
    if old == new:
        return
    otherwise = _ALWAYS if say is asked_when else _NEVER
    before = otherwise if old is None else say(old, sides.old_labels)
    after = otherwise if new is None else say(new, sides.new_labels)
    if before == after:
        yield _tell("rewritten", *place, name, after)
    else:
        yield _tell(code, *place, name, before, after)


_ALWAYS = Words("lúc nào cũng hỏi", "always asked")
_NEVER = Words("không kèm điều kiện bắt buộc", "without a condition that requires it")


def _options(page: Page, old: Field, new: Field) -> Iterator[Change]:
    before = {option.value: option for option in old.options}
    after = {option.value: option for option in new.options}
    moved = _moved([*before], [*after])
    for value, option in after.items():
        place, name = (page.id, f"{new.id}.{value}"), _name(new)
        if value not in before:
            yield _tell("option_added", *place, name, _quote(option.label))
            continue
        if value in moved:
            yield _tell("option_order", *place, name, _quote(option.label))
        yield from _settings(
            before[value], option, "option_setting", place, name,
            {"label": "option_label", "hint": "option_hint", "blank": "option_blank"},
            frozenset({"value"}),
        )  # fmt: skip
    for value, option in before.items():
        if value not in after:
            about = f"{new.id}.{value}"
            yield _tell("option_removed", page.id, about, _name(new), _quote(option.label))


def _checks(sides: _Sides, place: tuple[str, str], old: Field, new: Field) -> Iterator[Change]:
    name = _name(new)
    said = {check.that: check.say for check in old.checks}
    kept = {check.that for check in new.checks}
    told = 0
    for check in new.checks:
        words = check_words(check, new.id, sides.new_labels)
        if check.that not in said:
            yield _tell("check_added", *place, name, words)
        elif said[check.that] != check.say:
            before, after = _apart(said[check.that], check.say)
            yield _tell("check_words", *place, name, before, after)
        else:
            continue
        told += 1
    for check in old.checks:
        if check.that not in kept:
            words = check_words(check, new.id, sides.old_labels)
            yield _tell("check_removed", *place, name, words)
            told += 1
    if not told and old.checks != new.checks:
        yield _tell("check_order", *place, name)


# What an answer may be: a value that was right may be wrong afterwards, or the reverse.
_BOUNDS = ("min_length", "max_length", "least", "most", "decimals", "range", "detail")


def _bounds(place: tuple[str, str], name: Words, old: Field, new: Field) -> Iterator[Change]:
    for bound in _BOUNDS:
        before, after = getattr(old, bound), getattr(new, bound)
        if before != after:
            told = (_bound_words(v) for v in (before, after))
            yield _tell("bounds", *place, name, _SETTINGS[bound], *told)


def _bound_words(value: Any) -> Words:
    known = _RANGES.get(value) if isinstance(value, str) else None
    return known or (_plain(value) if not isinstance(value, int) else Words(str(value)))


# Beside the pages


def _computed(sides: _Sides) -> Iterator[Change]:
    before = {derived.id: derived for derived in sides.old.derived}
    after = {derived.id: derived for derived in sides.new.derived}
    for name, derived in after.items():
        words = value_words(derived.as_, sides.new_labels)
        if name not in before:
            yield _tell("computed_added", "", name, Words(name), words)
        elif before[name].as_ != derived.as_:
            was = value_words(before[name].as_, sides.old_labels)
            yield _tell("computed", "", name, Words(name), was, words)
    for name in before:
        if name not in after:
            yield _tell("computed_removed", "", name, Words(name))
    for name in sorted(_moved([*before], [*after])):
        yield _tell("computed_place", "", name, Words(name))


def _papers(sides: _Sides) -> Iterator[Change]:
    before = {paper.id: paper for paper in sides.old.papers}
    after = {paper.id: paper for paper in sides.new.papers}
    moved = _moved([*before], [*after])
    for paper_id, paper in after.items():
        place, title = ("", paper_id), _quote(paper.title)
        if paper_id not in before:
            yield _tell("paper_added", *place, title)
            continue
        old = before[paper_id]
        yield from _condition(sides, "paper_when", place, title, old.when, paper.when, asked_when)
        yield from _condition(
            sides, "paper_required_when", place, title,
            old.required_when, paper.required_when, needed_when,
        )  # fmt: skip
        yield from _settings(
            old, paper, "paper_setting", place, title,
            {"title": "paper_title", "hint": "paper_hint", "component": "paper_component",
             "required": "paper_required", "soft": "paper_soft"},
            frozenset({"id", "when", "required_when"}),
        )  # fmt: skip
        if paper_id in moved:
            yield _tell("paper_order", *place, title)
    for paper_id, paper in before.items():
        if paper_id not in after:
            yield _tell("paper_removed", "", paper_id, _quote(paper.title))


def _the_rest(sides: _Sides) -> Iterator[Change]:
    old, new = sides.old, sides.new
    for code, before, after in (
        ("people", old.parties, new.parties),
        ("result_channel", old.result_channel, new.result_channel),
        ("outputs", old.outputs, new.outputs),
    ):
        if before != after:
            yield _tell(code, "", "")


def _word(old: Document, new: Document) -> Iterator[Change]:
    if old.word == new.word:
        return
    if old.word is None or new.word is None:
        code = "word_added" if old.word is None else "word_removed"
        named = new.word or old.word
        yield _tell(code, "", "", _plain(named.name if named else ""))
    elif old.word.sha256 != new.word.sha256:
        told = (f"{word.name} ({word.sha256[:8]})" for word in (old.word, new.word))
        yield _tell("word_file", "", "", *(_plain(name) for name in told))
    else:
        yield _tell("word_places", "", "", _plain(new.word.name))


def _examples(old: Document, new: Document) -> Iterator[Change]:
    before = {example.name: example for example in old.examples}
    after = {example.name: example for example in new.examples}
    for name, example in after.items():
        if name not in before:
            yield _tell("example_added", "", name, _plain(name))
        elif before[name] != example:
            yield _tell("example", "", name, _plain(name))
    for name in before:
        if name not in after:
            yield _tell("example_removed", "", name, _plain(name))


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Return the fewest of the common ids that have to be moved to come from old to new."""
    places = {name: index for index, name in enumerate(old)}
    common = [name for name in new if name in places]
    ends: list[int] = []
    lengths = []
    for name in common:
        length = bisect_left(ends, places[name])
        ends[length : length + 1] = [places[name]]
        lengths.append(length)
    wanted, kept = len(ends) - 1, set()
    for name, length in zip(reversed(common), reversed(lengths), strict=True):
        if length == wanted:
            kept.add(name)
            wanted -= 1
    return set(common) - kept


TYPE_WORDS: dict[str, Words] = {
    "text": Words("một dòng chữ", "a line of text"),
    "long_text": Words("nhiều dòng chữ", "several lines of text"),
    "person_name": Words("họ tên", "a person's name"),
    "person_id": Words("số định danh cá nhân", "a personal identification number"),
    "phone": Words("số điện thoại", "a telephone number"),
    "email": Words("thư điện tử", "an e-mail address"),
    "date": Words("ngày tháng năm", "a date"),
    "partial_date": Words("ngày, có thể chỉ có năm", "a date, or only its year"),
    "year": Words("năm", "a year"),
    "integer": Words("số nguyên", "a whole number"),
    "number": Words("số", "a number"),
    "money": Words("số tiền", "an amount of money"),
    "choice": Words("chọn một", "one choice"),
    "multi_choice": Words("chọn nhiều", "several choices"),
    "yes_no": Words("có hoặc không", "yes or no"),
    "declaration": Words("ô cam đoan", "a box to tick"),
    "sex": Words("giới tính", "a sex"),
    "ethnic_group": Words("dân tộc", "an ethnic group"),
    "nationality": Words("quốc tịch", "a nationality"),
    "province": Words("tỉnh, thành phố", "a province"),
    "address": Words("địa chỉ", "an address"),
}
_RANGES = {
    "any": Words("ngày nào cũng được", "any day"),
    "past": Words("đến hôm nay", "up to today"),
    "future": Words("từ hôm nay", "from today on"),
    "required": Words("bắt buộc", "required"),
    "optional": Words("không bắt buộc", "optional"),
    "none": Words("không hỏi", "not asked"),
}
_SETTINGS = {
    "min_length": Words("số chữ cái ít nhất", "fewest letters"),
    "max_length": Words("số chữ cái nhiều nhất", "most letters"),
    "least": Words("ít nhất", "least"),
    "most": Words("nhiều nhất", "most"),
    "decimals": Words("số chữ số lẻ", "decimals"),
    "range": Words("khoảng thời gian", "span of time"),
    "detail": Words("số nhà, đường, thôn", "house and street"),
    "accept": Words("loại tệp nhận", "kinds of file"),
    "max_megabytes": Words("dung lượng mỗi tệp", "size of a file"),
    "max_files": Words("số tệp nhiều nhất", "most files"),
}

_WORDS: dict[str, Words] = {
    "form": Words("Mã biểu mẫu: {1} → {2}", "Code of the form: {1} → {2}"),
    "title": Words("Tên biểu mẫu: {1} → {2}", "Title of the form: {1} → {2}"),
    "subject_title": Words("Tên hồ sơ: {1} → {2}", "Name of the dossier: {1} → {2}"),
    "declaration": Words("Lời cam đoan: {1} → {2}", "Declaration: {1} → {2}"),
    "law": Words("Căn cứ pháp lý: {1} → {2}", "Legal basis: {1} → {2}"),
    "lang": Words("Ngôn ngữ: {1} → {2}", "Languages: {1} → {2}"),
    "verified": Words("Đã đối chiếu với văn bản: {1} → {2}",
                      "Checked against the instruments: {1} → {2}"),
    "form_setting": Words("Biểu mẫu, {1}: {2} → {3}", "The form, {1}: {2} → {3}"),
    "page_added": Words("Thêm trang {0}", "Page {0} added"),
    "page_removed": Words("Bỏ trang {0}", "Page {0} removed"),
    "page_moved": Words("Trang {0} chuyển sang vị trí khác", "Page {0} moved"),
    "page_title": Words("Tên trang: {1} → {2}", "Title of a page: {1} → {2}"),
    "page_section": Words("Trang {0}, tên mục: {1} → {2}", "Page {0}, section: {1} → {2}"),
    "page_hint": Words("Trang {0}, lời dẫn: {1} → {2}", "Page {0}, guidance: {1} → {2}"),
    "page_why": Words("Trang {0}, lý do hỏi: {1} → {2}", "Page {0}, reason for asking: {1} → {2}"),
    "page_when": Words("Trang {0}: {1} → {2}", "Page {0}: {1} → {2}"),
    "page_setting": Words("Trang {0}, {1}: {2} → {3}", "Page {0}, {1}: {2} → {3}"),
    "repeat": Words("Trang {0}: cách hỏi nhiều lần đã đổi",
                    "Page {0}: how often it is asked has changed"),
    "repeat_item": Words("Trang {0}, mỗi dòng gọi là: {1} → {2}",
                         "Page {0}, a row is called: {1} → {2}"),
    "repeat_blank": Words("Trang {0}: bảng trong tệp Word đã đổi",
                          "Page {0}: its table in the Word file has changed"),
    "repeat_setting": Words("Trang {0}, số dòng {1}: {2} → {3}", "Page {0}, {1} rows: {2} → {3}"),
    "question_added": Words("Thêm câu {0} ở trang {1}", "Question {0} added on page {1}"),
    "optional_question_added": Words("Thêm câu {0} (không bắt buộc) ở trang {1}",
                                     "Question {0} (optional) added on page {1}"),
    "question_removed": Words("Bỏ câu {0}", "Question {0} removed"),
    "question_moved": Words("Câu {0} chuyển sang trang {1}", "Question {0} moved to page {1}"),
    "question_order": Words("Câu {0} đổi thứ tự trên trang", "Question {0} changed its place on the page"),
    "retyped": Words("Câu {0} đổi kiểu trả lời: {1} → {2}",
                     "Question {0} takes another kind of answer: {1} → {2}"),
    "made_required": Words("Câu {0} nay bắt buộc", "Question {0} is now required"),
    "made_required_at_times": Words("Câu {0} nay {1}", "Question {0} is now {1}"),
    "made_soft": Words("Câu {0} nay nên có, không bắt buộc",
                       "Question {0} is now asked for but not required"),
    "made_optional": Words("Câu {0} nay không bắt buộc", "Question {0} is now optional"),
    "required_when": Words("Câu {0}: {1} → {2}", "Question {0}: {1} → {2}"),
    "question_when": Words("Câu {0}: {1} → {2}", "Question {0}: {1} → {2}"),
    "rewritten": Words("{0}: điều kiện viết lại, vẫn là {1}",
                       "{0}: condition written anew, still {1}"),
    "label": Words("Tên câu hỏi: {1} → {2}", "Label of a question: {1} → {2}"),
    "hint": Words("Câu {0}, lời gợi ý: {1} → {2}", "Question {0}, hint: {1} → {2}"),
    "prefill": Words("Câu {0}, điền sẵn từ: {1} → {2}", "Question {0}, filled in from: {1} → {2}"),
    "blank": Words("Câu {0}: chỗ trống trong tệp Word đã đổi",
                   "Question {0}: its blank in the Word file has changed"),
    "suggestions": Words("Câu {0}, gợi ý khi gõ: {1} → {2}", "Question {0}, suggestions: {1} → {2}"),
    "width": Words("Câu {0}: độ rộng ô đã đổi", "Question {0}: width of the box has changed"),
    "display": Words("Câu {0}: cách trình bày đã đổi", "Question {0}: how it is shown has changed"),
    "autocomplete": Words("Câu {0}: cách trình duyệt điền giúp đã đổi",
                          "Question {0}: how the browser helps to fill it has changed"),
    "initial": Words("Câu {0}, chọn sẵn: {1} → {2}", "Question {0}, chosen beforehand: {1} → {2}"),
    "unit": Words("Câu {0}, đơn vị: {1} → {2}", "Question {0}, unit: {1} → {2}"),
    "bounds": Words("Câu {0}, {1}: {2} → {3}", "Question {0}, {1}: {2} → {3}"),
    "question_setting": Words("Câu {0}, {1}: {2} → {3}", "Question {0}, {1}: {2} → {3}"),
    "option_added": Words("Câu {0}: thêm lựa chọn {1}", "Question {0}: choice {1} added"),
    "option_removed": Words("Câu {0}: bỏ lựa chọn {1}", "Question {0}: choice {1} removed"),
    "option_order": Words("Câu {0}: lựa chọn {1} đổi thứ tự", "Question {0}: choice {1} moved"),
    "option_label": Words("Câu {0}, lựa chọn: {1} → {2}", "Question {0}, choice: {1} → {2}"),
    "option_hint": Words("Câu {0}, giải thích lựa chọn: {1} → {2}",
                         "Question {0}, explanation of a choice: {1} → {2}"),
    "option_blank": Words("Câu {0}: ô của một lựa chọn trong tệp Word đã đổi",
                          "Question {0}: the box of a choice in the Word file has changed"),
    "option_setting": Words("Câu {0}, {1}: {2} → {3}", "Question {0}, {1}: {2} → {3}"),
    "check_added": Words("Câu {0}, thêm kiểm tra: {1}", "Question {0}, check added: {1}"),
    "check_removed": Words("Câu {0}, bỏ kiểm tra: {1}", "Question {0}, check removed: {1}"),
    "check_words": Words("Câu {0}, lời báo khi sai: {1} → {2}",
                         "Question {0}, words of a refusal: {1} → {2}"),
    "check_order": Words("Câu {0}: các kiểm tra đổi thứ tự", "Question {0}: checks changed order"),
    "computed_added": Words("Thêm giá trị tính sẵn {0}: {1}", "Computed value {0} added: {1}"),
    "computed": Words("Giá trị tính sẵn {0}: {1} → {2}", "Computed value {0}: {1} → {2}"),
    "computed_removed": Words("Bỏ giá trị tính sẵn {0}", "Computed value {0} removed"),
    "computed_place": Words("Giá trị tính sẵn {0} được tính ở bước khác",
                            "Computed value {0} is computed at another step"),
    "paper_added": Words("Thêm giấy tờ {0}", "Paper {0} added"),
    "paper_removed": Words("Bỏ giấy tờ {0}", "Paper {0} removed"),
    "paper_order": Words("Giấy tờ {0} đổi thứ tự", "Paper {0} moved"),
    "paper_title": Words("Tên giấy tờ: {1} → {2}", "Title of a paper: {1} → {2}"),
    "paper_hint": Words("Giấy tờ {0}, lời gợi ý: {1} → {2}", "Paper {0}, hint: {1} → {2}"),
    "paper_component": Words("Giấy tờ {0}, mã thành phần: {1} → {2}",
                             "Paper {0}, code of the component: {1} → {2}"),
    "paper_required": Words("Giấy tờ {0}, bắt buộc: {1} → {2}", "Paper {0}, required: {1} → {2}"),
    "paper_soft": Words("Giấy tờ {0}, bổ sung sau được: {1} → {2}",
                        "Paper {0}, may follow later: {1} → {2}"),
    "paper_when": Words("Giấy tờ {0}: {1} → {2}", "Paper {0}: {1} → {2}"),
    "paper_required_when": Words("Giấy tờ {0}: {1} → {2}", "Paper {0}: {1} → {2}"),
    "paper_setting": Words("Giấy tờ {0}, {1}: {2} → {3}", "Paper {0}, {1}: {2} → {3}"),
    "people": Words("Cách lấy thông tin người nộp, người được giải quyết đã đổi",
                    "Where the people of the dossier are taken from has changed"),
    "result_channel": Words("Câu cho biết cách nhận kết quả đã đổi",
                            "The answer that says how the result is received has changed"),
    "outputs": Words("Các văn bản làm từ câu trả lời đã đổi",
                     "The documents made from the answers have changed"),
    "word_added": Words("Thêm tệp Word {0}", "Word file {0} added"),
    "word_removed": Words("Bỏ tệp Word {0}", "Word file {0} removed"),
    "word_file": Words("Tệp Word: {0} → {1}", "Word file: {0} → {1}"),
    "word_places": Words("Tệp Word {0}: tên tệp, chỗ ghi ngày hoặc chữ ký đã đổi",
                         "Word file {0}: its name or the places of date and signature have changed"),
    "example_added": Words("Thêm người nộp thử {0}", "Example applicant {0} added"),
    "example": Words("Người nộp thử {0} đã sửa", "Example applicant {0} changed"),
    "example_removed": Words("Bỏ người nộp thử {0}", "Example applicant {0} removed"),
}  # fmt: skip

CODES = frozenset(_WORDS)
