"""Assertions about who is quoted, for tests of articles: ``assert_quoted(article, "…")``.

A failure shows the quotes nearest to the words, and where they differ.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from textwrap import indent
from typing import Final

from quotekit.article import Article, Quote, Rejected, Source
from quotekit.records import Kind
from quotekit.verification import verify

__all__ = ["assert_quoted", "find_quote"]

_NEAREST = 3  # quotes that a failure shows


class _Unchecked(Enum):
    UNCHECKED = "unchecked"

    def __repr__(self) -> str:
        return "..."


UNCHECKED: Final = _Unchecked.UNCHECKED


def find_quote(article: Article, words: str) -> Quote | None:
    """Find the quote that holds some words.

    Args:
        article: The article.
        words: Words that lie within the content of one quote, as `quotekit.verify` finds them:
            typography does not count, any other word does.

    Returns:
        The shortest such quote, so that of two of which one is nested in the other it is the inner
        one, or `None`. Attitudes are no quotes.

    Raises:
        ValueError: If there are no words in *words*.
    """
    return next(iter(_holding(article, words)), None)


def assert_quoted(
    article: Article,
    words: str,
    *,
    speaker: str | _Unchecked | None = UNCHECKED,
    via: str | Sequence[str] | _Unchecked = UNCHECKED,
    kind: Kind | _Unchecked = UNCHECKED,
    denied: bool | _Unchecked = UNCHECKED,
) -> Quote:
    """Assert that the article quotes some words. What is not given is not checked.

    Names are those that the article gives a source: its name or one of its aliases, whole, whatever
    their capitals and white space.

    Args:
        article: The article.
        words: Words that lie within the content of one quote, as `find_quote` finds them.
        speaker: Who said them; `None` for unknown.
        via: Through whom the article has them, from the speaker outwards; ``()`` for first-hand. No
            quote of an unknown speaker is that.
        kind: ``direct``, ``mixed`` or ``indirect``.
        denied: Whether the speaker denies them.

    Returns:
        The quote; of several that fit, the shortest.

    Raises:
        AssertionError: If no quote fits; the message shows the nearest, and where they differ.
        ValueError: If there are no words in *words*.
    """
    __tracebackhide__ = True
    holding = _holding(article, words)
    failures = []
    for quote in holding:
        wrong = list(_mismatches(quote, speaker, via, kind, denied))
        if not wrong:
            return quote
        failures.append("\n".join([_headed(quote), *wrong, f"  because: {quote.reason}"]))
    if failures:
        raise AssertionError("\n".join([f"“{words}” is quoted, but otherwise:", *failures]))
    raise AssertionError("\n".join([f"“{words}” is not quoted", *_nearest(article, words)]))


def _holding(article: Article, words: str) -> list[Quote]:
    verify(words, "")  # no words are an error where nobody is quoted, too
    verdicts = [(quote, verify(words, quote.text)) for quote in article.quotes]
    found = [quote for quote, verdict in verdicts if verdict.status == "verbatim"]
    return sorted(found, key=lambda quote: len(quote.text))


def _mismatches(
    quote: Quote,
    speaker: str | _Unchecked | None,
    via: str | Sequence[str] | _Unchecked,
    kind: Kind | _Unchecked,
    denied: bool | _Unchecked,
) -> Iterator[str]:
    if not isinstance(speaker, _Unchecked) and not _is_named(quote.speaker, speaker):
        yield f"  speaker: expected {_name(speaker)}, found {_described(quote.speaker)}"
    if not isinstance(via, _Unchecked):
        names = [via] if isinstance(via, str) else list(via)
        relays = [link.source for link in quote.chain[1:]]
        fit = len(names) == len(relays) and all(map(_is_named, relays, names))
        if not fit or not quote.chain:
            found = " ← ".join(map(_described, relays)) or "first-hand"
            expected = " ← ".join(map(_name, names)) or "first-hand"
            yield f"  via: expected {expected}, found {found if quote.chain else 'unknown'}"
    if not isinstance(kind, _Unchecked) and quote.kind != kind:
        yield f"  kind: expected {kind}, found {quote.kind}"
    if not isinstance(denied, _Unchecked) and quote.denied != denied:
        yield f"  denied: expected {denied}, found {quote.denied}"


def _is_named(source: Source | None, name: str | None) -> bool:
    if source is None or name is None:
        return source is None and name is None
    return _folded(name) in map(_folded, (source.name, *source.aliases))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _name(name: str | None) -> str:
    return "unknown" if name is None else f"“{name}”"


def _described(source: Source | None) -> str:
    if source is None:
        return "unknown"
    others = f" (also {', '.join(map(_name, source.aliases))})" if source.aliases else ""
    return _name(source.name) + others


def _headed(quote: Quote) -> str:
    return f"quote {quote.id}: {quote}"


def _nearest(article: Article, words: str) -> Iterator[str]:
    """Show the quotes most like the words and how they differ, and why the words are no quote."""
    from rapidfuzz import fuzz, process

    texts = {number: quote.text for number, quote in enumerate(article.quotes)}
    found = process.extract(words, texts, scorer=fuzz.partial_ratio, limit=_NEAREST)
    yield from (f"not taken for a quote, {one}" for one in _rejected(article, words))
    yield "the nearest quotes:" if found else "the article has no quotes"
    for text, _, number in found:
        yield _headed(article.quotes[number])
        verdict = verify(words, text)
        if verdict.span:
            yield indent(verdict.picture(), "  ")


def _rejected(article: Article, words: str) -> Iterator[Rejected]:
    return (one for one in article.rejected if verify(words, one.span.text).status == "verbatim")
