"""The text output: what a person reads at a terminal."""

from collections import defaultdict
from collections.abc import Iterator

import attrs

from quotekit.article import Article, Quote, Source
from quotekit.output.layout import Word, fitting, indented, painted, styled, wrapped
from quotekit.output.tally import Tally, counted, tallies, unknown

GUTTER = 10
ROOMY = 50
LONGEST_QUOTE = 480


def to_text(article: Article, *, color: bool = False, width: int = 80) -> str:
    """Lay out the quotes and sources of an article for reading.

    Every quote and attitude stands with its words (the beginning, if they are very long), its
    speaker and sourcing chain; a nested one below the one that holds it. The sources follow, with
    how often each speaks and how often it hands on the words of others.

    Args:
        article: What to lay out.
        color: Whether to mark names, doubts and denials with ANSI escape sequences.
        width: Columns of the terminal. Lines are never longer than 96 columns, which read best,
            nor laid out for less than 24.

    Returns:
        Lines that end in a newline, without trailing blanks.
    """
    width = fitting(width)
    quotes = sorted((*article.quotes, *article.attitudes), key=lambda quote: quote.id)
    blocks = [heading(article, width)]
    if quotes:
        attitudes = {quote.id for quote in article.attitudes}
        for depth, quote in _nested(quotes):
            label = "attitude" if quote.id in attitudes else quote.kind
            blocks.append(_quote(article, quote, label, depth, width))
        blocks.append(_sources(article, width))
    else:
        blocks.append([styled("No quotes found.")])
    blocks.append(_stray_marks(article, width))
    return "\n".join(
        "".join(f"{painted(line, color)}\n" for line in block) for block in blocks if block
    )


def heading(article: Article, width: int) -> list[list[Word]]:
    """Give the id and the publisher of an article on lines of their own."""
    names = [name for name in (article.id, article.publisher) if name]
    if not names:
        return []
    first, *rest = names
    words = [*styled(first, "strong"), *styled("".join(f" · {name}" for name in rest), "quiet")]
    return list(wrapped(words, width))


def _nested(quotes: list[Quote]) -> Iterator[tuple[int, Quote]]:
    """Give each quote with its depth, children after their parent, otherwise in order."""
    known = {quote.id for quote in quotes}
    children = defaultdict[int | None, list[Quote]](list)
    for quote in quotes:
        children[quote.parent if quote.parent in known else None].append(quote)
    waiting = [(0, quote) for quote in reversed(children[None])]
    while waiting:
        depth, quote = waiting.pop()
        yield depth, quote
        waiting += [(depth + 1, child) for child in reversed(children[quote.id])]


def _quote(article: Article, quote: Quote, label: str, depth: int, width: int) -> list[list[Word]]:
    gutter = GUTTER if width >= ROOMY else 2
    left = gutter + min(2 * depth, (width - gutter) // 2)
    room = width - left
    lines = [
        *wrapped(styled(_shown(article, quote)) or [("…", "quiet")], room),
        *wrapped(_attribution(quote), room, hang=2),
    ]
    if gutter < GUTTER:
        return [[(" " * (left - gutter) + label, "quiet")], *indented(lines, left)]
    first, *rest = lines
    label_line: list[Word] = [((" " * (left - gutter) + label).ljust(left - 1), "quiet"), *first]
    return [label_line, *indented(rest, left)]


def _shown(article: Article, quote: Quote) -> str:
    """Give the words with their marks, and an ellipsis where the attribution splits them."""
    spans = quote.content if quote.kind == "indirect" else quote.extent
    pieces = []
    for before, span in zip((None, *spans), spans, strict=False):
        if before:
            gap = article.text[before.end : span.start]
            pieces.append(" " if gap.isspace() else " … ")
        pieces.append(span.text.removeprefix("that "))
    text = "".join(pieces)
    if len(text) <= LONGEST_QUOTE:
        return text
    beginning = text[:LONGEST_QUOTE]
    return (beginning.rpartition(" ")[0] or beginning) + " […]"


def _attribution(quote: Quote) -> list[Word]:
    words: list[Word] = [("—", "quiet")]
    if not quote.chain:
        words += styled("speaker unknown", "warning")
        words += styled(f"({quote.reason})" if quote.reason else "", "quiet")
    for place, link in enumerate(quote.chain):
        if place:
            words.append(("←", "quiet"))
        words += _named(link.source)
    if quote.denied:
        words += [("·", "quiet"), ("denied", "denied")]
    return words


def _named(source: Source) -> list[Word]:
    if not source.title:
        return styled(source.name, "strong")
    return [*styled(f"{source.name},", "strong"), *styled(source.title)]


def _sources(article: Article, width: int) -> list[list[Word]]:
    counts = tallies(article)
    lines = [(counts[source.id], _typed(source)) for source in article.sources]
    nobody = unknown(article)
    if str(nobody):
        lines.append((nobody, styled("speaker unknown", "warning")))
    if width < ROOMY:
        return [
            line
            for tally, words in lines
            for line in wrapped([*words, *styled(f"· {tally}", "quiet")], width, hang=2)
        ]
    return list(_table(lines, width, attitudes=bool(article.attitudes)))


def _table(
    lines: list[tuple[Tally, list[Word]]], width: int, *, attitudes: bool
) -> Iterator[list[Word]]:
    columns = ["quotes", *(["attitudes"] if attitudes else []), "relays"]
    left = sum(len(column) + 2 for column in columns)
    yield [("  ".join([*columns, "source"]), "quiet")]
    for tally, words in lines:
        numbers = attrs.asdict(tally)
        cells = [str(numbers[column] or "·").rjust(len(column)) for column in columns]
        first, *rest = wrapped(words, width - left, hang=2)
        yield [("  ".join(cells) + " ", "plain"), *first]
        yield from indented(rest, left)


def _typed(source: Source) -> list[Word]:
    return [*_named(source), *styled(f"({source.type})", "quiet")]


def _stray_marks(article: Article, width: int) -> list[list[Word]]:
    if not article.stray_marks:
        return []
    places = ", ".join(str(span.start) for span in article.stray_marks[:10])
    more = ", …" if len(article.stray_marks) > 10 else ""
    marks = counted(len(article.stray_marks), "quotation mark")
    note = f"{marks} without a partner, at character {places}{more}"
    return list(wrapped(styled(note, "warning"), width))
