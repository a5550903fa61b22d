"""`./motcua backup [FILE]`: database, stored files and journal heads in one checked archive."""

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from motcua.project.backups.programs import find_tools
from motcua.project.backups.take import Backup, Folders, take_backup
from motcua.project.cli import ground
from motcua.project.supervisor.refusal import Refused


class CannotWriteThere(Refused):
    """The archive's name is taken, or its folder cannot be written."""


def run(arguments: list[str]) -> int:
    """Write the archive; 1 when a stored file that the database names is missing."""
    asked = _parser().parse_args(arguments)
    at, here = datetime.now(UTC), ground.place()
    target = Path(asked.file or f"motcua-{at:%Y%m%dT%H%M%SZ}.tar").resolve()
    if target.exists():
        raise CannotWriteThere(f"{target} exists already; choose another name")
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise CannotWriteThere(f"cannot write into {target.parent}")
    with ground.database() as variables:
        url = variables["MOTCUA_DATABASE_URL"]
        tools = find_tools(url, root=here.root, var=here.var)
        made = take_backup(tools=tools, folders=folders(), target=target, at=at)
    _tell(made, as_json=asked.json)
    return 1 if made.missing else 0


def folders() -> Folders:
    """Return what this installation keeps outside its database, as the settings say."""
    from motcua.project import settings

    return Folders(settings.FILES_ROOT, settings.JOURNAL_HEADS_ROOT, settings.VAR / "secret-key")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua backup", description=__doc__)
    parser.add_argument("file", nargs="?", help="where to; by default motcua-<moment>.tar here")
    parser.add_argument("--json", action="store_true")
    return parser


def _tell(made: Backup, *, as_json: bool) -> None:
    for sha256 in made.missing:
        print(f"motcua: the stored file {sha256} is missing or damaged", file=sys.stderr)
    if as_json:
        said = {"backup": str(made.path), "bytes": made.size, "files": made.files}
        print(json.dumps({**said, "missing": list(made.missing)}, ensure_ascii=False))
    else:
        print(f"{made.path}: {made.size:,} bytes, {made.files} stored files")
