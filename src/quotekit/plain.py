"""Articles as plain dicts and lists, the way they go into JSON, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict, cast

from quotekit.article import Article, Chain, Link, Quote, Rejected, Source, Span
from quotekit.records import Kind, SourceType

SCHEMA = "quotekit/1"


class OffsetsDict(TypedDict):
    """A span in JSON, without its text."""

    start: int
    end: int


class SpanDict(OffsetsDict):
    """A span in JSON, with its text."""

    text: str


class LinkDict(TypedDict):
    """One link of a chain in JSON; *source* is the id of an entry in ``sources``."""

    source: int
    name: str
    type: SourceType
    title: str | None
    mention: SpanDict | None
    cue: SpanDict | None
    reason: str
    guessed: bool


class RejectedDict(TypedDict):
    """A candidate that was not taken, in JSON."""

    name: str
    span: SpanDict
    reason: str


class QuoteDict(TypedDict):
    """A quote in JSON."""

    id: int
    kind: Kind
    text: str
    content: list[OffsetsDict]
    extent: list[OffsetsDict]
    cue: SpanDict | None
    mention: SpanDict | None
    chain: list[LinkDict]
    denied: bool
    parent: int | None
    score: float
    reason: str
    rejected: list[RejectedDict]


class SourceDict(TypedDict):
    """A source in JSON."""

    id: int
    name: str
    type: SourceType
    title: str | None
    aliases: list[str]
    mentions: list[SpanDict]
    kb_id: str | None
    anonymity: SpanDict | None
    quotes: int
    words: int


class ArticleDict(TypedDict):
    """An article in JSON; the text itself is not in it."""

    schema: str
    id: str | None
    publisher: str | None
    quotes: list[QuoteDict]
    attitudes: list[QuoteDict]
    sources: list[SourceDict]
    stray_marks: list[SpanDict]
    rejected: list[RejectedDict]


def to_plain(article: Article) -> ArticleDict:
    """Give an article as plain dicts and lists, as the shipped JSON Schema describes."""
    return {
        "schema": SCHEMA,
        "id": article.id,
        "publisher": article.publisher,
        "quotes": [_quote_dict(quote) for quote in article.quotes],
        "attitudes": [_quote_dict(quote) for quote in article.attitudes],
        "sources": [_source_dict(source) for source in article.sources],
        "stray_marks": [_span_dict(span) for span in article.stray_marks],
        "rejected": _rejected_dicts(article.rejected),
    }


def from_plain(data: Mapping[str, object], text: str) -> Article:
    """Build the article that `to_plain` described.

    Raises:
        ValueError: If *data* is of another schema or its offsets do not fit *text*.
    """
    if data.get("schema") != SCHEMA:
        raise ValueError(f"expected schema {SCHEMA!r}, found {data.get('schema')!r}")
    plain = cast("ArticleDict", data)
    sources = {row["id"]: _source(row, text) for row in plain["sources"]}
    return Article(
        text=text,
        id=plain["id"],
        publisher=plain["publisher"],
        quotes=tuple(_quote(row, text, sources) for row in plain["quotes"]),
        attitudes=tuple(_quote(row, text, sources) for row in plain["attitudes"]),
        sources=tuple(sources.values()),
        stray_marks=_spans(plain.get("stray_marks", ()), text),
        rejected=_rejected(plain.get("rejected", ()), text),
    )


def _offsets_dict(span: Span) -> OffsetsDict:
    return {"start": span.start, "end": span.end}


def _span_dict(span: Span) -> SpanDict:
    return {"start": span.start, "end": span.end, "text": span.text}


def _rejected_dicts(rejected: Iterable[Rejected]) -> list[RejectedDict]:
    return [
        {"name": one.name, "span": _span_dict(one.span), "reason": one.reason} for one in rejected
    ]


def _optional_dict(span: Span | None) -> SpanDict | None:
    return None if span is None else _span_dict(span)


def _source_dict(source: Source) -> SourceDict:
    return {
        "id": source.id,
        "name": source.name,
        "type": source.type,
        "title": source.title,
        "aliases": list(source.aliases),
        "mentions": [_span_dict(span) for span in source.mentions],
        "kb_id": source.kb_id,
        "anonymity": _optional_dict(source.anonymity),
        "quotes": source.quotes,
        "words": source.words,
    }


def _link_dict(link: Link) -> LinkDict:
    return {
        "source": link.source.id,
        "name": link.source.name,
        "type": link.source.type,
        "title": link.source.title,
        "mention": _optional_dict(link.mention),
        "cue": _optional_dict(link.cue),
        "reason": link.reason,
        "guessed": link.guessed,
    }


def _quote_dict(quote: Quote) -> QuoteDict:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "text": quote.text,
        "content": [_offsets_dict(span) for span in quote.content],
        "extent": [_offsets_dict(span) for span in quote.extent],
        "cue": _optional_dict(quote.cue),
        "mention": _optional_dict(quote.mention),
        "chain": [_link_dict(link) for link in quote.chain],
        "denied": quote.denied,
        "parent": quote.parent,
        "score": quote.score,
        "reason": quote.reason,
        "rejected": _rejected_dicts(quote.rejected),
    }


def _span(row: OffsetsDict, text: str) -> Span:
    start, end = row["start"], row["end"]
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"span {start}–{end} lies outside the text of {len(text)} characters")
    found = text[start:end]
    if row.get("text", found) != found:
        raise ValueError(f"span {start}–{end} reads {found!r} in the text, not {row.get('text')!r}")
    return Span(start, end, found)


def _optional(row: OffsetsDict | None, text: str) -> Span | None:
    return None if row is None else _span(row, text)


def _spans(rows: Iterable[OffsetsDict], text: str) -> tuple[Span, ...]:
    return tuple(_span(row, text) for row in rows)


def _rejected(rows: Iterable[RejectedDict], text: str) -> tuple[Rejected, ...]:
    return tuple(Rejected(row["name"], _span(row["span"], text), row["reason"]) for row in rows)


def _source(row: SourceDict, text: str) -> Source:
    return Source(
        id=row["id"],
        name=row["name"],
        type=row["type"],
        title=row["title"],
        aliases=tuple(row["aliases"]),
        mentions=_spans(row["mentions"], text),
        kb_id=row.get("kb_id"),
        anonymity=_optional(row.get("anonymity"), text),
        quotes=row.get("quotes", 0),
        words=row.get("words", 0),
    )


def _quote(row: QuoteDict, text: str, sources: Mapping[int, Source]) -> Quote:
    quote = Quote(
        id=row["id"],
        kind=row["kind"],
        content=_spans(row["content"], text),
        extent=_spans(row["extent"], text),
        cue=_optional(row["cue"], text),
        mention=_optional(row["mention"], text),
        chain=Chain(_links(row["chain"], text, sources)),
        denied=row["denied"],
        parent=row["parent"],
        score=row["score"],
        reason=row["reason"],
        rejected=_rejected(row.get("rejected", ()), text),
    )
    if quote.text != row["text"]:
        raise ValueError(f"quote {quote.id} reads {quote.text!r} in the text, not {row['text']!r}")
    return quote


def _links(rows: Sequence[LinkDict], text: str, sources: Mapping[int, Source]) -> Iterable[Link]:
    for row in rows:
        if row["source"] not in sources:
            raise ValueError(f"a chain names source {row['source']}, which is not in the sources")
        yield Link(
            sources[row["source"]],
            _optional(row["mention"], text),
            _optional(row["cue"], text),
            row.get("reason", ""),
            row.get("guessed", False),
        )
