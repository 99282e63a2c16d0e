"""Where in a text a quotation stands, or what is nearest to it.

One row of costs a word, over all places of the text at once: the cheapest way to have said the
words so far and to stand there. An ellipsis is a free leap of so many words, which no ready-made
alignment knows. The time grows with the words of the quotation times those of the text, in NumPy.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from quotekit.verification.printed import Printed
from quotekit.verification.words import Word

Window = tuple[int, int]

# Costs. A word more than stands there is dearer than another one, so that the last word of a
# quotation can be another; a word less is cheaper, so that one dropped after the first is seen. To
# leap further than a gap allows is dearer than another word.
_CAPITAL, _DROPPED, _OTHER, _ADDED, _FAR = 1, 2, 3, 4, 4
_TIED = 24  # places of the same cost that are looked at
_COST = 1 << 32  # a cell is a cost, and below it where its piece began
_Row = npt.NDArray[np.int64]


def find_windows(printed: Printed, text: Sequence[Word]) -> Iterator[tuple[Window, ...]]:
    """Give the cheapest places of a quotation, in text order.

    Args:
        printed: The quotation.
        text: The words of the original.

    Yields:
        For each place, one window of words for each piece: from the first of *text* to just after
        the last.
    """
    numbers = {word: number for number, word in enumerate(_forms(text))}
    letters = np.array([numbers[word.letters, 0] for word in text], dtype=np.int64)
    sounds = np.array([numbers[word.sound, 1] for word in text], dtype=np.int64)
    rows: list[_Row] = []
    for number, piece in enumerate(printed.pieces):
        gap = printed.gaps[number]
        entry = _leap(rows[-1] // _COST, gap.most if gap else 0) if rows else None
        row = _began(len(text), entry)
        for place, word in enumerate(piece):
            row = _dropping(row) if place else row  # what a gap may leave out is no loss
            misses = np.full(len(text), _OTHER, dtype=np.int64)
            misses[sounds == numbers.get((word.sound, 1), -1)] = _CAPITAL
            misses[letters == numbers.get((word.letters, 0), -1)] = 0
            row = _next(row, misses)
        rows.append(row)
    costs = rows[-1] // _COST
    for end in np.flatnonzero(costs == costs.min())[:_TIED]:
        yield _traced(rows, printed, int(end))


def _forms(text: Sequence[Word]) -> dict[tuple[str, int], None]:
    return dict.fromkeys(form for word in text for form in ((word.letters, 0), (word.sound, 1)))


def _began(size: int, entry: _Row | None) -> _Row:
    """Give the row of a piece before its first word."""
    places = np.arange(size + 1, dtype=np.int64)
    return places if entry is None else entry * _COST + places


def _dropping(row: _Row) -> _Row:
    """Let words of the text be passed over."""
    slope = np.arange(len(row), dtype=np.int64) * (_DROPPED * _COST)
    return np.minimum.accumulate(row - slope) + slope


def _next(row: _Row, misses: _Row) -> _Row:
    """Give the row after one more word of the quotation."""
    after = row + _ADDED * _COST
    np.minimum(after[1:], row[:-1] + misses * _COST, out=after[1:])
    return after


def _leap(costs: _Row, most: int) -> _Row:
    """Give what it costs to go on at each place, *most* words further for nothing."""
    padded = np.concatenate([np.full(most, costs.max() + _FAR), costs])
    near = np.lib.stride_tricks.sliding_window_view(padded, most + 1).min(axis=1)
    cheapest: _Row = np.minimum(near, np.minimum.accumulate(costs) + _FAR)
    return cheapest


def _traced(rows: Sequence[_Row], printed: Printed, end: int) -> tuple[Window, ...]:
    """Follow the pieces back from where the last one ends."""
    windows: list[Window] = []
    for number in range(len(rows) - 1, -1, -1):
        start = int(rows[number][end] % _COST)
        windows.append((start, end))
        if number:
            gap = printed.gaps[number]
            costs = rows[number - 1][: start + 1] // _COST
            reach = max(0, start - gap.most) if gap else start
            if costs[reach:].min() > costs.min() + _FAR:
                reach = 0
            end = start - int(np.argmin(costs[reach:][::-1]))
    return tuple(reversed(windows))
