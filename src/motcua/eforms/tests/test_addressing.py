"""Addresses as people send them, and the units of today that are kept of them."""

from typing import Any

import pytest

from motcua.eforms import addressing
from motcua.eforms.addressing import asked_for, proposals, settled
from motcua.eforms.fill_time import fill_time
from motcua.eforms.releases import form_of
from motcua.eforms.vocabularies import vocabularies
from motcua.rules.administrative_units import settle, successors

pytestmark = pytest.mark.django_db


def sent(province: str, commune: str, **more: str) -> dict[str, str]:
    """Return an address as a browser sends it."""
    return {"province": province, "commune": commune, "detail": "Số 4", **more}


def test_the_shipped_lists_hold_every_commune_and_lead_every_former_one_to_today() -> None:
    units = addressing.units()
    assert len(units.communes) == 3321
    assert len({commune.province for commune in units.communes.values()}) == 34
    assert len(units.former_provinces) == 63
    former = [entry.unit for entries in units.former.values() for entry in entries]
    assert len(former) == 10_035 + 5  # and five districts without communes
    assert all(code in units.communes for unit in former for code in unit.now)
    known = {option.value for option in vocabularies().provinces}
    assert {commune.province for commune in units.communes.values()} <= known


def test_every_commune_of_today_is_recognised_by_its_whole_name() -> None:
    units = addressing.units()
    for commune in units.communes.values():
        assert settle(units, commune.province, commune.name) == commune


def test_every_former_commune_is_found_by_its_name_and_district() -> None:
    units = addressing.units()
    for former in [entry.unit for entries in units.former.values() for entry in entries][::7]:
        found = successors(
            units, f"{former.name}, {former.district}", former_province=former.province
        )
        assert set(former.now) <= {match.commune.code for match in found}, former


def test_a_commune_is_kept_with_its_official_name_and_code() -> None:
    kept = settled(sent("01", "p. ba dinh"))
    assert kept == sent("01", "Phường Ba Đình", commune_code="00004")


def test_the_invented_provinces_communes_are_its_agencies(world: Any) -> None:
    addressing.kept.clear()
    kept = settled(sent("99", "dong sen"))
    assert kept == sent("99", "Xã Đồng Sen")
    assert proposals(kept) == ()


def test_an_old_name_is_kept_as_written_until_one_chooses() -> None:
    written = sent("01", "Phường Trúc Bạch")
    assert settled(written) == written
    assert [match.commune.code for match in proposals(written)] == ["00004"]
    asked = asked_for("01", "Phường Trúc Bạch")
    assert settled(written | {"asked": asked, "pick": "00004"}) == sent(
        "01", "Phường Ba Đình", commune_code="00004"
    )
    assert settled(written | {"asked": asked, "pick": "keep"}) == written
    assert settled(written | {"asked": asked}) == written


def test_a_choice_counts_only_for_the_name_for_which_it_was_offered() -> None:
    asked = asked_for("01", "Phường Trúc Bạch")
    changed = sent("01", "Phường Ngọc Hà", asked=asked, pick="00004")
    assert settled(changed)["commune"] == "Phường Ngọc Hà"
    forged = sent("01", "Phường Trúc Bạch", asked=asked, pick="99999")
    assert settled(forged) == sent("01", "Phường Trúc Bạch")


def test_a_former_province_becomes_the_one_that_it_went_to() -> None:
    assert settled(sent("former-74", "Chỗ không ai biết"))["province"] == "79"
    assert settled(sent("former-00", "Chỗ không ai biết"))["province"] == "former-00"
    # A name of then is not taken for the same name of now.
    meant = settled(sent("former-77", "Phường 1"))
    assert meant == sent("79", "Phường 1")


def test_provinces_that_kept_their_name_are_not_offered_twice() -> None:
    names = [name for _, name in addressing.former_provinces()]
    assert "Tỉnh Bình Dương" in names and "Thành phố Hà Nội" not in names
    assert "Tỉnh Khánh Hòa" not in names
    assert len(names) == 29


def test_suggestions_lead_from_old_names_to_new_ones() -> None:
    found = addressing.proposed_while_typing("01", "truc bach", "vi")
    assert [(one.name, one.before) for one in found] == [
        ("Phường Ba Đình", "Phường Trúc Bạch, Quận Ba Đình, Thành phố Hà Nội")
    ]
    elsewhere = addressing.proposed_while_typing("99", "Trúc Bạch", "en")
    assert [(one.province, one.province_name) for one in elsewhere] == [("01", "Hanoi City")]


def test_a_release_says_how_long_it_takes(world: Any) -> None:
    from motcua.eforms.models import FormRelease

    release = FormRelease.objects.get(form_id="khai-sinh")
    told = fill_time(release_id=release.pk)
    assert 5 <= told.minutes <= 30 and not told.is_measured
    assert form_of(release_id=release.pk).document.form == "khai-sinh"
