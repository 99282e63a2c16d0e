"""How often each source speaks, and how often it hands on what others said."""

from collections import Counter

import attrs

from quotekit.article import Article


@attrs.frozen
class Tally:
    """The counts of one source.

    Attributes:
        quotes: Statements that it made.
        attitudes: Attitudes that it was said to hold.
        relays: Quotes and attitudes of others that came through it.
    """

    quotes: int
    attitudes: int
    relays: int

    def __str__(self) -> str:
        numbers = {"quote": self.quotes, "attitude": self.attitudes, "relay": self.relays}
        return ", ".join(counted(number, noun) for noun, number in numbers.items() if number)


def tallies(article: Article) -> dict[int, Tally]:
    """Count for each source of *article*, by its id; every source has an entry."""
    quotes = Counter(quote.chain[0].source.id for quote in article.quotes if quote.chain)
    attitudes = Counter(quote.chain[0].source.id for quote in article.attitudes if quote.chain)
    relays = Counter(
        source
        for quote in (*article.quotes, *article.attitudes)
        for source in {link.source.id for link in quote.chain[1:]}
    )
    return {
        source.id: Tally(quotes[source.id], attitudes[source.id], relays[source.id])
        for source in article.sources
    }


def unknown(article: Article) -> Tally:
    """Count what nobody known said."""
    return Tally(
        quotes=sum(not quote.chain for quote in article.quotes),
        attitudes=sum(not quote.chain for quote in article.attitudes),
        relays=0,
    )


def counted(number: int, noun: str) -> str:
    """Say a number of things: "1 quote", "2,000 quotes"."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"
