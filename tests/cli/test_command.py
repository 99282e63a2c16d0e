"""The command as a whole: arguments, errors, exit statuses."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from tests.cli.standing_in import DRIVER, read, run
from tests.output.sample import TEXT

import quotekit
from quotekit import Article, MissingModelError
from quotekit.cli import main
from quotekit.cli.reading import Reader, Settings
from quotekit.inputs import Record


def test_odd_file_name_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A file name cannot break the report into lines or command the terminal."""
    assert run("a\nb\x1b[2J.txt") == 2
    assert capsys.readouterr().err == ("quotekit: a b\\x1b[2J.txt: No such file or directory\n")


def test_output_is_not_the_input(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An input is never overwritten."""
    assert run(mill, "--output", mill) == 2
    assert mill.read_bytes() == TEXT.encode()
    assert "is an input and the output at once" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["later.jsonl", "deep/later.TXT"])
def test_output_is_no_later_input(
    name: str, mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An output that the same command would read the next time is refused."""
    mill.parent.joinpath("deep").mkdir()
    assert run(mill.parent, "--output", mill.parent / name) == 2
    assert "is an input and the output at once" in capsys.readouterr().err
    assert run(mill.parent, "--output", mill.parent / "later.csv") == 0


def test_output_that_cannot_be_written(
    mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An output that cannot be opened is one line."""
    target = tmp_path / "none" / "out"
    assert run(mill, "--output", target) == 2
    assert capsys.readouterr().err == f"quotekit: {target}: No such file or directory\n"


def test_missing_model(mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing model is one line, and an output of an earlier run is left alone."""

    def missing(settings: Settings) -> AbstractContextManager[Reader]:
        raise MissingModelError(
            f"the model {settings.model!r} is not installed;\ninstall it with: …"
        )

    earlier = tmp_path / "out"
    earlier.write_text("earlier", encoding="utf-8")
    arguments = ["extract", str(mill), "--model", "xx", "--output", str(earlier)]
    assert main(arguments, open_reader=missing) == 2
    assert capsys.readouterr().err == (
        "quotekit: the model 'xx' is not installed; install it with: …\n"
    )
    assert earlier.read_text(encoding="utf-8") == "earlier"


def test_settings_are_passed_on(mill: Path) -> None:
    """The pipeline is opened with what the command line says."""
    seen = list[Settings]()

    def spy(settings: Settings) -> AbstractContextManager[Reader]:
        seen.append(settings)
        return nullcontext(read)

    arguments = ["extract", str(mill), "--output", os.devnull]
    assert main(arguments, open_reader=spy) == 0
    chosen = ["--model", "xx", "--workers", "3", "--min-score", "0.5"]
    assert main([*arguments, *chosen], open_reader=spy) == 0
    assert seen == [Settings(), Settings(model="xx", workers=3, min_score=0.5)]


@pytest.mark.parametrize("score", ["-0.1", "1.5", "half", "nan"])
def test_scores_are_probabilities(
    score: str, mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Anything but a number from 0 to 1 is refused."""
    with pytest.raises(SystemExit, match="2"):
        run(mill, f"--min-score={score}")
    assert f"expected a number from 0 to 1, got {score!r}" in capsys.readouterr().err


@pytest.mark.parametrize("workers", ["0", "-1", "two", "1.5"])
def test_workers_are_counted_from_one(
    workers: str, mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No workers, or parts of one, are refused before anything is read."""
    with pytest.raises(SystemExit) as stop:
        run(mill, f"--workers={workers}")
    assert stop.value.code == 2
    assert "expected a whole number from 1" in capsys.readouterr().err


def test_interrupted(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C is quiet, exits with 130 and leaves JSON that can be read."""

    def interrupted(records: Iterable[Record]) -> Iterator[Article]:
        yield from read(list(records)[:2])
        raise KeyboardInterrupt

    arguments = ["extract", str(mill), str(mill), "--format", "json"]
    assert main(arguments, open_reader=lambda _settings: nullcontext(interrupted)) == 130
    out, err = capsys.readouterr()
    assert [len(json.loads(out)), err] == [2, ""]


def test_articles_are_written_as_they_come(mill: Path, tmp_path: Path) -> None:
    """The first article is in the file before the second is read."""
    target = tmp_path / "out"

    def watching(records: Iterable[Record]) -> Iterator[Article]:
        for article in read(records):
            yield article
            assert json.loads(target.read_bytes().splitlines()[-1])["id"] == article.id

    arguments = ["extract", str(mill), str(mill), "--output", str(target)]
    assert main(arguments, open_reader=lambda _settings: nullcontext(watching)) == 0


def test_whoever_reads_may_go_away(tmp_path: Path) -> None:
    """``| head`` is quiet."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Salt."}\n' * 20_000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", DRIVER, "extract", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["quotes"] == []
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_module_is_the_command() -> None:
    """``python -m quotekit`` is the command, and ``--version`` its version."""
    command = [sys.executable, "-m", "quotekit", "--version"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == f"quotekit {quotekit.__version__}\n"


def test_command_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command, the usage is shown."""
    with pytest.raises(SystemExit) as stop:
        main([])
    assert stop.value.code == 2
    assert "usage: quotekit" in capsys.readouterr().err
