"""The four answers about a procedure, and what to bring: for its page and for the counter's notice."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.catalogue.queries import LimitShown, ProcedurePage
from motcua.catalogue.reading.content import Fee, PaperGroup, ProcedureContent
from motcua.catalogue.vocabulary import Channel, Level, LimitUnit
from motcua.design import wording
from motcua.portal.procedure_words import results_in_order


@dataclass(frozen=True)
class Answer:
    """One of the four answers on top: the question, the answer, what to know beside it."""

    question: str
    answer: str
    beside: str


@dataclass(frozen=True)
class PaperRow:
    """One paper to bring."""

    name: str
    count: str


@dataclass(frozen=True)
class PaperSection:
    """The papers of one case."""

    case: str
    papers: tuple[PaperRow, ...]
    notes: tuple[str, ...]


def answers_of(page: ProcedurePage, language: str) -> tuple[Answer, ...]:
    """Return the four answers on top of a procedure's page, in the reader's language."""
    return (
        Answer(_("Bao lâu"), *_how_long(page)),
        Answer(_("Bao nhiêu tiền"), *_how_much(page, language)),
        Answer(_("Làm ở đâu"), *_where(page)),
        Answer(_("Nhận được gì"), *_what_for(page)),
    )


def _how_long(page: ProcedurePage) -> tuple[str, str]:
    if not page.limits:
        return _("Không ghi thời hạn"), _("Bản công bố không ghi")
    said = list(dict.fromkeys(_limit_words(limit) for limit in page.limits))
    first = page.limits[0]
    if first.unit_is_missing:
        return _("Chưa rõ đơn vị"), _("Bản công bố ghi “%(n)s” mà thiếu đơn vị thời gian") % {
            "n": first.quantity
        }
    if first.unit == LimitUnit.SAME_DAY:
        return _("Trong ngày"), _("Nhận sau 15 giờ: trả ngày làm việc sau")
    return said[0][:90], "; ".join(said[1:3])[:160]


def _limit_words(limit: LimitShown) -> str:
    if not limit.quantity:
        return limit.words
    if limit.unit == LimitUnit.SAME_DAY:
        return _("Trong ngày")
    unit = str(LimitUnit(limit.unit).label) if limit.unit else ""
    return f"{limit.quantity} {unit}".strip()


def _how_much(page: ProcedurePage, language: str) -> tuple[str, str]:
    fees = [fee for terms in page.content.terms for fee in terms.fees]
    known = sorted({fee.amount_dong for fee in fees if fee.amount_dong is not None})
    if not fees:
        return _("Không ghi phí"), _("Nếu có, thu tại nơi tiếp nhận")
    if not known:
        return _("Theo quy định"), _first_words(fees)
    if known == [0]:
        return _("Không mất tiền"), _first_words([f for f in fees if f.words])
    least, most = next(amount for amount in known if amount), known[-1]
    beside = _("Có trường hợp được miễn") if known[0] == 0 else _("Thu tại nơi tiếp nhận")
    if least == most:
        return wording.money(least, language), beside
    return f"{wording.grouped(least)} – {wording.money(most, language)}", beside


def _first_words(fees: list[Fee]) -> str:
    words = next((fee.words for fee in fees if fee.words), "")
    return words if len(words) <= 110 else words[:107].rsplit(" ", 1)[0] + "…"


def _where(page: ProcedurePage) -> tuple[str, str]:
    channels = [str(Channel(t.channel).label) for t in page.content.terms]
    levels = ", ".join(str(Level(level).label) for level in page.levels)
    if page.is_open_online:
        return _("Trên trang này"), _("Hoặc đến nơi tiếp nhận, gửi bưu điện")
    return (page.content.executing_agency or levels)[:90], ", ".join(dict.fromkeys(channels))


def _what_for(page: ProcedurePage) -> tuple[str, str]:
    names = results_in_order(page.content)
    if not names:
        return _("Không ghi"), ""
    beside = "; ".join(names[1:3])
    return names[0][:110], beside if len(beside) <= 140 else ""


def paper_sections(content: ProcedureContent) -> tuple[PaperSection, ...]:
    """Return what to bring, case by case."""
    return tuple(_papers(group) for group in content.papers)


def _papers(group: PaperGroup) -> PaperSection:
    return PaperSection(
        case=group.case.strip("*- :"),
        papers=tuple(
            PaperRow(paper.name.lstrip("-+ "), _count(paper.originals, paper.copies))
            for paper in group.papers
            if not paper.is_note
        ),
        notes=tuple(paper.name.lstrip("-+ ") for paper in group.papers if paper.is_note),
    )


def _count(originals: int | None, copies: int | None) -> str:
    parts = []
    if originals:
        parts.append(_("%(n)s bản chính") % {"n": originals})
    if copies:
        parts.append(_("%(n)s bản sao") % {"n": copies})
    return ", ".join(parts)
