"""The HTML output, for people at a browser or a notebook."""

import re
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given
from tests.output.sample import ARTICLE, TEXT
from tests.strategies import articles

from quotekit import Article, Chain, Link, Quote, Source, Span, render
from quotekit.output.html import fragment

VOID = {"meta"}


class Page(HTMLParser):
    """What a browser would see: the article's text with the elements around each letter."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.letters: list[tuple[str, tuple[str, ...]]] = []
        # Browsers drop a line end after <pre>.
        self.feed(re.sub("(<pre[^>]*>)\n", r"\1", page))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(" ".join([tag, *filter(None, [dict(attrs).get("class")])]))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, which must be the one opened last."""
        assert tag == self.open.pop().split()[0]

    def handle_data(self, data: str) -> None:
        """Note each letter of the article's text with the elements around it."""
        if "pre" in self.open:
            around = tuple(self.open[self.open.index("pre") + 1 :])
            self.letters += [(letter, around) for letter in data]

    @property
    def text(self) -> str:
        """The article's text."""
        return "".join(letter for letter, _ in self.letters)

    def around(self, words: str, nth: int = 0) -> set[tuple[str, ...]]:
        """The elements around each letter of the *nth* place where *words* stand."""
        start = [match.start() for match in re.finditer(re.escape(words), self.text)][nth]
        return {around for _, around in self.letters[start : start + len(words)]}


def test_text_stands_unchanged() -> None:
    """The page holds the article's text, letter by letter."""
    assert TEXT == Page(render(ARTICLE)).text


def test_quotes_are_marked() -> None:
    """The extent of a quote is marked with its kind, both parts of it if it is split."""
    page = Page(render(ARTICLE))
    assert {("mark direct",)} == page.around("“The wheel had run since 1871,”")
    assert {("mark direct",)} == page.around("“and on Monday it simply stopped.”")
    assert {("mark indirect attitude",)} == page.around("by Easter")
    assert {("mark mixed denied",)} == page.around("“starved”")
    assert {("mark direct unknown",)} == page.around("“Somebody should have looked.”")


def test_sources_and_cues_are_marked() -> None:
    """Whoever speaks or relays is marked, and so are the words that report."""
    page = Page(render(ARTICLE))
    assert {("b",)} == page.around("the Skarholm Gazette")
    assert {("i",)} == page.around("was quoted as saying")
    assert {()} == page.around(" by ")


def test_nested_quotes_lie_in_their_parent() -> None:
    """A quote in a quote is an element in an element, and so is a mention in an extent."""
    page = Page(render(ARTICLE))
    assert {("mark indirect", "mark indirect")} == page.around("the timber was sound")
    assert {("mark indirect", "b")} == page.around("Brandt", 2)
    assert {("mark indirect", "i")} == page.around("had told")


def test_chain_is_there_to_hover() -> None:
    """The chain, the title, the kind and the evidence are in the tooltip of a quote."""
    titles = [attributes.get("title") for _, attributes in Page(render(ARTICLE)).elements]
    expected = (
        "Ida Brandt ← Skarholm Gazette\nthe keeper of the Skarholm tide mill\n"
        "direct\nquoted by an outlet"
    )
    assert expected in titles
    assert "speaker unknown\ndirect\nno name stands near the words" in titles


def notes(kind: str) -> list[str | None]:
    """The notes of that class in the sample, in order."""
    elements = Page(render(ARTICLE)).elements
    return [row["data-note"] for _, row in elements if kind in str(row.get("class")).split()]


def test_chain_is_there_to_print() -> None:
    """On paper each quote is followed by its chain, once, even if it is split."""
    assert [
        "Ida Brandt",
        "Ida Brandt ← Skarholm Gazette",
        "the council, denied",
        "Ida Brandt ← Jonas Vik",
        "Jonas Vik",
        "Jonas Vik",
        "speaker unknown",
    ] == notes("last")


def test_chain_is_there_to_tap() -> None:
    """Each part of a quote can be tapped or tabbed to, and its chain stands right behind it."""
    page = render(ARTICLE)
    assert len(notes("note")) == page.count('tabindex="0"') == 8
    # The style shows the element next to the quote that has the focus.
    assert "mark:focus + .note::after" in page
    assert page.count('</mark><span class="note') == 8


def test_source_has_one_color() -> None:
    """All quotes of a source and its entry in the legend are of one colour, others of another."""
    elements = Page(render(ARTICLE)).elements
    hues = {
        ((row["title"] or "").splitlines()[0].split(" ←")[0], row["style"])
        for _, row in elements
        if {"title", "style"} <= set(row)
    }
    assert hues == {
        ("Ida Brandt", "--hue:0"),
        ("Skarholm Gazette", "--hue:138"),
        ("the council", "--hue:275"),
        ("Jonas Vik", "--hue:53"),
    }
    assert ["--hue:0", "--hue:138", "--hue:275", "--hue:53", None] == [
        row.get("style") for tag, row in elements if tag == "li"
    ]


def test_legend_counts() -> None:
    """The legend names each source with its title, type and counts."""
    page = render(ARTICLE)
    assert '<b dir="auto">Ida Brandt</b>' in page
    assert "<small>person · 3 quotes</small>" in page
    assert "<small>person · 1 quote, 1 attitude, 1 relay</small>" in page
    assert "<b>speaker unknown</b> <small>1 quote</small>" in page


def test_nothing_found_needs_no_legend() -> None:
    """An article without quotes is its text, without a legend or a key."""
    page = render(Article("Nothing was said.", publisher="The Estuary Post"))
    assert "<aside" not in page
    assert "The Estuary Post · 0 quotes, 0 sources" in page


def test_page_needs_nothing_else() -> None:
    """No script, no picture, no font, no link: the page shows the same without a network."""
    page = render(ARTICLE)
    tags = {tag for tag, _ in Page(page).elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "a", "base"}
    assert not re.search(r"url\(|@import|https?:", page)
    assert "default-src 'none'" in page


def test_page_follows_the_system() -> None:
    """The page is light or dark as the reader's system is."""
    assert "color-scheme: light dark" in render(ARTICLE)


def test_fragment_takes_the_ink_of_its_host() -> None:
    """A notebook's theme is no business of ours: the style sets no colour of text or paper."""
    (style,) = re.findall("<style>(.*)</style>", fragment(ARTICLE), re.DOTALL)
    colors = set(re.findall(r"(?<![-\w])color: ([^;]+);", style))
    assert colors
    assert [] == [color for color in colors if not re.search("inherit|currentColor", color)]
    assert not re.search("prefers-color-scheme|light-dark|theme", style)


def test_style_of_a_fragment_is_its_own() -> None:
    """Every rule lies within the one for articles, so that none reaches the host."""
    (style,) = re.findall("<style>(.*)</style>", fragment(ARTICLE), re.DOTALL)
    outer = style
    while (inner := re.sub(r"\{[^{}]*\}", "", outer)) != outer:
        outer = inner
    assert outer.split() == [".quotekit:not(#quotekit)"]


def test_fragments_share_nothing() -> None:
    """Articles in one notebook have no ids, names or anchors that could clash."""
    page = Page(fragment(ARTICLE))
    assert page.open == []
    assert not {"id", "name", "for", "href"} & {name for _, row in page.elements for name in row}


def test_fragment_stays_out_of_the_hosts_way() -> None:
    """A notebook lists no heading of an article, and reads no mathematics in what costs $5."""
    page = Page(fragment(ARTICLE))
    assert not {"h1", "h2", "h3", "h4", "h5", "h6"} & {tag for tag, _ in page.elements}
    assert ("article", {"class": "quotekit tex2jax_ignore mathjax_ignore"}) in page.elements


def test_notebooks_ask_for_the_fragment() -> None:
    """An article shows itself in a notebook, drawn just as on a page, its style beside it."""
    style, drawn = ARTICLE._repr_html_().split("</style>\n")
    assert drawn in render(ARTICLE)
    assert style.removeprefix("<style>\n") in render(ARTICLE)
    assert len(style) < 3000


def test_everything_is_escaped() -> None:
    """Markup in a text, a name, a title, an id, a publisher or a reason is shown, not obeyed."""
    evil = '<script>alert("1")</script>\'"&amp;</pre></style>'
    source = Source(0, evil, "person", title=evil)
    whole = Span(0, len(evil), evil)
    quote = Quote(0, "direct", (whole,), (whole,), whole, whole, Chain([Link(source)]), reason=evil)
    page = render(Article(evil, id=evil, publisher=evil, quotes=(quote,), sources=(source,)))
    assert "<script" not in page
    assert evil == Page(page).text
    assert {name for _, row in Page(page).elements for name in row} == {
        "aria-label",
        "aria-level",
        "charset",
        "class",
        "content",
        "data-note",
        "dir",
        "http-equiv",
        "lang",
        "name",
        "role",
        "style",
        "tabindex",
        "title",
    }


@pytest.mark.parametrize("odd", ["\0", "\ud800"])
def test_what_html_cannot_hold_is_replaced(odd: str) -> None:
    """NUL and half a surrogate pair are seen to be missing, and never break the page."""
    page = render(Article(f"a{odd}b", id=odd, publisher=odd))
    assert Page(page).text == "a\ufffdb"
    assert odd not in page.encode().decode()


def test_one_article_or_several() -> None:
    """One article may be given as it is; several share a page, in order."""
    second = Article("Nothing was said.", id="second.txt")
    assert render(ARTICLE) == render([ARTICLE])
    page = render(iter([ARTICLE, second]))
    assert page.count("<!DOCTYPE html>") == page.count("<style>") == 1
    assert page.index(">mill.txt</strong>") < page.index(">second.txt</strong>")
    assert TEXT + second.text == Page(page).text


def test_no_articles() -> None:
    """A page of no articles is still a page."""
    assert Page(render([])).open == []


@given(articles())
def test_any_article_gives_a_sound_page(article: Article) -> None:
    """However spans lie, elements nest and close, and the text stands unchanged."""
    page = Page(render(article))
    assert page.open == []
    assert article.text.replace("\0", "\ufffd") == page.text


def test_fragment_is_the_size_of_its_quotes() -> None:
    """What a quote adds does not grow with how many there are."""
    lengths = [
        len(fragment(attrs.evolve(ARTICLE, text=TEXT * times, quotes=shifted(times))))
        for times in (10, 20, 40)
    ]
    assert lengths[2] - lengths[1] == pytest.approx(2 * (lengths[1] - lengths[0]), rel=0.02)


def shifted(times: int) -> tuple[Quote, ...]:
    """The quotes of the sample, over and over, for a text that repeats as often."""
    return tuple(
        attrs.evolve(
            quote,
            id=number * len(ARTICLE.quotes) + quote.id,
            extent=tuple(
                Span(span.start + number * len(TEXT), span.end + number * len(TEXT), span.text)
                for span in quote.extent
            ),
        )
        for number in range(times)
        for quote in ARTICLE.quotes
    )
