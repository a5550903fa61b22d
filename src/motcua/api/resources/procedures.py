"""The catalogue of procedures."""

from dataclasses import asdict
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from motcua.api import access, schemas
from motcua.api.caching import may_be_kept
from motcua.api.paging import Page, PerPage, told
from motcua.catalogue.queries import (
    OPEN_HERE,
    Filters,
    ProcedurePage,
    find_procedures,
    get_procedure_page,
)
from motcua.kit.clock import local_day, now

router = Router(tags=["procedures"])
LONGEST_QUERY = 200


@router.get(
    "", url_name="api-procedures", auth=access.CATALOGUE, response=schemas.ProceduresOut,
    summary="Search procedures",
)  # fmt: skip
def index(
    request: HttpRequest,
    response: HttpResponse,
    q: Annotated[str, Query(max_length=LONGEST_QUERY, description="everyday words")] = "",
    field: Annotated[str, Query(max_length=300, description="name of the field")] = "",
    open_online: bool = False,
    page: Page = 1,
    per_page: PerPage = 20,
) -> dict[str, Any]:
    """List the procedures in force today: best first when words are given, else by name."""
    filters = Filters(q=q.strip(), field=field, online=OPEN_HERE if open_online else "")
    found = find_procedures(filters=filters, on=local_day(now()), page=page, per_page=per_page)
    may_be_kept(response)
    rows = found.rows if found.page == page else ()
    items = [
        {
            "code": row.code,
            "name": row.name,
            "field": row.field,
            "levels": list(row.levels),
            "executing_agency": row.executing_agency,
            "online_level": row.online_level,
            "is_open_online": row.is_open_online,
        }
        for row in rows
    ]
    return told(items, page=page, total=found.total, per_page=per_page)


@router.get(
    "/{code}", url_name="api-procedure", auth=access.CATALOGUE, response=schemas.ProcedureOut,
    summary="One procedure",
)  # fmt: skip
def one(request: HttpRequest, response: HttpResponse, code: str) -> dict[str, Any]:
    """Return a procedure as it holds today: limits, offices, and the text as published."""
    page = get_procedure_page(code=code, on=local_day(now()))
    may_be_kept(response)
    return {
        "code": page.content.code,
        "name": page.content.name,
        "version": page.number,
        "valid_from": page.valid_from,
        "levels": list(page.levels),
        "text_state": page.text_state,
        "limits": [asdict(limit) for limit in page.limits],
        "offices": _offices(page),
        "content": asdict(page.content),
    }


def _offices(page: ProcedurePage) -> list[dict[str, Any]]:
    return [
        {
            "agency": office.agency_code,
            "name": {"vi": office.name_vi, "en": office.name_en},
            "address": office.address,
            "phone": office.phone,
            "is_open_online": office.is_open_online,
            "form": office.form_id,
        }
        for office in page.offices
    ]
