"""Files and lines as records: nothing of a text is changed, nothing bad passes unnoticed."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotekit import InputError
from quotekit.inputs import Record, read_records


def read(*paths: Path) -> list[Record]:
    """Read *paths*, in which nothing is wrong."""
    found = list(read_records(map(str, paths)))
    assert not [error for error in found if isinstance(error, InputError)]
    return [record for record in found if isinstance(record, Record)]


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put *content* on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_standard_input_is_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is one article of plain text, without an id."""
    give(monkeypatch, b"Salt.\r\n{}")
    assert list(read_records(["-"], publisher="Post")) == [Record("Salt.\r\n{}", None, "Post")]


def test_standard_input_may_be_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """With that form, standard input is an article a line, and errors name the line."""
    give(monkeypatch, b'{"text": "One.", "id": 1}\n\n{"text": 2}\n')
    first, second = read_records(["-"], form="jsonl")
    assert first == Record("One.", "1")
    assert str(second) == '<stdin>:3: expected an object with a string "text"'


@pytest.mark.parametrize(
    ("name", "articles"), [("a.txt", 1), ("a.jsonl", 2), ("a.JSONL.gz", 2), ("fd63", 2)]
)
def test_the_form_is_for_names_that_do_not_say(name: str, articles: int, tmp_path: Path) -> None:
    """A name that ends in .txt, .jsonl or .jsonl.gz says by itself how to read the file."""
    path = tmp_path / name
    content = b'{"text": "One."}\n' * 2
    path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    assert len(list(read_records([str(path)], form="jsonl"))) == articles


def test_lines_bring_id_and_publisher(tmp_path: Path) -> None:
    """A line's own publisher comes before that of the command line; ids may be numbers."""
    path = tmp_path / "some.JSONL"
    path.write_bytes(
        b'\xef\xbb\xbf{"text": "One.", "id": "a", "publisher": "The Lighthouse"}\r\n'
        b"\r\n"
        b'{"text": "Two.", "id": 2, "section": "harbour"}\r\n'
        b'{"text": "Three.", "publisher": null}'
    )
    assert list(read_records([str(path)], publisher="The Estuary Post")) == [
        Record("One.", "a", "The Lighthouse"),
        Record("Two.", "2", "The Estuary Post"),
        Record("Three.", None, "The Estuary Post"),
    ]


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_text_is_read_as_it_is(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing of a text is changed, line ends included, so that offsets fit the file."""
    folder = tmp_path_factory.mktemp("texts")
    plain, lines, packed = (folder / f"a.{name}" for name in ("txt", "jsonl", "jsonl.gz"))
    row = json.dumps({"text": text}).encode()
    plain.write_bytes(b"\xef\xbb\xbf" + text.encode())
    lines.write_bytes(row)
    packed.write_bytes(gzip.compress(row))
    assert [record.text for record in read(plain, lines, packed)] == [text] * 3


def test_progress_ends_at_the_size_of_the_files(tmp_path: Path) -> None:
    """The bytes read so far grow to those of all files, of packed ones as they lie there."""
    row = b'{"text": "One."}\n'
    contents = {"a.txt": b"One.", "b.jsonl": row * 3, "c.jsonl.gz": gzip.compress(row * 3)}
    for name, content in contents.items():
        tmp_path.joinpath(name).write_bytes(content)
    places = [record.read for record in read(tmp_path)]
    assert places == sorted(places)
    assert places[:4] == [4, 4 + len(row), 4 + 2 * len(row), 4 + 3 * len(row)]
    assert places[-1] == sum(map(len, contents.values()))


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
        ("a.jsonl.gz", b"salt", "a.jsonl.gz:1: not valid gzip: "),
        ("a.jsonl.gz", gzip.compress(b"{}\n")[:-8], "a.jsonl.gz:2: not valid gzip: "),
    ],
)
def test_bad_input(name: str, content: bytes, complaint: str, tmp_path: Path) -> None:
    """The last record is an error that names file and line and says what is wrong."""
    bad = tmp_path / name
    bad.write_bytes(content)
    *_, error = read_records([str(bad)])
    assert isinstance(error, InputError)
    assert str(error).startswith(f"{tmp_path}{os.sep}{complaint}")


def test_what_follows_an_error_is_read(tmp_path: Path) -> None:
    """A bad line costs nothing but itself, and a bad file nothing of the next."""
    lines, missing, broken = (tmp_path / name for name in ("a.jsonl", "b.txt", "c.jsonl.gz"))
    lines.write_bytes(b'{"text": "One."}\n{"text": \xff}\n{text}\n{"text": "Two."}\n')
    broken.write_bytes(gzip.compress(b'{"text": "Three."}\n' * 9)[:-9])
    found = list(read_records(map(str, (lines, missing, broken, lines))))
    kinds = ["bad" if isinstance(record, InputError) else "good" for record in found]
    line = ["good", "bad", "bad", "good"]
    assert kinds[:5] == [*line, "bad"]
    assert kinds[-5:] == ["bad", *line]
