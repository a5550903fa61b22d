"""The tree is as it stood on a day."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from motcua.agencies import operations, queries
from motcua.agencies.models import Agency, Placement
from motcua.journal.models import JournalEntry

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
BEFORE, CUT = date(2016, 1, 1), date(2025, 7, 1)


def _found(code: str, tier: str, parent: Agency | None = None, on: date = BEFORE) -> Agency:
    return operations.found(
        code=code, name_vi=f"Cơ quan {code}", tier=tier, kind="committee", valid_from=on,
        parent=parent, actor="system:test", at=NOW,
    )  # fmt: skip


def test_three_tiers_before_1_july_2025_and_two_since_are_both_data() -> None:
    province = _found("H99", "province")
    district = _found("H99.50", "district", province)
    old_commune = _found("H99.50.01", "commune", district)
    new_commune = _found("H99.12", "commune", province, on=CUT)
    last = date(2025, 6, 30)
    for ended in (district, old_commune):
        operations.end(agency=ended, last_day=last, actor="system:test", at=NOW)
    operations.succeed(
        predecessor=old_commune, successor=new_commune, on=CUT, actor="system:test", at=NOW
    )

    then = [(r.agency.code, r.depth) for r in queries.tree_on(day=date(2021, 10, 31))]
    now = [(r.agency.code, r.depth) for r in queries.tree_on(day=date(2026, 11, 23))]

    assert then == [("H99", 0), ("H99.50", 1), ("H99.50.01", 2)]
    assert now == [("H99", 0), ("H99.12", 1)]
    assert queries.successors_of(agency=old_commune, on=date(2026, 1, 1)) == [new_commune]
    assert queries.successors_of(agency=old_commune, on=date(2025, 6, 30)) == [old_commune]


def test_an_agency_moved_under_another_keeps_its_past() -> None:
    province = _found("H99", "province")
    office, department = (
        _found("H99.01", "province", province),
        _found("H99.02", "province", province),
    )
    operations.place(agency=office, parent=department, valid_from=CUT, actor="system:test", at=NOW)
    assert queries.descendant_ids(agency_id=department.pk, day=date(2025, 6, 30)) == set()
    assert queries.descendant_ids(agency_id=department.pk, day=CUT) == {office.pk}


def test_no_agency_comes_to_stand_under_itself() -> None:
    top = _found("H99", "province")
    below = _found("H99.01", "province", top)
    with pytest.raises(operations.WouldBeACircle):
        operations.place(agency=top, parent=below, valid_from=CUT, actor="system:test", at=NOW)
    with pytest.raises(operations.WouldBeACircle):
        operations.place(agency=top, parent=top, valid_from=CUT, actor="system:test", at=NOW)


def test_a_code_is_never_used_twice_also_not_after_its_agency_ended() -> None:
    ended = _found("H99.50", "district")
    operations.end(agency=ended, last_day=date(2025, 6, 30), actor="system:test", at=NOW)
    with pytest.raises(operations.AgencyCodeTaken):
        _found("H99.50", "commune", on=CUT)


def test_a_correction_outside_the_closed_list_is_refused() -> None:
    agency = _found("H99", "province")
    with pytest.raises(operations.FieldNotCorrectable):
        operations.correct(agency=agency, actor="system:test", at=NOW, tier="commune")


def test_the_database_itself_refuses_two_present_parents() -> None:
    top = _found("H99", "province")
    other, child = _found("H99.01", "province"), _found("H99.02", "province", top)
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.create(agency=child, parent=other, valid_from=CUT)


def test_every_change_of_the_tree_is_journalled() -> None:
    top = _found("H99", "province")
    operations.correct(agency=top, actor="system:test", at=NOW, phone="0299 000 0022")
    operations.end(agency=top, last_day=CUT, actor="system:test", at=NOW)
    assert list(JournalEntry.objects.order_by("id").values_list("tag", flat=True)) == [
        "agencies:agency:found", "agencies:agency:correct", "agencies:agency:end",
    ]  # fmt: skip
