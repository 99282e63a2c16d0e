"""The text output, for people at a terminal."""

import re
import unicodedata

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.output.sample import ARTICLE
from tests.strategies import articles
from tests.timing import seconds

from quotekit import Article, Chain, Link, Quote, Source, Span
from quotekit.output import to_text

ESCAPE = re.compile(r"\x1b\[\d+m")


def one(text: str, **more: object) -> Article:
    """An article that is one direct quote from end to end."""
    whole = (Span(0, len(text), text),)
    return Article(text, quotes=(Quote(0, "direct", whole, whole, **more),))  # type: ignore[arg-type]


def columns(line: str) -> int:
    """The columns that *line* takes at a terminal."""
    return sum(
        0
        if unicodedata.category(letter) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in line
    )


def test_everything_that_a_person_needs() -> None:
    """Quotes come with kind, words, speaker, title and chain; the sources with their counts."""
    expected = """\
mill.txt · The Estuary Post

direct    “The wheel had run since 1871,” … “and on Monday it simply stopped.”
          — Ida Brandt, the keeper of the Skarholm tide mill

direct    “We heard a bang and then nothing,”
          — Ida Brandt, the keeper of the Skarholm tide mill ← Skarholm Gazette

mixed     it had “starved” the mill of money
          — the council · denied

indirect  Brandt had told him the timber was sound
          — Jonas Vik

  indirect  the timber was sound
            — Ida Brandt, the keeper of the Skarholm tide mill ← Jonas Vik

attitude  the wheel to turn again by Easter
          — Jonas Vik

direct    “Somebody should have looked.”
          — speaker unknown (no name stands near the words)

quotes  attitudes  relays  source
     3          ·       ·  Ida Brandt, the keeper of the Skarholm tide mill (person)
     ·          ·       1  Skarholm Gazette (organization)
     1          ·       ·  the council (group)
     1          1       1  Jonas Vik (person)
     1          ·       ·  speaker unknown
"""
    assert expected == to_text(ARTICLE, width=96)


def test_narrow() -> None:
    """A narrow terminal gets the kind on a line of its own and counts after the names."""
    article = attrs.evolve(
        ARTICLE, quotes=ARTICLE.quotes[1:2], attitudes=(), sources=ARTICLE.sources[:2]
    )
    expected = """\
mill.txt · The Estuary Post

direct
  “We heard a bang and then
  nothing,”
  — Ida Brandt, the keeper of
    the Skarholm tide mill ←
    Skarholm Gazette

Ida Brandt, the keeper of the
  Skarholm tide mill (person)
  · 1 quote
Skarholm Gazette
  (organization) · 1 relay
"""
    assert expected == to_text(article, width=30)


def test_no_quotes() -> None:
    """An article without quotes says so in so many words."""
    assert to_text(Article("Nothing was said.")) == "No quotes found.\n"


def test_no_quotes_in_a_named_article() -> None:
    """Among several articles it stays clear which one has no quotes."""
    expected = "mill.txt\n\nNo quotes found.\n"
    assert expected == to_text(Article("Nothing was said.", id="mill.txt"))


def test_paragraphs_are_no_gap() -> None:
    """Parts that only a paragraph break divides read on; an attribution between them shows."""
    text = "“It broke.\n\n“It stays broken,” she said, “for good.”"
    parts = [(0, 10), (12, 30), (41, 52)]
    extent = tuple(Span(start, end, text[start:end]) for start, end in parts)
    shown = to_text(Article(text, quotes=(Quote(0, "direct", extent, extent),)))
    assert "direct    “It broke. “It stays broken,” … “for good.”\n" in shown


def test_nested_quotes_follow_their_parent() -> None:
    """A nested quote stands below its parent and further in, also when its number is lower."""
    outer, inner = ARTICLE.quotes[3], ARTICLE.quotes[4]
    swapped = attrs.evolve(
        ARTICLE,
        quotes=(attrs.evolve(inner, id=3, parent=4), attrs.evolve(outer, id=4)),
        attitudes=(),
    )
    lines = to_text(swapped, width=96).splitlines()
    assert lines[2] == "indirect  Brandt had told him the timber was sound"
    assert lines[5] == "  indirect  the timber was sound"


def test_a_parent_that_is_not_there() -> None:
    """A quote whose parent has been filtered out is still shown."""
    filtered = attrs.evolve(ARTICLE, quotes=ARTICLE.quotes[4:5], attitudes=())
    assert "\nindirect  the timber was sound\n" in to_text(filtered)


def test_long_quotes_are_shortened() -> None:
    """Of a very long quote the beginning is shown, cut between words."""
    shown = to_text(one("salt " * 1000))
    assert "salt salt […]\n" in shown
    assert len(shown) < 800


def test_wide_terminals_keep_lines_short() -> None:
    """Lines stay readable however wide the terminal is."""
    assert to_text(ARTICLE, width=96) == to_text(ARTICLE, width=400)


def test_no_color_by_default() -> None:
    """Unless asked for, there are no escape sequences."""
    assert "\x1b" not in to_text(ARTICLE)


def test_color_changes_nothing_else() -> None:
    """Without its escape sequences the coloured text is the plain one."""
    colored = to_text(ARTICLE, color=True)
    assert ESCAPE.search(colored)
    assert to_text(ARTICLE) == ESCAPE.sub("", colored)


def test_color_marks_names_doubts_and_denials() -> None:
    """Names are bold, an unknown speaker is yellow, a denial red."""
    colored = to_text(ARTICLE, color=True)
    assert "\x1b[1mIda Brandt,\x1b[0m the keeper" in colored
    assert "\x1b[33mspeaker unknown\x1b[0m" in colored
    assert "\x1b[31mdenied\x1b[0m" in colored


def test_text_cannot_command_the_terminal() -> None:
    """Escape sequences and reordering marks in a text, a name or a reason are not passed on."""
    evil = "a\x1b[2Jb\x07c\u202ed\x9b0me"
    source = Source(0, evil, "person", title=evil)
    article = attrs.evolve(one(evil, chain=Chain([Link(source)])), id=evil, publisher=evil)
    shown = to_text(attrs.evolve(article, sources=(source,))) + to_text(one("x", reason=evil))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)


def test_wide_letters_take_two_columns() -> None:
    """Lines of Chinese are as wide as lines of English, not twice as wide."""
    shown = to_text(one("水" * 100), width=50)
    assert shown.splitlines()[0] == "direct    " + "水" * 20


def test_stray_marks_are_reported() -> None:
    """A quotation mark without a partner is a reason to look at the text."""
    article = Article("“Wait", stray_marks=(Span(0, 1, "“"),))
    expected = "No quotes found.\n\n1 quotation mark without a partner, at character 0\n"
    assert expected == to_text(article)


@given(articles(), st.integers(0, 200), st.booleans())
def test_lines_fit(article: Article, width: int, color: bool) -> None:
    """No line is wider than the terminal or has trailing blanks, and each ends in a newline."""
    shown = ESCAPE.sub("", to_text(article, color=color, width=width))
    lines = shown.split("\n")
    assert lines.pop() == ""
    assert max(map(columns, lines)) <= max(24, min(width, 96))
    assert [line for line in lines if line.endswith(" ")] == []


@given(articles())
def test_every_quote_is_shown(article: Article) -> None:
    """No quote and no attitude gets lost."""
    shown = to_text(article)
    assert len(article.quotes) + len(article.attitudes) == len(re.findall("^ *—", shown, re.M))


@pytest.mark.parametrize("depth", [400, 800])
def test_deep_nesting(depth: int) -> None:
    """Hundreds of nested quotes are laid out in a moment, each within the width."""
    text = "‘" * depth + "no" + "’" * depth
    spans = [(Span(n, len(text) - n, text[n : len(text) - n]),) for n in range(depth)]
    nested = (Quote(n, "direct", at, at, parent=n - 1 if n else None) for n, at in enumerate(spans))
    article = Article(text, quotes=tuple(nested))
    assert seconds(lambda: to_text(article)) < 5
    assert max(map(len, to_text(article).splitlines())) <= 80
