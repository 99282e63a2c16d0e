"""What users hold in their hands: an article with its quotes, speakers and chains.

All classes are frozen. Spans are character offsets into the article's text as it was given;
``article.text[span.start:span.end] == span.text`` always holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict, cast

import attrs

from quotekit.records import Kind, SourceType

if TYPE_CHECKING:
    import pandas as pd

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


@attrs.frozen
class Span:
    """A stretch of the article's text.

    Attributes:
        start: Offset of its first character.
        end: Offset just after its last character.
        text: The characters themselves.
    """

    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class Source:
    """Somebody or something that words come from.

    Attributes:
        id: Number of the source in its article, by order of first mention.
        name: The fullest name that the article gives; for an unnamed source, its noun phrase.
        type: ``person``, ``organization``, ``document``, ``group`` or ``unnamed``.
        title: Role or office as the article gives it, or `None`.
        aliases: Other forms of the name in the article, in order of first use.
        mentions: Where the article mentions it, in text order.
        kb_id: What an entity linker in the pipeline calls it, or `None`.
        anonymity: The words that say that it stays unnamed, with the reason if they give one ("on
            condition of anonymity because she feared for her job"), or `None`.
        quotes: How many of the article's statements are its own words; those that it only hands on
            and its attitudes do not count.
        words: How many words these statements have, none counted twice.
    """

    id: int
    name: str
    type: SourceType
    title: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = attrs.field(default=(), repr=False)
    kb_id: str | None = None
    anonymity: Span | None = None
    quotes: int = 0
    words: int = 0

    def __str__(self) -> str:
        return self.name


@attrs.frozen
class Link:
    """One step of a sourcing chain.

    Attributes:
        source: Who or what hands the words on.
        mention: Where the article names it at this point, or `None`.
        cue: The words that make it a link, or `None`.
    """

    source: Source
    mention: Span | None = None
    cue: Span | None = None

    def __str__(self) -> str:
        return self.source.name


class Chain(tuple[Link, ...]):
    """The path of the words, from whoever said them outwards to whoever told the writer.

    A tuple of `Link`; ``str(chain)`` reads ``Sergei Shoigu ← TASS``. Empty if the speaker is
    unknown.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return " ← ".join(str(link) for link in self)

    def __repr__(self) -> str:
        return f"<Chain {self}>" if self else "<Chain: unknown>"


def _joined(quote: Quote) -> str:
    return " ".join(span.text for span in quote.content)


@attrs.frozen
class Quote:
    """Reported words, with who said them and through whom we know it.

    Attributes:
        id: Number of the quote in its article, quotes and attitudes counted together in text
            order.
        kind: ``direct`` (all in quotation marks), ``mixed`` (partly) or ``indirect`` (not at all).
        content: The words reported, without surrounding quotation marks or a leading "that";
            several spans where the attribution or a paragraph break splits them.
        extent: The same with them.
        cue: The words that report ("was quoted as saying"), or `None` where the layout does.
        mention: The whole noun phrase that names the speaker as written, or `None`.
        chain: From the speaker outwards; empty if the speaker is unknown.
        denied: Whether the source denies the content or is said not to have said it.
        parent: Id of the quote that this one is nested in, or `None`.
        score: Confidence from 0 to 1.
        reason: The evidence, in words; for an empty chain, why it is empty.
        text: The content as one string, its spans joined by a space.
    """

    id: int
    kind: Kind
    content: tuple[Span, ...]
    extent: tuple[Span, ...]
    cue: Span | None = None
    mention: Span | None = None
    chain: Chain = attrs.field(default=Chain(), converter=Chain)
    denied: bool = False
    parent: int | None = None
    score: float = 1.0
    reason: str = ""
    text: str = attrs.field(init=False, default=attrs.Factory(_joined, takes_self=True))

    @property
    def speaker(self) -> Source | None:
        """Whoever said or wrote the words, or `None` if unknown."""
        return self.chain[0].source if self.chain else None

    def __str__(self) -> str:
        return f"“{self.text}” — {self.chain if self.chain else '?'}"


@attrs.frozen
class Article:
    """A text and what quotekit found in it.

    Attributes:
        text: The text exactly as it was given.
        id: The caller's name for the article, or `None`.
        publisher: Who published it, or `None`. The publisher is never a link of a chain.
        quotes: Statements (speech, writing, openly reported thought) in text order.
        attitudes: The other attributions (wants, plans, supports, fears) in text order.
        sources: Every source of a quote or an attitude once, by order of first mention.
        stray_marks: Quotation marks without a partner, where the reading may be unsure.
    """

    text: str = attrs.field(repr=False)
    id: str | None = None
    publisher: str | None = None
    quotes: tuple[Quote, ...] = ()
    attitudes: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    stray_marks: tuple[Span, ...] = ()

    def to_dict(self) -> ArticleDict:
        """Give the article as plain dicts and lists, as the shipped JSON Schema describes.

        The text is left out; `from_dict` takes it back.
        """
        return {
            "schema": SCHEMA,
            "id": self.id,
            "publisher": self.publisher,
            "quotes": [_quote_dict(quote) for quote in self.quotes],
            "attitudes": [_quote_dict(quote) for quote in self.attitudes],
            "sources": [_source_dict(source) for source in self.sources],
            "stray_marks": [_span_dict(span) for span in self.stray_marks],
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """Give `to_dict` as a JSON string; *indent* as `json.dumps` takes it."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_frame(self) -> pd.DataFrame:
        """Give one row a quote or attitude, as a pandas data frame.

        Raises:
            MissingExtraError: If pandas is not installed.
        """
        from quotekit.output.table import to_frame

        return to_frame([self])

    @classmethod
    def from_dict(cls, data: Mapping[str, object], text: str) -> Article:
        """Build the article that `to_dict` described.

        Args:
            data: What `to_dict` gave, possibly by way of JSON.
            text: The same text that the article was made from.

        Raises:
            ValueError: If *data* is of another schema or its offsets do not fit *text*.
        """
        if data.get("schema") != SCHEMA:
            raise ValueError(f"expected schema {SCHEMA!r}, found {data.get('schema')!r}")
        plain = cast("ArticleDict", data)
        sources = {row["id"]: _source(row, text) for row in plain["sources"]}
        return cls(
            text=text,
            id=plain["id"],
            publisher=plain["publisher"],
            quotes=tuple(_quote(row, text, sources) for row in plain["quotes"]),
            attitudes=tuple(_quote(row, text, sources) for row in plain["attitudes"]),
            sources=tuple(sources.values()),
            stray_marks=_spans(plain.get("stray_marks", ()), text),
        )


def _offsets_dict(span: Span) -> OffsetsDict:
    return {"start": span.start, "end": span.end}


def _span_dict(span: Span) -> SpanDict:
    return {"start": span.start, "end": span.end, "text": span.text}


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
    )
    if quote.text != row["text"]:
        raise ValueError(f"quote {quote.id} reads {quote.text!r} in the text, not {row['text']!r}")
    return quote


def _links(rows: Sequence[LinkDict], text: str, sources: Mapping[int, Source]) -> Iterable[Link]:
    for row in rows:
        if row["source"] not in sources:
            raise ValueError(f"a chain names source {row['source']}, which is not in the sources")
        yield Link(
            sources[row["source"]], _optional(row["mention"], text), _optional(row["cue"], text)
        )
