"""The command line, with a reader that finds nothing so that no model is needed."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import pytest
from tests.output.sample import ARTICLE, TEXT

import quotekit
from quotekit import Article, MissingModelError
from quotekit.cli import Reader, main
from quotekit.inputs import Record
from quotekit.output import render, to_text

DRIVER = """
import sys
from quotekit import Article
from quotekit.cli import main

read = lambda records: (Article(text, **context) for text, context in records)
sys.exit(main(open_reader=lambda model, workers, score: read))
"""


def read(records: Iterable[Record]) -> Iterator[Article]:
    """Give the sample for its own text and an article without quotes for any other."""
    for text, context in records:
        yield attrs.evolve(ARTICLE if text == TEXT else Article(text), **context)


def open_reader(_model: str | None, _workers: int, _score: float | None) -> Reader:
    """Stand in for the loading of a pipeline."""
    return read


def run(*arguments: str | Path) -> int:
    """Run ``quotekit extract`` with the stand-in reader."""
    return main(["extract", *map(str, arguments)], open_reader=open_reader)


def texts_given(capture: list[str]) -> object:
    """A stand-in that keeps the texts it is given."""

    def keep(records: Iterable[Record]) -> Iterator[Article]:
        for text, context in records:
            capture.append(text)
            yield Article(text, **context)

    return lambda _model, _workers, _score: keep


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """A file with the sample's text."""
    path = tmp_path / "mill.txt"
    path.write_bytes(TEXT.encode())
    return path


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """Standard input, to be written by the test."""
    buffer = io.BytesIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(buffer))
    return buffer


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


def test_lines_bring_id_and_publisher(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line's own publisher comes before that of the command line; ids may be numbers."""
    path = tmp_path / "some.JSONL"
    path.write_bytes(
        b'\xef\xbb\xbf{"text": "One.", "id": "a", "publisher": "The Lighthouse"}\r\n'
        b"\r\n"
        b'{"text": "Two.", "id": 2, "section": "harbour"}\r\n'
        b'{"text": "Three.", "publisher": null}'
    )
    assert run(path, "--publisher", "The Estuary Post") == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["id"], row["publisher"]) for row in found] == [
        ("a", "The Lighthouse"),
        ("2", "The Estuary Post"),
        (None, "The Estuary Post"),
    ]


@pytest.mark.parametrize("text", ["a\r\nb\rc\n\n", "\u2028x\x85\x0b", "", "👩‍🚒 “é”"])
def test_text_is_read_as_it_is(text: str, tmp_path: Path) -> None:
    """Nothing of a text is changed, line ends included, so that offsets fit the file."""
    path, lines, found = tmp_path / "a.txt", tmp_path / "a.jsonl", list[str]()
    path.write_bytes(text.encode())
    lines.write_text(json.dumps({"text": text}), encoding="utf-8")
    main(
        ["extract", str(path), str(lines), "--output", os.devnull],
        open_reader=texts_given(found),  # type: ignore[arg-type]
    )
    assert found == [text, text]


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """A byte order mark is dropped and not counted."""
    path, found = tmp_path / "a.md", list[str]()
    path.write_bytes("\ufeffSalt.".encode())
    main(
        ["extract", str(path), "--output", os.devnull],
        open_reader=texts_given(found),  # type: ignore[arg-type]
    )
    assert found == ["Salt."]


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("latin.txt", b"one\ntwo caf\xe9\n", "latin.txt:2: not UTF-8"),
        ("marked.txt", b"\xef\xbb\xbf\n\n\xff", "marked.txt:3: not UTF-8"),
        ("wide.txt", "salt".encode("utf-16"), "wide.txt:1: not UTF-8"),
        ("image.png", b"a\n\0b", "image.png:2: not a text: it holds a NUL character"),
        ("a.jsonl", b"\n{}\n", 'a.jsonl:2: expected an object with a string "text"'),
        ("a.jsonl", b'{"text": 5}', 'a.jsonl:1: expected an object with a string "text"'),
        ("a.jsonl", b'["text"]', 'a.jsonl:1: expected an object with a string "text"'),
        ("a.jsonl", b'{"text"', "a.jsonl:1: not valid JSON: Expecting ':' delimiter at column 8"),
        ("a.jsonl", b"[" * 100_000, "a.jsonl:1: not valid JSON: "),
        ("a.jsonl", b'{"text": ' + b"9" * 5000 + b"}", "a.jsonl:1: "),
        ("a.jsonl", b'{"text": "caf\xe9"}', "a.jsonl:1: not UTF-8"),
        (
            "a.jsonl",
            b'{"text": "x", "id": []}',
            'a.jsonl:1: "id" is neither a string nor a whole number',
        ),
        (
            "a.jsonl",
            b'{"text": "x", "id": true}',
            'a.jsonl:1: "id" is neither a string nor a whole number',
        ),
        (
            "a.jsonl",
            b'{"text": "x", "publisher": 1}',
            'a.jsonl:1: "publisher" is not a string',
        ),
        (
            "a.jsonl",
            b'{"text": "x\\ud800"}',
            'a.jsonl:1: "text" holds half of a surrogate pair',
        ),
    ],
)
def test_bad_input(
    name: str,
    content: bytes,
    complaint: str,
    tmp_path: Path,
    mill: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Bad input is one line that names file and line; the rest is read; the exit status is 2."""
    bad = tmp_path / name
    bad.write_bytes(content)
    assert run(mill, bad, mill) == 2
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == [str(mill)] * 2
    assert err.startswith(f"quotekit: {tmp_path}{os.sep}{complaint}")
    assert err.count("\n") == 1


def test_bad_line_between_good_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad line costs nothing but itself."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "One."}\n{"text": \xff}\n{text}\n{"text": "Two."}\n')
    assert run(path) == 2
    out, err = capsys.readouterr()
    assert [len(out.splitlines()), len(err.splitlines())] == [2, 2]
    assert f"{path}:2: not UTF-8\n" in err
    assert f"{path}:3: not valid JSON" in err


def test_missing_file_and_folder(
    tmp_path: Path, mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing file and a folder are reported, and the rest is read."""
    assert run(tmp_path / "none.txt", tmp_path / "none.jsonl", tmp_path, mill) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert err.splitlines() == [
        f"quotekit: {tmp_path}{os.sep}none.txt: No such file or directory",
        f"quotekit: {tmp_path}{os.sep}none.jsonl: No such file or directory",
        f"quotekit: {tmp_path}: Is a directory",
    ]


def test_json_stays_whole_after_bad_input(
    tmp_path: Path, mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The array is closed whatever was wrong with an input."""
    assert run(mill, mill, tmp_path / "none.txt", "--format", "json") == 2
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_odd_file_name_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A file name cannot break the report into lines or command the terminal."""
    assert run("a\nb\x1b[2J.txt") == 2
    assert capsys.readouterr().err == ("quotekit: a b\\x1b[2J.txt: No such file or directory\n")


def test_odd_id_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An id that is no valid Unicode comes out as it came in."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One.", "id": "\\ud800"}', encoding="utf-8")
    assert run(path) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "\ud800"


def test_output_is_not_the_input(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An input is never overwritten."""
    assert run(mill, "--output", mill) == 2
    assert mill.read_bytes() == TEXT.encode()
    assert "is an input and the output at once" in capsys.readouterr().err


def test_output_that_cannot_be_written(
    mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An output that cannot be opened is one line."""
    target = tmp_path / "none" / "out"
    assert run(mill, "--output", target) == 2
    assert capsys.readouterr().err == f"quotekit: {target}: No such file or directory\n"


def test_missing_model(mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing model is one line, and an output of an earlier run is left alone."""

    def missing(model: str | None, _workers: int, _score: float | None) -> Reader:
        raise MissingModelError(f"the model {model!r} is not installed;\ninstall it with: …")

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
    seen = list[tuple[str | None, int, float | None]]()

    def spy(model: str | None, workers: int, score: float | None) -> Reader:
        seen.append((model, workers, score))
        return read

    arguments = ["extract", str(mill), "--output", os.devnull]
    assert main(arguments, open_reader=spy) == 0
    settings = ["--model", "xx", "--workers", "3", "--min-score", "0.5"]
    assert main([*arguments, *settings], open_reader=spy) == 0
    assert seen == [(None, 1, None), ("xx", 3, 0.5)]


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
    assert main(arguments, open_reader=lambda _model, _workers, _score: interrupted) == 130
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
    assert main(arguments, open_reader=lambda _model, _workers, _score: watching) == 0


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


def test_output_is_utf_8_whatever_the_locale(mill: Path) -> None:
    """The encoding of the output does not depend on the machine."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, "extract", str(mill), "--publisher", "Le Phare é"],
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["publisher"] == "Le Phare é"


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
