"""The triples of textacy: for code that already reads its ``direct_quotations``."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotekit.article import Article, Quote, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from textacy.extract.triples import DQTriple


def to_triples(doc: "Doc", article: Article) -> Iterator["DQTriple"]:
    """Give the attributed quotes as textacy's ``DQTriple(speaker, cue, content)``.

    As with ``textacy.extract.direct_quotations``, *speaker* and *cue* are lists of tokens and
    *content* is a span with its quotation marks; a quotation split by its attribution gives a
    triple a part. Unlike there, mixed and indirect quotes come too, *speaker* is the whole noun
    phrase as written, and *cue* is empty where the layout attributes the words. A quote
    without a mention of its own has the last one of its speaker before it.

    Args:
        doc: The parsed text of the article.
        article: What quotekit found in it.

    Yields:
        Triples in text order. Quotes of unknown speakers and attitudes are left out.

    Raises:
        ValueError: If *doc* and *article* are of different texts.
    """
    # textacy brings much of scientific Python with it and takes seconds to import.
    from textacy.extract.triples import DQTriple

    if doc.text != article.text:
        raise ValueError("the article was not made from the text of this Doc")
    for quote in article.quotes:
        mention = _mention(quote)
        if mention is None:
            continue
        for span in quote.extent:
            content = doc.char_span(span.start, span.end, alignment_mode="expand")
            if content is not None:
                yield DQTriple(_tokens(doc, mention), _tokens(doc, quote.cue), content)


def _mention(quote: Quote) -> Span | None:
    """Find the words that name the speaker, at the quote or else before it."""
    if not quote.chain:
        return None
    link = quote.chain[0]
    return quote.mention or link.mention or _nearest(link.source.mentions, quote.extent[0].start)


def _nearest(mentions: tuple[Span, ...], place: int) -> Span | None:
    """Find the last mention that begins before *place*, or else the first."""
    before = bisect_left(mentions, place, key=lambda span: span.start)
    return mentions[max(before - 1, 0)] if mentions else None


def _tokens(doc: "Doc", span: Span | None) -> list["Token"]:
    if span is None:
        return []
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return list(found or ())
