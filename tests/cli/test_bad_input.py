"""What becomes of input that cannot be read: it ends the run, or is skipped if so asked."""

import json
import os
from pathlib import Path

import pytest
from tests.cli.standing_in import run

GOOD, BAD = '{"text": "One."}\n', '{"text": 1}\n'
COMPLAINT = 'expected an object with a string "text"'


def lines(path: Path, *rows: str) -> Path:
    """Write *rows* to *path*."""
    path.write_text("".join(rows), encoding="utf-8")
    return path


def test_a_bad_line_ends_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All that comes before it is written, nothing after it, and one line says where it is."""
    path = lines(tmp_path / "a.jsonl", *[GOOD] * 100, BAD, GOOD, BAD)
    assert run(path) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 100
    assert err == f"quotekit: {path}:101: {COMPLAINT}\n"


def test_bad_lines_are_skipped_on_demand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is told with its place, then their number, and the status says that some is missing."""
    path = lines(tmp_path / "a.jsonl", GOOD, BAD, "{\n", GOOD)
    assert run(path, "--skip-errors") == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    first, second, last = err.splitlines()
    assert first == f"quotekit: {path}:2: {COMPLAINT}"
    assert second.startswith(f"quotekit: {path}:3: not valid JSON")
    assert last == "quotekit: 2 inputs skipped"


def test_nothing_to_skip_is_success(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Permission to skip changes nothing where all is well."""
    assert run(mill, "--skip-errors") == 0
    assert capsys.readouterr().err == ""


def test_missing_files_are_told_before_anything_is_read(
    tmp_path: Path, mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every wrong name is told at once, and no output is begun."""
    output = tmp_path / "out"
    missing = [tmp_path / "none.txt", tmp_path / "none.jsonl"]
    assert run(mill, *missing, "--output", output) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"quotekit: {path}: No such file or directory" for path in missing
    ]
    assert not output.exists()


def test_missing_files_are_skipped_on_demand(
    tmp_path: Path, mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is told once, and the rest is read."""
    assert run(tmp_path / "none.txt", mill, "--skip-errors") == 2
    out, err = capsys.readouterr()
    assert json.loads(out)["id"] == str(mill)
    assert err.splitlines() == [
        f"quotekit: {tmp_path}{os.sep}none.txt: No such file or directory",
        "quotekit: 1 input skipped",
    ]


@pytest.mark.parametrize("good", [0, 2])
def test_json_stays_whole_before_bad_input(
    good: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The array is closed whatever was wrong with an input."""
    assert run(lines(tmp_path / "a.jsonl", *[GOOD] * good, BAD), "--format", "json") == 2
    assert len(json.loads(capsys.readouterr().out)) == good


def test_other_files_of_a_folder_are_counted(
    tmp_path: Path, mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a folder holds besides articles is left out, but not silently, and is no error."""
    lines(tmp_path / "a.csv", "x")
    lines(tmp_path / "b.jsonl.bak", BAD)
    assert run(mill.parent) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["id"] == str(mill)
    assert err == "quotekit: left out 2 files not named .txt, .jsonl, .jsonl.gz\n"
