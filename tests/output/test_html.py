"""The HTML output, for people at a browser."""

import re
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.output.sample import ARTICLE, TEXT
from tests.strategies import articles
from tests.timing import seconds

from quotekit import Article, Chain, Link, Quote, Source, Span
from quotekit.output import to_html

VOID = {"meta", "br"}


class Page(HTMLParser):
    """What a browser would see: the article's text with the classes around each letter."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.letters: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, which must be the one opened last."""
        assert tag == self.open.pop()[0]

    def handle_data(self, data: str) -> None:
        """Note each letter of the article's text with the classes around it."""
        classes = [str(attributes.get("class", "")) for _, attributes in self.open]
        if "text" in classes:
            around = tuple(classes[classes.index("text") + 1 :])
            self.letters += [(letter, around) for letter in data]

    @property
    def text(self) -> str:
        """The article's text."""
        return "".join(letter for letter, _ in self.letters)

    def around(self, words: str, nth: int = 0) -> set[tuple[str, ...]]:
        """The classes around each letter of the *nth* place where *words* stand."""
        start = [match.start() for match in re.finditer(re.escape(words), self.text)][nth]
        return {around for _, around in self.letters[start : start + len(words)]}


def article_of(text: str, *extents: tuple[int, int], **more: object) -> Article:
    """An article with a quote for each pair of offsets."""
    return Article(
        text,
        quotes=tuple(
            Quote(number, "direct", at, at, **more)  # type: ignore[arg-type]
            for number, (start, end) in enumerate(extents)
            for at in [(Span(start, end, text[start:end]),)]
        ),
    )


def test_text_stands_unchanged() -> None:
    """The page holds the article's text, letter by letter."""
    assert Page(to_html([ARTICLE])).text == TEXT


def test_quotes_are_marked() -> None:
    """The extent of a quote is marked with its kind, both parts of it if it is split."""
    page = Page(to_html([ARTICLE]))
    assert page.around("“The wheel had run since 1871,”") == {("quote direct",)}
    assert page.around("“and on Monday it simply stopped.”") == {("quote direct",)}
    assert page.around("by Easter") == {("quote indirect attitude",)}
    assert page.around("“starved”") == {("quote mixed denied",)}
    assert page.around("“Somebody should have looked.”") == {("quote direct unknown",)}


def test_sources_and_cues_are_marked() -> None:
    """Whoever speaks or relays is marked, and so are the words that report."""
    page = Page(to_html([ARTICLE]))
    assert page.around("the Skarholm Gazette") == {("who",)}
    assert page.around("was quoted as saying") == {("cue",)}
    assert page.around(" by ") == {()}


def test_nested_quotes_lie_in_their_parent() -> None:
    """A quote in a quote is an element in an element, and so is a mention in an extent."""
    page = Page(to_html([ARTICLE]))
    assert page.around("the timber was sound") == {("quote indirect", "quote indirect")}
    assert page.around("Brandt", 2) == {("quote indirect", "who")}
    assert page.around("had told") == {("quote indirect", "cue")}


def test_crossing_quotes_both_show() -> None:
    """Where quotes overlap, the letters of both are in both, and elements still nest."""
    page = Page(to_html([article_of("abcdef", (0, 4), (2, 6))]))
    depths = [len(around) for _, around in page.letters]
    assert depths == [1, 1, 2, 2, 1, 1]


def test_chain_is_there_to_hover() -> None:
    """The chain, the title, the kind and the evidence are in the tooltip of a quote."""
    titles = [attributes.get("title") for _, attributes in Page(to_html([ARTICLE])).elements]
    expected = (
        "Ida Brandt ← Skarholm Gazette\nthe keeper of the Skarholm tide mill\n"
        "direct\nquoted by an outlet"
    )
    assert expected in titles
    assert "speaker unknown\ndirect\nno name stands near the words" in titles


def test_chain_is_there_to_print() -> None:
    """On paper each quote is followed by its chain, once, even if it is split."""
    elements = Page(to_html([ARTICLE])).elements
    notes = [row["data-note"] for _, row in elements if row.get("class") == "note"]
    assert notes == [
        "Ida Brandt",
        "Ida Brandt ← Skarholm Gazette",
        "the council, denied",
        "Ida Brandt ← Jonas Vik",
        "Jonas Vik",
        "Jonas Vik",
        "speaker unknown",
    ]


def test_source_has_one_color() -> None:
    """All quotes of a source and its entry in the legend are of one colour, others of another."""
    elements = Page(to_html([ARTICLE])).elements
    hues = [
        (attributes["title"] or "").splitlines()[0].split(" ←")[0] + str(attributes["style"])
        for _, attributes in elements
        if {"title", "style"} <= set(attributes)
    ]
    assert set(hues) == {
        "Ida Brandt--hue:0",
        "Skarholm Gazette--hue:138",
        "the council--hue:275",
        "Jonas Vik--hue:53",
    }


def test_legend_counts() -> None:
    """The legend names each source with its title, type and counts."""
    page = to_html([ARTICLE])
    assert '<b dir="auto">Ida Brandt</b>' in page
    assert "<small>person · 3 quotes</small>" in page
    assert "<small>person · 1 quote, 1 attitude, 1 relay</small>" in page
    assert "<b>speaker unknown</b><small>1 quote</small>" in page


def test_page_needs_nothing_else() -> None:
    """No script, no picture, no font, no link: the page shows the same without a network."""
    page = to_html([ARTICLE])
    tags = {tag for tag, _ in Page(page).elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "a", "base"}
    assert not re.search(r"url\(|@import|https?:", page)
    assert "default-src 'none'" in page


def test_both_themes() -> None:
    """The page follows the reader's choice of light or dark."""
    assert "prefers-color-scheme: dark" in to_html([ARTICLE])


def test_everything_is_escaped() -> None:
    """Markup in a text, a name, a title, an id, a publisher or a reason is shown, not obeyed."""
    evil = '<script>alert("1")</script>\'"&amp;'
    source = Source(0, evil, "person", title=evil)
    whole = Span(0, len(evil), evil)
    article = article_of(
        evil, (0, len(evil)), mention=whole, cue=whole, chain=Chain([Link(source)]), reason=evil
    )
    page = to_html([attrs.evolve(article, id=evil, publisher=evil, sources=(source,))])
    assert "<script" not in page
    assert Page(page).text == evil
    assert {name for _, row in Page(page).elements for name in row} == {
        "charset",
        "class",
        "content",
        "data-note",
        "dir",
        "http-equiv",
        "lang",
        "name",
        "style",
        "title",
    }


def test_several_articles() -> None:
    """Several articles share a page, in order."""
    second = Article("Nothing was said.", id="second.txt")
    page = to_html(iter([ARTICLE, second]))
    assert page.count("<!DOCTYPE html>") == 1
    assert page.index("<h1>mill.txt</h1>") < page.index("<h1>second.txt</h1>")
    assert Page(page).text == TEXT + second.text


def test_no_articles() -> None:
    """A page of no articles is still a page."""
    assert Page(to_html([])).open == []


@given(articles())
def test_any_article_gives_a_sound_page(article: Article) -> None:
    """However spans lie, elements nest and close, and the text stands unchanged."""
    page = Page(to_html([article]))
    assert page.open == []
    assert article.text == page.text


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=10))
def test_each_letter_is_in_its_quotes(pairs: list[tuple[int, int]]) -> None:
    """A letter lies in as many elements as there are quotes around it."""
    extents = [(min(pair), max(pair)) for pair in pairs]
    page = Page(to_html([article_of("x" * 30, *dict.fromkeys(extents))]))
    different = {(start, end) for start, end in extents}
    expected = [sum(start <= at < end for start, end in different) for at in range(30)]
    assert expected == [len(around) for _, around in page.letters]


@pytest.mark.parametrize(
    "extents",
    [
        [(n, 6000 - n) for n in range(3000)],
        [(n, n + 3000) for n in range(3000)],
        [(2 * n, 2 * n + 1) for n in range(3000)],
    ],
    ids=["nested", "crossing", "side by side"],
)
def test_linear_time(extents: list[tuple[int, int]]) -> None:
    """Thousands of quotes, however they lie, make a page of bounded size in a moment."""
    article = article_of("x" * 6000, *extents)
    assert seconds(lambda: to_html([article])) < 5
    assert len(to_html([article])) < 3_000_000
