"""Articles, as users hold them and as plain data."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.output.sample import ARTICLE, BRANDT, GAZETTE, TEXT, span
from tests.strategies import articles

from quotekit import Article, Chain, Link, Quote, Source, Span
from quotekit.output import schema

VALIDATOR = Draft202012Validator(schema())


def plain() -> dict[str, Any]:
    """The sample as plain data that a test may spoil."""
    data: dict[str, Any] = json.loads(ARTICLE.to_json())
    return data


def test_schema_is_a_schema() -> None:
    """The shipped file is itself valid by the rules of JSON Schema."""
    Draft202012Validator.check_schema(schema())


def test_schema_describes_every_property() -> None:
    """Nobody has to guess what a property means: each has a description or a described type."""
    described = schema()
    objects = [described, *described["$defs"].values()]  # type: ignore[attr-defined]
    properties = [
        (name, row) for part in objects for name, row in part.get("properties", {}).items()
    ]
    assert properties
    assert [name for name, row in properties if not {"description", "$ref"} & set(row)] == []


@given(articles())
def test_schema_holds_for_any_article(article: Article) -> None:
    """Whatever is found in a text, the plain form of it is as the schema says."""
    VALIDATOR.validate(article.to_dict())


@given(articles())
def test_round_trip(article: Article) -> None:
    """An article comes back from its plain form and its text the same."""
    assert article == Article.from_dict(article.to_dict(), article.text)


@given(articles())
def test_round_trip_through_json(article: Article) -> None:
    """An article comes back from JSON the same."""
    assert article == Article.from_dict(json.loads(article.to_json()), article.text)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "quotekit/2"),
        (("text",), "the article"),
        (("quotes", 0, "kind"), "reported"),
        (("quotes", 0, "content"), []),
        (("quotes", 0, "score"), 1.5),
        (("quotes", 0, "speaker"), "Ida Brandt"),
        (("quotes", 0, "cue", "start"), -1),
        (("quotes", 0, "chain", 0, "type"), "animal"),
        (("quotes", 5, "reason"), ""),
        (("sources", 0, "id"), "0"),
    ],
)
def test_schema_rejects(path: tuple[str | int, ...], value: object) -> None:
    """A wrong or unknown property is an error, and so is an unknown speaker without a reason."""
    data = plain()
    *way, last = path
    place: Any = data
    for step in way:
        place = place[step]
    place[last] = value
    assert not VALIDATOR.is_valid(data)
    VALIDATOR.validate(plain())


def test_schema_requires_every_property() -> None:
    """Readers may count on every property being there."""
    for name in plain():
        assert not VALIDATOR.is_valid({key: row for key, row in plain().items() if key != name})


def test_from_dict_wants_its_own_schema() -> None:
    """Data of another version is refused rather than misread."""
    with pytest.raises(ValueError, match="expected schema 'quotekit/1', found 'quotekit/9'"):
        Article.from_dict(plain() | {"schema": "quotekit/9"}, TEXT)


def test_from_dict_wants_the_same_text() -> None:
    """A text in which a name has moved is refused."""
    with pytest.raises(ValueError, match="in the text, not"):
        Article.from_dict(plain(), " " + TEXT)


def test_from_dict_wants_the_same_words() -> None:
    """A text that differs in nothing but a quote's words is refused, too."""
    with pytest.raises(ValueError, match="quote 1 reads 'We heard a song and then nothing,'"):
        Article.from_dict(plain(), TEXT.replace("a bang", "a song"))


def test_from_dict_wants_the_whole_text() -> None:
    """Offsets beyond the end are refused."""
    with pytest.raises(ValueError, match="lies outside the text of 40 characters"):
        Article.from_dict(plain(), TEXT[:40])


def test_from_dict_wants_the_sources() -> None:
    """A chain cannot name a source that the article does not list."""
    with pytest.raises(ValueError, match="a chain names source 0"):
        Article.from_dict(plain() | {"sources": []}, TEXT)


def test_from_dict_shares_sources() -> None:
    """The source of a link is the very object in the article's sources."""
    article = Article.from_dict(plain(), TEXT)
    assert article.quotes[0].chain[0].source is article.sources[0]


def test_to_json_keeps_letters() -> None:
    """JSON is for people, too: letters beyond ASCII stand as they are."""
    assert "“The wheel" not in ARTICLE.to_json()
    assert "“starved”" in ARTICLE.to_json()


def test_to_json_indents() -> None:
    """*indent* is that of the json module."""
    assert ARTICLE.to_json(indent=2).startswith('{\n  "schema": "quotekit/1"')


def test_chain_reads_outwards() -> None:
    """A chain reads from the speaker to whoever told the writer."""
    assert str(Chain([Link(BRANDT), Link(GAZETTE)])) == "Ida Brandt ← Skarholm Gazette"


def test_empty_chain_says_so() -> None:
    """An unknown speaker is no name, and is seen as such while debugging."""
    assert str(Chain()) == ""
    assert repr(Chain()) == "<Chain: unknown>"
    assert repr(Chain([Link(BRANDT)])) == "<Chain Ida Brandt>"


def test_reprs_say_what_a_thing_is() -> None:
    """In a list or at a prompt each thing shows its number, kind, words and names."""
    assert [
        "<Article mill.txt: 6 quotes, 1 attitude, 4 sources, 453 characters>",
        "<Quote 1, direct: “We heard a bang and then nothing,” — Ida Brandt ← Skarholm Gazette>",
        "<Quote 2, mixed, denied: “it had “starved” the mill of money” — the council>",
        "<Quote 6, direct: “Somebody should have looked.” — ?>",
        "<Source 0: Ida Brandt (person, the keeper of the Skarholm tide mill)>",
        "<Source 2: the council (group)>",
        "<Link Ida Brandt: “was quoted as saying”>",
        "<Link Ida Brandt (guessed)>",
        "<Article: 0 quotes, 0 attitudes, 0 sources, 1 character>",
    ] == [
        repr(thing)
        for thing in (
            ARTICLE,
            *(ARTICLE.quotes[number] for number in (1, 2, 5)),
            BRANDT,
            ARTICLE.sources[2],
            ARTICLE.quotes[1].chain[0],
            Link(BRANDT, guessed=True),
            Article("x"),
        )
    ]


@given(st.text(), st.integers(1, 500))
def test_any_repr_is_a_short_line(words: str, times: int) -> None:
    """Whatever words and names hold, a repr stays on one line, printable and short."""
    many = words * times
    source = Source(0, many, "unnamed", title=many)
    link = Link(source, cue=Span(0, len(many), many))
    whole = (Span(0, len(many), many),)
    quote = Quote(0, "direct", whole, whole, chain=(link, link))
    article = Article(many, id=many, quotes=(quote,), sources=(source,))
    for thing in (source, link, quote.chain, quote, article):
        assert repr(thing).isprintable()
        assert len(repr(thing)) < 3 * 60 * len("\\U000e0001")


def test_long_reprs_are_cut() -> None:
    """A long text ends in an ellipsis after sixty characters, its line ends made blanks."""
    words = "the gate\n" * 1000
    assert repr(Source(0, words, "document")) == f"<Source 0: {'the gate ' * 6}the g… (document)>"


def test_quote_reads_like_a_sentence() -> None:
    """A quote prints as its words and where they come from."""
    assert (
        str(ARTICLE.quotes[1])
        == "“We heard a bang and then nothing,” — Ida Brandt ← Skarholm Gazette"
    )
    assert str(ARTICLE.quotes[5]) == "“Somebody should have looked.” — ?"


def test_quote_joins_its_parts() -> None:
    """The text of a quote that its attribution splits is that of its parts."""
    expected = "The wheel had run since 1871, and on Monday it simply stopped."
    assert expected == ARTICLE.quotes[0].text


def test_speaker_is_the_first_link() -> None:
    """The speaker is who said the words, and `None` if nobody known."""
    assert ARTICLE.quotes[1].speaker == BRANDT
    assert ARTICLE.quotes[5].speaker is None


def test_names_read_as_themselves() -> None:
    """Spans, sources and links print as the words that they stand for."""
    assert [
        str(span("said")),
        str(BRANDT),
        str(Link(BRANDT)),
    ] == ["said", "Ida Brandt", "Ida Brandt"]


@pytest.mark.parametrize("thing", [ARTICLE, ARTICLE.quotes[0], BRANDT, Link(BRANDT), span("said")])
def test_classes_are_frozen(thing: Article | Quote | Source | Link | Span) -> None:
    """What was found cannot be changed by accident."""
    name = attrs.fields(type(thing))[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(thing, name, None)


def test_chain_becomes_a_chain() -> None:
    """Any sequence of links may be given for a chain."""
    quote = Quote(0, "direct", (span("said"),), (span("said"),), chain=(Link(BRANDT),))
    assert str(quote.chain) == "Ida Brandt"


class TestTrace:
    """`Article.trace`."""

    TEXT = "“It holds,” said Ana Ruiz, a pilot, on CNN."
    RUIZ, CNN = Source(0, "Ana Ruiz", "person"), Source(1, "CNN", "organization")
    QUOTE = Quote(
        0,
        "direct",
        (Span(1, 9, "It holds"),),
        (Span(0, 11, "“It holds,”"),),
        chain=Chain(
            [
                Link(RUIZ, Span(17, 25, "Ana Ruiz"), Span(12, 16, "said"), "named in full"),
                Link(CNN, None, None, "“on” an outlet", guessed=True),
            ]
        ),
    )

    def test_words_reach_from_cue_to_mention(self) -> None:
        """A step has the words that it rests on, or none."""
        article = Article(self.TEXT, quotes=(self.QUOTE,), sources=(self.RUIZ, self.CNN))
        first, second = article.trace(self.QUOTE)
        assert Span(12, 25, "said Ana Ruiz") == first.words
        assert second.words is None
        assert "Ana Ruiz: “said Ana Ruiz” (named in full)" == str(first)
        assert "CNN: no words of its own (a guess: “on” an outlet)" == str(second)

    def test_only_its_own_quotes(self) -> None:
        """A quote of another article is refused."""
        with pytest.raises(ValueError, match="not a quote of this article"):
            Article(self.TEXT).trace(self.QUOTE)

    @given(articles())
    def test_any_trace_follows_the_chain(self, article: Article) -> None:
        """There is a step for each link, and its words stand in the text."""
        for quote in (*article.quotes, *article.attitudes):
            steps = article.trace(quote)
            assert tuple(quote.chain) == tuple(step.link for step in steps)
            for step in steps:
                words = step.words
                assert words is None or article.text[words.start : words.end] == words.text
