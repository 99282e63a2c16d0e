"""What users hold in their hands: an article with its quotes, speakers and chains.

All classes are frozen. Spans are character offsets into the article's text as it was given;
``article.text[span.start:span.end] == span.text`` always holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from quotekit.records import Kind, SourceType

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from quotekit.plain import ArticleDict


_FARTHEST = 200  # characters between a mention and its cue that are shown as one stretch
_MARKS = ("“", "‘", '"', "'", "«", "„")
_LONGEST = 60  # characters of a text that a repr shows


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
    mentions: tuple[Span, ...] = ()
    kb_id: str | None = None
    anonymity: Span | None = None
    quotes: int = 0
    words: int = 0

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        title = f", {_line(self.title)}" if self.title else ""
        return f"<Source {self.id}: {_line(self.name)} ({self.type}{title})>"


@attrs.frozen
class Link:
    """One step of a sourcing chain.

    Attributes:
        source: Who or what hands the words on.
        mention: Where the article names it at this point, or `None`.
        cue: The words that make it a link, or `None`.
        reason: What it rests on, in words.
        guessed: Whether it is not stated but inferred: from who was uppermost when a pronoun came,
            or from the sentence before.
    """

    source: Source
    mention: Span | None = None
    cue: Span | None = None
    reason: str = ""
    guessed: bool = False

    def __str__(self) -> str:
        return self.source.name

    def __repr__(self) -> str:
        cue = f": “{_line(self.cue.text)}”" if self.cue else ""
        return f"<Link {_line(str(self))}{cue}{' (guessed)' * self.guessed}>"


class Chain(tuple[Link, ...]):
    """The path of the words, from whoever said them outwards to whoever told the writer.

    A tuple of `Link`; ``str(chain)`` reads ``Sergei Shoigu ← TASS``. Empty if the speaker is
    unknown.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return " ← ".join(str(link) for link in self)

    def __repr__(self) -> str:
        return f"<Chain {_line(str(self))}>" if self else "<Chain: unknown>"


@attrs.frozen
class Step:
    """A link of a chain with the words of the article that it rests on.

    Attributes:
        link: The link.
        words: The stretch of the article from the cue to the mention, or whichever of them there
            is; `None` if the link has neither, as where a quotation goes on.
    """

    link: Link
    words: Span | None

    def __str__(self) -> str:
        seen = f"“{' '.join(self.words.text.split())}”" if self.words else "no words of its own"
        guess = "a guess: " if self.link.guessed else ""
        return f"{self.link}: {seen} ({guess}{self.link.reason})"


def _line(text: str) -> str:
    """Give *text* for a repr: on one line, not too long, whatever it holds made visible."""
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1].rstrip()}…"
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def _joined(quote: Quote) -> str:
    return " ".join(span.text for span in quote.content)


@attrs.frozen
class Rejected:
    """A candidate that quotekit looked at and did not take.

    Attributes:
        name: The name of a source that might have been the speaker or a link; empty for words that
            might have been a quote.
        span: Where it stands.
        reason: Why it was not taken, in words.
    """

    name: str
    span: Span
    reason: str

    def __str__(self) -> str:
        words = _line(self.span.text)
        marked = words if words.startswith(_MARKS) else f"“{words}”"
        return f"{self.name or marked}: {self.reason}"

    def __repr__(self) -> str:
        return f"<Rejected {_line(str(self))}>"


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
        rejected: Who else might have been its speaker or a link of its chain, and why they are not.
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
    rejected: tuple[Rejected, ...] = ()
    text: str = attrs.field(init=False, default=attrs.Factory(_joined, takes_self=True))

    @property
    def speaker(self) -> Source | None:
        """Whoever said or wrote the words, or `None` if unknown."""
        return self.chain[0].source if self.chain else None

    def __str__(self) -> str:
        return f"“{self.text}” — {self.chain if self.chain else '?'}"

    def __repr__(self) -> str:
        chain = _line(str(self.chain)) if self.chain else "?"
        denied = ", denied" if self.denied else ""
        return f"<Quote {self.id}, {self.kind}{denied}: “{_line(self.text)}” — {chain}>"


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
        rejected: What might have been a quote and is none, with the reason, in text order.
    """

    text: str
    id: str | None = None
    publisher: str | None = None
    quotes: tuple[Quote, ...] = ()
    attitudes: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    stray_marks: tuple[Span, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    def __repr__(self) -> str:
        from quotekit.output.tally import counted

        name = f" {_line(self.id)}" if self.id else ""
        found = {"quote": self.quotes, "attitude": self.attitudes, "source": self.sources}
        counts = ", ".join(counted(len(things), noun) for noun, things in found.items())
        return f"<Article{name}: {counts}, {counted(len(self.text), 'character')}>"

    def _repr_html_(self) -> str:
        """Show the article in a notebook, with its quotes and sources marked."""
        from quotekit.output.html import fragment

        return fragment(self)

    def to_dict(self) -> ArticleDict:
        """Give the article as plain dicts and lists, as the shipped JSON Schema describes.

        The text is left out; `from_dict` takes it back.
        """
        from quotekit.plain import to_plain

        return to_plain(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Give `to_dict` as a JSON string; *indent* as `json.dumps` takes it."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def trace(self, quote: Quote) -> tuple[Step, ...]:
        """Give the path of a quote, from its speaker outwards, with the words that justify it.

        Raises:
            ValueError: If the quote is not one of this article's.
        """
        if quote not in self.quotes and quote not in self.attitudes:
            raise ValueError(f"{quote} is not a quote of this article")
        return tuple(Step(link, self._words(link)) for link in quote.chain)

    def _words(self, link: Link) -> Span | None:
        spans = [span for span in (link.mention, link.cue) if span is not None]
        if not spans:
            return None
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        if end - start > _FARTHEST:
            return spans[0]
        return Span(start, end, self.text[start:end])

    def explain(self) -> str:
        """Give, for people, what each quote rests on and what was rejected, as lines of text.

        See `quotekit.output.to_explanation`.
        """
        from quotekit.output.explanation import to_explanation

        return to_explanation(self)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Give who hands on whose words as a directed graph, as `quotekit.output.to_networkx`.

        Raises:
            MissingExtraError: If networkx is not installed.
        """
        from quotekit.output.graph import to_networkx

        return to_networkx([self])

    def to_dot(self) -> str:
        """Give the same graph in Graphviz's language, as `quotekit.output.to_dot`."""
        from quotekit.output.graph import to_dot

        return to_dot([self])

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
        from quotekit.plain import from_plain

        return from_plain(data, text)
