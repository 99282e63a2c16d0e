"""From files to records: an article's text with what is known of it.

Everything is read as UTF-8. A byte order mark at the beginning is dropped and not counted in
offsets; nothing else of a text is changed, line ends included.
"""

import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, cast

import attrs

from quotekit.errors import InputError
from quotekit.inputs.files import LINES, STANDARD_INPUT, files, unreadable

Form = Literal["text", "jsonl"]


@attrs.frozen
class Record:
    """An article to be read.

    Attributes:
        text: Its text.
        id: The caller's name for it, or `None`.
        publisher: Who published it, or `None`.
        read: Bytes of all files read up to its end, of compressed ones as they are compressed;
            a pipe counts nothing.
    """

    text: str
    id: str | None = None
    publisher: str | None = None
    read: int = attrs.field(default=0, eq=False)


def read_records(
    paths: Iterable[str], *, publisher: str | None = None, form: Form = "text"
) -> Iterator[Record | InputError]:
    """Read files, folders and lines, one after the other.

    Args:
        paths: Files and folders. A file that ends in ``.txt`` is one article in plain text, one
            that ends in ``.jsonl`` or ``.jsonl.gz`` has an article a line (an object with ``text``
            and optional ``id`` and ``publisher``). ``-`` is standard input.
        publisher: Who published the articles that do not say so themselves.
        form: How to read standard input and files of any other name.

    Yields:
        Each article or, in its place, the error that says which file and line cannot be read and
        why. A file that breaks off gives its error and is left.
    """
    read = 0
    for path in files(paths):
        if isinstance(path, InputError):
            yield path
            continue
        try:
            with _opened(path) as (file, place):
                given = (_lines if _form(path, form) == "jsonl" else _whole)(file, path, publisher)
                for record in given:
                    if isinstance(record, Record):
                        record = attrs.evolve(record, read=read + place())
                    yield record
                read += place()
        except OSError as error:
            yield unreadable(path, error)


def _form(path: str, otherwise: Form) -> Form:
    name = path.lower()
    if name.endswith(LINES):
        return "jsonl"
    return "text" if name.endswith(".txt") else otherwise


@contextmanager
def _opened(path: str) -> Iterator[tuple[BinaryIO, Callable[[], int]]]:
    """Open a file to read bytes from, with a function that says how many of it have been read."""
    if path == STANDARD_INPUT:
        if sys.stdin.isatty():
            sys.stderr.write("Reading from the keyboard; end with Ctrl-D on a line of its own.\n")
        yield sys.stdin.buffer, lambda: 0
        return
    with Path(path).open("rb") as file:
        place = file.tell if file.seekable() else lambda: 0
        if path.lower().endswith(".gz"):
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield cast("BinaryIO", unpacked), place
        else:
            yield file, place


def _whole(file: BinaryIO, path: str, publisher: str | None) -> Iterator[Record | InputError]:
    """Read a file that is one article."""
    name = "<stdin>" if path == STANDARD_INPUT else path
    text = _decoded(file.read(), name)
    if isinstance(text, InputError):
        yield text
    elif "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        yield InputError(f"{name}:{line}: not a text: it holds a NUL character")
    else:
        yield Record(text, None if path == STANDARD_INPUT else path, publisher)


def _lines(file: BinaryIO, path: str, publisher: str | None) -> Iterator[Record | InputError]:
    """Read a file that has an article a line."""
    name = "<stdin>" if path == STANDARD_INPUT else path
    number = 0
    try:
        for number, line in enumerate(file, start=1):
            text = _decoded(line, name, number)
            if isinstance(text, InputError):
                yield text
            elif text.strip():
                yield _from_json(text, f"{name}:{number}", publisher)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield InputError(f"{name}:{number + 1}: not valid gzip: {error}")


def _decoded(data: bytes, name: str, line: int = 1) -> str | InputError:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line += error.object.count(b"\n", 0, error.start)
        return InputError(f"{name}:{line}: not UTF-8")


def _from_json(line: str, where: str, publisher: str | None) -> Record | InputError:
    try:
        row = json.loads(line.rstrip())
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
    return Record(row["text"], None if id_ is None else str(id_), publisher if own is None else own)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
