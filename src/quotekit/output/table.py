"""One flat row a quote: for data frames, spreadsheets and audits."""

import csv
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO, TypedDict

from quotekit.article import Article, Quote
from quotekit.errors import MissingExtraError
from quotekit.records import Kind, Sense, SourceType

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_DTYPES = {
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


def rows(articles: Iterable[Article]) -> Iterator[Row]:
    """Give a row for each quote and attitude, in text order within each article."""
    for article in articles:
        both: list[tuple[Sense, Quote]] = [("statement", quote) for quote in article.quotes]
        both += [("attitude", quote) for quote in article.attitudes]
        for sense, quote in sorted(both, key=lambda item: item[1].id):
            yield _row(article, sense, quote)


def to_csv(articles: Iterable[Article], file: TextIO) -> None:
    """Write `rows` as CSV, with a header, row by row.

    A cell that a spreadsheet might take for a formula (one that begins with ``=``, ``+``, ``-`` or
    ``@``, also full-width, a tab or a line break) is written with an apostrophe before it, so that
    no article can make a spreadsheet run anything. To read the exact words back, use JSON.

    Args:
        articles: What to write.
        file: A text file opened with ``newline=""``, as the csv module wants it.
    """
    writer = csv.DictWriter(file, fieldnames=list(_DTYPES))
    writer.writeheader()
    for row in rows(articles):
        writer.writerow({column: _harmless(cell) for column, cell in row.items()})


def to_frame(articles: Iterable[Article]) -> "pd.DataFrame":
    """Give `rows` as a pandas data frame, its columns of the same types even where it is empty.

    Raises:
        MissingExtraError: If pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError(
            'data frames need pandas; install it with: pip install "quotekit-nlp[pandas]"'
        ) from error
    return pd.DataFrame(list(rows(articles)), columns=list(_DTYPES)).astype(_DTYPES)


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


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
