"""The frame around every page of the desk: who works here, and where they may go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from motcua.accounts.models import Account, Role
from motcua.dossiers.access import Officer, officer_at_work
from motcua.kit.clock import local_day, now

RESULT_MAKERS = (Role.INTAKE, Role.SPECIALIST, Role.LEADER, Role.RETURN, Role.FORMS)
STEWARDS = (Role.STEWARD, Role.LEADER)
GUIDING = (Role.STEWARD, Role.LEADER, Role.ANALYST)
WORKING = (Role.INTAKE, Role.SPECIALIST, Role.LEADER, Role.RETURN, Role.VIEWER)
RECONCILIATION_READERS = (Role.STEWARD, Role.LEADER, Role.VIEWER)


ASKED_ONCE_READERS = (Role.STEWARD, Role.LEADER, Role.ANALYST)
PAPI_READERS = (Role.ANALYST, Role.LEADER, Role.STEWARD, Role.VIEWER)
LEVEL_READERS = (Role.STEWARD, Role.LEADER, Role.VIEWER, Role.FORMS, Role.ANALYST)


class OfficerRequest(HttpRequest):
    """A request of an officer at work; the clock was read once, at its beginning."""

    user: Account  # type: ignore[assignment]
    officer: Officer
    at: datetime


View = Callable[..., HttpResponseBase]


def officers_only(*roles: str) -> Callable[[View], View]:
    """
    Admit officers who hold one of the roles somewhere today; everyone else is refused.

    Strangers are sent to the sign-in page. One query beside the session's.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return HttpResponseRedirect(f"/dang-nhap/?next={quote(request.get_full_path())}")
            request.at = now()
            request.officer = officer_at_work(account=request.user, on=local_day(request.at))
            if not request.officer.scope.has_role(*roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


at_work = officers_only(*WORKING)
administrators = officers_only(Role.ADMINISTRATOR)
form_makers = officers_only(Role.FORMS)
stewards = officers_only(*STEWARDS)
analysts = officers_only(Role.ANALYST, Role.LEADER)


@dataclass(frozen=True)
class NavigationItem:
    """One entry of the navigation."""

    href: str
    icon: str
    words: str
    current: bool


@dataclass(frozen=True)
class DeskFrame:
    """What `design/desk.html` prints around a page."""

    navigation: tuple[NavigationItem, ...]
    officer_name: str
    officer_title: str
    query: str
    may_search: bool
    now: datetime


def frame_of(request: OfficerRequest) -> DeskFrame:
    """Return the frame: only the entries that this officer may open. No query."""
    return DeskFrame(
        navigation=tuple(
            NavigationItem(href, icon, words, _is_current(href, request.path))
            for href, icon, words, roles in _entries()
            if request.officer.scope.has_role(*roles)
        ),
        officer_name=request.user.full_name,
        officer_title=request.user.title,
        query=request.GET.get("q", ""),
        may_search=request.officer.scope.has_role(*WORKING),
        now=request.at,
    )


def _entries() -> list[tuple[str, str, str, tuple[str, ...]]]:
    admin = (Role.ADMINISTRATOR,)
    return [
        ("/can-bo/", "inbox", _("Hộp việc"), (*WORKING, Role.STEWARD)),
        ("/can-bo/tiep-nhan/", "take-in", _("Tiếp nhận"), (Role.INTAKE,)),
        ("/can-bo/tra-ket-qua/", "give-out", _("Trả kết quả"), (Role.RETURN,)),
        ("/can-bo/ho-tro-nop/", "people", _("Hỗ trợ nộp"), (Role.INTAKE,)),
        ("/can-bo/mau-ket-qua/", "paper", _("Mẫu kết quả"), RESULT_MAKERS),
        ("/can-bo/bieu-mau/", "form", _("Biểu mẫu"), (Role.FORMS,)),
        ("/can-bo/quy-trinh/", "path", _("Quy trình, dịch vụ"), LEVEL_READERS),
        ("/can-bo/chuong-trinh/", "flag", _("Chương trình nâng mức"), LEVEL_READERS),
        ("/can-bo/muc-do/", "level", _("Mức độ dịch vụ"), LEVEL_READERS),
        ("/can-bo/doi-soat/", "check", _("Đối soát"), RECONCILIATION_READERS),
        ("/can-bo/cong-bo/", "book", _("Quyết định công bố"), STEWARDS),
        ("/can-bo/lech-quoc-gia/", "warn", _("Lệch với quốc gia"), (Role.STEWARD,)),
        ("/can-bo/huong-dan/", "place", _("Hướng dẫn người dân"), GUIDING),
        ("/can-bo/ra-soat/", "check", _("Rà soát thủ tục"), (Role.STEWARD, Role.LEADER)),
        ("/can-bo/hoi-mot-lan/", "paper", _("Hỏi một lần"), ASKED_ONCE_READERS),
        ("/can-bo/papi/", "chart", _("PAPI"), PAPI_READERS),
        ("/can-bo/quan-tri/co-quan/", "tree", pgettext("các", "Cơ quan"), admin),
        ("/can-bo/quan-tri/can-bo/", "people", pgettext("các", "Cán bộ"), admin),
        ("/can-bo/quan-tri/lich/", "calendar", _("Lịch làm việc"), admin),
        ("/can-bo/quan-tri/thoi-han/", "clock", pgettext("các", "Thời hạn"), admin),
        ("/can-bo/quan-tri/tu-dong-nghia/", "words", _("Từ thường dùng"), (*admin, Role.STEWARD)),
        ("/can-bo/quan-tri/api/", "key", pgettext("của đối tác", "Mã truy cập"), admin),
    ]


def _is_current(href: str, path: str) -> bool:
    if href == "/can-bo/":
        return path == href or path.startswith("/can-bo/ho-so/")
    return path.startswith(href)


def show(
    request: OfficerRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render a page of the desk inside its frame."""
    return render(request, template, {"desk": frame_of(request), **context}, status=status)
