"""The commands of docs/howto/api.md run as they stand there, top to bottom."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.world import BIRTH, ONE_PAGE_PDF, World, example_answers

from motcua.api.tests.callers import caller
from motcua.dossiers.models import Dossier
from motcua.eforms.models import Draft

PAGE = Path(__file__).resolve().parents[4] / "docs/howto/api.md"


def commands() -> list[str]:
    """Return each curl command, lines that go on put together."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(), re.DOTALL)
    text = "".join(blocks).replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_the_commands_of_the_page_lead_from_a_token_to_a_dossier(
    lasting_world: World, live_server: Any, tmp_path: Path, settings: Any
) -> None:
    (tmp_path / "answers.json").write_text(json.dumps({"answers": example_answers(BIRTH)}))
    (tmp_path / "giay.pdf").write_bytes(ONE_PAGE_PDF)
    names = {"TOKEN": caller(lasting_world).secret, "SITE": live_server.url}
    told: list[Any] = []
    for command in commands():
        line = command.replace("curl ", "curl -sS --fail-with-body ", 1)
        done = subprocess.run(
            ["sh", "-c", line], cwd=tmp_path, env={**os.environ, **names},
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        told.append(json.loads(done.stdout))
        if command.endswith("/api/v1/drafts"):
            names["DRAFT"] = told[-1]["id"]
        if command.endswith("/submission"):
            names["REFERENCE"] = told[-1]["reference"]
    assert len(told) == 12
    assert told[0]["items"][0]["code"] == BIRTH
    wrong = {(e["field"], e["code"]) for e in told[4]["errors"]}
    assert not told[4]["accepted"] and ("quan_he", "unknown_option") not in wrong
    assert any(field == "con_ho_ten" for field, _ in wrong)
    assert told[8]["ready"] is True
    assert told[-1]["reference"] == Dossier.objects.get().reference
    assert Draft.objects.get().submitted_reference == told[-1]["reference"]
