"""Triples for code that was written for textacy."""

import attrs
import pytest
import spacy
from hypothesis import given, settings
from tests.output.sample import ARTICLE, BRANDT, GAZETTE, TEXT
from tests.strategies import articles

from quotekit import Article, Chain, Link, Quote, Source, Span
from quotekit.output import to_triples

NLP = spacy.blank("en")


def found(article: Article) -> list[tuple[str, str, str]]:
    """The triples of *article* as words."""
    doc = NLP(article.text)
    return [
        (
            " ".join(token.text for token in triple.speaker),
            " ".join(token.text for token in triple.cue),
            triple.content.text,
        )
        for triple in to_triples(doc, article)
    ]


def test_attributed_quotes_of_every_kind() -> None:
    """Direct, mixed and indirect quotes come as speaker, cue and content; unknown ones do not."""
    assert found(ARTICLE) == [
        (
            "Ida Brandt , the keeper of the Skarholm tide mill",
            "said",
            "“The wheel had run since 1871,”",
        ),
        (
            "Ida Brandt , the keeper of the Skarholm tide mill",
            "said",
            "“and on Monday it simply stopped.”",
        ),
        ("Brandt", "was quoted as saying", "“We heard a bang and then nothing,”"),
        ("The council", "denied", "that it had “starved” the mill of money"),
        ("Jonas Vik , who chairs it ,", "said", "Brandt had told him the timber was sound"),
        ("Brandt", "had told", "the timber was sound"),
    ]


def test_it_is_textacys_class() -> None:
    """Code that checks or unpacks textacy's triples works."""
    from textacy.extract.triples import DQTriple

    triple = next(to_triples(NLP(TEXT), ARTICLE))
    assert isinstance(triple, DQTriple)
    speaker, cue, content = triple
    assert speaker[0].doc is content.doc
    assert [token.text for token in cue] == ["said"]


def test_quote_without_a_mention() -> None:
    """A quote that goes on with the speaker of another has that speaker's last mention before."""
    going_on = attrs.evolve(ARTICLE.quotes[5], chain=Chain([Link(BRANDT)]), cue=None, mention=None)
    assert found(attrs.evolve(ARTICLE, quotes=(going_on,))) == [
        ("Brandt", "", "“Somebody should have looked.”")
    ]


def test_quote_before_every_mention() -> None:
    """A quote that stands before all mentions of its speaker has the first of them."""
    early = attrs.evolve(ARTICLE.quotes[0], chain=Chain([Link(GAZETTE)]), mention=None)
    assert {speaker for speaker, _, _ in found(attrs.evolve(ARTICLE, quotes=(early,)))} == {
        "the Skarholm Gazette"
    }


def test_speaker_that_is_nowhere() -> None:
    """A speaker that the text does not mention gives no triple."""
    ghost = Chain([Link(Source(9, "Nobody", "person"))])
    quote = attrs.evolve(ARTICLE.quotes[0], chain=ghost, mention=None)
    assert found(attrs.evolve(ARTICLE, quotes=(quote,))) == []


def test_tokens_cover_the_spans() -> None:
    """A span that begins or ends inside a token takes the whole token."""
    text = "“Salt,” she said."
    quote = Quote(
        0,
        "direct",
        (Span(2, 4, "al"),),
        (Span(2, 4, "al"),),
        mention=Span(8, 10, "sh"),
        chain=Chain([Link(Source(0, "she", "unnamed"))]),
    )
    assert found(Article(text, quotes=(quote,))) == [("she", "", "Salt")]


def test_another_text_is_refused() -> None:
    """A Doc of another text is an error, not a list of wrong tokens."""
    with pytest.raises(ValueError, match="not made from the text of this Doc"):
        list(to_triples(NLP("Another text."), ARTICLE))


@settings(deadline=None)
@given(articles())
def test_any_article(article: Article) -> None:
    """Whatever the spans, every triple has a speaker and content of the same Doc."""
    doc = NLP(article.text)
    for triple in to_triples(doc, article):
        assert triple.content.doc is doc
        assert all(token.doc is doc for token in triple.speaker)
