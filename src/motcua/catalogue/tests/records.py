"""National records as tests write them: short, invented where it does not matter."""

import gzip
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.catalogue.operations.import_catalogue import import_catalogue
from motcua.catalogue.operations.report import Report
from motcua.kit.clock import VN

MONDAY = datetime(2026, 11, 2, 8, 0, tzinfo=VN)


def record(
    code: str = "1.001193", name: str = "Thủ tục đăng ký khai sinh", **more: Any
) -> dict[str, Any]:
    """Return a national record; `limit` and `unit` are those of its three channels."""
    limit, unit = more.pop("limit", 3), more.pop("unit", "ngày làm việc")
    channels = [
        {"method": method, "qty": limit, "unit": unit, "fees": [], "note": None}
        for method in ("truc_tuyen", "truc_tiep", "buu_chinh")
    ]
    return {
        "code": code,
        "name": name,
        "field": "Hộ tịch",
        "promulgating_agency": "Bộ Tư pháp",
        "levels": ["xa"],
        "levels_inferred": False,
        "procedure_class": "TTHC tiêu chuẩn",
        "executing_agency": "Ủy ban nhân dân cấp xã",
        "subjects": ["Công dân Việt Nam"],
        "submission": channels,
        "dossier": [{"case": None, "items": [{"name": "Tờ khai", "originals": 1, "copies": 0}]}],
        "results": [{"code": "KQ1", "name": "Giấy khai sinh"}],
        "steps": [{"name": None, "text": "Nộp hồ sơ."}],
        "detail_level": "structured",
        **more,
    }


def lines_file(folder: Path, *lines: dict[str, Any] | bytes | str, packed: bool = False) -> Path:
    """Write a file of records and raw lines, and return its path."""
    data = b"".join(
        (line if isinstance(line, bytes) else _text(line).encode()) + b"\n" for line in lines
    )
    path = folder / ("records.jsonl.gz" if packed else "records.jsonl")
    path.write_bytes(gzip.compress(data) if packed else data)
    return path


def _text(line: dict[str, Any] | str) -> str:
    return line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)


def take(folder: Path, *lines: dict[str, Any] | bytes | str, at: datetime = MONDAY) -> Report:
    """Import a file of these lines."""
    return import_catalogue(path=lines_file(folder, *lines), at=at, actor="system:test")
