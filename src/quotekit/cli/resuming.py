"""Going on where a run was cut short: which records are written, and what of a line is torn."""

import json
from collections.abc import Iterator
from pathlib import Path

import attrs

from quotekit.article import Article
from quotekit.errors import InputError
from quotekit.inputs import Record


@attrs.frozen
class Written:
    """What an earlier run has left.

    Attributes:
        articles: How many it has written whole.
        size: Bytes that they take up; what follows is torn.
    """

    articles: int = 0
    size: int = 0


def pass_written(output: Path, records: Iterator[Record]) -> Written:
    """Take from *records* those that an earlier run has written to *output*.

    Args:
        output: Lines of JSON, the last of them perhaps torn. It need not exist.
        records: The input, from its beginning; afterwards, what is still to be read.

    Raises:
        InputError: If a line was not made from the record in its place, by its id and publisher
            and, for the last line, its text.
        OSError: If the output cannot be read.
    """
    written = Written()
    if not output.exists():
        return written
    with output.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.endswith(b"\n"):
                break
            record = next(records, None)
            if record is None or not line.startswith(_beginning(record)):
                raise _mismatch(output, number)
            written = Written(number, written.size + len(line))
            last = line, record
    if written.articles and not _is_made_from(*last):
        raise _mismatch(output, written.articles)
    return written


def _beginning(record: Record) -> bytes:
    """Give what a line made from *record* begins with."""
    line = Article("", id=record.id, publisher=record.publisher).to_json()
    return line.partition('"quotes"')[0].encode(errors="backslashreplace")


def _is_made_from(line: bytes, record: Record) -> bool:
    try:
        Article.from_dict(json.loads(line), record.text)
    except (ValueError, KeyError, TypeError):
        return False
    return True


def _mismatch(output: Path, line: int) -> InputError:
    return InputError(
        f"{output}:{line}: cannot be resumed: this line was made from another input than the one "
        "given; give the same files and options, or another --output"
    )
