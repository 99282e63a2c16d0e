"""Pictures of who says how much, and of who hands on whose words."""

import re
import shutil
import subprocess
import sys
import warnings
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import get_args

import attrs
import matplotlib
import pytest
from hypothesis import given, settings
from matplotlib.colors import to_rgb
from tests.output.sample import ARTICLE
from tests.strategies import articles

import quotekit
from quotekit import Article, Chain, Link, MissingExtraError, Quote, Source, Span
from quotekit.output import draw_relays, draw_voices, to_dot
from quotekit.output.bars import _PAINTS, Picture
from quotekit.output.voices import Voice, count_voices
from quotekit.records import SourceType

ROOT = Path(__file__).parents[2]
RUIZ = Source(0, "Ana Ruiz", "person", quotes=2, words=30)
BOARD = Source(1, "Orme Harbour Board", "organization", quotes=1, words=10)
needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
TEXT = "it had all gone wrong"


def unsaid(start: int, end: int) -> Quote:
    """A quote of nobody known."""
    words = (Span(start, end, TEXT[start:end]),)
    return Quote(0, "indirect", words, words)


def sources(number: int) -> tuple[Source, ...]:
    """As many sources, each louder than the next."""
    return tuple(
        Source(place, f"Speaker {place}", "person", quotes=1, words=number - place + 1)
        for place in range(number)
    )


def labels(figure: Picture) -> list[list[str]]:
    """What stands beside the bars of each panel: names, then amounts."""
    return [
        [text.get_text() for text in (*panel.get_yticklabels(), *panel.texts)]
        for panel in figure.axes
    ]


def saved(figure: Picture) -> str:
    """The figure as SVG; glyphs that no font here has are drawn as boxes."""
    file = BytesIO()
    with warnings.catch_warnings(), matplotlib.rc_context({"svg.hashsalt": "test"}):
        warnings.filterwarnings("ignore", "Glyph .* missing from font", UserWarning)
        warnings.filterwarnings("ignore", "Matplotlib currently does not support", UserWarning)
        figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue().decode()


def test_sources_of_one_name_are_one() -> None:
    """The words of a name add up over articles, under the type that says most."""
    other = Source(0, " Ana\nRuiz", "unnamed", quotes=1, words=5)
    voices = count_voices(
        [Article("", sources=(RUIZ, BOARD)), Article("", sources=(other,))], "words"
    )
    assert (
        Voice("Ana Ruiz", "person", 35),
        Voice("Orme Harbour Board", "organization", 10),
    ) == voices.sources
    assert {"person": 30, "unnamed": 5, "organization": 10} == voices.types
    assert 45 == voices.total
    assert 2 == voices.articles


def test_quotes_are_counted_if_asked() -> None:
    """By quotes, a source has as many as it made, and those of nobody known are counted too."""
    voices = count_voices(
        [Article(TEXT, sources=(RUIZ, BOARD), quotes=(unsaid(0, 6), unsaid(7, 21)))], "quotes"
    )
    assert [2, 1] == [voice.amount for voice in voices.sources]
    assert 2 == voices.unknown


def test_words_of_nobody_are_counted_once() -> None:
    """Where quotes without a speaker overlap, their common words count once."""
    quotes = (unsaid(0, 21), unsaid(7, 15))
    assert 5 == count_voices([Article(TEXT, quotes=quotes)], "words").unknown


def test_picture_names_all_that_is_said() -> None:
    """Each type and source has its amount and share; so has what nobody known said."""
    article = Article(TEXT, sources=(RUIZ, BOARD), quotes=(unsaid(0, 21),))
    types, names = labels(draw_voices([article]))
    amounts = ["30 · 67 %", "10 · 22 %", "5 · 11 %"]
    assert ["person", "organization", "speaker unknown", *amounts] == types
    assert ["Ana Ruiz", "Orme Harbour Board", "speaker unknown", *amounts] == names


def test_long_tail_is_shown_as_such() -> None:
    """Whoever is beyond the top is in one line, with their number and their words."""
    article = Article("", sources=sources(20))
    _, names = labels(draw_voices([article], top=3))
    assert ["Speaker 0", "Speaker 1", "Speaker 2", "others (17)"] == names[:4]
    assert f"{sum(range(2, 19))} · 74 %" == names[-1]


def test_silent_sources_are_left_out() -> None:
    """Somebody who only hands on what others say has no voice of their own."""
    silent = attrs.evolve(BOARD, quotes=0, words=0)
    assert "Board" not in str(labels(draw_voices([Article("", sources=(RUIZ, silent))])))


def test_tiny_share_is_not_nothing() -> None:
    """A share that would round to nothing is called less than one per cent."""
    loud = attrs.evolve(RUIZ, words=1999)
    quiet = attrs.evolve(BOARD, words=1)
    assert "1 · < 1 %" in labels(draw_voices([Article("", sources=(loud, quiet))]))[1]


def test_nothing_said_is_a_picture_too() -> None:
    """Without articles, the picture says so."""
    figure = draw_voices([])
    assert "0 words, 0 sources, 0 articles" in saved(figure)
    assert [[], []] == labels(figure)


@pytest.mark.parametrize(("number", "tall"), [(3, (2, 4)), (60, (14, 22))])
def test_picture_is_as_tall_as_it_needs(number: int, tall: tuple[int, int]) -> None:
    """Few sources make a small picture, many a long one; rows stay as high as they are."""
    figure = draw_voices([Article("", sources=sources(number))], top=number)
    assert tall[0] < figure.get_figheight() < tall[1]
    assert 7 == figure.get_figwidth()


@pytest.mark.parametrize(
    "name",
    [
        "Cash $5 and $6_x^ Ltd",
        "נמל, דוברת",
        "港湾局長官補佐特別顧問兼地域開発担当事務局長代理",
        "x" * 500,
        "a\0b\uffff",
        "-->",
        "<b>&amp;",
        "👩‍🚒",
    ],
)
def test_any_name_is_drawn(name: str) -> None:
    """Formulas, other scripts, long words, markup and control characters do no harm."""
    article = Article("", sources=(attrs.evolve(RUIZ, name=name),))
    figure = draw_voices([article])
    assert saved(figure).endswith("</svg>\n")
    assert 3 > labels(figure)[1][0].count("\n")


@settings(max_examples=15)
@given(articles())
def test_any_article_is_drawn(article: Article) -> None:
    """No article is too odd to draw, by quotes or by words."""
    sources = tuple(
        attrs.evolve(source, quotes=place, words=place)
        for place, source in enumerate(article.sources)
    )
    assert saved(draw_voices([attrs.evolve(article, sources=sources)], top=2))


def test_types_differ_in_grey() -> None:
    """Printed without colour, each filled bar has another lightness; the rest are hatched."""
    filled = [paint.fill for paint in _PAINTS.values() if not paint.hatch]
    grey = [0.3 * red + 0.59 * green + 0.11 * blue for red, green, blue in map(to_rgb, filled)]
    assert all(abs(one - other) > 0.1 for one, other in combinations(grey, 2))
    assert 1 == len(_PAINTS) - len(filled)
    assert set(get_args(SourceType)) == set(_PAINTS)


def test_same_articles_give_the_same_file() -> None:
    """Nothing in the file depends on when it was drawn."""
    assert saved(draw_voices([ARTICLE])) == saved(draw_voices([ARTICLE]))


def test_pyplot_stays_out() -> None:
    """Importing quotekit imports no matplotlib, and drawing and showing a figure no pyplot."""
    code = (
        "import sys, quotekit; from quotekit.output import draw_voices\n"
        "assert 'matplotlib' not in sys.modules and 'graphviz' not in sys.modules\n"
        "assert draw_voices([quotekit.Article('')])._repr_png_().startswith(b'\\x89PNG')\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_bad_arguments_are_refused() -> None:
    """A negative number and another measure are errors that say what is wrong."""
    with pytest.raises(ValueError, match="cannot be -1"):
        draw_voices([], top=-1)
    with pytest.raises(ValueError, match="'letters'"):
        draw_voices([], by="letters")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="cannot be -1"):
        to_dot([], top=-1)


@pytest.mark.parametrize(
    ("draw", "package"), [(draw_voices, "matplotlib.axes"), (draw_relays, "graphviz")]
)
def test_missing_package(draw: object, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the error says how to install it."""
    monkeypatch.delitem(sys.modules, "quotekit.output.bars", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=re.escape('pip install "quotekit-nlp[pictures]"')):
        draw([])  # type: ignore[operator]


def test_missing_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Graphviz's own program, the error says that pip does not have it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingExtraError, match="which pip cannot install"):
        draw_relays([])


def relayed(*names: str) -> Quote:
    """A quote that goes through everybody of these names."""
    chain = Chain(Link(Source(place, name, "person")) for place, name in enumerate(names))
    return attrs.evolve(unsaid(0, 2), chain=chain)


@needs_dot
def test_relays_are_drawn() -> None:
    """The diagram holds whoever hands words on, also with a name that is no markup."""
    drawn = draw_relays([Article(TEXT, quotes=(relayed("A < B & C &amp; D", 'The "Post"\0'),))])
    shown = drawn.pipe(format="svg", encoding="utf-8")
    assert "A &lt; B &amp; C &amp;amp; D" in shown
    assert "The &quot;Post&quot;" in shown
    assert to_dot([ARTICLE]) == draw_relays([ARTICLE]).source


def test_lighter_arrows_are_counted() -> None:
    """Beyond the top, arrows are left out with their ends, and the diagram counts them."""
    quotes = [relayed("A", "B"), relayed("A", "B"), relayed("A", "C"), relayed("D", "C")]
    dot = to_dot([Article(TEXT, quotes=tuple(quotes))], top=1)
    assert '"A" -> "B"' in dot
    assert '"C"' not in dot
    assert 'label="not shown: 2 arrows, 2 statements"' in dot


def test_long_names_are_wrapped() -> None:
    """A name too long for a line stands on several, and one on a line keeps its plain node."""
    dot = to_dot(
        [Article(TEXT, quotes=(relayed("A", "The Board of Harbours, Bridges and Quays"),))]
    )
    assert r'label="The Board of Harbours,\nBridges and Quays"' in dot
    assert '"A" [shape=ellipse];' in dot


@needs_dot
def test_picture_of_the_week_is_up_to_date(tmp_path: Path) -> None:
    """docs/voices.svg names what examples/pictures.py finds in the example week."""
    week = sorted(ROOT.joinpath("examples", "newsroom").glob("*.txt"))
    command = [sys.executable, ROOT / "examples" / "pictures.py", *week]
    subprocess.run(command, cwd=tmp_path, check=True)
    # matplotlib names each piece of text that it draws in a comment.
    stored, drawn = (
        re.findall("<!-- (.*) -->", folder.joinpath("voices.svg").read_text(encoding="utf-8"))
        for folder in (ROOT / "docs", tmp_path)
    )
    assert "Ines Kallio" in stored
    assert stored == drawn
    assert "Radio Sund" in tmp_path.joinpath("relays.svg").read_text(encoding="utf-8")


@needs_dot
def test_picture_of_the_article_is_up_to_date() -> None:
    """docs/relays.svg is what quotekit finds in the example article."""
    text = ROOT.joinpath("examples", "article.txt").read_text(encoding="utf-8")
    drawn = draw_relays([quotekit.extract(text)]).pipe(format="svg", encoding="utf-8")
    stored = ROOT.joinpath("docs", "relays.svg").read_text(encoding="utf-8")
    assert re.findall(">(.*)</t", stored) == re.findall(">(.*)</t", drawn)
