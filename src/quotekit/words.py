"""What counts as a word, wherever words are counted."""

import re
from collections.abc import Iterable

from quotekit.records import Offsets

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


def count_words(parts: Iterable[Offsets], text: str) -> int:
    """Count the words in some parts of *text*, none twice where these overlap.

    Args:
        parts: Character offsets, in any order.
        text: What they are offsets of.
    """
    words, last = 0, 0
    for start, end in sorted(parts):
        words += len(_WORD.findall(text, max(start, last), max(end, last)))
        last = max(end, last)
    return words
