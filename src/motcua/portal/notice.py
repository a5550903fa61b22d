"""
The notice of a procedure for the counter (niêm yết): what paper can say, where nothing can be opened.

Paper names places and addresses in print; what the page shortens behind a link stands here whole.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.queries import Office, ProcedurePage
from motcua.catalogue.reading.marks import assumed_short
from motcua.design import wording
from motcua.documents.rendering import qr_svg
from motcua.portal.procedure_answers import answers_of, paper_sections

# So many counters are named; a province has more communes than an A4 page lines.
MOST_OFFICES = 6
# Where "where" stands among the four answers.
_WHERE = 2
CUT = "…"


def notice_of(page: ProcedurePage, *, href: str, on: date, language: str) -> dict[str, Any]:
    """Return what the paper prints; `href` is the page's whole address, `on` the day of printing."""
    answers = [
        {"question": a.question, "answer": a.answer, "beside": a.beside}
        for a in answers_of(page, language)
    ]
    answer, beside = _where(page, href, language)
    answers[_WHERE] |= {"answer": answer, "beside": beside}
    return {
        "lang": language,
        "unit": page.content.executing_agency or page.content.agency,
        "title": page.content.name,
        "under": _under(page),
        "qr": qr_svg(href),
        "qr_alt": _("Mã QR mở trang của thủ tục"),
        "scan": _("Quét để xem bản mới nhất"),
        "answers": answers,
        "parts": [*_papers(page), *_offices(page, href, language)],
        "footer": f"{href} · " + _("in ngày %(day)s") % {"day": wording.day(on)},
    }


def _under(page: ProcedurePage) -> str:
    content = page.content
    said = {
        "code": content.code, "decision": content.decision_number,
        "day": wording.day(page.valid_from), "w": ", ".join(assumed_short(page.marks)),
    }  # fmt: skip
    under = _("Mã %(code)s. Bản dùng từ %(day)s.") % said
    if content.decision_number:
        under += " " + _("Quyết định công bố: %(decision)s.") % said
    if said["w"]:
        under += " " + _("Dữ liệu kịch bản. Giả định: %(w)s.") % said
    return under


def _where(page: ProcedurePage, href: str, language: str) -> tuple[str, str]:
    """Return where to hand in, for somebody who stands before a sheet of paper."""
    names = [_name(office, language) for office in page.offices]
    if not names:
        place = page.content.executing_agency or page.content.agency
    elif len(names) == 1:
        place = names[0]
    else:
        place = _("%(n)s nơi tiếp nhận, ghi ở dưới") % {"n": len(names)}
    online = _("Hoặc nộp trên mạng: %(href)s") % {"href": href.partition("://")[2]}
    return place, online if page.is_open_online else ""


def _papers(page: ProcedurePage) -> list[dict[str, Any]]:
    """Return what to bring under one heading, case by case; names the record cuts are told of."""
    sections = [section for section in paper_sections(page.content) if section.papers]
    parts: list[dict[str, Any]] = [
        {
            "title": "" if place else _("Cần có gì"),
            "case": section.case,
            "lines": [f"{p.name} ({p.count})" if p.count else p.name for p in section.papers],
            "note": "",
        }
        for place, section in enumerate(sections)
    ]
    if any(paper.name.endswith(CUT) for section in sections for paper in section.papers):
        parts[-1]["note"] = _(
            "Dòng có dấu “…” ghi chưa hết tên giấy tờ. Xem đủ trên Cổng Dịch vụ công quốc gia, mã"
            " thủ tục %(code)s, hoặc hỏi cán bộ tại quầy."
        ) % {"code": page.content.code}
    return parts


def _offices(page: ProcedurePage, href: str, language: str) -> list[dict[str, Any]]:
    if not page.offices:
        return []
    named = page.offices[:MOST_OFFICES]
    more = len(page.offices) - len(named)
    said = {"n": more, "href": href.partition("://")[2]}
    return [{
        "title": _("Nơi tiếp nhận"),
        "case": "",
        "lines": [
            ", ".join(filter(None, (_name(o, language), o.address, o.phone))) for o in named
        ],
        "note": _("Và %(n)s nơi khác, xem %(href)s") % said if more else "",
    }]  # fmt: skip


def _name(office: Office, language: str) -> str:
    return office.name_en if language == "en" and office.name_en else office.name_vi
