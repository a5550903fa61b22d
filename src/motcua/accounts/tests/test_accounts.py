"""Who may sign in, who may do what, and how often anyone may try."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from motcua.accounts import identity, operations, queries, throttle
from motcua.accounts.models import Account
from motcua.agencies import operations as agencies
from motcua.agencies.models import Agency
from motcua.journal.models import JournalEntry

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
PASSWORD = "mot-cua-thu-nghiem-9"


def _open(login: str = "0900000118", kind: str = "citizen", **more: Any) -> Account:
    return operations.open_account(
        login=login, password=PASSWORD, kind=kind, full_name="Nguyễn Thử", actor="", at=NOW, **more
    )


def _unit(code: str = "H99.12") -> Agency:
    return agencies.found(
        code=code, name_vi="UBND xã Đồng Sen", tier="commune", kind="committee",
        valid_from=date(2025, 7, 1), actor="system:test", at=NOW,
    )  # fmt: skip


def _sign_in(login: str, password: str, at: datetime = NOW) -> Account:
    return identity.authenticate(
        request=RequestFactory().post("/dang-nhap/"), login=login, password=password,
        address="192.0.2.7", at=at,
    )  # fmt: skip


def _grant(officer: Account, unit: Agency, role: str = "intake", **more: Any) -> Any:
    return operations.grant_role(
        account=officer, role=role, agency=unit, valid_from=more.pop("valid_from", TODAY),
        actor="system:test", at=NOW, **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["0900 000 118", "0900.000.118", "+84 900 000 118", " 0900000118 "]
)
def test_a_phone_number_signs_in_however_it_is_typed(typed: str) -> None:
    account = _open()
    assert _sign_in(typed, PASSWORD) == account


def test_a_wrong_password_and_an_unknown_login_get_the_same_answer() -> None:
    _open()
    for login, password in (("0900000118", "wrong"), ("0911111111", PASSWORD), ("'; --", "x")):
        with pytest.raises(identity.WrongLoginOrPassword):
            _sign_in(login, password)


def test_eight_wrong_passwords_close_the_door_for_a_quarter_of_an_hour() -> None:
    _open()
    for _ in range(8):
        with pytest.raises(identity.WrongLoginOrPassword):
            _sign_in("0900000118", "wrong")
    with pytest.raises(throttle.TooManyAttempts) as refused:
        _sign_in("0900000118", PASSWORD)
    assert 0 < refused.value.retry_after <= 900
    assert _sign_in("0900000118", PASSWORD, at=NOW + timedelta(minutes=15, seconds=1))


def test_attempts_are_kept_without_the_login() -> None:
    with pytest.raises(identity.WrongLoginOrPassword):
        _sign_in("0900000118", "wrong")
    assert all(
        "0900000118" not in a.key and "192.0.2.7" not in a.key
        for a in throttle.Attempt.objects.all()
    )


def test_demo_accounts_are_refused_in_production(settings: Any) -> None:
    demo = _open(is_demo=True)
    assert _sign_in("0900000118", PASSWORD) == demo
    settings.PRODUCTION = True
    with pytest.raises(identity.WrongLoginOrPassword):
        _sign_in("0900000118", PASSWORD)
    assert identity.local.LocalBackend().get_user(demo.pk) is None


def test_a_locked_account_is_signed_out_at_its_next_request() -> None:
    account = _open()
    operations.set_active(account=account, active=False, actor="system:test", at=NOW)
    assert identity.local.LocalBackend().get_user(account.pk) is None


def test_a_weak_password_is_refused() -> None:
    with pytest.raises(ValidationError):
        operations.open_account(login="0900000119", password="12345678", kind="citizen",
                                full_name="Nguyễn Thử", actor="", at=NOW)  # fmt: skip


def test_a_login_is_taken_once() -> None:
    _open()
    with pytest.raises(operations.LoginTaken):
        _open("+84900000118")


def test_a_citizen_has_no_rights_at_the_desk_and_cannot_be_granted_any() -> None:
    citizen, unit = _open(), _unit()
    with pytest.raises(operations.NotAnOfficer):
        _grant(citizen, unit)
    assert queries.scope_of(account=citizen, on=TODAY).rights == ()


def test_a_role_holds_at_its_unit_for_its_procedures_and_its_days_only() -> None:
    officer, unit, other = _open("tiep.nhan", "officer"), _unit(), _unit("H99.13")
    grant = _grant(officer, unit, procedure_code="1.001193")
    scope = queries.scope_of(account=officer, on=TODAY)
    assert scope.may("intake", unit.pk, "1.001193", "Hộ tịch")
    assert not scope.may("intake", unit.pk, "1.004873", "Hộ tịch")
    assert not scope.may("leader", unit.pk, "1.001193", "Hộ tịch")
    assert not scope.may("intake", other.pk, "1.001193", "Hộ tịch")
    assert queries.scope_of(account=officer, on=TODAY - timedelta(days=1)).rights == ()
    operations.withdraw_role(grant=grant, from_day=TODAY, actor="system:test", at=NOW)
    assert queries.scope_of(account=officer, on=TODAY).rights == ()


def test_a_grant_for_a_field_covers_that_field() -> None:
    officer, unit = _open("ho.tich", "officer"), _unit()
    _grant(officer, unit, "specialist", field_code="Hộ tịch")
    scope = queries.scope_of(account=officer, on=TODAY)
    assert scope.may("specialist", unit.pk, "1.001193", "Hộ tịch")
    assert not scope.may("specialist", unit.pk, "1.004194", "Đăng ký, quản lý cư trú")


def test_the_technical_administrator_reads_no_dossier() -> None:
    officer, unit = _open("quan.tri", "officer"), _unit()
    _grant(officer, unit, "administrator")
    scope = queries.scope_of(account=officer, on=TODAY)
    assert scope.has_role("administrator")
    assert not scope.may_see(unit.pk, "1.001193", "Hộ tịch")


def test_the_same_role_is_not_granted_twice() -> None:
    officer, unit = _open("tiep.nhan", "officer"), _unit()
    _grant(officer, unit)
    with pytest.raises(operations.AlreadyGranted):
        _grant(officer, unit)


def test_names_and_numbers_stay_out_of_the_journal() -> None:
    account = _open(person_id="099194007158")
    operations.correct_account(account=account, actor=account.actor, at=NOW, phone="0900000777",
                               full_name="Nguyễn Thử Hai")  # fmt: skip
    text = " ".join(str(vars(e)) for e in JournalEntry.objects.all())
    assert "Nguyễn" not in text and "0900000777" not in text and "099194007158" not in text
    assert account.name_key == "nguyen thu hai"
