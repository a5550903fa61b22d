"""One dossier's walk, act by act, on real rows."""

from datetime import timedelta
from typing import Any

import pytest
from tests.world import BIRTH, MARRIAGE, World, at

from motcua.casework import operations as casework
from motcua.casework.models import Case, LedgerEntry
from motcua.casework.states import national_code
from motcua.dossiers.access import ActNotTheirs, DossierNotTheirs, get_dossier_for_applicant
from motcua.dossiers.models import Dossier, Paper, Party, Rating
from motcua.dossiers.operations import close_early, handle
from motcua.dossiers.operations.accept import accept
from motcua.dossiers.operations.acting import Click
from motcua.dossiers.operations.hand_over import ReceiverMissing, hand_over
from motcua.dossiers.operations.rate import BadMark, NoSuchRating, RatingIsFinal, rate
from motcua.dossiers.operations.refuse import refuse
from motcua.dossiers.operations.submit import (
    DraftNotReady,
    DraftNotTheirs,
    ServiceClosed,
    submit,
)
from motcua.dossiers.operations.supplement import answer_supplement, request_supplement
from motcua.dossiers.queries import find_by_number_and_secret
from motcua.eforms.operations.start_draft import start_draft
from motcua.journal.models import JournalEntry
from motcua.kit.references import new_token
from motcua.notifications.models import Message


def _accepted(world: World, when: Any = None, **more: Any) -> Dossier:
    when = when or at(2, "09:00")
    done = world.submit(when, **more)
    dossier, officer, click = world.seen_by("tiepnhan", done.dossier_id, when)
    accept(dossier=dossier, officer=officer, click=click, at=when + timedelta(minutes=20))
    return Dossier.objects.select_related("case").get(pk=done.dossier_id)


def test_a_dossier_walks_from_submission_to_rating(world: World) -> None:
    done = world.submit(at(2, "08:30"))
    dossier, tung, click = world.seen_by("tiepnhan", done.dossier_id, at(2, "08:50"))
    accept(dossier=dossier, officer=tung, click=click, at=at(2, "08:50"))
    dossier, thu, click = world.seen_by("hotich", done.dossier_id, at(2, "10:00"))
    handle.decide(dossier=dossier, officer=thu, click=click, granted=True, number="1/2026",
                  summary="", at=at(2, "10:00"))  # fmt: skip
    dossier, thu, click = world.seen_by("hotich", done.dossier_id, at(2, "10:05"))
    handle.forward(dossier=dossier, officer=thu, click=click, note="Đủ.", at=at(2, "10:05"))
    dossier, dat, click = world.seen_by("lanhdao", done.dossier_id, at(2, "14:00"))
    handle.sign_off(dossier=dossier, officer=dat, click=click, at=at(2, "14:00"))
    dossier, tung, click = world.seen_by("tiepnhan", done.dossier_id, at(2, "15:00"))
    hand_over(dossier=dossier, officer=tung, click=click, channel="counter",
              received_by="Nguyễn Quốc Khải", at=at(2, "15:00"))  # fmt: skip
    token = Rating.objects.get(dossier=dossier).token
    rate(token=token, on_time=5, attitude=4, clarity=3, comment="", at=at(2, "20:00"))

    dossier.refresh_from_db()
    assert dossier.code == "H99.12-261102-0001"
    assert national_code(dossier.case.state) == 10
    # Same day, received before 15.00: due at the close of that day.
    assert dossier.case.due_at == at(2, "17:00")
    assert dossier.result.signed_by == world.person("lanhdao")
    assert [e.kind for e in LedgerEntry.objects.filter(case=dossier.case)] == ["start", "stop"]
    tags = JournalEntry.objects.filter(subject=f"case:{dossier.case_id}").order_by("id")
    assert [t.tag.rpartition(":")[2] for t in tags] == [
        "open", "accept", "decide", "forward", "sign_off", "hand_over",
    ]  # fmt: skip
    kinds = set(Message.objects.values_list("kind", flat=True))
    assert {"submitted", "accepted", "result_ready", "handed_over"} <= kinds


def test_applicant_child_and_authorised_person_are_three_things(world: World) -> None:
    done = world.submit(at(2, "08:30"))
    roles = {p.role: p for p in Party.objects.filter(dossier_id=done.dossier_id)}
    assert roles["applicant"].full_name == "Nguyễn Quốc Khải"
    assert roles["subject"].full_name == "Nguyễn Phạm An Nhiên"
    assert Paper.objects.filter(dossier_id=done.dossier_id, component="giay_chung_sinh").exists()


def test_received_after_15_00_is_due_on_the_next_working_day(world: World) -> None:
    dossier = _accepted(world, at(2, "15:05"))
    assert dossier.case.due_at == at(3, "17:00")


def test_three_working_days_end_at_the_close_of_the_third(world: World) -> None:
    # Monday received; Tuesday, Wednesday, Thursday counted.
    dossier = _accepted(world, at(2, "09:00"), code=MARRIAGE)
    assert dossier.case.due_at == at(5, "17:00")


def test_a_reference_is_random_and_a_code_comes_only_with_acceptance(world: World) -> None:
    done = world.submit(at(2, "08:30"))
    dossier = Dossier.objects.get(pk=done.dossier_id)
    assert dossier.code is None
    assert len(done.reference) == 14 and len(done.secret) == 8
    assert done.reference != world.submit(at(2, "08:31")).reference


def test_codes_of_a_unit_and_day_follow_each_other_without_a_gap(world: World) -> None:
    codes = [_accepted(world, at(2, f"09:{n:02d}")).code for n in range(3)]
    assert codes == [f"H99.12-261102-000{n}" for n in (1, 2, 3)]
    assert _accepted(world, at(3, "09:00")).code == "H99.12-261103-0001"


def test_a_day_with_more_than_9999_dossiers_goes_on_with_five_digits(world: World) -> None:
    from motcua.dossiers.models import CodeCounter

    CodeCounter.objects.create(unit=world.agency("H99.12"), day=at(2, "09:00").date(), last=9999)
    assert _accepted(world).code == "H99.12-261102-10000"


def test_submitting_a_draft_twice_shows_the_first_dossier(world: World) -> None:
    draft, khai = world.draft(at(2, "08:30")), world.person("congdan")
    first = submit(draft_id=draft, applicant=khai, submitted_at=at(2, "08:40"), token=new_token())
    again = submit(draft_id=draft, applicant=khai, submitted_at=at(2, "08:41"), token=new_token())
    assert again.repeated and again.reference == first.reference
    assert Dossier.objects.count() == Case.objects.count() == 1


def test_a_click_repeated_shows_the_first_outcome_and_does_nothing_more(world: World) -> None:
    done = world.submit(at(2, "08:30"))
    dossier, officer, click = world.seen_by("tiepnhan", done.dossier_id, at(2, "09:00"))
    first = accept(dossier=dossier, officer=officer, click=click, at=at(2, "09:00"))
    again, officer, _ = world.seen_by("tiepnhan", done.dossier_id, at(2, "09:01"))
    second = accept(dossier=again, officer=officer, click=click, at=at(2, "09:01"))
    assert second.repeated and second.due_at == first.due_at
    assert Dossier.objects.get().code == "H99.12-261102-0001"


def test_somebody_elses_act_in_between_refuses_the_second(world: World) -> None:
    done = world.submit(at(2, "08:30"))
    dossier, officer, click = world.seen_by("tiepnhan", done.dossier_id, at(2, "09:00"))
    stale, _, other = world.seen_by("tiepnhan", done.dossier_id, at(2, "09:00"))
    accept(dossier=dossier, officer=officer, click=click, at=at(2, "09:00"))
    with pytest.raises(casework.CaseChangedMeanwhile):
        refuse(dossier=stale, officer=officer, click=other, reason="Nhầm", basis="",
               at=at(2, "09:01"))  # fmt: skip


def test_an_unfinished_draft_is_not_submitted_and_nothing_of_it_is_lost(world: World) -> None:
    khai = world.person("congdan")
    started = start_draft(form_id="khai-sinh", procedure_code=BIRTH, at=at(2, "08:00"),
                          agency_id=world.agency("H99.12").pk, account_id=khai.pk)  # fmt: skip
    with pytest.raises(DraftNotReady) as refused:
        submit(draft_id=started.draft_id, applicant=khai, submitted_at=at(2, "08:10"), token="t")
    assert refused.value.page == "quan_he"
    assert Dossier.objects.count() == 0


def test_a_draft_is_submitted_by_its_own_applicant_only(world: World) -> None:
    draft = world.draft(at(2, "08:30"))
    with pytest.raises(DraftNotTheirs):
        submit(draft_id=draft, applicant=world.person("congdan2"), submitted_at=at(2, "08:40"),
               token="t")  # fmt: skip


def test_a_service_closed_meanwhile_keeps_the_draft(world: World) -> None:
    from motcua.catalogue.models import Service
    from motcua.eforms.models import Draft

    draft = world.draft(at(2, "08:30"))
    Service.objects.update(is_open_online=False)
    with pytest.raises(ServiceClosed):
        submit(draft_id=draft, applicant=world.person("congdan"), submitted_at=at(2, "08:40"),
               token="t")  # fmt: skip
    assert Draft.objects.get(pk=draft).submitted_reference is None


def test_a_supplement_stops_the_clock_and_the_answer_moves_the_date(world: World) -> None:
    dossier = _accepted(world, at(2, "09:00"), code=MARRIAGE)
    dossier, thu, click = world.seen_by("hotich", dossier.pk, at(3, "09:00"))
    request_supplement(dossier=dossier, officer=thu, click=click, reason="Thiếu giấy cũ",
                       components=(), answer_by=at(12, "17:00"), at=at(3, "09:00"))  # fmt: skip
    khai = world.person("congdan")
    own = get_dossier_for_applicant(reference=dossier.reference, account=khai)
    assert own.case.standing_since == at(3, "09:00")
    answer_supplement(dossier=own, applicant=khai, click=Click("t1", own.case.version), papers=(),
                      note="Tôi không còn giữ giấy cũ.", at=at(5, "09:00"))  # fmt: skip
    own.case.refresh_from_db()
    # Due Thursday 5, 17.00; stood two working days (16 hours): Monday 9, 17.00.
    assert own.case.due_at == at(9, "17:00")
    assert own.supplements.get().answered_at == at(5, "09:00")


def test_a_refusal_says_why_and_never_gets_a_code(world: World) -> None:
    done = world.submit(at(2, "08:30"))
    dossier, officer, click = world.seen_by("tiepnhan", done.dossier_id, at(2, "09:00"))
    with pytest.raises(casework.ReasonMissing):
        refuse(dossier=dossier, officer=officer, click=click, reason=" ", basis="",
               at=at(2, "09:00"))  # fmt: skip
    refuse(dossier=dossier, officer=officer, click=click, reason="Không thuộc thẩm quyền",
           basis="NĐ 61/2018", at=at(2, "09:00"))  # fmt: skip
    dossier.refresh_from_db()
    assert (dossier.code, dossier.closing_reason) == (None, "Không thuộc thẩm quyền")


def test_a_withdrawal_agreed_ends_the_dossier_and_one_denied_does_not(world: World) -> None:
    khai = world.person("congdan")
    for agreed in (True, False):
        dossier = _accepted(world, at(2, "09:00"), code=MARRIAGE)
        own = get_dossier_for_applicant(reference=dossier.reference, account=khai)
        close_early.request_withdrawal(dossier=own, applicant=khai, reason="Đổi ý",
                                       click=Click(new_token(), own.case.version),
                                       at=at(3, "08:00"))  # fmt: skip
        seen, thu, click = world.seen_by("hotich", dossier.pk, at(3, "09:00"))
        if agreed:
            close_early.agree_withdrawal(dossier=seen, officer=thu, click=click, at=at(3, "09:00"))
        else:
            close_early.deny_withdrawal(dossier=seen, officer=thu, click=click,
                                        reason="Đã trình ký", at=at(3, "09:00"))  # fmt: skip
        seen.case.refresh_from_db()
        assert seen.case.is_open is not agreed


def test_a_reason_too_long_is_refused_and_none_of_it_is_kept(world: World) -> None:
    khai = world.person("congdan")
    dossier = _accepted(world, at(2, "09:00"), code=MARRIAGE)
    own = get_dossier_for_applicant(reference=dossier.reference, account=khai)
    click = Click(new_token(), own.case.version)
    with pytest.raises(close_early.ReasonTooLong):
        close_early.request_withdrawal(
            dossier=own, applicant=khai, reason="x" * 1001, click=click, at=at(3, "08:00")
        )
    own.refresh_from_db()
    assert own.withdrawal_reason == ""


def test_one_new_appointment_is_made_at_most(world: World) -> None:
    dossier = _accepted(world, at(2, "09:00"), code=MARRIAGE)
    seen, dat, click = world.seen_by("lanhdao", dossier.pk, at(4, "09:00"))
    close_early.extend(dossier=seen, officer=dat, click=click, until=at(9, "17:00"),
                       reason="Chờ xác minh", at=at(4, "09:00"))  # fmt: skip
    seen, dat, click = world.seen_by("lanhdao", dossier.pk, at(5, "09:00"))
    with pytest.raises(casework.ReappointedAlready):
        close_early.extend(dossier=seen, officer=dat, click=click, until=at(11, "17:00"),
                           reason="Lại chờ", at=at(5, "09:00"))  # fmt: skip


def test_a_result_goes_back_a_step_and_loses_its_signature(world: World) -> None:
    dossier = _accepted(world)
    for login, act in (("hotich", "decide"), ("hotich", "forward"), ("lanhdao", "sign")):
        seen, who, click = world.seen_by(login, dossier.pk, at(2, "10:00"))
        if act == "decide":
            handle.decide(dossier=seen, officer=who, click=click, granted=True, number="9",
                          summary="", at=at(2, "10:00"))  # fmt: skip
        elif act == "forward":
            handle.forward(dossier=seen, officer=who, click=click, at=at(2, "10:00"))
        else:
            handle.sign_off(dossier=seen, officer=who, click=click, at=at(2, "10:00"))
    seen, who, click = world.seen_by("tiepnhan", dossier.pk, at(2, "11:00"))
    handle.return_to_previous(dossier=seen, officer=who, click=click, reason="Sai tên",
                              at=at(2, "11:00"))  # fmt: skip
    seen.result.refresh_from_db()
    assert seen.result.signed_at is None
    assert Case.objects.get().state == "in_progress"


def test_nobody_acts_beyond_their_role_unit_or_procedure(world: World) -> None:
    done = world.submit(at(2, "08:30"))
    when = at(2, "09:00")
    dossier, specialist, click = world.seen_by("hotich", done.dossier_id, when)
    with pytest.raises(ActNotTheirs):
        accept(dossier=dossier, officer=specialist, click=click, at=when)
    for stranger in ("tiepnhan2", "congan", "quantri", "congdan2"):
        with pytest.raises(DossierNotTheirs):
            world.seen_by(stranger, done.dossier_id, when)
    watched, viewer, click = world.seen_by("theodoi", done.dossier_id, when)
    with pytest.raises(ActNotTheirs):
        accept(dossier=watched, officer=viewer, click=click, at=when)


def test_an_applicant_opens_their_own_dossier_only(world: World) -> None:
    done = world.submit(at(2, "08:30"))
    with pytest.raises(DossierNotTheirs):
        get_dossier_for_applicant(reference=done.reference, account=world.person("congdan2"))


def test_reference_and_code_both_open_the_tracking_page_with_the_secret(world: World) -> None:
    dossier = _accepted(world)
    for number in (dossier.reference, dossier.code, f" {dossier.reference.lower()} "):
        found = find_by_number_and_secret(number=number, secret=dossier.secret.lower())
        assert found == dossier
    assert find_by_number_and_secret(number=dossier.code, secret="WRONGONE") is None
    assert find_by_number_and_secret(number="", secret="") is None


def test_a_hand_over_names_who_received_the_result(world: World) -> None:
    dossier = _accepted(world)
    seen, who, click = world.seen_by("tiepnhan", dossier.pk, at(2, "16:00"))
    with pytest.raises(ReceiverMissing):
        hand_over(dossier=seen, officer=who, click=click, channel="counter", received_by=" ",
                  at=at(2, "16:00"))  # fmt: skip


def test_a_rating_is_given_once_and_changed_for_seven_days(world: World) -> None:
    done = world.submit(at(2, "08:30"))
    dossier, officer, click = world.seen_by("tiepnhan", done.dossier_id, at(2, "09:00"))
    refuse(dossier=dossier, officer=officer, click=click, reason="Nhầm nơi", basis="",
           at=at(2, "09:00"))  # fmt: skip
    token = Rating.objects.get().token
    rate(token=token, on_time=5, attitude=5, clarity=5, comment="", at=at(3, "09:00"))
    rate(token=token, on_time=4, attitude=5, clarity=5, comment="", at=at(10, "09:00"))
    assert Rating.objects.get().on_time == 4
    with pytest.raises(RatingIsFinal):
        rate(token=token, on_time=1, attitude=1, clarity=1, comment="", at=at(10, "09:01"))
    with pytest.raises(BadMark):
        rate(token=token, on_time=6, attitude=5, clarity=5, comment="", at=at(4, "09:00"))
    with pytest.raises(NoSuchRating):
        rate(token="x", on_time=5, attitude=5, clarity=5, comment="", at=at(4, "09:00"))


def test_an_act_takes_fewer_than_twenty_statements(
    world: World, django_assert_max_num_queries: Any
) -> None:
    done = world.submit(at(2, "08:30"))
    dossier, officer, click = world.seen_by("tiepnhan", done.dossier_id, at(2, "09:00"))
    with django_assert_max_num_queries(17):
        accept(dossier=dossier, officer=officer, click=click, at=at(2, "09:00"))
    draft = world.draft(at(2, "09:30"))
    with django_assert_max_num_queries(20):
        submit(draft_id=draft, applicant=world.person("congdan"), submitted_at=at(2, "09:40"),
               token=new_token())  # fmt: skip
