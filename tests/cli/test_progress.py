"""The bar at a terminal, as a terminal sees it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.standing_in import DRIVER

pty = pytest.importorskip("pty")
ROW = '{"text": "Salt."}\n'


def at_terminal(*arguments: str | Path, columns: int = 80, stdout: int | None = None) -> str:
    """Run the command with standard error at a terminal and give what appears there."""
    ours, theirs = pty.openpty()
    os.set_blocking(ours, True)
    import fcntl
    import struct
    import termios

    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 20, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-c", DRIVER, "extract", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs if stdout is None else stdout,
        stderr=theirs,
    ):
        os.close(theirs)
        seen = b""
        while piece := _read(ours):
            seen += piece
    os.close(ours)
    return seen.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Lines of input with one that is bad."""
    path = tmp_path / "a.jsonl"
    path.write_text(ROW * 2000 + "{\n" + ROW * 1000, encoding="utf-8")
    return path


def test_the_bar_shows_how_far_it_is(tmp_path: Path) -> None:
    """At the end all is done, and the number of articles is no estimate any more."""
    path = tmp_path / "a.jsonl"
    path.write_text(ROW * 300, encoding="utf-8")
    seen = at_terminal(path, "--output", tmp_path / "out")
    last = seen.rstrip().rpartition("\r")[2]
    assert last.startswith("100%|")
    assert "| 300 of about 300 [" in last
    assert "articles/s]" in last
    assert seen.endswith("\n")


def test_standard_input_has_no_end_to_show(tmp_path: Path) -> None:
    """Where nobody knows how much is to come, the articles are counted."""
    last = at_terminal("-", "--output", tmp_path / "out").rstrip().rpartition("\r")[2]
    assert last.startswith("1 articles [")


def test_complaints_are_lines_of_their_own(lines: Path, tmp_path: Path) -> None:
    """The bar makes way for a line and comes back below it."""
    seen = at_terminal(lines, "--output", tmp_path / "out", "--skip-errors")
    shown = [line.rpartition("\r")[2] for line in seen.split("\r\n")]
    assert [line for line in shown if line.startswith("quotekit: ")] == [
        f"quotekit: {lines}:2001: not valid JSON: "
        "Expecting property name enclosed in double quotes at column 2",
        "quotekit: 1 input skipped",
    ]


@pytest.mark.parametrize("columns", [20, 33, 60])
def test_the_bar_fits_a_narrow_terminal(columns: int, lines: Path, tmp_path: Path) -> None:
    """No line is wider than the terminal, where it would break and pile up."""
    seen = at_terminal(lines, "--output", tmp_path / "out", columns=columns)
    bars = [line for line in re.split(r"[\r\n]+", seen) if "%|" in line]
    assert bars
    assert max(map(len, bars)) <= columns


def test_no_bar_among_articles(lines: Path) -> None:
    """Where the articles go to the terminal, nothing is drawn across them."""
    assert "%|" not in at_terminal(lines, "--format", "jsonl")


def test_a_bar_beside_a_pipe(lines: Path) -> None:
    """Articles that go elsewhere leave the terminal to the bar."""
    assert "%|" in at_terminal(lines, stdout=subprocess.DEVNULL)


def test_no_bar_in_a_pipe(lines: Path, tmp_path: Path) -> None:
    """A log gets the complaint and nothing else."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, "extract", lines, "--output", tmp_path / "out"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"quotekit: {lines}:2001: ")
