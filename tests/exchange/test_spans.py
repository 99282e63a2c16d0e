"""Spans on a `Doc`: drawn by displaCy, scored by spaCy, trained on by spancat."""

import attrs
import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from tests.output.sample import ARTICLE, TEXT

import quotekit
from quotekit import Article, Quote, Span
from quotekit.exchange import to_spans

OWN = "quotekit_attributions"


def spans(doc: Doc, key: str) -> set[tuple[str, int, int]]:
    """The spans of a group, each with its label and offsets."""
    return {(span.label_, span.start_char, span.end_char) for span in doc.spans[key]}


@pytest.fixture(scope="module")
def english() -> Language:
    """A tokenizer."""
    return spacy.blank("en")


@pytest.fixture(scope="module")
def read() -> Doc:
    """A text that the pipeline has read."""
    return quotekit.load()(TEXT)


def test_each_stretch_is_there_once(english: Language) -> None:
    """Contents, cues and sources have their labels; one that serves two quotes is one span."""
    doc = english(TEXT)
    to_spans(doc, ARTICLE)
    group = doc.spans["quotekit"]
    assert len(group) == len(spans(doc, "quotekit"))
    assert {"CONTENT": 8, "CUE": 6, "SOURCE": 6} == {
        label: sum(span.label_ == label for span in group) for label in ("CONTENT", "CUE", "SOURCE")
    }


def test_they_are_what_the_pipeline_leaves(read: Doc) -> None:
    """An article made of a Doc gives the spans that its own components put on it."""
    to_spans(read, read._.quotekit, key="again")
    assert spans(read, OWN) == spans(read, "again")
    assert {"CONTENT", "CUE", "SOURCE"} == {label for label, _, _ in spans(read, "again")}


def test_spans_that_cut_a_token_take_it_in(english: Language) -> None:
    """No span is lost to a tokenizer, but one that ends within a token ends after it."""
    part = (Span(0, 4, "Well"),)
    doc = english("Wellness counts.")
    to_spans(doc, Article(doc.text, quotes=(Quote(0, "indirect", part, part),)))
    assert {("CONTENT", 0, 8)} == spans(doc, "quotekit")


def test_another_text_is_refused(english: Language) -> None:
    """Spans are put on the text that they are of, or nowhere."""
    with pytest.raises(ValueError, match="not made from the text"):
        to_spans(english("Another text."), ARTICLE)


def test_displacy_draws_them(english: Language) -> None:
    """DisplaCy shows each label."""
    doc = english(TEXT)
    to_spans(doc, ARTICLE, key="sc")
    html = displacy.render(doc, style="span", jupyter=False)
    assert all(label in html for label in ("CONTENT", "CUE", "SOURCE"))


def test_spacy_scores_them(english: Language) -> None:
    """A corrected article is the gold standard for another."""
    gold, found = english(TEXT), english(TEXT)
    to_spans(gold, ARTICLE, key="sc")
    to_spans(found, attrs.evolve(ARTICLE, quotes=ARTICLE.quotes[1:]), key="sc")
    score = spacy.registry.get("scorers", "spacy.spancat_scorer.v1")()
    scores = score([Example(found, gold)], spans_key="sc")
    assert (1.0, 16 / 20) == (scores["spans_sc_p"], scores["spans_sc_r"])
