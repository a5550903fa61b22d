"""Rating a closed dossier by its one-time token: no account asked, no officer can."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers.models import Rating
from motcua.dossiers.operations.rate import BadMark, RatingIsFinal, may_change, rate
from motcua.kit.clock import now


def questions() -> list[tuple[str, str]]:
    """Return the three questions, each with its field's name."""
    return [
        ("on_time", _("Hồ sơ được giải quyết đúng hẹn chứ?")),
        ("attitude", _("Cán bộ có lịch sự, tận tình không?")),
        ("clarity", _("Hướng dẫn có rõ ràng, dễ làm không?")),
    ]


def marks() -> list[tuple[int, str]]:
    """Return the five marks with their words, best first."""
    return [
        (5, _("Rất hài lòng")), (4, _("Hài lòng")), (3, _("Bình thường")),
        (2, _("Chưa hài lòng")), (1, _("Rất không hài lòng")),
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
def rating(request: HttpRequest, token: str) -> HttpResponse:
    """Show the three questions; take or change the answers."""
    found = Rating.objects.select_related("dossier__procedure_version").filter(token=token).first()
    if found is None or (request.user.is_authenticated and request.user.is_officer):
        raise Http404
    if request.method == "POST":
        return _take(request, found)
    typed = {name: str(getattr(found, name) or "") for name, _words in questions()}
    return _show(request, found, typed | {"comment": found.comment})


def _take(request: HttpRequest, found: Rating) -> HttpResponse:
    typed = {name: request.POST.get(name, "") for name, _words in questions()}
    comment = request.POST.get("comment", "")
    try:
        given = {name: int(mark) for name, mark in typed.items()}
        rate(token=found.token, comment=comment, at=now(), **given)
    except RatingIsFinal:
        return _show(request, found, typed | {"comment": comment}, status=409)
    except (BadMark, ValueError):
        error = _("Xin trả lời đủ ba câu. Lời nhắn không quá 1.000 chữ cái.")
        return _show(request, found, typed | {"comment": comment}, error=error, status=422)
    return HttpResponseRedirect(f"/danh-gia/{found.token}/?xong=1")


def _show(
    request: HttpRequest,
    found: Rating,
    typed: dict[str, str],
    *,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "found": found, "typed": typed, "error": error, "done": request.GET.get("xong") == "1",
        "may_change": may_change(rating=found, at=now()), "marks": marks(),
        "questions": [(name, words, typed.get(name, "")) for name, words in questions()],
    }  # fmt: skip
    return render(request, "portal/tracking/rating.html", context, status=status)
