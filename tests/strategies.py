"""Hypothesis strategies for what quotekit reads and gives."""

from typing import get_args

from hypothesis import strategies as st

from quotekit import Article, Chain, Link, Quote, Source, Span
from quotekit.records import Kind, SourceType

KINDS: st.SearchStrategy[Kind] = st.sampled_from(get_args(Kind))
SOURCE_TYPES: st.SearchStrategy[SourceType] = st.sampled_from(get_args(SourceType))
MARKUP = st.sampled_from(
    ["“", "”", "‘", "’", '"', "<b>", "&amp;", "\r\n", "\u202e", "é", "漢", "👩‍🚒"]
)
TEXTS = st.lists(MARKUP | st.text(max_size=12), min_size=1, max_size=12).map("".join)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Any span of *text*, also an empty one."""
    places = st.integers(0, len(text))
    return st.tuples(places, places).map(
        lambda pair: Span(min(pair), max(pair), text[min(pair) : max(pair)])
    )


def sources(text: str, number: int) -> st.SearchStrategy[Source]:
    """A source with that id, somewhere in *text*."""
    return st.builds(
        Source,
        id=st.just(number),
        name=st.text(min_size=1, max_size=20),
        type=SOURCE_TYPES,
        title=st.none() | st.text(max_size=20),
        aliases=st.lists(st.text(max_size=10), max_size=2).map(tuple),
        mentions=st.lists(spans(text), max_size=3).map(
            lambda found: tuple(sorted(found, key=lambda span: (span.start, span.end)))
        ),
        kb_id=st.none() | st.text(max_size=5),
        anonymity=st.none() | spans(text),
        quotes=st.integers(0, 9),
        words=st.integers(0, 99),
    )


@st.composite
def quotes(draw: st.DrawFn, text: str, known: tuple[Source, ...], number: int) -> Quote:
    """A quote with that id in *text*, said by some of the sources *known* or by nobody known."""
    several = st.lists(spans(text), min_size=1, max_size=3).map(tuple)
    optional = st.none() | spans(text)
    people = st.lists(st.sampled_from(known), max_size=3) if known else st.just([])
    links = [
        Link(person, draw(optional), draw(optional), draw(st.text(max_size=9)), draw(st.booleans()))
        for person in draw(people)
    ]
    return Quote(
        id=number,
        kind=draw(KINDS),
        content=draw(several),
        extent=draw(several),
        cue=draw(optional),
        mention=draw(optional),
        chain=Chain(links),
        denied=draw(st.booleans()),
        parent=draw(st.none() | st.integers(0, number - 1)) if number else None,
        score=draw(st.floats(0, 1)),
        reason=draw(st.text(min_size=1, max_size=20)),
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any article that keeps the promises of its classes, however senseless its quotes."""
    text = draw(TEXTS)
    known = tuple(draw(sources(text, number)) for number in range(draw(st.integers(0, 4))))
    found = [draw(quotes(text, known, number)) for number in range(draw(st.integers(0, 5)))]
    statements = [quote for quote in found if draw(st.booleans())]
    return Article(
        text=text,
        id=draw(st.none() | st.text(max_size=10)),
        publisher=draw(st.none() | st.text(max_size=10)),
        quotes=tuple(statements),
        attitudes=tuple(quote for quote in found if quote not in statements),
        sources=known,
        stray_marks=tuple(draw(st.lists(spans(text), max_size=2))),
    )
