"""Files are read line by line, and a broken one yields what it holds."""

import gzip
from pathlib import Path

from motcua.catalogue.reading.lines import read_lines


def _numbers(path: Path, longest: int = 100) -> list[tuple[int, bool, bool]]:
    return [
        (line.number, line.data is not None, line.file_is_broken)
        for line in read_lines(path, longest=longest)
    ]


def test_blank_lines_are_counted_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "plain"
    path.write_bytes(b"a\n\n  \nb")
    assert _numbers(path) == [(1, True, False), (4, True, False)]


def test_a_line_too_long_does_not_swallow_the_next(tmp_path: Path) -> None:
    path = tmp_path / "long"
    path.write_bytes(b"a\n" + b"x" * 5_000 + b"\nb\n" + b"y" * 101)
    assert _numbers(path) == [
        (1, True, False), (2, False, False), (3, True, False), (4, False, False),
    ]  # fmt: skip


def test_a_packed_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "cut.gz"
    whole = gzip.compress(b"".join(b'{"n": %d, "x": "%d"}\n' % (n, n**9) for n in range(4_000)))
    path.write_bytes(whole[: len(whole) // 2])
    lines = list(read_lines(path))
    assert len(lines) > 100
    assert all(line.data for line in lines[:-1])
    assert lines[-1].file_is_broken


def test_what_only_looks_packed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "not.gz"
    path.write_bytes(b"\x1f\x8bnonsense")
    assert _numbers(path) == [(1, False, True)]
