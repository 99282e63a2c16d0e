"""The HTML output: the article as it was written, with its quotes and sources marked."""

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

import attrs

from quotekit.article import Article, Quote, Source, Span
from quotekit.output.tally import counted, tallies, unknown

DEEPEST = 12
GOLDEN_ANGLE = 137.508

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Quotes and sources</title>
<style>
{style}</style>
</head>
<body>
"""
_KEY = """<footer>
<span class="quote direct">direct</span> <span class="quote mixed">mixed</span>
<span class="quote indirect">indirect</span> <span class="quote denied">denied</span>
<span class="quote attitude">attitude</span>
<span class="who">source</span> <span class="cue">reporting words</span>
</footer>
</body>
</html>
"""


@attrs.frozen
class _Mark:
    """A stretch of text with the tag that opens it and what follows its end."""

    start: int
    end: int
    tag: str
    after: str = ""


def to_html(articles: Iterable[Article]) -> str:
    """Draw articles as one page that needs nothing else: no scripts, no fonts, no pictures.

    Each quote lies on its speaker's colour; its chain, kind and evidence appear where the pointer
    rests on it, and its chain beside it in print. Sources and reporting words are marked, and a
    legend counts what each source said. Quotes nested more than 12 deep are not coloured.

    Args:
        articles: What to draw, in this order.

    Returns:
        An HTML document. The text of each article stands in it unchanged, every special character
        escaped.
    """
    return "".join(html_pieces(articles))


def html_pieces(articles: Iterable[Article]) -> Iterator[str]:
    """Give the page of `to_html` piece by piece, an article at a time."""
    style = files("quotekit.output").joinpath("page.css").read_text(encoding="utf-8")
    yield _HEAD.format(style=style)
    for article in articles:
        yield _article(article)
    yield _KEY


def _article(article: Article) -> str:
    counts = f"{counted(len(article.quotes), 'quote')}, {counted(len(article.sources), 'source')}"
    about = " · ".join(filter(None, (article.publisher, counts)))
    return (
        f"<article>\n<header>\n<h1>{escape(article.id or 'Article')}</h1>\n"
        f"<p>{escape(about)}</p>\n</header>\n"
        f'<div class="text" dir="auto">{"".join(_woven(article.text, _marks(article)))}</div>\n'
        f"{_legend(article)}</article>\n"
    )


def _legend(article: Article) -> str:
    counts, nobody = tallies(article), unknown(article)
    items = [
        f'<li {_colored(source, "source")}><b dir="auto">{escape(source.name)}</b>'
        + (f'<span class="title" dir="auto">{escape(source.title)}</span>' if source.title else "")
        + f"<small>{source.type} · {counts[source.id]}</small></li>\n"
        for source in article.sources
    ]
    if str(nobody):
        items.append(
            f"<li {_colored(None, 'source')}><b>speaker unknown</b><small>{nobody}</small></li>\n"
        )
    return f"<aside>\n<h2>Sources</h2>\n<ul>\n{''.join(items)}</ul>\n</aside>\n" if items else ""


def _marks(article: Article) -> list[_Mark]:
    """Give every stretch to be marked, outer before inner where two begin together."""
    marks = [mark for quote in article.quotes for mark in _quote_marks(quote)]
    marks += [mark for quote in article.attitudes for mark in _quote_marks(quote, "attitude")]
    filled = dict.fromkeys(mark for mark in marks if mark.start < mark.end)
    return sorted(filled, key=lambda mark: (mark.start, -mark.end))


def _quote_marks(quote: Quote, sense: str = "") -> Iterator[_Mark]:
    yield from _extent_marks(quote, sense)
    yield from _source_marks(quote.speaker, quote.mention, quote.cue)
    for link in quote.chain:
        yield from _source_marks(link.source, link.mention, link.cue)


def _extent_marks(quote: Quote, sense: str) -> Iterator[_Mark]:
    denied = ["denied"] if quote.denied else []
    states = [quote.kind, *filter(None, [sense]), *denied]
    chain = str(quote.chain) or "speaker unknown"
    title = quote.speaker.title if quote.speaker else None
    note = escape("\n".join(filter(None, (chain, title, ", ".join(states), quote.reason))))
    tag = f'<span {_colored(quote.speaker, " ".join(["quote", *states]))} title="{note}">'
    printed = f'<span class="note" data-note="{escape(", ".join([chain, *denied]))}"></span>'
    for place, span in enumerate(quote.extent, start=1):
        yield _Mark(span.start, span.end, tag, printed if place == len(quote.extent) else "")


def _source_marks(source: Source | None, mention: Span | None, cue: Span | None) -> Iterator[_Mark]:
    if mention:
        name = escape(source.name if source else "speaker unknown")
        tag = f'<span {_colored(source, "who")} title="{name}">'
        yield _Mark(mention.start, mention.end, tag)
    if cue:
        yield _Mark(cue.start, cue.end, '<span class="cue">')


def _colored(source: Source | None, kind: str) -> str:
    """Give the attributes for an element in the colour of *source*, grey if there is none."""
    if source is None:
        return f'class="{kind} unknown"'
    # Steps of the golden angle keep any number of neighbouring sources apart on the colour wheel.
    return f'class="{kind}" style="--hue:{source.id * GOLDEN_ANGLE % 360:.0f}"'


def _woven(text: str, marks: Iterable[_Mark]) -> Iterator[str]:
    """Escape *text* and set tags into it; where marks cross, the inner one is closed and reopened.

    At most `DEEPEST` marks are open at a time, so that the work is linear in text and marks.
    """
    open_: list[_Mark] = []
    here = 0
    for mark in (*marks, None):
        start = len(text) if mark is None else mark.start
        while open_ and (end := min(mark.end for mark in open_)) <= start:
            yield escape(text[here:end])
            here = end
            yield from _closed(open_, end)
        yield escape(text[here:start])
        here = start
        if mark and len(open_) < DEEPEST:
            yield mark.tag
            open_.append(mark)


def _closed(open_: list[_Mark], end: int) -> Iterator[str]:
    """Close the marks that end at *end*, and those within them, and reopen the latter."""
    outermost = next(place for place, mark in enumerate(open_) if mark.end == end)
    for mark in reversed(open_[outermost:]):
        yield "</span>"
        if mark.end == end:
            yield mark.after
    open_[outermost:] = [mark for mark in open_[outermost:] if mark.end > end]
    for mark in open_[outermost:]:
        yield mark.tag
