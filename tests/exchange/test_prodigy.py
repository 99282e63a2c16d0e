"""Prodigy's tasks, as its documentation describes them."""

import json

import pytest
import spacy
from hypothesis import given
from tests.exchange.drawing import task
from tests.output.sample import ARTICLE, TEXT
from tests.strategies import articles

from quotekit import Article, InputError, Quote, Span
from quotekit.exchange import from_prodigy, to_prodigy

ENGLISH = spacy.blank("en")


def test_spans_count_tokens_inclusively() -> None:
    """The last token of a span is its own, and relations point at last tokens."""
    (found,) = to_prodigy([ARTICLE])
    tokens = found["tokens"]
    span = next(span for span in found["spans"] if span["label"] == "CONTENT")
    assert "The" == tokens[span["token_start"]]["text"]
    assert "," == tokens[span["token_end"]]["text"]
    relation = found["relations"][1]
    assert ("REPORTED_BY", "said") == (relation["label"], tokens[relation["child"]]["text"])
    assert relation["head"] == relation["head_span"]["token_end"] == span["token_end"]
    assert relation["child"] == relation["child_span"]["token_end"]


@given(article=articles())
def test_tokens_make_up_the_text(article: Article) -> None:
    """Tokens come in order, leave out single spaces only, and each span is whole tokens."""
    (found,) = to_prodigy([article], nlp=ENGLISH)
    text = "".join(token["text"] + " " * token["ws"] for token in found["tokens"])
    assert article.text == text
    for number, token in enumerate(found["tokens"]):
        assert number == token["id"]
        assert article.text[token["start"] : token["end"]] == token["text"] != ""
    for span in found["spans"]:
        assert span["start"] == found["tokens"][span["token_start"]]["start"]
        assert span["end"] == found["tokens"][span["token_end"]]["end"]


def test_tokens_are_cut_where_marks_are() -> None:
    """A mark that ends within a word of spaCy's cuts it, so that no more is shown than is said."""
    text = "“Well-kept”"
    part = (Span(1, 5, "Well"),)
    (found,) = to_prodigy([Article(text, quotes=(Quote(0, "direct", part, part),))])
    assert ["“", "Well", "-", "kept", "”"] == [token["text"] for token in found["tokens"]]
    (span,) = found["spans"]
    assert (1, 1) == (span["token_start"], span["token_end"])


def test_annotators_see_id_and_publisher() -> None:
    """Only what people want to know is in `meta`, which Prodigy shows."""
    (found,) = to_prodigy([ARTICLE])
    assert {"id": "mill.txt", "publisher": "The Estuary Post"} == found["meta"]


def test_what_prodigy_adds_is_left_aside() -> None:
    """Hashes, colours and session names do no harm."""
    (found,) = to_prodigy([ARTICLE])
    row = json.loads(json.dumps(found))
    row |= {"_input_hash": 1, "_task_hash": 2, "_session_id": None, "answer": "accept"}
    row["relations"][0]["color"] = "#ffd882"
    row["spans"][0]["type"] = "span"
    assert [ARTICLE] == list(from_prodigy([row]))


def test_only_accepted_tasks_are_read() -> None:
    """What the annotator rejected or ignored is no annotation."""
    (found,) = to_prodigy([ARTICLE])
    answers = ["accept", "reject", "ignore"]
    assert [ARTICLE] == list(from_prodigy([{**found, "answer": answer} for answer in answers]))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"text": None}, "the text is no string"),
        ({"spans": [{"start": 0, "end": 999, "label": "CUE"}]}, "0 to 999 are no words"),
        ({"spans": [{"start": "0", "end": 1, "label": "CUE"}]}, "no offsets"),
        ({"spans": [{"start": 0, "end": 1}]}, "'label' is missing"),
        ({"spans": [{"start": 0, "end": 1, "label": None}]}, "label None is none of"),
        ({"spans": []}, "which is no span"),
        ({"spans": 7}, "not iterable"),
        ({"quotekit": '{"schema": "quotekit/1"}'}, "'sources' is missing"),
        ({"quotekit": "[]"}, "which is no article"),
        ({"quotekit": "{"}, "Expecting property name"),
    ],
)
def test_bad_tasks_are_named(change: dict[str, object], why: str) -> None:
    """What cannot be read is one error, with the number of the task and what is wrong."""
    good = task("Vik said so.", {"so": "CONTENT", "said": "CUE"}, "so > said")
    with pytest.raises(InputError, match="Prodigy task 2: ") as caught:
        list(from_prodigy([good, good | change]))
    assert why in str(caught.value)


def test_missing_texts_are_named() -> None:
    """A line that is no task says what it lacks."""
    with pytest.raises(InputError, match="task 1: 'text' is missing"):
        list(from_prodigy([{"html": TEXT}]))
