"""`journey`: a citizen opens a form, fills in two pages, checks, submits and sees the receipt."""

import itertools
from typing import Any

from django.db import connection

from motcua.eforms.releases import form_of, latest_release_id
from motcua.kit.clock import now
from motcua.project.bench import forms
from motcua.project.bench.client import Client, UnexpectedAnswer
from motcua.project.bench.measuring import measure
from motcua.project.bench.procedures import BIRTH
from motcua.project.bench.setting import Setting
from motcua.project.bench.world import CITIZENS, make_world
from motcua.project.demo.filling import page_as_sent


def run(setting: Setting) -> dict[str, Any]:
    """Make the world, measure, and look for every acknowledged dossier in the database."""
    world = make_world(at=now(), codes=[BIRTH], form_id=forms.PLAIN, everywhere=1)
    citizens = _Citizens([unit.code for unit in world.units])
    logins = [world.citizens[n % CITIZENS].login for n in range(setting.options.clients)]
    figures = measure(setting, flow=citizens.flow, logins=logins)
    figures["units"] = len(citizens.units_used)
    figures["acknowledged"] = len(citizens.references)
    figures["faults"] = _faults(citizens.references)
    return figures


class _Citizens:
    """What citizens send, and the references that they were told."""

    def __init__(self, units: list[str]) -> None:
        self.units = itertools.cycle(units)
        self.references: list[str] = []
        self.units_used: set[str] = set()
        form = form_of(release_id=latest_release_id(form_id=forms.PLAIN, version=None))
        answers = forms.answers("Nguyễn Thị Đo Lan", "Nguyễn Văn Đo Bình")
        self.sent = {
            page.id: {name: value for name, (value,) in page_as_sent(page, answers).items()}
            for page in form.pages
        }

    def flow(self, client: Client, which: int) -> None:
        """Nine requests: four forms are sent, each answered with a redirect to the next page."""
        unit = next(self.units)
        start = f"/ho-so/nhap/bat-dau/{BIRTH}/"
        page = client.get(start)
        page = client.post(start, {"csrfmiddlewaretoken": page.csrf, "noi": unit})
        for page_id in (forms.FIRST_PAGE, forms.SECOND_PAGE):
            page = client.post(page.path, {
                "csrfmiddlewaretoken": page.csrf, "page-version": page.field("page-version"),
                **self.sent[page_id],
            })  # fmt: skip
        draft, _, place = page.path.rstrip("/").rpartition("/")
        if place != "kiem-tra":
            raise UnexpectedAnswer(f"not at the check page but at {page.path}")
        receipt = client.post(f"{draft}/nop/", {
            "csrfmiddlewaretoken": page.csrf, "token": page.field("token"), "declared": "1",
        })  # fmt: skip
        prefix = "/ho-so/da-nop/"
        if not receipt.path.startswith(prefix):
            raise UnexpectedAnswer(f"not at the receipt but at {receipt.path}")
        self.references.append(receipt.path.removeprefix(prefix).rstrip("/"))
        self.units_used.add(unit)


def _faults(references: list[str]) -> list[str]:
    """Return what is wrong in the database with the acknowledged dossiers; best: nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(DISTINCT d.case_id) FROM dossiers_dossier d"
            " JOIN casework_case c ON c.id = d.case_id AND c.intake_due_at IS NOT NULL"
            " JOIN eforms_draft f ON f.submitted_reference = d.reference AND f.id = d.draft_id"
            " JOIN journal_journalentry j ON j.subject = 'case:' || c.id"
            " JOIN notifications_message m ON m.subject = 'dossier:' || d.id"
            " WHERE d.reference = ANY(%s)",
            [references],
        )
        rows, cases = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM dossiers_dossier")
        total = cursor.fetchone()[0]
    if {rows, cases, len(set(references))} != {len(references)} or total < len(references):
        return [f"{len(references)} acknowledged; found {rows} rows, {cases} cases, {total} in all"]
    return []
