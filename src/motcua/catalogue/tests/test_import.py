"""Taking in a file: the good stays good whatever stands beside it."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from motcua.catalogue.models import ImportRun, Procedure, ProcedureVersion, TimeLimit
from motcua.catalogue.operations.import_catalogue import (
    VersionsBeginInTheFuture,
    import_catalogue,
)
from motcua.catalogue.queries import get_procedure_page
from motcua.catalogue.search import search
from motcua.catalogue.tests.records import MONDAY, lines_file, record, take
from motcua.journal.models import JournalEntry

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)


def _standing(code: str = "1.001193") -> ProcedureVersion:
    return ProcedureVersion.objects.get(procedure__code=code, valid_to=None)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    take(tmp_path, record(), record("2.000815", "Chứng thực bản sao"))
    before = list(ProcedureVersion.objects.order_by("pk").values())
    again = take(tmp_path, record(), record("2.000815", "Chứng thực bản sao"), at=TUESDAY)
    assert (again.taken, again.unchanged, again.changed, again.refused) == (0, 2, 0, 0)
    assert list(ProcedureVersion.objects.order_by("pk").values()) == before


def test_a_changed_record_becomes_a_version_that_holds_from_that_day(tmp_path: Path) -> None:
    take(tmp_path, record(limit=5))
    report = take(tmp_path, record(limit=3), at=TUESDAY)
    assert report.changed == 1
    old, new = ProcedureVersion.objects.order_by("number")
    assert (old.valid_from, old.valid_to) == (date(2026, 11, 2), date(2026, 11, 3))
    assert (new.number, new.valid_from, new.valid_to) == (2, date(2026, 11, 3), None)
    assert [limit.quantity for limit in old.limits.all()] == [5, 5, 5]
    assert [limit.quantity for limit in new.limits.all()] == [3, 3, 3]


def test_a_changed_step_is_a_change_although_the_facts_are_the_same(tmp_path: Path) -> None:
    take(tmp_path, record())
    report = take(tmp_path, record(steps=[{"name": None, "text": "Nộp ở quầy."}]), at=TUESDAY)
    assert (report.changed, report.completed) == (1, 0)
    newest = get_procedure_page(code="1.001193", on=date(2026, 11, 3)).history[0]
    assert (newest.is_completion, newest.changed) == (False, ("steps",))


def test_a_version_replaced_on_its_own_day_holds_for_no_day_and_stays(tmp_path: Path) -> None:
    take(tmp_path, record(limit=5))
    take(tmp_path, record(limit=3), at=MONDAY + timedelta(hours=2))
    old, new = ProcedureVersion.objects.order_by("number")
    assert old.valid_from == old.valid_to == new.valid_from


def test_bad_lines_never_stop_the_good_and_are_told_with_their_number(tmp_path: Path) -> None:
    report = take(
        tmp_path,
        record("1.000001", "Một"),
        "{broken",
        b"\xff\xfe\xfa",
        {"name": "không có mã"},
        record("1.000002", "Hai"),
        record("1.000001", "Một lần nữa"),
        record("1.000003", "Ba", levels="xa"),
        record("1.000004", "Bốn"),
    )
    assert sorted(Procedure.objects.values_list("code", flat=True)) == [
        "1.000001", "1.000002", "1.000004",
    ]  # fmt: skip
    assert (report.taken, report.refused) == (3, 5)
    assert [(r.line, r.reason, r.detail) for r in report.refusals] == [
        (2, "not_json", ""),
        (3, "not_utf8", ""),
        (4, "code_missing", ""),
        (6, "duplicate", "1"),
        (7, "wrong_type", "levels"),
    ]
    assert _standing("1.000001").name == "Một"


def test_a_reason_has_words_in_both_languages(tmp_path: Path) -> None:
    told = take(tmp_path, "{").as_json()["refusals"][0]
    assert told["reason_vi"] == "Không phải JSON"
    assert told["reason_en"] == "Not JSON"


def test_records_with_defects_are_kept_and_counted(tmp_path: Path) -> None:
    report = take(tmp_path, record(limit=1, unit=None), record("1.014955-Xoa", "Hỗ trợ"))
    assert dict(report.marks) == {"unit_missing": 1, "code_irregular": 1}
    assert _standing().marks == ["unit_missing"]
    assert [limit.unit_is_missing for limit in TimeLimit.objects.filter(version=_standing())] == [
        True, True, True,
    ]  # fmt: skip


def test_procedures_that_a_file_does_not_hold_are_left_alone_and_counted(tmp_path: Path) -> None:
    take(tmp_path, record(), record("1.000656", "Đăng ký khai tử"))
    report = take(tmp_path, record(), at=TUESDAY)
    assert report.absent == 1
    assert _standing("1.000656").valid_to is None


def test_an_import_that_dies_leaves_nothing(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("motcua.catalogue.search.index.rebuild", _die)
    with pytest.raises(RuntimeError):
        take(tmp_path, record())
    assert not Procedure.objects.exists()
    assert not ImportRun.objects.exists()


def _die(**_: Any) -> None:
    raise RuntimeError("the lights went out")


def test_a_file_cut_off_in_the_middle_gives_what_it_holds(tmp_path: Path) -> None:
    many = [record(f"1.{n:06}", f"Thủ tục số {n} {n**7}") for n in range(1, 900)]
    path = lines_file(tmp_path, *many, packed=True)
    path.write_bytes(path.read_bytes()[:-2_000])
    report = import_catalogue(path=path, at=MONDAY, actor="system:test")
    assert report.taken > 100
    assert [refusal.reason for refusal in report.refusals] == ["file_broken"]


def test_an_import_may_begin_earlier_but_not_later_than_its_day(tmp_path: Path) -> None:
    path = lines_file(tmp_path, record())
    with pytest.raises(VersionsBeginInTheFuture):
        import_catalogue(path=path, at=MONDAY, actor="system:test", valid_from=date(2026, 11, 3))
    import_catalogue(path=path, at=MONDAY, actor="system:test", valid_from=date(2026, 7, 1))
    assert _standing().valid_from == date(2026, 7, 1)


def test_an_import_is_journalled_with_its_counts_and_no_names(tmp_path: Path) -> None:
    take(tmp_path, record(), "{")
    entry = JournalEntry.objects.get(tag="catalogue:import:take")
    assert entry.actor == "system:test"
    counts = {name: entry.data[name] for name in ("taken", "unchanged", "changed", "refused")}
    assert counts == {"taken": 1, "unchanged": 0, "changed": 0, "refused": 1}
    assert "khai sinh" not in json.dumps(entry.data, ensure_ascii=False)


def test_a_version_is_never_changed_and_is_ended_once(tmp_path: Path) -> None:
    take(tmp_path, record())
    version = ProcedureVersion.objects.filter(pk=_standing().pk)
    for change in ({"name": "Khác"}, {"content": {}}, {"valid_from": date(2020, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            version.update(**change)
    version.update(valid_to=date(2026, 12, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        version.update(valid_to=None)


def test_what_was_imported_is_found_at_once_under_its_new_name(tmp_path: Path) -> None:
    take(tmp_path, record(name="Thủ tục đăng ký khai sinh"))
    take(tmp_path, record(name="Thủ tục ghi nhận việc sinh"), at=TUESDAY)
    assert [hit.name for hit in search("ghi nhận việc sinh").hits] == ["Thủ tục ghi nhận việc sinh"]


def test_the_command_prints_one_json_value_and_falls_short_when_a_line_is_refused(
    tmp_path: Path, capsys: Any
) -> None:
    path = lines_file(tmp_path, record(), "{")
    with pytest.raises(SystemExit) as ended:
        call_command("catalogue_import", str(path), "--json")
    printed = capsys.readouterr().out
    assert ended.value.code == 1
    assert json.loads(printed)["taken"] == 1
    assert printed.count("\n") == 1


def test_the_command_says_when_there_is_no_such_file(tmp_path: Path, capsys: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("catalogue_import", str(tmp_path / "nowhere.jsonl"), "--json")
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""
