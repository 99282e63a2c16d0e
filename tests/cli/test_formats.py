"""What `quotekit extract` writes, in each format."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from tests.cli.standing_in import DRIVER, run
from tests.output.sample import ARTICLE, TEXT

from quotekit.output import render, to_text


def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make standard output a terminal of 60 columns."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_default_is_an_object_a_line(
    mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Away from a terminal, each article is a line of JSON with its path for an id."""
    other = tmp_path / "other.txt"
    other.write_text("Nothing was said.", encoding="utf-8")
    assert run(mill, other) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == attrs.evolve(ARTICLE, id=str(mill), publisher=None).to_dict()
    assert [second["id"], second["quotes"]] == [str(other), []]


def test_text_is_the_default_at_a_terminal(
    mill: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At a terminal people get text, in colour and as wide as the terminal."""
    at_terminal(monkeypatch)
    assert run(mill) == 0
    article = attrs.evolve(ARTICLE, id=str(mill), publisher=None)
    assert to_text(article, color=True, width=60) == capsys.readouterr().out


def test_no_color(
    mill: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """NO_COLOR turns the colours off."""
    at_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    assert run(mill) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_output_file_is_json_lines_also_at_a_terminal(
    mill: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes to a file is for programs unless told otherwise."""
    at_terminal(monkeypatch)
    assert run(mill, "--output", tmp_path / "out") == 0
    assert json.loads((tmp_path / "out").read_bytes())["id"] == str(mill)


def test_text_in_a_file_has_no_color(mill: Path, tmp_path: Path) -> None:
    """Escape sequences stay out of files."""
    assert run(mill, "--format", "text", "--output", tmp_path / "out") == 0
    assert (tmp_path / "out").read_bytes().decode().startswith(f"{mill}\n\ndirect    “The wheel")


def test_several_texts_are_apart(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two blank lines part the articles of a text output."""
    assert run(mill, mill, "--format", "text") == 0
    first, second = capsys.readouterr().out.split("\n\n\n")
    assert f"{first}\n" == second


def test_json_of_one_article_is_an_object(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One article is an object."""
    assert run(mill, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["id"] == str(mill)


@pytest.mark.parametrize("number", [0, 2, 3])
def test_json_of_several_articles_is_an_array(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Several articles, or none, are an array."""
    path = tmp_path / "some.jsonl"
    path.write_text('{"text": "Nothing."}\n' * number, encoding="utf-8")
    assert run(path, "--format", "json") == 0
    assert len(json.loads(capsys.readouterr().out)) == number


def test_csv(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """CSV has a header and a line for each quote of each article."""
    assert run(mill, mill, "--format", "csv") == 0
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert len(lines) == 14
    assert lines[1]["chain"] == "Ida Brandt ← Skarholm Gazette"


def test_html(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """HTML is one page."""
    assert run(mill, "--format", "html") == 0
    article = attrs.evolve(ARTICLE, id=str(mill), publisher=None)
    assert render(article) == capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input(
    arguments: list[str], stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file, or a dash, is one article of plain text from standard input, without an id."""
    stdin.write(TEXT.encode())
    stdin.seek(0)
    assert run(*arguments, "--publisher", "The Estuary Post") == 0
    expected = attrs.evolve(ARTICLE, id=None).to_dict()
    assert json.loads(capsys.readouterr().out) == expected


def test_odd_id_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An id that is no valid Unicode comes out as it came in."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One.", "id": "\\ud800"}', encoding="utf-8")
    assert run(path) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "\ud800"


def test_output_is_utf_8_whatever_the_locale(mill: Path) -> None:
    """The encoding of the output does not depend on the machine."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, "extract", str(mill), "--publisher", "Le Phare é"],
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["publisher"] == "Le Phare é"
