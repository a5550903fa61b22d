"""A new version of a procedure, form or process takes no right away that was there before."""

from dataclasses import replace

from tests.world import BIRTH, World, at

from motcua.casework.models import ProcessVersion
from motcua.casework.operations.processes import draft_process, publish_process
from motcua.catalogue.models import ImportRun, ProcedureVersion
from motcua.catalogue.operations.versions import VersionWriter, find_present, judge
from motcua.catalogue.reading.content import from_json
from motcua.dossiers.access import get_dossier_for_officer
from motcua.dossiers.operations.accept import accept
from motcua.dossiers.operations.submit import submit
from motcua.eforms.models import FormRelease
from motcua.eforms.operations.publish_release import publish_release
from motcua.kit.clock import local_day
from motcua.kit.references import new_token

NEW = at(3, "08:00")


def _publish_everything_anew() -> None:
    """A new version of the procedure, a new release of its form, a new version of its process."""
    content = replace(
        from_json(ProcedureVersion.objects.get(procedure__code=BIRTH).content),
        name="Thủ tục đăng ký khai sinh (bản mới)",
    )
    judged = judge(content, find_present()[BIRTH], ImportRun.Source.NATIONAL)
    VersionWriter(day=local_day(NEW), run=ImportRun.objects.latest("id")).write([judged])
    release = FormRelease.objects.get(form_id="khai-sinh")
    document = {**release.document, "version": 2, "verified": not release.document["verified"]}
    publish_release(document=document, actor="system:test", at=NEW)
    process = ProcessVersion.objects.get(definition__code="VD-KS")
    draft_process(
        code="VD-KS", name_vi="Bản mới", document=process.document, actor="system:test", at=NEW
    )
    publish_process(code="VD-KS", actor="system:test", at=NEW)


def test_who_handled_a_procedure_before_a_new_version_handles_it_after(
    world: World,
) -> None:
    before = world.submit(at(2, "09:00"))
    draft_id = world.draft(at(2, "10:00"), by="congdan2")
    _publish_everything_anew()
    after = submit(
        draft_id=draft_id, applicant=world.person("congdan2"), submitted_at=NEW, token=new_token()
    )
    for done in (before, after):
        # By role at the unit, and by role for one field of it.
        for login in ("tiepnhan", "hotich"):
            officer = world.officer(login, NEW)
            assert get_dossier_for_officer(dossier_id=done.dossier_id, officer=officer)
        dossier, officer, click = world.seen_by("tiepnhan", done.dossier_id, NEW)
        accept(dossier=dossier, officer=officer, click=click, at=NEW)
    assert ProcedureVersion.objects.filter(procedure__code=BIRTH).count() == 2
    assert FormRelease.objects.filter(form_id="khai-sinh").count() == 2
