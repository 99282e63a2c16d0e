"""Text to the pieces of words that the network reads, in windows that overlap.

A window holds one paragraph, or a part of a long one. Every word lies in at least one window, if
the paragraph that it begins in has any pieces.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs
import numpy as np

from quotekit.paragraphs import INVISIBLE, paragraph_spans
from quotekit.reader.decoding import Integers

if TYPE_CHECKING:
    from tokenizers import Tokenizer


LONGEST = 254
"""Pieces in a window at most, without the two that mark its ends."""
OVERLAP = 64
"""Pieces that two consecutive windows of a paragraph share."""


@attrs.frozen(eq=False)
class Window:
    """A stretch of one paragraph as the network reads it.

    Attributes:
        words: Positions of its words, among those that `read_windows` was given.
        pieces: Vocabulary numbers of its pieces, without the two that mark the ends.
        word_of: For each piece, the place in `words` of the word that it belongs to.
        first_piece: For each word, the place in `pieces` of its first; of a word without any
            (invisible characters), of the piece after it.
        goes_on: Whether it begins amid a paragraph.
    """

    words: Integers
    pieces: Integers
    word_of: Integers
    first_piece: Integers
    goes_on: bool = False


def read_windows(text: str, starts: Sequence[int], tokenizer: "Tokenizer") -> list[Window]:
    """Cut *text* into windows.

    Args:
        text: The document's text.
        starts: Offset of each word (token that is not white space), in text order.
        tokenizer: Splits words into pieces.

    Returns:
        The windows in text order.
    """
    word_starts = np.asarray(starts, np.int64)
    windows: list[Window] = []
    for start, end in paragraph_spans(text):
        # A word may begin with invisible characters, which are of no paragraph.
        while start and text[start - 1] in INVISIBLE:
            start -= 1
        first, last = np.searchsorted(word_starts, (start, end))
        # One by one: threads would read a batch no sooner, and they do not outlive a fork.
        encoding = tokenizer.encode(text[start:end], add_special_tokens=False)
        if first < last and encoding.ids:
            pieces = np.array(encoding.ids, np.int64)
            offsets = np.array(encoding.offsets, np.int64) + start
            words = np.arange(first, last)
            windows += _cut(words, word_starts[first:last], pieces, offsets)
    return windows


def _cut(
    words: Integers, starts: Integers, pieces: Integers, offsets: Integers
) -> Iterator[Window]:
    """Cut a paragraph, and leave out what begins no word."""
    first_piece = np.minimum(np.searchsorted(offsets[:, 1], starts, "right"), len(pieces) - 1)
    word_of = np.maximum(np.searchsorted(starts, offsets[:, 0], "right") - 1, 0)
    for begin in range(0, max(1, len(pieces) - OVERLAP), LONGEST - OVERLAP):
        end = begin + LONGEST
        first, last = np.searchsorted(first_piece, (begin, end))
        if first < last:
            yield Window(
                words=words[first:last],
                pieces=pieces[begin:end],
                word_of=np.clip(word_of[begin:end], first, last - 1) - first,
                first_piece=first_piece[first:last] - begin,
                goes_on=begin > 0,
            )
