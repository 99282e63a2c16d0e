"""The HTML output: the article as it was written, with its quotes and sources marked.

An article is drawn the same on a page of its own (`render`) and within somebody else's (`fragment`,
which notebooks ask for). ``article.css`` goes with both. It knows of no theme: the ink is the
page's own and the paint translucent, so that they suit whatever paper they lie on. A page or
notebook cannot spoil it either: each element is first reverted to what browsers make of it, and
``:not(#quotekit)``, true of every article, outweighs any rule that goes by class. The elements say
by themselves what they are, for the places that strip styles.
"""

from collections.abc import Iterable, Iterator
from importlib.resources import files

from quotekit.article import Article, Quote, Source, Span
from quotekit.output.tally import counted, tallies, unknown
from quotekit.output.weaving import Mark, escaped, woven

GOLDEN_ANGLE = 137.508

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Quotes and sources</title>
<style>
{style}</style>
</head>
<body>
"""
_END = "</body>\n</html>\n"
_KEY = """<p>
<mark class="direct">direct</mark> <mark class="mixed">mixed</mark>
<mark class="indirect">indirect</mark> <mark class="denied">denied</mark>
<mark class="attitude">attitude</mark> <b>source</b> <i>reporting words</i>
</p>
"""


def render(articles: Article | Iterable[Article]) -> str:
    """Draw an article, or several, as one page that needs nothing else: no script, no network.

    Each quote lies on its speaker's colour, sources and reporting words are marked, and a legend
    counts what each source said. The chain of a quote, its kind and its evidence appear where the
    pointer rests on it; its chain also behind it where it is tapped or reached by the Tab key, and
    in print. Quotes nested more than 12 deep are not marked.

    Args:
        articles: What to draw, in this order.

    Returns:
        An HTML document. The text of each article stands in it unchanged, every special character
        escaped; only what HTML cannot hold (NUL, half a surrogate pair) is replaced by U+FFFD.
    """
    return "".join(html_pieces([articles] if isinstance(articles, Article) else articles))


def html_pieces(articles: Iterable[Article]) -> Iterator[str]:
    """Give the page of `render` piece by piece, an article at a time."""
    yield _HEAD.format(style=_style("page.css") + _style("article.css"))
    for article in articles:
        yield _drawn(article)
    yield _END


def fragment(article: Article) -> str:
    """Draw an article, with its style, for use within another page, such as a notebook."""
    return f"<style>\n{_style('article.css')}</style>\n{_drawn(article)}"


def _style(name: str) -> str:
    return files("quotekit.output").joinpath(name).read_text(encoding="utf-8")


def _drawn(article: Article) -> str:
    # Notebooks take what stands between two dollar signs for mathematics, but not in these classes.
    return (
        '<article class="quotekit tex2jax_ignore mathjax_ignore">\n'
        f"{_header(article)}"
        # The line end after <pre> is no part of it. Within, every blank is kept, also by what
        # converts notebooks.
        f'<pre dir="auto">\n{woven(article.text, _marks(article))}</pre>\n'
        f"{_legend(article)}</article>\n"
    )


def _header(article: Article) -> str:
    # No <h1>: a notebook would list it among its own headings.
    name = (
        f'<strong role="heading" aria-level="2" dir="auto">{escaped(article.id)}</strong>\n'
        if article.id
        else ""
    )
    counts = f"{counted(len(article.quotes), 'quote')}, {counted(len(article.sources), 'source')}"
    about = " · ".join(filter(None, (article.publisher, counts)))
    return f'<header>\n{name}<small dir="auto">{escaped(about)}</small>\n</header>\n'


def _legend(article: Article) -> str:
    counts, nobody = tallies(article), unknown(article)
    items = [
        f'<li {_colored(source)}><b dir="auto">{escaped(source.name)}</b>'
        + (f' <span dir="auto">{escaped(source.title)}</span>' if source.title else "")
        + f" <small>{source.type} · {counts[source.id]}</small></li>\n"
        for source in article.sources
    ]
    if str(nobody):
        items.append(f"<li {_colored(None)}><b>speaker unknown</b> <small>{nobody}</small></li>\n")
    if not items:
        return ""
    return f'<aside aria-label="Sources">\n<ul>\n{"".join(items)}</ul>\n{_KEY}</aside>\n'


def _marks(article: Article) -> Iterator[Mark]:
    for quote in article.quotes:
        yield from _quote_marks(quote)
    for quote in article.attitudes:
        yield from _quote_marks(quote, "attitude")


def _quote_marks(quote: Quote, *sense: str) -> Iterator[Mark]:
    yield from _extent_marks(quote, *sense)
    yield from _source_marks(quote.speaker, quote.mention, quote.cue)
    for link in quote.chain:
        yield from _source_marks(link.source, link.mention, link.cue)


def _extent_marks(quote: Quote, *sense: str) -> Iterator[Mark]:
    denied = ["denied"] if quote.denied else []
    states = [quote.kind, *sense, *denied]
    chain = str(quote.chain) or "speaker unknown"
    title = quote.speaker.title if quote.speaker else None
    hint = escaped("\n".join(filter(None, (chain, title, ", ".join(states), quote.reason))))
    attributes = f'{_colored(quote.speaker, *states)} tabindex="0" title="{hint}"'
    note = f'data-note="{escaped(", ".join([chain, *denied]))}"></span>'
    for place, span in enumerate(quote.extent, start=1):
        kind = "note last" if place == len(quote.extent) else "note"
        yield Mark(span.start, span.end, "mark", attributes, f'<span class="{kind}" {note}')


def _source_marks(source: Source | None, mention: Span | None, cue: Span | None) -> Iterator[Mark]:
    if mention:
        name = escaped(source.name if source else "speaker unknown")
        yield Mark(mention.start, mention.end, "b", f'{_colored(source)} title="{name}"')
    if cue:
        yield Mark(cue.start, cue.end, "i")


def _colored(source: Source | None, *classes: str) -> str:
    """Give the attributes for an element in the colour of *source*, grey if there is none."""
    names = " ".join(classes if source else (*classes, "unknown"))
    # Steps of the golden angle keep any number of neighbouring sources apart on the colour wheel.
    hue = f'style="--hue:{source.id * GOLDEN_ANGLE % 360:.0f}"' if source else ""
    return " ".join(filter(None, (names and f'class="{names}"', hue)))
