"""Promises of published totals: entered with a source, corrected beside, never overwritten."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from tests.world import World

from motcua.journal.models import JournalEntry
from motcua.kit.clock import VN
from motcua.rules.reconciliation import BadMeasure
from motcua.stewardship.models import PublishedFigure, PublishedTotal
from motcua.stewardship.operations.published import (
    FigureTaken,
    NotAPart,
    NothingToWithdraw,
    NotPublishedYet,
    SourceMissing,
    define_figure,
    enter_total,
    withdraw_total,
)
from motcua.stewardship.queries.reconciliation import days_published, published_on

AT = datetime(2026, 11, 2, 9, 0, tzinfo=VN)
DAY = date(2026, 10, 31)
LATER = AT + timedelta(days=3)


def a_figure(words: str = "Thủ tục cấp tỉnh", **more: object) -> PublishedFigure:
    return define_figure(words=words, actor="test", at=AT, **more)  # type: ignore[arg-type]


def enter(figure: PublishedFigure, value: int, at: datetime = AT) -> PublishedTotal:
    return enter_total(figure=figure, value=value, as_of=DAY, source="Báo cáo", actor="test", at=at)


@pytest.mark.django_db
def test_a_correction_stands_beside_what_had_been_entered() -> None:
    figure = a_figure()
    enter(figure, 10)
    enter(figure, 12, LATER)
    [now] = published_on(day=DAY, known_before=LATER + timedelta(hours=1))
    [then] = published_on(day=DAY, known_before=AT + timedelta(hours=1))
    assert (now.value, now.was) == (12, 10)
    assert (then.value, then.was) == (10, None)


@pytest.mark.django_db
def test_the_same_total_twice_is_one_entry_and_one_line_of_the_journal() -> None:
    figure = a_figure()
    assert enter(figure, 10).pk == enter(figure, 10, LATER).pk
    assert JournalEntry.objects.filter(tag="stewardship:total:enter").count() == 1


@pytest.mark.django_db
def test_a_withdrawn_total_is_checked_no_more_and_stays_readable() -> None:
    figure = a_figure()
    enter(figure, 10)
    withdraw_total(figure=figure, as_of=DAY, note="nhầm", actor="test", at=LATER)
    assert published_on(day=DAY, known_before=LATER + timedelta(hours=1)) == ()
    assert list(figure.totals.order_by("pk").values_list("value", flat=True)) == [10, None]
    with pytest.raises(NothingToWithdraw):
        withdraw_total(figure=figure, as_of=DAY, note="nhầm", actor="test", at=LATER)


@pytest.mark.django_db
def test_totals_are_never_changed_or_removed() -> None:
    total = enter(a_figure(), 10)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedTotal.objects.filter(pk=total.pk).update(value=11)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedTotal.objects.filter(pk=total.pk).delete()


@pytest.mark.django_db
def test_what_makes_no_sense_is_refused() -> None:
    figure = a_figure()
    with pytest.raises(SourceMissing):
        enter_total(figure=figure, value=1, as_of=DAY, source=" ", actor="test", at=AT)
    with pytest.raises(NotPublishedYet):
        enter_total(
            figure=figure, value=1, as_of=date(2026, 11, 3), source="x", actor="test", at=AT
        )
    with pytest.raises(FigureTaken):
        a_figure(" Thủ tục  cấp tỉnh ")
    with pytest.raises(NotAPart):
        a_figure("Phần", is_part=True)
    with pytest.raises(BadMeasure):
        a_figure("Lạ", measure="government:moon")


@pytest.mark.django_db
def test_a_steward_enters_a_total_on_the_page_and_sees_it_checked(world: World) -> None:
    client = Client()
    client.force_login(world.person("kiemsoat"))
    base = "/can-bo/doi-soat/so-cong-bo/"
    answer = client.post(f"{base}chi-tieu/", {"moi-words": "Tất cả", "moi-measure": "all"})
    figure = PublishedFigure.objects.get()
    assert answer.status_code == 302 and f"chi-tieu={figure.pk}" in answer["Location"]
    sent = {"figure": figure.pk, "value": "5", "as_of": "2026-11-02", "source": "Báo cáo"}
    answer = client.post(f"{base}nhap/", sent)
    assert days_published() == (date(2026, 11, 2),)
    page = client.get(answer["Location"]).content.decode()
    # The world keeps three procedures.
    assert "công bố 5, đếm được 3, lệch 2" in page
    english = client.get(answer["Location"], headers={"accept-language": "en"})
    assert english.status_code == 200


@pytest.mark.django_db
def test_what_was_typed_comes_back_with_what_is_wrong(world: World) -> None:
    client = Client()
    client.force_login(world.person("kiemsoat"))
    figure = a_figure()
    answer = client.post(
        "/can-bo/doi-soat/so-cong-bo/nhap/",
        {"figure": figure.pk, "value": "5", "as_of": "2199-01-01", "source": "Báo cáo năm"},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ngày này chưa đến." in page and "Báo cáo năm" in page
    assert not PublishedTotal.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["ngay=hôm-qua", "ngay=9999-99-99&luat=x&biet=y", "luat=decree_42_2022", "xem=co-quan"],
)
def test_what_makes_no_sense_in_an_address_is_said_and_no_other_list_is_shown(
    world: World, query: str
) -> None:
    client = Client()
    client.force_login(world.person("lanhdao"))
    shown = client.get(f"/can-bo/doi-soat/?{query}")
    assert shown.status_code == 200
    left_out = "đã bỏ qua" in shown.content.decode()
    assert left_out == ("hôm-qua" in query or "9999" in query)
    listed = "/can-bo/doi-soat/danh-sach/"
    assert client.get(f"{listed}?{query}&trong=all&trang=-1").status_code == 200
    # Without the part that makes no sense it would be another list, taken for the one asked for.
    assert client.get(f"{listed}?{query}&trong=x;all").status_code == 404


@pytest.mark.django_db
def test_the_papers_of_the_report_are_made(world: World) -> None:
    client = Client()
    client.force_login(world.person("lanhdao"))
    pdf = client.get("/can-bo/doi-soat/bao-cao.pdf").content
    book = client.get("/can-bo/doi-soat/bao-cao.xlsx").content
    assert pdf.startswith(b"%PDF") and book.startswith(b"PK")


@pytest.mark.django_db
def test_services_behind_a_number_open_with_as_many_rows(world: World) -> None:
    client = Client()
    client.force_login(world.person("lanhdao"))
    printed = client.get("/can-bo/doi-soat/").content.decode()
    found = re.findall(r'<a href="(/can-bo/muc-do/[^"]+)">([\d.]+)</a>', printed)
    assert len(found) >= 4, "services by level, and what each agency has online"
    for href, number in set(found):
        listed = client.get(href.replace("&amp;", "&")).content.decode()
        total = re.search(r'</?h2>[^<]*<span class="quiet">([\d.]+)</span>', listed)
        assert total is not None and total[1] == number, href
