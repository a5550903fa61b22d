"""The same pages in English, without script, and by keyboard alone."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from motcua.dossiers.models import Dossier
from motcua.dossiers.operations.accept import accept
from motcua.eforms.models import FormProject
from motcua.eforms.operations.publish_form import publish_form
from motcua.eforms.operations.take_word_file import take_word_file
from motcua.eforms.vocabularies import vocabularies
from motcua.kit.clock import now
from motcua.project.demo.reading import demo_folder
from tests.journeys.browser import PHONE
from tests.journeys.walking import (
    Form,
    Walker,
    birth,
    fill,
    fill_in_to_the_papers,
    paper,
    place_of,
)
from tests.word_forms import a_word_form
from tests.world import BIRTH, World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NEXT = "main form .btns button.btn:not(.second)"
# Names that are no words of a language, and laws, which are cited as they are.
PROPER_NAMES = (
    "Đồng Sen", "Bến Lau", "Tỉnh Lam Giang", "Nguyễn Thị Lan Anh", "Nguyễn Phạm An Nhiên",
    "Giấy chứng sinh.pdf", "Ngày Văn hóa Việt Nam", "Côte d'Ivoire", "Kết quả thử",
    "Thông tư 04/2020/TT-BTP",
)  # fmt: skip
START = f"/ho-so/nhap/bat-dau/{BIRTH}/?noi=H99.12"


def _own_words(world: World, form: Form) -> tuple[str, ...]:
    """What people and offices are called, and what was typed: the same in every language."""
    typed: list[str] = []
    for answer in form.answers.values():
        typed += answer.values() if isinstance(answer, dict) else [str(answer)]
    laws = [row["basis"] for row in demo_folder("lam-giang").table("services")["confirmation"]]
    peoples = [option.label.en for option in vocabularies().ethnic_groups]
    people = world.ground.people.values()
    offices = world.ground.agencies.values()
    words = {
        *typed, *(p.full_name for p in people), *(p.address for p in people),
        *(p.title for p in people), *(o.address for o in offices), *PROPER_NAMES, *laws,
        *peoples,
    }  # fmt: skip
    return tuple(word for word in words if not word.isascii())


def test_a_citizen_reads_everything_in_english(
    living_world: World, person: Callable[..., Walker]
) -> None:
    reader = person("reader", width=PHONE, english=True)
    reader.own_words = _own_words(living_world, birth())
    reader.go("/").go("/thu-tuc/").go("/thu-tuc/?q=khai+sinh").go(f"/thu-tuc/{BIRTH}/").go(START)
    reader.press(NEXT)
    reader.press(NEXT)
    assert reader.page.locator(".errsum").count() == 1
    fill_in_to_the_papers(reader, birth())
    reader.press(NEXT)
    reader.page.set_input_files("#file-giay_chung_sinh", paper())
    reader.press(NEXT)
    reader.sign_in("congdan")
    reader.page.check("#declared")
    reader.press(NEXT)
    reader.press("main .btns a.btn")
    reader.go("/ho-so/").go("/tin-nhan/").go("/tai-khoan/").go("/tra-cuu/")


def test_an_officer_reads_everything_in_english(
    living_world: World, person: Callable[..., Walker]
) -> None:
    at = now() - timedelta(minutes=5)
    waiting, done = living_world.submit(at), living_world.submit(at, by="congdan2")
    dossier, officer, click = living_world.seen_by("tiepnhan", done.dossier_id, at)
    accept(dossier=dossier, officer=officer, click=click, at=at)
    for login, places in {
        "tiepnhan": ("", "tiep-nhan/", "tra-ket-qua/", f"ho-so/{waiting.dossier_id}/"),
        "hotich": [f"ho-so/{done.dossier_id}/?the={tab}"
                   for tab in ("giay-to", "to-khai", "duong-di", "nhat-ky")],
        "quantri": [f"quan-tri/{page}/" for page in
                    ("co-quan", "can-bo", "lich", "thoi-han", "tu-dong-nghia")],
    }.items():  # fmt: skip
        reader = person(f"reads-{login}", english=True)
        reader.own_words = _own_words(living_world, birth())
        reader.go("/dang-nhap/").sign_in(login)
        for place in places:
            reader.go(f"/can-bo/{place}")


def test_a_maker_of_forms_reads_everything_in_english(
    living_world: World, person: Callable[..., Walker]
) -> None:
    made, published, issued = _forms_in_the_making(now() - timedelta(minutes=5))
    reader = person("reads-soanmau", english=True)
    # Nothing is excused but the law that stands as an example: what people wrote is marked.
    reader.own_words = PROPER_NAMES
    reader.go("/dang-nhap/").sign_in("soanmau")
    for place in (
        "", "?nhom=ket-qua", "?tim=khong-co", "tai-len/", "con-thieu/", "bang-tinh/",
        f"{made}/", f"{made}/?cau=gioi_tinh", f"{made}/?cau=gioi_tinh&theo=ho_chu_dem_va_ten",
        f"{made}/?trang=nhan_ket_qua", f"{made}/thu/", f"{made}/cong-bo/",
        f"{published}/", f"{published}/cong-bo/", f"{published}/mo-nhan/", f"{issued}/",
    ):  # fmt: skip
        reader.go(f"/can-bo/bieu-mau/{place}")
    for place in ("tai-len/", "bang-tinh/", f"{published}/mo-nhan/"):
        reader.go(f"/can-bo/bieu-mau/{place}").press(NEXT)
        assert reader.page.locator(".errsum").count() == 1, place
    reader.go(f"/can-bo/bieu-mau/{made}/?cau=gioi_tinh").press(".editor [value='save-field']")
    officer = person("reads-mau-ket-qua", english=True)
    officer.own_words = _own_words(living_world, birth())
    officer.go("/dang-nhap/").sign_in("hotich").go("/can-bo/mau-ket-qua/").go(
        f"/can-bo/mau-ket-qua/{issued}/"
    ).press(NEXT)
    assert officer.page.locator(".errsum").count() == 1


def _forms_in_the_making(at: datetime) -> tuple[int, int, int]:
    """A form being made, one that is published, and one that offices issue."""
    titles = ("ĐƠN XIN THỬ", "ĐƠN KHÁC", "GIẤY CHỨNG NHẬN")
    projects = [
        take_word_file(
            name=f"don-{n}.docx", content=a_word_form(title), actor="system:test", at=at
        ).project
        for n, title in enumerate(titles)
    ]
    made, published, issued = (project.pk for project in projects)
    FormProject.objects.filter(pk=issued).update(purpose="result")
    for project in projects[1:]:
        publish_form(project_id=project.pk, version=project.version, actor="system:test", at=at)
    return made, published, issued


def test_a_citizen_submits_without_script(
    living_world: World, person: Callable[..., Walker]
) -> None:
    walker = person("khong-script", width=PHONE, script=False)
    walker.looks = False
    walker.page.goto(walker.eyes.base + START)
    walker.press(NEXT)
    fill_in_to_the_papers(walker, birth())
    walker.page.set_input_files("#file-giay_chung_sinh", paper())
    walker.press(NEXT)
    walker.sign_in("congdan")
    walker.page.check("#declared")
    walker.press(NEXT)
    assert "/ho-so/da-nop/" in walker.page.url
    assert Dossier.objects.get().reference in walker.words


def test_a_form_is_filled_in_and_mended_by_keyboard_alone(
    living_world: World, person: Callable[..., Walker]
) -> None:
    walker = person("ban-phim").go(START).press(NEXT)
    keys = walker.page.keyboard
    _tab_to(walker, "main form .btns button")
    with walker.page.expect_navigation():
        keys.press("Enter")
    assert walker.page.evaluate("document.activeElement.className") == "errsum"
    walker.see()
    keys.press("Tab")
    keys.press("Enter")
    assert walker.page.evaluate("document.activeElement.name") == "quan_he"
    keys.press("Space")
    with walker.page.expect_navigation():
        keys.press("Enter")
    assert place_of(walker) == "truong_hop"
    _tab_to(walker, "main form input[type=radio]")
    keys.press("Space")
    with walker.page.expect_navigation():
        keys.press("Enter")
    _types_a_wrong_day_and_mends_it(walker)


def _types_a_wrong_day_and_mends_it(walker: Walker) -> None:
    keys = walker.page.keyboard
    assert place_of(walker) == "nguoi_yeu_cau"
    fill(walker, birth().on("nguoi_yeu_cau"))
    walker.page.locator("body").focus()
    _tab_to(walker, "#nyc_ngay_sinh-day, [name=nyc_ngay_sinh-day]")
    keys.press("Control+A")
    keys.type("35")
    with walker.page.expect_navigation():
        keys.press("Enter")
    assert walker.page.evaluate("document.activeElement.className") == "errsum"
    walker.see()
    keys.press("Tab")
    keys.press("Enter")
    assert walker.page.evaluate("document.activeElement.name") == "nyc_ngay_sinh-day"
    assert walker.page.evaluate("document.activeElement.value") == "35"
    keys.press("Control+A")
    keys.type("12")
    with walker.page.expect_navigation():
        keys.press("Enter")
    assert place_of(walker) == "chau_be"


def _tab_to(walker: Walker, what: str) -> None:
    """Press Tab until the part has the focus; it must be seen to have it."""
    for _ in range(80):
        walker.page.keyboard.press("Tab")
        if walker.page.evaluate("w => document.activeElement.matches(w)", what):
            break
    shown = "getComputedStyle(document.activeElement)"
    assert walker.page.evaluate("w => document.activeElement.matches(w)", what), what
    outlined = walker.page.evaluate(f"{shown}.outlineStyle + {shown}.boxShadow")
    assert outlined != "nonenone", what
