"""What people mark in an annotation tool, without anything of quotekit's beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.drawing import drawn, task
from tests.strategies import TEXTS
from tests.timing import seconds

from quotekit import Article
from quotekit.exchange import from_prodigy, to_prodigy
from quotekit.exchange.layer import LABELS, Layer, Mark, layer_of, mark_at
from quotekit.exchange.revision import article_from

TEXT = (
    "“The ferry is late,” Ana Ruiz told the Skarholm Gazette, “and nobody minds.” "
    "She said the pier “creaks”. The council denied it."
)


@st.composite
def layers(draw: st.DrawFn) -> Layer:
    """Any marks on any text, joined in any way."""
    text = draw(TEXTS.filter(str.strip))
    places = st.integers(0, len(text))
    marks = []
    for label in draw(st.lists(st.sampled_from(LABELS), max_size=8)):
        start, end = sorted((draw(places), draw(places)))
        if text[start:end].strip():
            marks.append(mark_at(label, start, end, text))
    ends = st.sampled_from(marks or [None])
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=8))
    arcs = tuple((one, other) for one, other in pairs if one and other)
    return Layer(text, tuple(dict.fromkeys(marks)), arcs)


@given(layer=layers())
def test_any_marks_give_a_sound_article(layer: Layer) -> None:
    """Whatever somebody marks, each span fits the text and the article survives JSON."""
    article = article_from(layer)
    assert article == Article.from_dict(article.to_dict(), layer.text)
    assert {source.id for source in article.sources} == set(range(len(article.sources)))


@given(layer=layers())
def test_every_content_is_of_some_quote(layer: Layer) -> None:
    """No content that somebody marked gets lost, whatever it is joined to."""
    article = article_from(layer)
    parts = [span for quote in article.quotes for span in quote.extent]
    for mark in layer.marks:
        if mark.label == "CONTENT":
            assert any(span.start <= mark.start and mark.end <= span.end for span in parts)


def test_content_cue_and_source_make_a_quote() -> None:
    """An arc to each from the content is enough, and somebody named becomes a source."""
    article = drawn(
        TEXT,
        {"the pier “creaks”": "CONTENT", "said": "CUE", "Ana Ruiz": "SOURCE"},
        "the pier “creaks” > said",
        "the pier “creaks” > Ana Ruiz",
    )
    (quote,) = article.quotes
    assert ("mixed", "the pier “creaks”", "said") == (quote.kind, quote.text, str(quote.cue))
    assert ("Ana Ruiz", "person", 1, 3) == (
        quote.speaker.name,
        quote.speaker.type,
        quote.speaker.quotes,
        quote.speaker.words,
    )


@pytest.mark.parametrize(
    "path",
    [
        "the pier “creaks” > said > Ana Ruiz",
        "Ana Ruiz > said > the pier “creaks”",
        "the pier “creaks” > Ana Ruiz > said",
    ],
)
def test_arcs_may_run_through_the_cue_or_the_source(path: str) -> None:
    """However people join the three, and in whichever direction, they are one attribution."""
    marks = {"the pier “creaks”": "CONTENT", "said": "CUE", "Ana Ruiz": "SOURCE"}
    (quote,) = drawn(TEXT, marks, path).quotes
    assert ("said", "Ana Ruiz", "Ana Ruiz") == (
        str(quote.cue),
        str(quote.mention),
        str(quote.chain),
    )


def test_joined_contents_are_one_quote() -> None:
    """Parts of a quotation with its attribution between them are joined by an arc."""
    article = drawn(
        TEXT,
        {"The ferry is late": "CONTENT", "and nobody minds.": "CONTENT"},
        "and nobody minds. > The ferry is late",
    )
    (quote,) = article.quotes
    assert ("direct", "The ferry is late and nobody minds.") == (quote.kind, quote.text)
    assert ["“The ferry is late,”", "“and nobody minds.”"] == [str(part) for part in quote.extent]


def test_marks_around_a_content_belong_to_its_extent() -> None:
    """Whether somebody takes in the quotation marks or not, the content is without them."""
    with_marks = drawn(TEXT, {"“and nobody minds.”": "CONTENT"})
    without = drawn(TEXT, {"and nobody minds.": "CONTENT"})
    assert with_marks == without
    assert "and nobody minds." == with_marks.quotes[0].text


def test_a_part_of_a_quotation_is_direct() -> None:
    """Words within quotation marks are direct, and their extent is themselves."""
    (quote,) = drawn(TEXT, {"nobody minds": "CONTENT"}).quotes
    assert ("direct", "nobody minds") == (quote.kind, str(quote.extent[0]))


def test_a_statement_within_a_quotation_is_indirect() -> None:
    """Quotation marks that hold the cue too are somebody else's."""
    text = "“Ruiz said the pier creaks,” said Vik."
    (quote,) = drawn(
        text, {"the pier creaks": "CONTENT", "said": "CUE"}, "the pier creaks > said"
    ).quotes
    assert "indirect" == quote.kind


def test_relays_follow_the_speaker() -> None:
    """A relay joined to the content or to the source is a link of the chain."""
    marks = {
        "The ferry is late": "CONTENT",
        "Ana Ruiz": "SOURCE",
        "the Skarholm Gazette": "RELAY",
    }
    for path in (
        "Ana Ruiz > The ferry is late > the Skarholm Gazette",
        "The ferry is late > Ana Ruiz > the Skarholm Gazette",
    ):
        (quote,) = drawn(TEXT, marks, path).quotes
        assert "Ana Ruiz ← Skarholm Gazette" == str(quote.chain)
        assert "organization" == quote.chain[1].source.type


def test_pronouns_name_nobody() -> None:
    """Who “she” is was not marked, so the chain is empty and the reason says so."""
    (quote,) = drawn(
        TEXT, {"the pier “creaks”": "CONTENT", "She": "SOURCE"}, "She > the pier “creaks”"
    ).quotes
    assert ("She", None) == (str(quote.mention), quote.speaker)
    assert "not known" in quote.reason


def test_one_name_is_one_source() -> None:
    """Two quotes whose sources bear the same name have the same speaker, with two mentions."""
    text = "“Stay,” said Ruiz. “Go,” said Ruiz."
    first, second = text.index("Ruiz"), text.rindex("Ruiz")
    marks = [
        Mark("CONTENT", 1, 5),
        Mark("SOURCE", first, first + 4),
        Mark("CONTENT", 20, 22),
        Mark("SOURCE", second, second + 4),
    ]
    article = article_from(Layer(text, tuple(marks), ((marks[0], marks[1]), (marks[2], marks[3]))))
    (source,) = article.sources
    assert (2, [first, second]) == (source.quotes, [mention.start for mention in source.mentions])


def test_a_content_within_another_is_nested() -> None:
    """The smallest statement that holds a quote is its parent."""
    text = "Vik said Ruiz had told him the pier was sound."
    article = drawn(
        text,
        {
            "Ruiz had told him the pier was sound": "CONTENT",
            "said": "CUE",
            "the pier was sound": "CONTENT",
            "had told": "CUE",
        },
        "Ruiz had told him the pier was sound > said",
        "the pier was sound > had told",
    )
    assert [None, 0] == [quote.parent for quote in article.quotes]


def test_marks_without_a_content_are_no_quote() -> None:
    """A cue or source that belongs to no content leaves nothing in the article."""
    assert Article(TEXT) == drawn(TEXT, {"said": "CUE", "She": "SOURCE"}, "She > said")


def test_what_was_drawn_is_drawn_again() -> None:
    """What people marked goes out as they marked it."""
    given = task(
        TEXT,
        {
            "The ferry is late": "CONTENT",
            "told": "CUE",
            "Ana Ruiz": "SOURCE",
            "the Skarholm Gazette": "RELAY",
        },
        "Ana Ruiz > The ferry is late > told",
        "The ferry is late > the Skarholm Gazette",
    )
    (article,) = from_prodigy([given])
    (again,) = to_prodigy([article])
    assert [
        sorted((span["start"], span["end"], span["label"]) for span in spans)
        for spans in (given["spans"], again["spans"])
    ] == [sorted((m.start, m.end, m.label) for m in layer_of(article).marks)] * 2


def test_time_is_linear_in_the_marks() -> None:
    """Eight times as many quotes, each by somebody new, take about eight times as long."""

    def many(number: int) -> Layer:
        text, marks, arcs = "", [], []
        for count in range(number):
            words, name = f"“Gate {count} held,” said ", f"Ana R{count}uiz. "
            content = Mark("CONTENT", len(text) + 1, len(text) + words.index(","))
            text += words
            source = Mark("SOURCE", len(text), len(text) + len(name) - 2)
            text += name
            marks += [content, source]
            arcs.append((content, source))
        return Layer(text, tuple(marks), tuple(arcs))

    small, large = many(100), many(800)
    assert 800 == len(article_from(large).sources)
    assert seconds(lambda: article_from(large)) < 20 * seconds(lambda: article_from(small))
