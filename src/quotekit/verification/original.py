"""The text that a quotation is checked against."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import attrs

from quotekit.article import Article, Span
from quotekit.verification.words import Word, is_sentence_start, words_of

_TURN = re.compile(r"^[^\S\n]*(?:[A-Z][^\n:.?!“”\"]{0,40}:|[QA]\.)(?=\s)", re.MULTILINE)


@attrs.frozen
class Original:
    """The text that the words are looked for in.

    Attributes:
        text: The text.
        words: Its words.
        turns: Offsets at which somebody else begins to speak, in order.
    """

    text: str
    words: Sequence[Word]
    turns: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Give the span between two offsets."""
        return Span(start, end, self.text[start:end])

    def run(self, start: int, end: int) -> Span:
        """Give the span of some words; of none, the place before the next."""
        if start < end:
            return self.span(self.words[start].start, self.words[end - 1].end)
        at = self.words[start].start if start < len(self.words) else len(self.text)
        return self.span(at, at)

    def between(self, word: int) -> tuple[int, int]:
        """Give the offsets between the word before and *word*."""
        start = self.words[word - 1].end if word else 0
        return start, self.words[word].start if word < len(self.words) else len(self.text)

    def begins_sentence(self, at: int) -> bool:
        """Say whether a sentence or somebody's turn begins with the word *at*."""
        return is_sentence_start(self.text, self.words, at) or self.has_turn(*self.between(at))

    def has_turn(self, start: int, end: int) -> bool:
        """Say whether somebody else begins to speak from one offset to another, both included."""
        at = bisect_left(self.turns, start)
        return at < len(self.turns) and self.turns[at] <= end


def read_original(source: str | Article) -> Original:
    """Read the words of a text, and where somebody else begins to speak.

    That is where a line begins with a name and a colon, and in an `Article` also where a quote of
    another speaker begins.
    """
    text = source if isinstance(source, str) else source.text
    turns = {match.end() for match in _TURN.finditer(text)}
    if isinstance(source, Article):
        outer = [quote for quote in source.quotes if quote.parent is None]
        turns |= {
            later.content[0].start
            for earlier, later in pairwise(outer)
            if earlier.speaker != later.speaker
        }
    return Original(text, words_of(text), sorted(turns))
