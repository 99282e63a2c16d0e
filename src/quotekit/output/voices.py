"""How much each source says, over any number of articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Literal, get_args

import attrs

from quotekit.article import Article
from quotekit.output.names import on_one_line
from quotekit.output.tally import unknown
from quotekit.records import SourceType
from quotekit.words import count_words

Measure = Literal["words", "quotes"]


@attrs.frozen
class Voice:
    """A source with its share of the statements.

    Attributes:
        name: Its name, on one line.
        type: Its type; if articles differ, the one under which it says most.
        amount: How many words or quotes are its own.
    """

    name: str
    type: SourceType
    amount: int


@attrs.frozen
class Voices:
    """Who says how much.

    Attributes:
        articles: How many articles were counted.
        sources: Whoever says anything, the loudest first.
        types: How much each type of source says.
        unknown: How much is said by nobody known.
    """

    articles: int
    sources: tuple[Voice, ...]
    types: Counter[SourceType]
    unknown: int

    @property
    def total(self) -> int:
        """All that is said, by sources known or not."""
        return self.types.total() + self.unknown


def count_voices(articles: Iterable[Article], by: Measure) -> Voices:
    """Count over articles what each source says itself; sources of one name are one.

    What somebody is said to have said within another's words counts for both.

    Raises:
        ValueError: If *by* is neither ``words`` nor ``quotes``.
    """
    if by not in get_args(Measure):
        raise ValueError(f"voices are measured by words or by quotes, not by {by!r}")
    said: defaultdict[str, Counter[SourceType]] = defaultdict(Counter)
    number = nobody = 0
    for article in articles:
        number += 1
        nobody += _words_of_nobody(article) if by == "words" else unknown(article).quotes
        for source in article.sources:
            if amount := source.words if by == "words" else source.quotes:
                said[on_one_line(source.name)][source.type] += amount
    voices = (
        Voice(name, types.most_common(1)[0][0], types.total()) for name, types in said.items()
    )
    return Voices(
        articles=number,
        sources=tuple(sorted(voices, key=lambda voice: (-voice.amount, voice.name))),
        types=sum(said.values(), start=Counter[SourceType]()),
        unknown=nobody,
    )


def _words_of_nobody(article: Article) -> int:
    contents = (quote.content for quote in article.quotes if not quote.chain)
    return count_words(
        ((span.start, span.end) for content in contents for span in content), article.text
    )
