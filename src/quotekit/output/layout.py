"""Words on lines: filled, indented and coloured for a terminal."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from quotekit.output.names import on_one_line

WIDEST, NARROWEST = 96, 24

Style = Literal["plain", "quiet", "strong", "warning", "denied"]
Word = tuple[str, Style]

_COLORS: dict[Style, str] = {"quiet": "2", "strong": "1", "warning": "33", "denied": "31"}


def fitting(width: int) -> int:
    """Give the columns to lay lines out for on a terminal of *width* columns."""
    return max(NARROWEST, min(width, WIDEST))


def styled(text: str, style: Style = "plain") -> list[Word]:
    """Give the words of *text* in one style."""
    return [(word, style) for word in on_one_line(text).split()]


def wrapped(words: Iterable[Word], width: int, hang: int = 0) -> Iterator[list[Word]]:
    """Fill lines with words, every line but the first indented by *hang* columns."""
    line: list[Word] = []
    used = 0
    for word, style in words:
        for piece in _pieces(word, width - hang):
            size = _columns(piece)
            if line and used + 1 + size > width:
                yield line
                line, used = ([_blank(hang)], hang - 1) if hang else ([], 0)
            used += size + bool(line)
            line.append((piece, style))
    if line:
        yield line


def indented(lines: Iterable[list[Word]], columns: int) -> list[list[Word]]:
    """Move lines to the right by some columns."""
    return [[_blank(columns), *line] for line in lines]


def _blank(columns: int) -> Word:
    # The blank that joins it to the next word makes up the last column.
    return " " * (columns - 1), "plain"


def _pieces(word: str, width: int) -> Iterator[str]:
    """Cut a word that is wider than a line."""
    start = used = 0
    for place, character in enumerate(word):
        size = _columns(character)
        if used + size > width:
            yield word[start:place]
            start, used = place, 0
        used += size
    yield word[start:]


def _columns(text: str) -> int:
    """Count terminal columns: two for a wide character, none for one that joins another."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(character) in {"Mn", "Me", "Cf"}
        else 1 + (unicodedata.east_asian_width(character) in {"W", "F"})
        for character in text
    )


def painted(line: list[Word], color: bool) -> str:
    """Give a line as it is written, with ANSI escape sequences if *color*."""
    if not color:
        return " ".join(word for word, _ in line)
    runs = (
        (style, " ".join(word for word, _ in run))
        for style, run in groupby(line, key=lambda word: word[1])
    )
    return " ".join(
        f"\x1b[{_COLORS[style]}m{text}\x1b[0m" if style in _COLORS else text for style, text in runs
    )
