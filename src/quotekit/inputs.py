"""The articles that the command line is given: plain text and lines of JSON.

Files are read as UTF-8. A byte order mark at the beginning is dropped and not counted in offsets;
nothing else of a text is changed, line ends included.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict

from quotekit.errors import InputError


class Context(TypedDict):
    """What is known of an article besides its text."""

    id: str | None
    publisher: str | None


Record = tuple[str, Context]


def records(paths: Iterable[str], publisher: str | None) -> Iterator[Record | InputError]:
    """Read files and lines, one after the other.

    Args:
        paths: Files that end in ``.jsonl``, with an article a line (an object with ``text`` and
            optional ``id`` and ``publisher``), or of any other name, with one article in plain
            text. ``-`` is standard input, in plain text.
        publisher: Who published the articles that do not say so themselves.

    Yields:
        The text and context of each article, or, in its place, the error that says which file and
        line cannot be read and why.
    """
    for path in paths:
        try:
            if path == "-":
                yield _text_record(_standard_input(), "<stdin>", None, publisher)
            elif path.lower().endswith(".jsonl"):
                yield from _line_records(path, publisher)
            else:
                yield _text_record(Path(path).read_bytes(), path, path, publisher)
        except OSError as error:
            yield InputError(f"{path}: {error.strerror}")


def _standard_input() -> bytes:
    if sys.stdin.isatty():
        sys.stderr.write("Reading from the keyboard; end with Ctrl-D on a line of its own.\n")
    return sys.stdin.buffer.read()


def _text_record(
    data: bytes, name: str, id_: str | None, publisher: str | None
) -> Record | InputError:
    text = _decoded(data, name)
    if isinstance(text, InputError):
        return text
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return InputError(f"{name}:{line}: not a text: it holds a NUL character")
    return text, {"id": id_, "publisher": publisher}


def _decoded(data: bytes, name: str, line: int = 1) -> str | InputError:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line += error.object.count(b"\n", 0, error.start)
        return InputError(f"{name}:{line}: not UTF-8")


def _line_records(path: str, publisher: str | None) -> Iterator[Record | InputError]:
    with Path(path).open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            text = _decoded(line, path, number)
            if isinstance(text, InputError):
                yield text
            elif text.strip():
                yield _json_record(text, f"{path}:{number}", publisher)


def _json_record(line: str, where: str, publisher: str | None) -> Record | InputError:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return InputError(f"{where}: not valid JSON: {error.msg} at column {error.colno}")
    except (ValueError, RecursionError) as error:
        return InputError(f"{where}: not valid JSON: {error}")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return InputError(f'{where}: expected an object with a string "text"')
    id_, own = row.get("id"), row.get("publisher")
    if isinstance(id_, bool) or not isinstance(id_, str | int | None):
        return InputError(f'{where}: "id" is neither a string nor a whole number')
    if not isinstance(own, str | None):
        return InputError(f'{where}: "publisher" is not a string')
    if not _is_unicode(row["text"]):
        return InputError(f'{where}: "text" holds half of a surrogate pair')
    return row["text"], {
        "id": None if id_ is None else str(id_),
        "publisher": publisher if own is None else own,
    }


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
