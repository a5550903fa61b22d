"""`./motcua restore FILE`: puts a backup in the place of what the database holds."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from motcua.project.backups.archive import read_manifest
from motcua.project.backups.programs import find_tools
from motcua.project.backups.put_back import Restored, restore_backup
from motcua.project.cli import ground, loading
from motcua.project.cli.backup import folders
from motcua.project.supervisor.refusal import Refused


class NoSuchBackup(Refused):
    """The file to restore is not there."""


def run(arguments: list[str]) -> int:
    """Check the archive first, exchange everything or nothing, then migrate."""
    asked = _parser().parse_args(arguments)
    archive = Path(asked.file).resolve()
    if not archive.is_file():
        raise NoSuchBackup(f"there is no file {archive}")
    read_manifest(archive)
    at, here = datetime.now(UTC), ground.place()
    with ground.database(prepared=False) as variables:
        url = variables["MOTCUA_DATABASE_URL"]
        tools = find_tools(url, root=here.root, var=here.var)
        restored = restore_backup(
            archive=archive, tools=tools, folders=folders(), replace=asked.replace, at=at
        )
        loading.note_restored(url)
    # Entering once more migrates a backup of an earlier version.
    with ground.database():
        _tell(restored, as_json=asked.json)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua restore", description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--replace", action="store_true", help="what the database holds may go")
    parser.add_argument("--json", action="store_true")
    return parser


def _tell(restored: Restored, *, as_json: bool) -> None:
    aside = restored.moved_aside
    if aside:
        print(f"motcua: the journal's former heads are kept in {aside}", file=sys.stderr)
    if as_json:
        said = {"made_at": restored.made_at, "files": restored.files}
        print(json.dumps({**said, "former_heads": str(aside) if aside else None}))
    else:
        print(f"restored the backup of {restored.made_at} with {restored.files} stored files")
