"""Opening an account, signing in, one's own particulars: what is taken, refused, and told."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from motcua.accounts import operations
from motcua.accounts.models import Account, AccountKind
from motcua.kit.clock import now
from motcua.notifications.models import Message
from motcua.portal import particulars

pytestmark = pytest.mark.django_db

PASSWORD = "mot-cua-thu-nghiem-9"
CITIZEN = {
    "kind": "citizen", "full_name": "Nguyễn Thị Phượng", "phone": "0900 000 118",
    "person_id": "099 194 007 158", "email": "", "address": "", "password": PASSWORD,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _passwords_are_hashed_quickly(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _register(client: Client, **changes: str) -> Any:
    return client.post("/dang-ky/", {**CITIZEN, **changes})


def _open(**changes: Any) -> Account:
    given = {"login": "0900000118", "kind": "citizen", "full_name": "Nguyễn Thị Phượng", **changes}
    return operations.open_account(password=PASSWORD, actor="", at=now(), **given)


def test_opening_an_account_signs_in_and_leads_where_one_wanted_to_go(client: Client) -> None:
    answer = _register(client, next="/thu-tuc/1.001193/")
    assert answer["Location"] == "/thu-tuc/1.001193/"
    account = Account.objects.get()
    assert (account.login, account.phone) == ("0900000118", "0900000118")
    assert account.person_id == "099194007158"
    assert client.get("/tai-khoan/").status_code == 200


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("full_name", ""),
        ("full_name", "\x00"),
        ("full_name", "Ạ" * 201),
        ("phone", "123"),
        ("phone", "0٩00000118"),
        ("phone", "0900000118' OR 1=1"),
        ("person_id", "09919400715"),
        ("person_id", "٠٩٩١٩٤٠٠٧١٥٨"),
        ("email", "khong phai dia chi"),
        ("email", "a" * 300 + "@vidu.vn"),
        ("address", "Ấp" * 200),
        ("password", ""),
        ("password", "12345678"),
        ("password", "ngan"),
    ],
)
def test_a_wrong_particular_is_named_beside_its_field_and_nothing_is_lost(
    client: Client, field: str, typed: str
) -> None:
    answer = _register(client, **{field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#f-{field}"' in page
    assert f'id="e-{field}"' in page
    assert field == "full_name" or 'value="Nguyễn Thị Phượng"' in page
    assert not Account.objects.exists()


@pytest.mark.parametrize("tax_code", ["0123456789", "0123456789-001"])
def test_a_business_names_its_tax_code_instead(client: Client, tax_code: str) -> None:
    _register(client, kind="business", person_id="", tax_code=tax_code)
    account = Account.objects.get()
    assert (account.kind, account.tax_code, account.person_id) == ("business", tax_code, "")


@pytest.mark.parametrize("kind", ["officer", "", "x" * 500])
def test_nobody_opens_an_officers_account_from_the_portal(client: Client, kind: str) -> None:
    _register(client, kind=kind)
    assert Account.objects.get().kind == AccountKind.CITIZEN


def test_a_number_that_has_an_account_is_told_to_sign_in(client: Client) -> None:
    _open()
    answer = _register(client)
    assert answer.status_code == 422
    assert "Số này đã có tài khoản" in answer.content.decode()


def test_the_longest_that_is_taken_is_what_the_database_holds() -> None:
    room = {name: Account._meta.get_field(name).max_length for name in particulars.LONGEST}
    assert room == particulars.LONGEST


def test_two_at_once_with_the_same_number_leave_one_account(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def beaten(**given: Any) -> Account:
        raise IntegrityError

    monkeypatch.setattr(operations, "open_account", beaten)
    assert "Số này đã có tài khoản" in _register(client).content.decode()


def test_registrations_from_one_network_are_throttled_in_words(client: Client) -> None:
    for number in range(20):
        _register(client, phone=f"09000001{number:02d}")
    answer = _register(client, phone="0900000999")
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 3600
    assert "Thử lại sau 60 phút" in answer.content.decode()


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/tra-cuu/", "/tra-cuu/"),
        ("", "/ho-so/"),
        ("//evil.example/", "/ho-so/"),
        ("https://evil.example/", "/ho-so/"),
        ("/\\evil.example", "/ho-so/"),
        ("javascript:alert(1)", "/ho-so/"),
    ],
)
def test_signing_in_leads_on_within_this_site_only(
    client: Client, wanted: str, leads_to: str
) -> None:
    _open()
    answer = client.post(
        "/dang-nhap/", {"login": "0900000118", "password": PASSWORD, "next": wanted}
    )
    assert answer["Location"] == leads_to


def test_an_officer_begins_at_the_desk(client: Client) -> None:
    _open(login="phuong", kind="officer")
    answer = client.post("/dang-nhap/", {"login": "phuong", "password": PASSWORD})
    assert answer["Location"] == "/can-bo/"


@pytest.mark.parametrize("login", ["0900000118", "khong-co", "a\x00b", "x" * 5000, ""])
def test_a_failed_sign_in_tells_neither_which_part_was_wrong(client: Client, login: str) -> None:
    _open()
    answer = client.post("/dang-nhap/", {"login": login, "password": "sai"})
    assert answer.status_code == 422
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in answer.content.decode()
    assert "sessionid" not in answer.cookies


def test_a_typed_password_is_never_printed_back(client: Client) -> None:
    answers = (
        client.post("/dang-nhap/", {"login": "x", "password": "bi-mat-cua-toi"}),
        _register(client, full_name="", password="bi-mat-cua-toi"),
    )
    assert all("bi-mat-cua-toi" not in answer.content.decode() for answer in answers)


def test_signing_out_ends_the_session_and_needs_a_post(client: Client) -> None:
    client.force_login(_open())
    assert client.get("/dang-xuat/").status_code == 405
    assert client.get("/tai-khoan/").status_code == 200
    client.post("/dang-xuat/")
    assert client.get("/tai-khoan/")["Location"] == "/dang-nhap/?next=/tai-khoan/"


def test_particulars_are_corrected_as_they_were_typed(client: Client) -> None:
    account = _open()
    client.force_login(account)
    typed = {"full_name": "Nguyễn Thị  Phượng", "phone": "0299 000 0022", "email": "p@vidu.vn"}
    client.post("/tai-khoan/", {**typed, "address": "Thôn 3"})
    account.refresh_from_db()
    assert (account.full_name, account.phone) == ("Nguyễn Thị Phượng", "02990000022")
    assert (account.email, account.address) == ("p@vidu.vn", "Thôn 3")


@pytest.mark.parametrize(
    ("field", "typed"), [("phone", "12"), ("email", "x"), ("address", "Ấp" * 200)]
)
def test_wrong_particulars_change_nothing(client: Client, field: str, typed: str) -> None:
    account = _open()
    client.force_login(account)
    given = {"full_name": "Tên Khác", "phone": "", "email": "", "address": "", field: typed}
    answer = client.post("/tai-khoan/", given)
    assert answer.status_code == 422
    assert f'id="e-{field}"' in answer.content.decode()
    account.refresh_from_db()
    assert account.full_name == "Nguyễn Thị Phượng"


def test_what_one_cannot_correct_is_not_taken_from_a_forged_form(client: Client) -> None:
    account = _open(person_id="099194007158")
    client.force_login(account)
    forged = {"kind": "officer", "person_id": "099000000000", "login": "khac", "is_demo": "1"}
    client.post("/tai-khoan/", {"full_name": "Nguyễn Thị Phượng", **forged})
    account.refresh_from_db()
    assert (account.kind, account.person_id) == ("citizen", "099194007158")
    assert (account.login, account.is_demo) == ("0900000118", False)


def test_messages_are_ones_own_and_new_only_once(client: Client) -> None:
    mine, other = _open(), _open(login="0900000119")
    for account in (mine, other):
        Message.objects.create(
            account=account, kind="accepted", subject=f"dossier:{account.pk}", created_at=now(),
            delivered_at=now(), params={"number": f"H99.12-261123-{account.pk:04d}"},
        )  # fmt: skip
    client.force_login(mine)
    first = client.get("/tin-nhan/").content.decode()
    assert f"H99.12-261123-{mine.pk:04d}" in first
    assert f"H99.12-261123-{other.pk:04d}" not in first
    assert "Mới" in first
    assert "Mới" not in client.get("/tin-nhan/").content.decode()
    assert Message.objects.get(account=other).read_at is None
