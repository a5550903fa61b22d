"""
kill -9 of web server, worker and PostgreSQL while eight clients work: nothing told is lost.

What the clients were told is compared with the tables themselves, read past the product's code.
"""

import json
import threading
from collections.abc import Callable

import pytest

from tests.faults.installation import HOST, Installation, wait_until
from tests.faults.people import Browser, Citizen, Officer, Person, Told

pytestmark = pytest.mark.fault

WORK_BETWEEN_KILLS = 12
PATIENCE_SECONDS = 60


def crowd(installation: Installation, told: Told, over: threading.Event) -> list[Person]:
    """Five citizens and three officers, two of them at one counter, all signed in."""
    people: list[Person] = [
        Citizen(Browser(HOST, installation.port), f"do-dan-{n:02}", told, over,
                unit=f"H98.{11 + n % 2}")
        for n in range(5)
    ] + [
        Officer(Browser(HOST, installation.port), f"do-can-bo-{n:02}", told, over)
        for n in (0, 0, 1)
    ]  # fmt: skip
    for person in people:
        person.sign_in()
    return people


def work_through_kills(installation: Installation) -> Told:
    """Let the crowd work; kill one part after the other, each time in the middle of it."""
    told, over = Told(), threading.Event()
    people = crowd(installation, told, over)
    for person in people:
        person.start()
    kills: list[Callable[[], int]] = [
        installation.kill_web_workers, installation.kill_worker, installation.kill_web,
        installation.kill_postgres, installation.kill_all,
    ]  # fmt: skip
    try:
        await_work(told, people)
        for kill in kills:
            assert kill() > 0, kill.__name__
            await_work(told, people)
    finally:
        over.set()
        for person in people:
            person.join()
    return told


def await_work(told: Told, people: list[Person]) -> None:
    """Return when a good deal more has been submitted, and something accepted."""
    submitted, accepted = len(told.submitted), len(told.accepted)

    def enough() -> bool:
        assert told.given_up == []
        more = len(told.submitted) >= submitted + WORK_BETWEEN_KILLS
        return more and len(told.accepted) > accepted

    wait_until(enough, seconds=PATIENCE_SECONDS, what="the installation did not work again")
    assert all(person.is_alive() for person in people)


@pytest.fixture(scope="module")
def told(installation: Installation) -> Told:
    """What everyone was told through all the kills, once the queue has been worked off."""
    found = work_through_kills(installation)
    await_an_empty_queue(installation)
    return found


def await_an_empty_queue(installation: Installation) -> None:
    """Return when every queued job has run; a finished one leaves the queue."""
    try:
        wait_until(lambda: not installation.ask(_LEFT), seconds=PATIENCE_SECONDS, what="jobs left")
    except AssertionError as failure:
        raise AssertionError(f"{installation.ask(_LEFT)}\n{installation.logs()}") from failure


_LEFT = "SELECT task_name, status, count(*) FROM procrastinate_jobs GROUP BY 1, 2"


def test_everyone_met_a_dead_server_and_went_on(told: Told) -> None:
    assert told.given_up == []
    assert told.troubles > 5
    assert len(told.submitted) > 60


def test_every_acknowledged_submission_is_there_once(
    installation: Installation, told: Told
) -> None:
    rows = installation.ask("SELECT draft_id::text, reference FROM dossiers_dossier")
    assert len(rows) == len(dict(rows)) == len({reference for _, reference in rows})
    assert told.submitted.items() - dict(rows).items() == set()


def test_a_page_told_to_be_saved_is_there_in_draft_and_dossier(
    installation: Installation, told: Told
) -> None:
    drafts = dict(installation.ask("SELECT id::text, answers->>'ly_do' FROM eforms_draft"))
    dossiers = installation.ask("SELECT draft_id::text, answers->>'ly_do' FROM dossiers_dossier")
    assert len(told.saved) > len(told.submitted)
    assert told.saved.items() - drafts.items() == set()
    assert {k: told.saved[k] for k in told.submitted if k in told.saved}.items() <= set(dossiers)


def test_codes_are_unique_and_without_gaps(installation: Installation, told: Told) -> None:
    accepted = dict(
        installation.ask("SELECT id::text, code FROM dossiers_dossier WHERE code IS NOT NULL")
    )
    assert told.accepted - accepted.keys() == set()
    assert len(set(accepted.values())) == len(accepted)
    runs: dict[str, list[int]] = {}
    for code in accepted.values():
        prefix, _, number = str(code).rpartition("-")
        runs.setdefault(prefix, []).append(int(number))
    assert len(runs) >= 2
    for prefix, numbers in runs.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), prefix


def test_every_message_was_queued_once_and_delivered(
    installation: Installation, told: Told
) -> None:
    undelivered = "SELECT count(*) FROM notifications_message WHERE delivered_at IS NULL"
    assert installation.ask(undelivered) == [(0,)]
    for kind, where in (("submitted", "TRUE"), ("accepted", "code IS NOT NULL")):
        wrong = installation.ask(
            f"SELECT d.id FROM dossiers_dossier d WHERE {where} AND 1 <> (SELECT count(*)"
            " FROM notifications_message m WHERE m.kind = %s AND m.subject = 'dossier:' || d.id)",
            kind,
        )
        assert wrong == [], kind


def test_the_journal_is_whole(installation: Installation, told: Told) -> None:
    verdict = json.loads(installation.manage("journal_verify", "--json"))
    assert verdict["whole"], verdict
    assert verdict["entries"] > len(told.submitted) + len(told.accepted)


def test_no_case_stands_without_its_dossier(installation: Installation, told: Told) -> None:
    alone = (
        "SELECT count(*) FROM casework_case c"
        " WHERE NOT EXISTS (SELECT 1 FROM dossiers_dossier d WHERE d.case_id = c.id)"
    )
    assert installation.ask(alone) == [(0,)]
