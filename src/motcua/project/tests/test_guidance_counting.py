"""Counting words, campaigns and help: in nobody's way, once, and about nobody."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import structlog
from django.db import connection
from tests.world import World, at

from motcua.catalogue.operations.edit_synonym import write_synonym
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations.submit import submit
from motcua.dossiers.ways_of_filing import Way, by_agency, by_week, filed
from motcua.eforms.models import Draft
from motcua.guidance.models import (
    AssistedDraft,
    AssistSession,
    Campaign,
    DraftArrival,
    PlaceCount,
    SearchedWords,
)
from motcua.guidance.operations import count_words
from motcua.guidance.operations.assisting import (
    LASTS,
    NotAtThisCounter,
    assisting_unit_of,
    close_session,
    mark_assisted,
    open_session,
    session_open,
)
from motcua.guidance.operations.attribution import (
    attribute_draft,
    attribute_submission,
    count_visit,
    place_of,
)
from motcua.guidance.operations.campaigns import (
    NoPlace,
    PeriodNotUsable,
    PlaceRow,
    TargetNotHere,
    add_places,
    begin_campaign,
    stop_campaign,
)
from motcua.guidance.operations.count_words import count_opened, count_search
from motcua.guidance.operations.judge_words import forget_old_words, judge_words
from motcua.guidance.posters import poster
from motcua.guidance.queries.campaigns import campaigns, places_of, submissions_of, weeks_of
from motcua.guidance.queries.words import missed_words, weeks_of_searches
from motcua.kit.references import new_token

DAY = date(2026, 11, 2)
NOW = at(2, "09:00")
WHO: dict[str, Any] = {"actor": "account:1", "at": NOW}
PERIOD = {"since": DAY - timedelta(days=28), "until": DAY + timedelta(days=1)}


@pytest.mark.django_db
def test_a_search_is_counted_in_one_statement_and_folded(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):  # a savepoint on either side, in a test's transaction
        count_search(words="Thẻ  BUS", found=0, on=DAY)
    count_search(words="the bus", found=4, on=DAY)
    count_opened(words="the bus", on=DAY)
    row = SearchedWords.objects.get()
    assert (row.words, row.searches, row.nothing, row.opened) == ("the bus", 2, 1, 1)


@pytest.mark.django_db
def test_what_looks_like_a_person_is_not_written_at_all(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        count_search(words="099 091 003 426", found=0, on=DAY)
        count_opened(words="a@b.vn", on=DAY)


@pytest.mark.django_db
def test_a_count_that_cannot_be_written_never_fails_the_search_and_is_told_without_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(count_words, "_SEARCHED", "INSERT INTO nowhere VALUES (%(words)s)")
    with structlog.testing.capture_logs() as told:
        count_search(words="the bus", found=0, on=DAY)
    [entry] = told
    assert (entry["event"], entry["log_level"]) == ("guidance.words_not_counted", "error")
    assert "bus" not in str(entry)
    assert SearchedWords.objects.count() == 0


@pytest.mark.django_db
def test_nonsense_without_end_fills_no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(count_words, "MOST_WORDS_A_DAY", 3)
    for n in range(6):
        count_search(words=f"tu so {n}", found=0, on=DAY)
    count_search(words="tu so 0", found=0, on=DAY)
    assert SearchedWords.objects.count() == 3
    assert SearchedWords.objects.get(words="tu so 0").searches == 2


@pytest.mark.django_db
def test_words_typed_once_are_counted_and_never_shown() -> None:
    for _ in range(3):
        count_search(words="vssid", found=0, on=DAY)
    count_search(words="mot lan", found=0, on=DAY)
    for _ in range(2):
        count_search(words="hang rong", found=5, on=DAY)
    assert [(row.words, row.misses) for row in missed_words(**PERIOD)] == [("vssid", 3)]
    assert [row.words for row in missed_words(**PERIOD, unopened=True)] == ["hang rong"]
    week = weeks_of_searches(**PERIOD)[-1]
    assert (week.monday, week.searches, week.nothing) == (DAY, 6, 4)
    assert forget_old_words(on=DAY + timedelta(days=40)) == 1
    assert SearchedWords.objects.count() == 2
    assert forget_old_words(on=DAY + timedelta(days=500)) == 2


def test_words_made_a_synonym_are_mended_until_they_find_nothing_again(world: World) -> None:
    for _ in range(2):
        count_search(words="vssid", found=0, on=DAY)
    [row] = missed_words(**PERIOD)
    assert not row.is_mended
    write_synonym(phrase="vssid", meaning="tạm trú", codes=[], provenance="tìm không thấy", **WHO)
    [row] = missed_words(**PERIOD)
    assert row.is_mended and row.mended_on == DAY
    count_search(words="vssid", found=0, on=DAY + timedelta(days=3))
    [row] = missed_words(since=DAY, until=DAY + timedelta(days=7))
    assert (row.is_mended, row.since) == (False, 1)


@pytest.mark.django_db
def test_a_verdict_may_be_taken_back() -> None:
    for _ in range(2):
        count_search(words="wifi", found=0, on=DAY)
    judge_words(words="wifi", verdict="not_ours", **WHO)
    assert missed_words(**PERIOD)[0].is_mended
    judge_words(words="wifi", verdict="", **WHO)
    assert not missed_words(**PERIOD)[0].is_mended


def _campaign(world: World, **more: Any) -> Campaign:
    places = [PlaceRow(world.agency("H99.12").pk), PlaceRow(None, "Chợ Đồng Sen")]
    values: dict[str, Any] = {
        "name": "Thử", "headline_vi": "Khai sinh tại nhà", "headline_en": "From home",
        "words_vi": "", "words_en": "", "target": "/thu-tuc/1.001193/", "starts_on": DAY,
        "last_day": DAY + timedelta(days=6), "places": places, **WHO, **more,
    }  # fmt: skip
    return begin_campaign(**values)


def test_a_campaign_leads_to_a_page_of_this_portal_in_a_period_at_a_place(world: World) -> None:
    for target in (
        "https://la.vn/", "//la.vn/", "/khong-co/", "/can-bo/", "/d/abc", "thu-tuc", "/healthz",
        "/thu-tuc/9.999999/", "/su-kien/khong-co/", "/dang-xuat/", "/tai-khoan/", "/ho-so/tu-lam/",
    ):  # fmt: skip
        with pytest.raises(TargetNotHere):
            _campaign(world, target=target)
    with pytest.raises(PeriodNotUsable):
        _campaign(world, last_day=DAY - timedelta(days=1))
    with pytest.raises(NoPlace):
        _campaign(world, places=[])
    campaign = _campaign(world)
    assert add_places(campaign_id=campaign.pk, places=[PlaceRow(None, "Chợ Đồng Sen")], **WHO) == 0
    assert len({place.code for place in campaign.places.all()}) == 2


def test_a_visit_a_draft_and_its_submission_are_counted_once_each(world: World) -> None:
    campaign = _campaign(world)
    counter = campaign.places.get(agency__code="H99.12")
    for _ in range(3):
        count_visit(place=place_of(code=counter.code.upper()), at=NOW)
    draft = world.draft(NOW)
    for _ in range(2):
        attribute_draft(draft_id=draft, code=counter.code, at=NOW)
    later = at(4, "10:00")
    for _ in range(2):  # the second click finds the dossier
        submit(
            draft_id=draft, applicant=world.person("congdan"), submitted_at=later, token=new_token()
        )
    world.submit(later)  # from nowhere
    [row] = campaigns()
    assert (row.brought.visits, row.brought.drafts, row.brought.submissions) == (3, 1, 1)
    [week] = weeks_of(campaign=campaign, places=places_of(campaign=campaign))
    assert (week.monday, week.place, week.brought.submissions) == (DAY, counter, 1)
    [sent] = submissions_of(campaign=campaign)
    assert (sent.procedure_code, sent.submitted_at) == ("1.001193", later)


def test_nothing_is_counted_before_after_and_once_stopped(world: World) -> None:
    campaign = _campaign(world)
    place = campaign.places.first()
    for moment in (NOW - timedelta(days=1), NOW + timedelta(days=7)):
        count_visit(place=place_of(code=place.code), at=moment)
    stop_campaign(campaign_id=campaign.pk, **WHO)
    draft = world.draft(at(3, "09:00"))
    attribute_draft(draft_id=draft, code=place.code, at=at(3, "09:00"))
    attribute_draft(draft_id=draft, code="khongco", at=NOW)
    attribute_submission(draft_id=draft, at=NOW)
    assert PlaceCount.objects.count() == 0 and DraftArrival.objects.count() == 0


def test_where_a_draft_came_from_goes_with_the_draft(world: World) -> None:
    place = _campaign(world).places.first()
    draft = world.draft(NOW)
    attribute_draft(draft_id=draft, code=place.code, at=NOW)
    Draft.objects.filter(pk=draft).delete()
    assert DraftArrival.objects.count() == 0
    assert PlaceCount.objects.get().drafts == 1


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_a_poster_is_one_page_whatever_is_written_on_it(world: World, size: str) -> None:
    campaign = _campaign(world, headline_vi="Đăng ký khai sinh, thường trú, thẻ bảo hiểm y tế cho "
                         "con ngay tại nhà mình trong một lần", words_vi="Không phải xếp hàng. " * 10,
                         words_en="No queue. " * 20)  # fmt: skip
    pdf = poster(place=campaign.places.get(label=""), size=size, site="https://mot-cua.example",
                 made_at=NOW)  # fmt: skip
    assert pdf.startswith(b"%PDF-") and b"/Type/Pages/Count 1/" in pdf
    with pytest.raises(ValueError, match="a3"):
        poster(place=campaign.places.first(), size="a3", site="https://x", made_at=NOW)


def _session(world: World) -> AssistSession:
    return open_session(
        officer=world.person("tiepnhan"), agency_id=world.agency("H99.12").pk, at=NOW
    )


def test_only_the_counter_s_own_officers_open_and_end_a_session(world: World) -> None:
    session = _session(world)
    assert _session(world) == session
    for other in ("hotich", "tiepnhan2", "congdan"):
        with pytest.raises(NotAtThisCounter):
            open_session(officer=world.person(other), agency_id=session.agency_id, at=NOW)
        with pytest.raises(NotAtThisCounter):
            close_session(session_id=session.pk, officer=world.person(other), at=NOW)


def test_a_session_ends_with_the_day_or_with_a_click(world: World) -> None:
    session = _session(world)
    assert session_open(code=session.code.lower(), at=NOW) == session
    assert session_open(code=session.code, at=NOW + LASTS) is None
    close_session(session_id=session.pk, officer=world.person("tiepnhan"), at=NOW)
    draft = world.draft(NOW)
    mark_assisted(draft_id=draft, code=session.code, at=NOW)
    assert AssistedDraft.objects.count() == 0 and assisting_unit_of(draft_id=draft) is None


def test_assisted_dossiers_are_counted_apart_from_self_filed_ones(world: World) -> None:
    draft = world.draft(NOW)
    mark_assisted(draft_id=draft, code=_session(world).code, at=NOW)
    helped = submit(
        draft_id=draft, applicant=world.person("congdan"), submitted_at=NOW, token=new_token(),
        assisting_unit_id=assisting_unit_of(draft_id=UUID(str(draft))),
    )  # fmt: skip
    world.submit(at(3, "09:00"), agency="H99.13")
    # Monday 9 November, half past midnight: in London it is still Sunday
    world.submit(at(9, "00:30"))
    first, second = by_week(since=DAY, until=DAY + timedelta(days=14))
    assert (first.monday, first.alone, first.assisted) == (date(2026, 11, 9), 1, 0)
    assert (second.monday, second.alone, second.assisted, second.total) == (DAY, 1, 1, 2)
    rows = by_agency(since=DAY, until=DAY + timedelta(days=7))
    assert [(r.agency.code, r.alone, r.assisted) for r in rows] == [
        ("H99.12", 0, 1),
        ("H99.13", 1, 0),
    ]
    [listed] = filed(since=DAY, until=DAY + timedelta(days=7), way=Way.ASSISTED)
    assert listed.number == Dossier.objects.get(pk=helped.dossier_id).number
    assert listed.assisting_unit.code == "H99.12"


def test_the_figures_take_a_constant_number_of_statements(
    world: World, django_assert_max_num_queries: Any
) -> None:
    assert connection.vendor == "postgresql"
    with django_assert_max_num_queries(3):
        by_week(since=DAY, until=DAY + timedelta(days=91))
        by_agency(since=DAY, until=DAY + timedelta(days=91))
    with django_assert_max_num_queries(2):
        campaigns()
