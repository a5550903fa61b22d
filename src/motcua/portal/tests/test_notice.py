"""The counter's notice says what paper can say: places in print, headings once, what is cut and where it is whole."""

from datetime import date
from pathlib import Path

import pytest
from tests.world import World

from motcua.catalogue.queries import get_procedure_page
from motcua.catalogue.tests.records import MONDAY, record, take
from motcua.portal.notice import notice_of

ON = date(2026, 11, 2)
HREF = "https://dvc.lamgiang.example/thu-tuc/1.001193/"


def _notice(code: str = "1.001193", language: str = "vi") -> dict:  # type: ignore[type-arg]
    return notice_of(get_procedure_page(code=code, on=ON), href=HREF, on=ON, language=language)


def test_a_notice_names_its_counters_and_prints_the_address_online(world: World) -> None:
    where = _notice()["answers"][2]
    assert "Trên trang này" not in where["answer"]
    assert where["beside"] == "Hoặc nộp trên mạng: dvc.lamgiang.example/thu-tuc/1.001193/"
    assert [p["title"] for p in _notice()["parts"]].count("Nơi tiếp nhận") == 1


@pytest.mark.django_db
def test_what_to_bring_has_one_heading_and_tells_where_cut_names_are_whole(tmp_path: Path) -> None:
    cases = [
        {"case": f"Trường hợp {n}", "items": [{"name": name, "originals": 1, "copies": 0}]}
        for n, name in enumerate(("Tờ khai", "Giấy tờ rất dài…"))
    ]
    take(tmp_path, record("1.000001", dossier=cases), at=MONDAY)
    parts = _notice("1.000001")["parts"]
    assert [(p["title"], p["case"]) for p in parts] == [
        ("Cần có gì", "Trường hợp 0"), ("", "Trường hợp 1"),
    ]  # fmt: skip
    assert parts[0]["note"] == "" and "mã thủ tục 1.000001" in parts[1]["note"]
