"""Going on where a run was cut short."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.standing_in import run
from tests.output.sample import TEXT

COMPLAINT = "cannot be resumed"

# Reads a batch at a time, as a pipeline does, and takes its time for it.
SLOW = """
import sys, time
from contextlib import nullcontext
from itertools import islice
from quotekit import Article
from quotekit.cli import main

def read(records):
    while batch := list(islice(records, 8)):
        time.sleep(0.01)
        yield from (Article(one.text, id=one.id, publisher=one.publisher) for one in batch)

sys.exit(main(open_reader=lambda settings: nullcontext(read)))
"""


def rows(*ids: str | None, text: str = TEXT) -> str:
    """Write lines of input."""
    return "".join(f"{json.dumps({'text': text, 'id': one})}\n" for one in ids)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Lines of input with ids that are awkward to find again."""
    path = tmp_path / "in.jsonl"
    path.write_text(rows("a", None, '","quotes":', "\ud800é\n\0", "a"), encoding="utf-8")
    return path


@pytest.fixture
def whole(source: Path, tmp_path: Path) -> bytes:
    """What a run that is not cut short writes."""
    assert run(source, "--output", tmp_path / "whole") == 0
    return (tmp_path / "whole").read_bytes()


def test_every_cut_is_mended(source: Path, whole: bytes, tmp_path: Path) -> None:
    """Wherever the output breaks off, in a line or after it, it becomes what it should be."""
    output = tmp_path / "out"
    ends = [place for place, byte in enumerate(whole) if byte == ord("\n")]
    near = {place + step for place in ends for step in (-1, 0, 1, 2)}
    for place in sorted({0, 1, *near, *range(0, len(whole), 997)}):
        output.write_bytes(whole[:place])
        assert run(source, "--output", output, "--resume") == 0
        assert output.read_bytes() == whole


def test_without_an_output_all_is_read(source: Path, whole: bytes, tmp_path: Path) -> None:
    """The same command begins and goes on, so that nobody has to know which it is."""
    assert run(source, "--output", tmp_path / "out", "--resume") == 0
    assert (tmp_path / "out").read_bytes() == whole


def test_only_what_is_missing_is_read(
    source: Path, whole: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Input that came with errors to skip is passed over in step, and its errors told again."""
    good = source.read_text(encoding="utf-8").splitlines(keepends=True)
    source.write_text("".join([good[0], "{\n", *good[1:], "{\n"]), encoding="utf-8")
    output = tmp_path / "out"
    output.write_bytes(b"".join(whole.splitlines(keepends=True)[:3]))
    assert run(source, "--output", output, "--resume", "--skip-errors") == 2
    assert output.read_bytes() == whole
    assert "2 inputs skipped" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("others", "line"),
    [
        (rows("b", None), 1),
        (rows("a", "None"), 2),
        (rows("a"), 2),
        (rows("a", None, text="Another text."), 2),
        ("", 1),
    ],
)
def test_another_input_is_refused(
    others: str,
    line: int,
    source: Path,
    whole: bytes,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Other ids, other texts or fewer of them are noticed, and the output is left as it is."""
    output = tmp_path / "out"
    written = b"".join(whole.splitlines(keepends=True)[:2]) + b'{"torn'
    output.write_bytes(written)
    source.write_text(others, encoding="utf-8")
    assert run(source, "--output", output, "--resume") == 2
    assert capsys.readouterr().err.startswith(f"quotekit: {output}:{line}: {COMPLAINT}")
    assert output.read_bytes() == written


def test_another_publisher_is_refused(
    source: Path, whole: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the publisher decides would differ from line to line."""
    output = tmp_path / "out"
    output.write_bytes(whole)
    assert run(source, "--output", output, "--resume", "--publisher", "Post") == 2
    assert COMPLAINT in capsys.readouterr().err


@given(written=st.binary(min_size=1, max_size=60).map(lambda data: data + b"\n"))
def test_a_file_of_anything_else_is_refused(
    written: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file that quotekit has not written is left as it is."""
    folder = tmp_path_factory.mktemp("any")
    source, output = folder / "in.jsonl", folder / "out"
    source.write_text(rows("a"), encoding="utf-8")
    output.write_bytes(written)
    assert run(source, "--output", output, "--resume") == 2
    assert output.read_bytes() == written


@pytest.mark.parametrize(
    "arguments", [[], ["--output", "-"], ["--output", "out.csv", "--format", "csv"]]
)
def test_only_lines_in_a_file_can_be_resumed(
    arguments: list[str], mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Anything else is refused with what is needed."""
    assert run(mill, "--resume", *arguments) == 2
    assert "--resume needs --output FILE and --format jsonl" in capsys.readouterr().err


def test_killed_again_and_again(tmp_path: Path) -> None:
    """A process that is killed at any moment, and begun anew each time, ends as if it never was."""
    source, output = tmp_path / "in.jsonl", tmp_path / "out"
    source.write_text(rows(*map(str, range(600)), text="Salt. " * 200), encoding="utf-8")
    assert run(source, "--output", tmp_path / "whole") == 0
    command = [sys.executable, "-c", SLOW, "extract", source, "--output", output, "--resume"]
    chance, killed = random.Random(4), 0  # noqa: S311
    for attempt in range(100):
        before = output.stat().st_size if output.exists() else 0
        with subprocess.Popen(command) as process:
            while process.poll() is None and (
                not output.exists() or output.stat().st_size == before
            ):
                time.sleep(0.005)
            time.sleep(chance.random() * 0.4)
            if attempt % 3 == 2:
                process.send_signal(signal.SIGINT)
            else:
                process.kill()
        killed += process.returncode in {-signal.SIGKILL, 130}
        if process.returncode == 0:
            break
    assert process.returncode == 0
    assert killed > 1
    assert output.read_bytes() == (tmp_path / "whole").read_bytes()
