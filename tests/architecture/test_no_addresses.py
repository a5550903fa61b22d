"""No committed file names where packages come from: each machine's own configuration does."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# In pieces, so that this file does not name them either.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com"]
HOSTS += ["deb." + "debian.org", "yarn" + "pkg.com"]
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-postgres.lock"]
LOCKS += ["requirements-uv.lock"]


def _committed_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def test_no_committed_file_names_a_package_registry() -> None:
    named = re.compile("|".join(map(re.escape, HOSTS)).encode())
    files = _committed_files()
    assert len(files) > 100
    found = [str(p.relative_to(ROOT)) for p in files if named.search(p.read_bytes())]
    assert found == []


def test_locks_hold_versions_and_hashes_and_no_addresses_or_folders() -> None:
    for name in LOCKS:
        for line in (ROOT / name).read_text().splitlines():
            assert re.match(r"[a-z0-9.-]+==\S+|    --hash=sha256:[0-9a-f]{64}|#|$", line), line
            assert "://" not in line, f"{name}: {line}"
            assert " @ " not in line, f"{name}: {line}"


def test_every_line_that_names_a_package_has_hashes() -> None:
    for name in LOCKS:
        lines = (ROOT / name).read_text().splitlines()
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            if "==" in line:
                assert "--hash=" in following, f"{name}: {line}"
