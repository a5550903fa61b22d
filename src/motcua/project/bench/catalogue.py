"""
`catalogue`: levels of 200,000 services reckoned anew, and the pages over a whole catalogue.

6,000 procedures, of which 2,000 are offered at 100 agencies, nine facts each; beside them the
dossiers of `load`, loaded when the database has none.
"""

import gzip
import re
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection

from motcua.accounts.models import Account, Role, RoleGrant
from motcua.agencies.models import Agency
from motcua.catalogue.models import FactRecord, LevelRecord, OfferedService
from motcua.catalogue.operations.levels import refresh_all
from motcua.kit.clock import now
from motcua.project.bench import forms, load, report
from motcua.project.bench.client import Client
from motcua.project.bench.people import signed_in
from motcua.project.bench.server import serving
from motcua.project.bench.setting import Setting, say
from motcua.project.bench.world import ACTOR, PROCESS, find_world

PROCEDURES, OFFERED, AGENCIES = 6_000, 2_000, 100
SINCE = date(2025, 7, 1)
STEWARD = "do-kiem-soat"
ROUNDS = 40
# Pages that count or list the whole catalogue, and those of one procedure or service.
PUBLIC = (
    "/thu-tuc/",
    "/thu-tuc/?q=khai+sinh",
    "/thu-tuc/?online=open",
    "/thu-tuc/1.001193/",
    "/su-kien/",
)
DESK = (
    "/can-bo/muc-do/", "/can-bo/muc-do/?luat=decree_43_2011&ngay=2026-06-30",
    "/can-bo/doi-soat/", "/can-bo/hoi-mot-lan/", "/can-bo/quy-trinh/dich-vu/",
)  # fmt: skip


def run(setting: Setting) -> dict[str, Any]:
    """Fill the database, reckon, change, reckon again, and read the pages."""
    loaded = None if find_world() else load.run(setting)
    world = find_world()
    assert world is not None
    say(f"{OFFERED * AGENCIES} services of {PROCEDURES} procedures")
    _fill()
    _add_steward(world.officers[0])
    figures: dict[str, Any] = {"bench": "catalogue", "errors": 0, "loaded": loaded}
    figures |= _reckoning()
    figures["pages"] = _pages(setting)
    figures["machine"] = report.machine()
    return figures


def _fill() -> None:
    """Make procedures, agencies and services straight in the database; levels are not among them."""
    for sql, parameters in _SQL:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


_SQL: list[tuple[str, list[Any]]] = [
    (
        """
        INSERT INTO agencies_agency (code, legacy_code, name_vi, name_en, tier, kind,
            receives_dossiers, address, phone, valid_from, basis)
        SELECT 'H97.' || n, '', 'UBND xã Số ' || n, '', 'commune', 'committee', true, '', '',
            %s, 'hư cấu' FROM generate_series(1, %s) n ON CONFLICT DO NOTHING
        """,
        [SINCE, AGENCIES],
    ),
    (
        """
        INSERT INTO catalogue_procedure (code)
        SELECT 'B.' || lpad(n::text, 6, '0') FROM generate_series(1,
            greatest(0, %s - (SELECT count(*)::int FROM catalogue_procedure))) n
        ON CONFLICT DO NOTHING
        """,
        [PROCEDURES],
    ),
    (
        """
        INSERT INTO catalogue_procedureversion (procedure_id, number, valid_from, valid_to, name,
            sort_key, field_id, procedure_class, promulgating_agency, executing_agency, levels,
            levels_inferred, doubtful_levels, subjects, channels, online_level, text_state, marks,
            content, digest, facts_digest, taken_from_id)
        SELECT p.id, 1, like_.valid_from, NULL, like_.name || ' ' || p.code, like_.sort_key,
            like_.field_id, like_.procedure_class, like_.promulgating_agency,
            like_.executing_agency, like_.levels, like_.levels_inferred, like_.doubtful_levels,
            like_.subjects, like_.channels, like_.online_level, like_.text_state, like_.marks,
            like_.content, md5(p.code), md5(p.code), like_.taken_from_id
        FROM catalogue_procedure p
        JOIN LATERAL (
            SELECT v.* FROM catalogue_procedureversion v JOIN catalogue_procedure o
                ON o.id = v.procedure_id
            WHERE o.code NOT LIKE 'B.%%' AND v.valid_to IS NULL
            ORDER BY o.code OFFSET (p.id %% 3000) LIMIT 1
        ) like_ ON true
        WHERE p.code LIKE 'B.%%' AND NOT EXISTS (
            SELECT 1 FROM catalogue_procedureversion v WHERE v.procedure_id = p.id)
        """,
        [],
    ),
    (
        """
        INSERT INTO catalogue_service (procedure_id, agency_id, competent_agency_id, process_code,
            form_id, is_open_online, result_channels, valid_from)
        SELECT p.id, a.id, a.id,
            CASE WHEN p.id %% 3 > 0 THEN %s ELSE '' END,
            CASE WHEN p.id %% 3 > 0 THEN %s ELSE '' END, p.id %% 3 > 0,
            CASE WHEN p.id %% 2 = 0 THEN ARRAY['post'] ELSE ARRAY[]::varchar[] END, %s
        FROM (SELECT id FROM catalogue_procedure ORDER BY code DESC LIMIT %s) p
        CROSS JOIN (SELECT id FROM agencies_agency WHERE code LIKE 'H97.%%') a
        ON CONFLICT DO NOTHING
        """,
        [PROCESS, forms.WITH_PAPER, SINCE, OFFERED],
    ),
    (
        """
        INSERT INTO catalogue_offeredservice (procedure_id, agency_id, holds, known)
        SELECT DISTINCT procedure_id, agency_id, 0, 0 FROM catalogue_service
        ON CONFLICT DO NOTHING
        """,
        [],
    ),
]


def _reckoning() -> dict[str, Any]:
    """Reckon everything the first time, then unchanged from all facts, then after one change."""
    first = _timed(lambda: refresh_all(at=now()))
    rows = _rows()
    say(f"first reckoning {first[1]} s, {rows[0]} facts, {rows[1]} levels")
    again = _timed(lambda: refresh_all(at=now(), from_facts=True))
    say(f"unchanged {again[1]} s")
    unchanged = _rows() == rows
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE catalogue_service SET is_open_online = NOT is_open_online WHERE process_code <> ''"
            " AND agency_id IN (SELECT id FROM agencies_agency WHERE code = 'H97.1')"
        )
    changed = _timed(lambda: refresh_all(at=now(), from_facts=True))
    return {
        "services": OfferedService.objects.count(),
        "fact_rows": rows[0],
        "level_rows": rows[1],
        "first_seconds": first[1],
        "unchanged_seconds": again[1],
        "unchanged_wrote_nothing": unchanged and (again[0].facts, again[0].levels) == (0, 0),
        "one_agency_changed_seconds": changed[1],
        "one_agency_changed_facts": changed[0].facts,
    }


def _timed(act: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    result = act()
    return result, round(time.perf_counter() - begun, 2)


def _rows() -> tuple[int, int]:
    return FactRecord.objects.count(), LevelRecord.objects.count()


def _add_steward(like: Account) -> None:
    """Open a steward of one agency, with the password of another officer of the benchmark."""
    account, is_new = Account.objects.get_or_create(
        login=STEWARD,
        defaults={
            "kind": like.kind, "full_name": "Cán bộ Đo Kiểm Soát", "password": like.password,
            "created_at": now(),
        },
    )  # fmt: skip
    if is_new:
        for role in (Role.STEWARD, Role.VIEWER):
            RoleGrant.objects.create(
                account=account, role=role, agency=Agency.objects.order_by("code")[0],
                valid_from=SINCE, granted_by=ACTOR,
            )  # fmt: skip


def _pages(setting: Setting) -> dict[str, dict[str, Any]]:
    """Return median and 95th percentile of each page, one reader, and its size as sent."""
    with serving(var=setting.var, workers=1, threads=1) as served:
        (steward,) = signed_in(served.port, [STEWARD])
        one = OfferedService.objects.filter(agency__code="H97.5").order_by("pk")[0].pk
        pages = (*PUBLIC, *DESK, f"/can-bo/muc-do/{one}/")
        found = {}
        for page in pages:
            found[page] = _read(steward, page)
            say(f"{page} {found[page]['median_ms']} ms")
        steward.close()
    return found


def _read(client: Client, page: str) -> dict[str, Any]:
    times, body = [], b""
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        body = client.get(page).body
        times.append((time.perf_counter() - begun) * 1000)
    return {
        "median_ms": round(report.percentile(times, 0.5), 1),
        "p95_ms": round(report.percentile(times[1:], 0.95), 1),
        "first_ms": round(times[0], 1),
        "kilobytes": round(len(body) / 1000, 1),
        "kilobytes_gzipped": round(len(gzip.compress(body)) / 1000, 1),
        "looks_whole": bool(re.search(rb"</html>\s*$", body)),
    }
