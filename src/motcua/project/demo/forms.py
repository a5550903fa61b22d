"""The demo's form documents, published through the gate like any other."""

import json
from datetime import datetime

from motcua.eforms.operations.publish_release import publish_release
from motcua.project.demo.ground import ACTOR
from motcua.project.demo.reading import DemoFolder


def publish_forms(folder: DemoFolder, *, at: datetime) -> int:
    """Publish every form of the folder; return how many."""
    files = sorted((folder.path / "forms").glob("*.json"))
    for file in files:
        publish_release(document=json.loads(file.read_text()), actor=ACTOR, at=at)
    return len(files)
