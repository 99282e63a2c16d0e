"""Why: for each quote what it rests on, and what was looked at and not taken."""

from collections.abc import Iterator

from quotekit.article import Article, Quote, Rejected
from quotekit.output.layout import Style, Word, fitting, indented, painted, styled, wrapped
from quotekit.output.text import heading

_GUTTER = 10
_LONGEST = 160  # characters of a quote: enough to find it in the text


def to_explanation(article: Article, *, color: bool = False, width: int = 80) -> str:
    """Say what each quote and attitude rests on, and what was rejected.

    For each, in text order, there stand the evidence for its content with the score, its speaker
    and each further link of its chain with the words and the reason, and who else might have been
    one of these. At the end stands what might have been a quote and is none.

    Args:
        article: What to explain.
        color: Whether to mark names and doubts with ANSI escape sequences.
        width: Columns of the terminal.

    Returns:
        Lines that end in a newline.
    """
    width = fitting(width)
    quotes = sorted((*article.quotes, *article.attitudes), key=lambda quote: quote.id)
    attitudes = {quote.id for quote in article.attitudes}
    found = [_quote(article, quote, quote.id in attitudes, width) for quote in quotes]
    blocks = [
        heading(article, width),
        *(found or [[styled("No quotes found.")]]),
        _no_quotes(article, width),
    ]
    return "\n".join(
        "".join(f"{painted(line, color)}\n" for line in block) for block in blocks if block
    )


def _quote(article: Article, quote: Quote, attitude: bool, width: int) -> list[list[Word]]:
    kind = ["attitude" if attitude else quote.kind, *(["denied"] if quote.denied else [])]
    evidence = quote.reason.partition("; ")[0]
    within = [] if quote.parent is None else [f"within quote {quote.parent}"]
    return [
        *wrapped(styled(f"{quote.id} {_short(quote.text)}", "strong"), width, hang=3),
        *_row("kind", ", ".join([*kind, *within]), width),
        *_row("evidence", f"{evidence}; score {quote.score:.2f}", width),
        *_chain(article, quote, width),
        *(line for one in quote.rejected for line in _row("not", str(one), width, "quiet")),
    ]


def _chain(article: Article, quote: Quote, width: int) -> Iterator[list[Word]]:
    if not quote.chain:
        head, _, rest = quote.reason.partition("; ")
        reason = rest or head
        yield from _row("speaker", f"unknown: {reason}", width, "warning")
    for place, step in enumerate(article.trace(quote)):
        style: Style = "warning" if step.link.guessed else "plain"
        yield from _row("through" if place else "speaker", str(step), width, style)


def _no_quotes(article: Article, width: int) -> list[list[Word]]:
    if not article.rejected:
        return []
    lines = [line for one in article.rejected for line in _rejected(one, width)]
    return [styled("Not taken for quotes", "strong"), *lines]


def _rejected(one: Rejected, width: int) -> list[list[Word]]:
    place = f"{one.span.start}–{one.span.end}"
    return _row(place, f"{_short(one.span.text)}: {one.reason}", width)


def _row(label: str, text: str, width: int, style: Style = "plain") -> list[list[Word]]:
    first, *rest = list(wrapped(styled(text, style), width - _GUTTER - 3)) or [[("", style)]]
    head: list[Word] = [("   " + label.ljust(_GUTTER - 1), "quiet"), *first]
    return [head, *indented(rest, _GUTTER + 3)]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]} […]"
