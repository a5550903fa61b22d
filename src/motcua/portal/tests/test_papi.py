"""PAPI for the public: the same numbers as at the desk, for anybody, in two languages."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db


def test_anybody_reads_why_a_province_fell() -> None:
    page = Client().get("/papi/?tinh=Binh+Duong&nam=2020").content.decode()
    for words in ("40,76", "57", "từ 36/63 năm 2019 thành 56/63 năm 2020", "không so sánh được"):
        assert words in page


def test_without_a_choice_the_page_says_that_it_shows_an_example() -> None:
    page = Client().get("/papi/").content.decode()
    assert "làm ví dụ" in page


def test_the_page_costs_few_statements_and_little_to_send() -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = Client().get("/papi/?tinh=74&nam=2020", headers={"accept-encoding": "gzip"})
    assert len(queries) <= 4
    assert len(answer.content) < 60_000


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "json"])
def test_the_report_is_handed_out_to_anybody(ending: str) -> None:
    answer = Client().get(f"/papi/bao-cao.{ending}?tinh=74&nam=2020")
    assert answer.status_code == 200
    assert len(answer.content) > 5_000
