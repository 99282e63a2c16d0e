"""One flat row a quote, or a source: for data frames, spreadsheets and audits."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, TextIO, TypedDict

from quotekit.article import Article, Quote, Source
from quotekit.errors import MissingExtraError
from quotekit.output.tally import Tally, tallies
from quotekit.records import Kind, Sense, SourceType

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_QUOTE_DTYPES = {
    "article": "string",
    "id": "int64",
    "sense": "string",
    "kind": "string",
    "text": "string",
    "start": "int64",
    "end": "int64",
    "speaker": "string",
    "type": "string",
    "title": "string",
    "chain": "string",
    "relays": "string",
    "mention": "string",
    "cue": "string",
    "denied": "bool",
    "parent": "Int64",
    "score": "float64",
    "reason": "string",
}
_SOURCE_DTYPES = {
    "article": "string",
    "id": "int64",
    "name": "string",
    "type": "string",
    "title": "string",
    "aliases": "string",
    "kb_id": "string",
    "anonymity": "string",
    "mentions": "int64",
    "quotes": "int64",
    "words": "int64",
    "first_hand": "int64",
    "relayed": "int64",
    "attitudes": "int64",
    "relays": "int64",
}
_DTYPES = {"quotes": _QUOTE_DTYPES, "sources": _SOURCE_DTYPES}

Of = Literal["quotes", "sources"]


class Row(TypedDict):
    """A quote or attitude as a flat row.

    Attributes:
        article: Id of the article, or `None`.
        id: Id of the quote within its article.
        sense: ``statement`` or ``attitude``.
        kind: ``direct``, ``mixed`` or ``indirect``.
        text: The words reported.
        start: Character offset where the content begins.
        end: Character offset where the content ends. Where an attribution splits the content, it
            lies between *start* and *end* too.
        speaker: Name of whoever said the words, or `None` if unknown.
        type: Type of the speaker: ``person``, ``organization``, ``document``, ``group`` or
            ``unnamed``; or `None`.
        title: Role or office of the speaker, or `None`.
        chain: The sourcing chain, ``Sergei Shoigu ← TASS``; empty if the speaker is unknown.
        relays: The chain without its speaker, ``TASS``; empty if the writer heard it first-hand.
        mention: The speaker as written at this place, or `None`.
        cue: The words that report, or `None`.
        denied: Whether the source denies the content or is said not to have said it.
        parent: Id of the quote that this one is nested in, or `None`.
        score: Confidence from 0 to 1.
        reason: The evidence, in words.
    """

    article: str | None
    id: int
    sense: Sense
    kind: Kind
    text: str
    start: int
    end: int
    speaker: str | None
    type: SourceType | None
    title: str | None
    chain: str
    relays: str
    mention: str | None
    cue: str | None
    denied: bool
    parent: int | None
    score: float
    reason: str


class SourceRow(TypedDict):
    """A source as a flat row.

    Attributes:
        article: Id of the article, or `None`.
        id: Id of the source within its article.
        name: The fullest name that the article gives; for an unnamed source, its noun phrase.
        type: ``person``, ``organization``, ``document``, ``group`` or ``unnamed``.
        title: Role or office, or `None`.
        aliases: Other forms of the name, with semicolons between them; empty if there are none.
        kb_id: What an entity linker calls it, or `None`.
        anonymity: The words that say that it stays unnamed, or `None`.
        mentions: How often the article mentions it.
        quotes: How many statements are its own words.
        words: How many words these have, none counted twice.
        first_hand: How many of its statements come through nobody else.
        relayed: How many come through somebody else.
        attitudes: How many attitudes it is said to hold.
        relays: How many statements and attitudes of others come through it.
    """

    article: str | None
    id: int
    name: str
    type: SourceType
    title: str | None
    aliases: str
    kb_id: str | None
    anonymity: str | None
    mentions: int
    quotes: int
    words: int
    first_hand: int
    relayed: int
    attitudes: int
    relays: int


def rows(articles: Iterable[Article]) -> Iterator[Row]:
    """Give a row for each quote and attitude, in text order within each article."""
    for article in articles:
        both: list[tuple[Sense, Quote]] = [("statement", quote) for quote in article.quotes]
        both += [("attitude", quote) for quote in article.attitudes]
        for sense, quote in sorted(both, key=lambda item: item[1].id):
            yield _row(article, sense, quote)


def source_rows(articles: Iterable[Article]) -> Iterator[SourceRow]:
    """Give a row for each source, in order of first mention within each article."""
    for article in articles:
        relayed = Counter(
            quote.chain[0].source.id for quote in article.quotes if len(quote.chain) > 1
        )
        counts = tallies(article)
        for source in article.sources:
            yield _source_row(article, source, counts[source.id], relayed[source.id])


def to_csv(articles: Iterable[Article], file: TextIO, *, of: Of = "quotes") -> None:
    """Write rows as CSV, with a header, row by row.

    A cell that a spreadsheet might take for a formula (one that begins with ``=``, ``+``, ``-`` or
    ``@``, also full-width, a tab or a line break) is written with an apostrophe before it, so that
    no article can make a spreadsheet run anything. To read the exact words back, use JSON.

    Args:
        articles: What to write.
        file: A text file opened with ``newline=""``, as the csv module wants it.
        of: ``quotes`` for `rows`, ``sources`` for `source_rows`.

    Raises:
        ValueError: If *of* is neither.
    """
    found = _rows(articles, of)
    writer = csv.DictWriter(file, fieldnames=list(_DTYPES[of]))
    writer.writeheader()
    for row in found:
        writer.writerow({column: _harmless(cell) for column, cell in row.items()})


def to_frame(articles: Iterable[Article], *, of: Of = "quotes") -> "pd.DataFrame":
    """Give a row a quote, or a source, as a pandas data frame.

    The columns are those of `quotekit.output.table.Row` or `quotekit.output.table.SourceRow`, of
    the same types however few rows there are.

    Args:
        articles: What to tabulate.
        of: ``quotes`` for a row a quote or attitude, ``sources`` for a row a source.

    Raises:
        MissingExtraError: If pandas is not installed.
        ValueError: If *of* is neither.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError(
            'data frames need pandas; install it with: pip install "quotekit-nlp[pandas]"'
        ) from error
    found = _rows(articles, of)
    return pd.DataFrame(list(found), columns=list(_DTYPES[of])).astype(_DTYPES[of])


def _rows(articles: Iterable[Article], of: Of) -> Iterator[Row] | Iterator[SourceRow]:
    if of not in _DTYPES:
        raise ValueError(f"expected a table of 'quotes' or of 'sources', not of {of!r}")
    return rows(articles) if of == "quotes" else source_rows(articles)


def _row(article: Article, sense: Sense, quote: Quote) -> Row:
    speaker = quote.speaker
    return {
        "article": article.id,
        "id": quote.id,
        "sense": sense,
        "kind": quote.kind,
        "text": quote.text,
        "start": quote.content[0].start,
        "end": quote.content[-1].end,
        "speaker": speaker.name if speaker else None,
        "type": speaker.type if speaker else None,
        "title": speaker.title if speaker else None,
        "chain": str(quote.chain),
        "relays": str(type(quote.chain)(quote.chain[1:])),
        "mention": quote.mention.text if quote.mention else None,
        "cue": quote.cue.text if quote.cue else None,
        "denied": quote.denied,
        "parent": quote.parent,
        "score": quote.score,
        "reason": quote.reason,
    }


def _source_row(article: Article, source: Source, tally: Tally, relayed: int) -> SourceRow:
    return {
        "article": article.id,
        "id": source.id,
        "name": source.name,
        "type": source.type,
        "title": source.title,
        "aliases": "; ".join(source.aliases),
        "kb_id": source.kb_id,
        "anonymity": source.anonymity.text if source.anonymity else None,
        "mentions": len(source.mentions),
        "quotes": tally.quotes,
        "words": source.words,
        "first_hand": tally.quotes - relayed,
        "relayed": relayed,
        "attitudes": tally.attitudes,
        "relays": tally.relays,
    }


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
