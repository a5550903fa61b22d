"""
Where a procedure is named, as the desk shows it: by kind, each place with the page that mends it.

A link stands only where the officer may open it; else whose work it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.accounts.models import Role
from motcua.catalogue.announcing.naming import BY_HAND, Naming, Thing
from motcua.desk.frame import ASKED_ONCE_READERS, GUIDING, LEVEL_READERS, STEWARDS, OfficerRequest
from motcua.eforms.models import FormProject
from motcua.stewardship.touched import Touch

SHOWN = 6

_MENDERS: dict[Thing, tuple[str, ...]] = {
    Thing.DOSSIERS: STEWARDS,
    Thing.SERVICE: LEVEL_READERS,
    Thing.FORM: (Role.FORMS,),
    Thing.TEMPLATE: (Role.FORMS,),
    Thing.PROCESS: LEVEL_READERS,
    Thing.CONFIRMATION: (Role.ADMINISTRATOR,),
    Thing.SYNONYM: (Role.STEWARD, Role.ADMINISTRATOR),
    Thing.ROLE: (Role.ADMINISTRATOR,),
    Thing.LIFE_EVENT: (Role.STEWARD,),
    Thing.GUIDE: (Role.STEWARD,),
    Thing.CAMPAIGN: GUIDING,
    Thing.PROGRAMME: LEVEL_READERS,
    Thing.REVIEW: (Role.STEWARD,),
    Thing.DRIFT: STEWARDS,
    Thing.ASKED_FOR: ASKED_ONCE_READERS,
}

AT_THE_END: dict[Thing, Promise] = {
    Thing.DOSSIERS: _("giải quyết tiếp theo bản đã nộp"),
    Thing.DRAFTS: _("không gửi được nữa; ai mở lại thì được báo và dẫn tới thủ tục thay thế"),
    Thing.SERVICE: _("tự thôi nhận"),
    Thing.FORM: _("không ai dùng nữa; xin gắn sang thủ tục thay thế"),
    Thing.PROCESS: _("chạy hết hồ sơ đang có, không nhận mới"),
    Thing.CONFIRMATION: _("tự hết cùng thủ tục"),
    Thing.TEMPLATE: _("còn dùng cho hồ sơ đang giải quyết; sau đó xin rút"),
    Thing.BLANK_FORM: _("tự thôi cho tải về"),
    Thing.SYNONYM: _("dẫn tới thủ tục thay thế, không có thì không tìm ra gì nữa; xin đổi mã"),
    Thing.ROLE: _("không còn hồ sơ mới; xin cho thôi hoặc giao lại"),
    Thing.LIFE_EVENT: _("dẫn tới thủ tục thay thế, không có thì ẩn dòng này; xin viết lại"),
    Thing.GUIDE: _("báo thủ tục không còn; xin sửa và công bố lại"),
    Thing.CAMPAIGN: _(
        "mở trang báo thủ tục không còn; xin đổi trang dẫn đến, áp phích đang treo dẫn theo"
    ),
    Thing.PROGRAMME: _("không bao giờ đạt được nữa; xin đưa ra khỏi chỉ tiêu"),
    Thing.REVIEW: _("không còn gì để rà soát; xin kết thúc"),
    Thing.DRIFT: _("xin quyết định trước khi ký"),
    Thing.ASKED_FOR: _("vẫn đòi giấy mà tỉnh không cấp nữa"),
    Thing.PAGE: _("tự báo thủ tục không còn, hoặc tự ẩn"),
}
"""What becomes of each thing on the day on which the procedure ends."""


@dataclass(frozen=True)
class Place:
    """One place; `href` "" where there is no page of its own, or another officer mends it."""

    name: str
    href: str
    count: int


@dataclass(frozen=True)
class ThingShown:
    """All places of one kind. `menders`: whose work it is, where it is not the reader's."""

    thing: Thing
    places: tuple[Place, ...]
    becomes: Promise
    by_hand: bool
    menders: str

    @property
    def first(self) -> tuple[Place, ...]:
        """The places shown at once."""
        return self.places[:SHOWN]

    @property
    def others(self) -> tuple[Place, ...]:
        """The places that open on demand."""
        return self.places[SHOWN:]


def things_shown(
    request: OfficerRequest, named: Iterable[Naming], projects: dict[str, int]
) -> tuple[ThingShown, ...]:
    """Return the places of one procedure by kind, in the order of the kinds. No query."""
    groups: dict[Thing, list[Naming]] = {}
    for one in named:
        groups.setdefault(one.thing, []).append(one)
    return tuple(_shown(request, thing, group, projects) for thing, group in groups.items())


def _shown(
    request: OfficerRequest, thing: Thing, group: list[Naming], projects: dict[str, int]
) -> ThingShown:
    roles = _MENDERS.get(thing, ())
    opens = _opens(request, thing)
    places = tuple(
        Place(one.name, href_of(request, thing, one.code, one.key, projects), one.count)
        for one in group
    )
    menders = "" if opens or not roles else str(Role(roles[0]).label)
    return ThingShown(thing, places, AT_THE_END[thing], thing in BY_HAND, menders)


def projects_of(form_ids: Iterable[str]) -> dict[str, int]:
    """Return form id → its project in the studio. One query."""
    found = FormProject.objects.filter(form_id__in=list(form_ids))
    return dict(found.values_list("form_id", "pk"))


def hrefs_of_touches(
    request: OfficerRequest, code: str, touches: Iterable[Touch]
) -> list[tuple[Touch, str]]:
    """Return what a change touches, each with the page that mends it. One query."""
    found = list(touches)
    projects = projects_of(one.key for one in found)
    return [(one, href_of(request, one.thing, code, one.key, projects)) for one in found]


def _opens(request: OfficerRequest, thing: Thing) -> bool:
    return thing is Thing.PAGE or request.officer.scope.has_role(*_MENDERS.get(thing, ()))


def href_of(
    request: OfficerRequest, thing: Thing, code: str, key: str, projects: dict[str, int]
) -> str:
    """Return where a thing is mended; "" where the officer may not, or nothing is to be opened."""
    if not _opens(request, thing):
        return ""
    match thing:
        case Thing.PAGE:
            return key
        case Thing.FORM | Thing.TEMPLATE:
            return f"/can-bo/bieu-mau/{projects[key]}/" if key in projects else ""
        case Thing.LIFE_EVENT:
            event, _slash, place = key.partition("/")
            return f"/can-bo/huong-dan/su-kien/{event}/buoc/{place}/"
        case _:
            pattern = _ADDRESSES.get(thing, "")
            return pattern.format(code=quote(code), key=quote(key))


_ADDRESSES = {
    Thing.DOSSIERS: "/can-bo/cong-bo/dang-chay/{code}/",
    Thing.SERVICE: "/can-bo/quy-trinh/dich-vu/{code}/{key}/",
    Thing.PROCESS: "/can-bo/quy-trinh/{key}/",
    Thing.CONFIRMATION: "/can-bo/quan-tri/thoi-han/",
    Thing.SYNONYM: "/can-bo/quan-tri/tu-dong-nghia/{key}/",
    Thing.ROLE: "/can-bo/quan-tri/can-bo/{key}/",
    Thing.GUIDE: "/can-bo/huong-dan/cau-hoi/{key}/",
    Thing.CAMPAIGN: "/can-bo/huong-dan/chien-dich/{key}/",
    Thing.PROGRAMME: "/can-bo/chuong-trinh/chi-tieu/{key}/",
    Thing.REVIEW: "/can-bo/ra-soat/thu-tuc/{key}/",
    Thing.DRIFT: "/can-bo/lech-quoc-gia/{key}/",
    Thing.ASKED_FOR: "/can-bo/hoi-mot-lan/{key}/",
}
