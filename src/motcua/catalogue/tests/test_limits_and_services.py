"""Limits without a unit wait for an official; services are offered, replaced and ended."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from motcua.agencies import operations as agencies
from motcua.catalogue.models import LimitConfirmation, Service
from motcua.catalogue.operations.confirm_limit import LimitNotConfirmable, confirm_limit
from motcua.catalogue.operations.offer_service import (
    ServiceNotPossible,
    end_service,
    offer_service,
)
from motcua.catalogue.queries import (
    ServiceNotOffered,
    codes_open_online,
    get_limit,
    get_procedure_page,
    get_service,
    get_version_in_force,
)
from motcua.catalogue.tests.records import MONDAY, record, take
from motcua.journal.models import JournalEntry
from motcua.rules.working_time import Limit, LimitUnit

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)
TOMORROW = TODAY + timedelta(days=1)
BIRTH = "1.001193"


@pytest.fixture
def births(tmp_path: Path) -> None:
    """The record of birth registration: "1", and nobody says of what."""
    take(tmp_path, record(BIRTH, limit=1, unit=None))


def _limit(channel: str = "online", on: date = TODAY) -> Limit | None:
    version = get_version_in_force(code=BIRTH, on=on)
    return get_limit(version=version, channel=channel, on=on)


def _confirm(**more: Any) -> LimitConfirmation:
    values: dict[str, Any] = {
        "quantity": Decimal(1),
        "unit": "trong_ngay",
        "basis": "Luật Hộ tịch, Điều 16",
    }
    values |= {"valid_from": TODAY, **more}
    return confirm_limit(code=BIRTH, actor="account:1", at=MONDAY, **values)


def test_nothing_follows_from_a_number_without_a_unit(births: None) -> None:
    limit = _limit()
    assert limit is not None
    assert (limit.quantity, limit.unit) == (Decimal(1), None)
    shown = get_procedure_page(code=BIRTH, on=TODAY).limits[0]
    assert (shown.quantity, shown.unit, shown.unit_is_missing) == ("1", "", True)


def test_hours_that_may_be_any_hours_are_no_usable_unit(tmp_path: Path) -> None:
    take(tmp_path, record(BIRTH, limit=24, unit="giờ"))
    limit = _limit()
    assert limit is not None
    assert limit.unit is None


def test_what_an_official_confirmed_stands_above_the_record(births: None) -> None:
    _confirm()
    limit = _limit("counter")
    assert limit is not None
    assert (limit.unit, limit.basis) == (LimitUnit.SAME_DAY, "Luật Hộ tịch, Điều 16")
    shown = get_procedure_page(code=BIRTH, on=TODAY).limits[0]
    assert (shown.unit, shown.confirmed_basis) == ("trong_ngay", "Luật Hộ tịch, Điều 16")


def test_a_confirmation_for_one_channel_stands_above_the_general_one(births: None) -> None:
    _confirm()
    _confirm(channel="post", quantity=Decimal(3), unit="ngay_lam_viec")
    by_post, online = _limit("post"), _limit("online")
    assert by_post and online
    assert (by_post.unit, online.unit) == (LimitUnit.WORKING_DAYS, LimitUnit.SAME_DAY)


def test_a_later_confirmation_ends_the_earlier_on_its_day(births: None) -> None:
    _confirm()
    _confirm(quantity=Decimal(2), unit="ngay_lam_viec", valid_from=TOMORROW)
    today, tomorrow = _limit(on=TODAY), _limit(on=TOMORROW)
    assert today and tomorrow
    assert (today.unit, tomorrow.unit) == (LimitUnit.SAME_DAY, LimitUnit.WORKING_DAYS)


@pytest.mark.parametrize(
    "wrong",
    [{"basis": "  "}, {"unit": "gio"}, {"unit": ""}, {"quantity": Decimal(0)}],
)
def test_a_limit_is_confirmed_only_with_basis_unit_and_some_time(
    births: None, wrong: dict[str, Any]
) -> None:
    with pytest.raises(LimitNotConfirmable):
        _confirm(**wrong)
    assert not LimitConfirmation.objects.exists()


def test_the_database_itself_demands_a_legal_basis(births: None) -> None:
    row = _confirm()
    row.basis = ""
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_confirmation_is_journalled_with_its_basis(births: None) -> None:
    _confirm()
    entry = JournalEntry.objects.get(tag="catalogue:limit:confirm")
    assert (entry.subject, entry.basis) == ("procedure:1.001193", "Luật Hộ tịch, Điều 16")


@pytest.fixture
def commune(births: None) -> None:
    agencies.found(
        code="H99.12", name_vi="UBND xã Đồng Sen", tier="commune", kind="committee",
        valid_from=date(2025, 7, 1), actor="", at=MONDAY,
    )  # fmt: skip


def _offer(**more: Any) -> Service:
    values = {"form_id": "khai-sinh", "is_open_online": True, "valid_from": TODAY}
    return offer_service(
        code=BIRTH, agency_code="H99.12", competent_agency_code="H99.12", process_code="VD-KS",
        actor="account:1", at=MONDAY, **{**values, **more},
    )  # fmt: skip


def test_a_new_offer_ends_the_old_one_and_dossiers_keep_theirs(commune: None) -> None:
    first = _offer()
    second = _offer(valid_from=TOMORROW)
    assert get_service(code=BIRTH, agency_code="H99.12", on=TODAY) == first
    assert get_service(code=BIRTH, agency_code="H99.12", on=TOMORROW) == second


def test_an_ended_offer_is_open_no_more(commune: None) -> None:
    end_service(service=_offer(), on=TOMORROW, actor="account:1", at=MONDAY)
    assert codes_open_online(on=TODAY) == {BIRTH}
    assert codes_open_online(on=TOMORROW) == frozenset()
    with pytest.raises(ServiceNotOffered):
        get_service(code=BIRTH, agency_code="H99.12", on=TOMORROW)


def test_nothing_is_offered_online_without_a_form_or_by_nobody(commune: None) -> None:
    for wrong in ({"form_id": ""}, {"code": "9.999999"}, {"agency_code": "H99.99"}):
        with pytest.raises(ServiceNotPossible):
            values = {"code": BIRTH, "agency_code": "H99.12", "form_id": "khai-sinh", **wrong}
            offer_service(
                competent_agency_code="H99.12", process_code="VD-KS", is_open_online=True,
                valid_from=TODAY, actor="account:1", at=MONDAY, **values,
            )  # fmt: skip
