"""The whole catalogue by burden, one procedure paper by paper, how exact the matching is."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.accounts.models import Role
from motcua.catalogue.models import Procedure
from motcua.design.sheets import XLSX, Table, Value, workbook_of
from motcua.desk.asked_once_words import JUDGED_WORDS, doubt_words, source_words, verdict_words
from motcua.desk.frame import ASKED_ONCE_READERS, OfficerRequest, officers_only, show
from motcua.desk.views.forms.files import attachment
from motcua.desk.views.reviews.rights import holds_at_the_top, writers
from motcua.kit.clock import local_day
from motcua.rules.asked_once import Verdict
from motcua.stewardship.asked_once.known import judgements, measured
from motcua.stewardship.models import PaperMatch
from motcua.stewardship.operations.matches import (
    NoSuchMatch,
    ReasonMissing,
    decide_match,
    refresh_matches,
)
from motcua.stewardship.queries.asked_once import (
    SHOWS,
    BurdenRow,
    NoBurden,
    PaperRow,
    burdens,
    every_burden,
    last_run,
    procedure_page,
    totals,
)
from motcua.stewardship.queries.reviews import parameters_for

HOME = "/can-bo/hoi-mot-lan/"
PAIRS_A_PAGE = 60
readers = officers_only(*ASKED_ONCE_READERS)


@readers
@require_safe
def index(request: OfficerRequest) -> HttpResponse:
    """List the procedures by what would go."""
    shows, word = request.GET.get("loc", ""), request.GET.get("tim", "").strip()[:100]
    typed = request.GET.get("trang", "1")
    wanted = int(typed) if typed.isdecimal() and len(typed) < 6 else 1
    parameters = parameters_for(local_day(request.at).year)
    found = burdens(shows=shows, word=word, page=wanted, parameters=parameters)
    context = {
        "run": last_run(), "totals": totals(), "found": found, "parameters": parameters,
        "measured": measured(), "shows": shows if shows in SHOWS else "", "word": word,
        "filters": [(name, words, _href(loc=name, tim=word)) for name, words in _filters()],
        "previous": _href(loc=shows, tim=word, trang=found.page - 1) if found.page > 1 else "",
        "next": _href(loc=shows, tim=word, trang=found.page + 1)
        if found.page < found.pages else "",
        "may_refresh": holds_at_the_top(request, Role.STEWARD),
    }  # fmt: skip
    return show(request, "desk/asked_once/index.html", context)


def _filters() -> list[tuple[str, str]]:
    return [
        ("", _("Tất cả")), ("bo-duoc", _("Bỏ được")), ("con-ngo", _("Còn ngờ")),
        ("da-bo", _("Đã thay bằng dữ liệu")), ("thieu-van-ban", _("Chưa có danh mục giấy tờ")),
    ]  # fmt: skip


def _href(**parts: object) -> str:
    query = urlencode({name: value for name, value in parts.items() if value})
    return f"{HOME}?{query}" if query else HOME


@readers
@require_safe
def procedure(request: OfficerRequest, code: str) -> HttpResponse:
    """Show a procedure's papers, each with what was found and why."""
    return _procedure(request, code, 200)


def _procedure(
    request: OfficerRequest, code: str, status: int, *, refused: tuple[int, str] | None = None
) -> HttpResponse:
    parameters = parameters_for(local_day(request.at).year)
    try:
        found = procedure_page(code=code, parameters=parameters)
    except NoBurden:
        raise Http404 from None
    context = {
        "found": found, "burden": found.row.burden, "parameters": parameters,
        "cases": [(case, [_shown(row) for row in rows]) for case, rows in found.cases],
        "may_decide": holds_at_the_top(request, Role.STEWARD),
        "refused_id": refused[0] if refused else None,
        "refused_words": refused[1] if refused else "",
    }  # fmt: skip
    return show(request, "desk/asked_once/procedure.html", context, status)


def _shown(row: PaperRow) -> dict[str, object]:
    match = row.match
    return {
        "row": row,
        "verdict": verdict_words(row.verdict),
        "is_matched": row.verdict is Verdict.MATCHED,
        "is_doubtful": row.verdict is Verdict.DOUBTFUL,
        "source": source_words(match.source) if match else "",
        "doubts": [doubt_words(doubt) for doubt in match.doubts] if match else [],
    }


@writers
@require_POST
def decide(request: OfficerRequest, match_id: int) -> HttpResponse:
    """Confirm or reject a match."""
    match = PaperMatch.objects.filter(pk=match_id).first()
    if match is None:
        # Matches are made anew every night; the page was older than that.
        messages.error(request, _("Danh sách vừa được đối chiếu lại. Xin mở lại thủ tục."))
        return HttpResponseRedirect(HOME)
    if not holds_at_the_top(request, Role.STEWARD):
        raise PermissionDenied
    code = Procedure.objects.values_list("code", flat=True).get(pk=match.procedure_id)
    try:
        decide_match(
            match_id=match_id, confirmed=request.POST.get("dung") == "1",
            reason=request.POST.get("ly-do", "")[:2000], actor=request.officer.actor,
            at=request.at,
        )  # fmt: skip
    except ReasonMissing:
        return _procedure(request, code, 422, refused=(match_id, _("Xin ghi lý do.")))
    except NoSuchMatch:
        messages.error(request, _("Danh sách vừa được đối chiếu lại. Xin mở lại thủ tục."))
    else:
        messages.success(request, _("Đã ghi. Gánh nặng của thủ tục đã được tính lại."))
    return HttpResponseRedirect(f"{HOME}{code}/")


@writers
@require_POST
def refresh(request: OfficerRequest) -> HttpResponse:
    """Match the whole catalogue now."""
    if not holds_at_the_top(request, Role.STEWARD):
        raise PermissionDenied
    refresh_matches(actor=request.officer.actor, at=request.at)
    messages.success(request, _("Đã đối chiếu lại cả danh mục."))
    return HttpResponseRedirect(HOME)


@readers
@require_safe
def measure(request: OfficerRequest) -> HttpResponse:
    """Show the precision with every pair that was judged."""
    wanted = request.GET.get("loc", "")
    rows = [
        (row, verdict_words(Verdict(row["matcher"])), source_words(row["source"]),
         JUDGED_WORDS[row["judged"]])
        for row in judgements()
        if wanted in ("", f"{row['matcher']}-{row['judged']}", row["matcher"])
    ]  # fmt: skip
    found = Paginator(rows, PAIRS_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "measured": measured(), "rows": found, "all": len(judgements()), "wanted": wanted,
    }  # fmt: skip
    return show(request, "desk/asked_once/measure.html", context)


@readers
@require_safe
def workbook(request: OfficerRequest) -> HttpResponse:
    """Hand out the whole catalogue as a workbook."""
    today = local_day(request.at)
    rows = every_burden(parameters_for(today.year))
    columns = (
        (_("Mã"), 14), (_("Thủ tục"), 70), (_("Lĩnh vực"), 28), (_("Có danh mục giấy tờ"), 12),
        (_("Giấy tờ"), 10), (_("Số bản"), 10), (_("Bỏ được"), 10), (_("Số bản bỏ được"), 12),
        (_("Còn ngờ"), 10), (_("Đã thay bằng dữ liệu"), 12), (_("Giờ ước tính"), 12),
        (_("Giờ bớt được"), 12), (_("Hồ sơ 12 tháng"), 12), (_("Bản bớt mỗi năm"), 14),
        (_("Giờ bớt mỗi năm"), 14),
    )  # fmt: skip
    table = Table(_("Hỏi một lần"), f"{today:%d/%m/%Y}", columns, map(_line, rows))
    name = f"hoi-mot-lan-{today.isoformat()}.xlsx"
    return attachment(workbook_of((table,)), name, XLSX)


def _line(row: BurdenRow) -> tuple[Value, ...]:
    b = row.burden
    return (
        b.procedure.code, b.version.name, b.version.field.name, _("có") if b.has_papers else "",
        b.papers, b.sheets, b.droppable, b.droppable_sheets, b.doubtful, b.already, row.hours,
        row.hours_saved, b.dossiers, row.sheets_saved_yearly, row.hours_saved_yearly,
    )  # fmt: skip
