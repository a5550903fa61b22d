"""What the addresses of levels, processes and programmes name: one of each, none of it the unit's."""

from datetime import datetime, timedelta
from typing import Any

from motcua.accounts.models import Account
from motcua.agencies.models import Agency
from motcua.casework.models import ProcessVersion
from motcua.casework.operations.processes import draft_process
from motcua.catalogue.models import OfferedService, Procedure
from motcua.catalogue.operations.levels import attach_blank_form
from motcua.documents.content import PDF
from motcua.documents.operations import store_file, store_issued
from motcua.kit.clock import local_day
from motcua.kit.references import new_token
from motcua.papi.frozen import freeze
from motcua.papi.models import UploadedYear
from motcua.papi.operations.breaks import register_break
from motcua.papi.operations.plan import give_action, open_plan
from motcua.papi.shipped import shipped
from motcua.programmes.models import ScopeItem, Target
from motcua.programmes.operations.assign import assign_services
from motcua.programmes.operations.directive import give_directive
from motcua.programmes.operations.programme import found_programme, set_level_target
from motcua.programmes.operations.review import review_criterion
from motcua.programmes.operations.scope import add_to_scope
from tests.world import ONE_PAGE_PDF

ACTOR = "system:test"


def levelled(code: str, counter: str, when: datetime) -> dict[str, Any]:
    """A service of a commune, and a blank form of its procedure."""
    offered = OfferedService.objects.get(procedure__code=code, agency__code=counter)
    stored = store_file(content=ONE_PAGE_PDF, name="don.pdf", uploaded_by=ACTOR, at=when,
                        max_bytes=1_000_000, accepted=(PDF,))  # fmt: skip
    blank = attach_blank_form(
        procedure=Procedure.objects.get(code=code), file=stored, name="Đơn",
        valid_from=local_day(when), actor=ACTOR, at=when,
    )  # fmt: skip
    return {"service": offered.pk, "counter": counter, "blank_form": blank.pk}


def drafted_process(when: datetime) -> dict[str, Any]:
    """A draft that nobody has published."""
    document = ProcessVersion.objects.order_by("pk").first().document  # type: ignore[union-attr]
    draft_process(code="QT-THU", name_vi="Thử", document=document, actor=ACTOR, at=when)
    return {"process": "QT-THU"}


def programmed(
    *, province: Agency, department: Agency, finder: Account, leader: Account, when: datetime
) -> dict[str, Any]:
    """A programme of the province, with a task and a directive of one department."""
    today = local_day(when)
    due, by = today + timedelta(days=30), {"actor": ACTOR, "at": when}
    programme = found_programme(
        name="Thử", starts_on=today, ends_on=due, basis="QĐ thử", unit=province, **by
    )
    target: Target = set_level_target(
        programme=programme, rule_set="decree_43_2011", level_from=1, level_to=2, wanted=1,
        due_on=due, **by,
    )  # fmt: skip
    add_to_scope(target=target, services=OfferedService.objects.values_list("pk", flat=True), **by)
    item = ScopeItem.objects.order_by("pk")[0]
    assignment = assign_services(
        target=target, items=[item.pk], agency=department, due_on=due, token=new_token(), **by
    )
    directive = give_directive(
        programme=programme, text="Thử", agencies=[department], due_on=due, by=leader, at=when,
        token=new_token(),
    )  # fmt: skip
    item.refresh_from_db()
    found = review_criterion(item=item, fact="eform", verdict="to_do", why="Thử", by=finder,
                             at=when)  # fmt: skip
    return {
        "programme": programme.pk, "target": target.pk, "assignment": assignment.pk,
        "scope_item": item.pk, "criterion": found.pk, "directive": directive.tasks.get().pk,
        "report": "bao-cao",
    }  # fmt: skip


def surveyed(
    *, province: Agency, department: Agency, by: Account, when: datetime
) -> dict[str, Any]:
    """A table of PAPI that was uploaded, a series break, and a plan with an action."""
    file = store_issued(content=b"%PDF-", name="papi", issued_by=ACTOR, at=when)
    table = UploadedYear.objects.create(
        year=2024, number=1, source="Thử", file=file, table=freeze(shipped().years[2024]),
        marks=[], uploaded_by=by, uploaded_at=when,
    )  # fmt: skip
    broken = register_break(
        after=2024, numbers=["8.3"], kind="break", vi="Thử", en="", source="Thử", by=by, at=when
    )
    plan = open_plan(
        title="Thử", province=74, base_year=2024, target_year=2025, unit=province, actor=ACTOR,
        at=when,
    )  # fmt: skip
    action = give_action(
        plan=plan, number="5.4", title="Thử", agency=department, actor=ACTOR, at=when,
        due_on=local_day(when) + timedelta(days=30), token=new_token(),
    )  # fmt: skip
    return {
        "papi_table": table.pk, "papi_break": broken.pk, "papi_plan": plan.pk, "give": "giao",
        "papi_action": action.pk,
    }  # fmt: skip
