"""doccano's JSONL, as its import form shows it and its export gives it."""

import json

import pytest
from tests.output.sample import ARTICLE

from quotekit import Article, InputError
from quotekit.exchange import from_doccano, to_doccano


def test_entities_and_relations_have_doccanos_names() -> None:
    """Entities have ids of their own, and relations point at them."""
    (example,) = to_doccano([ARTICLE])
    first = {"id": 0, "label": "CONTENT", "start_offset": 32, "end_offset": 61}
    assert first == example["entities"][0]
    assert {"id": 0, "from_id": 0, "to_id": 1, "type": "GOES_ON"} == example["relations"][0]


def test_what_doccano_exports_is_read() -> None:
    """Examples that come out of doccano have its own ids and its comments."""
    row = json.loads(json.dumps(next(to_doccano([ARTICLE]))))
    for entity in row["entities"]:
        entity["id"] += 6400
    for relation in row["relations"]:
        relation |= {"from_id": relation["from_id"] + 6400, "to_id": relation["to_id"] + 6400}
    row |= {"id": 17, "Comments": []}
    assert [ARTICLE] == list(from_doccano([row]))


def test_examples_without_anything_beside_are_read() -> None:
    """An example that somebody else imported has the marks only."""
    example = {
        "id": 3,
        "text": "“Stay,” said Ruiz.",
        "entities": [
            {"id": 8, "label": "content", "start_offset": 1, "end_offset": 5},
            {"id": 9, "label": "source", "start_offset": 13, "end_offset": 17},
        ],
        "relations": [{"id": 1, "from_id": 9, "to_id": 8, "type": "says"}],
        "quotekit": None,
    }
    (article,) = from_doccano([example])
    assert ["“Stay” — Ruiz"] == [str(quote) for quote in article.quotes]
    assert "direct" == article.quotes[0].kind


def test_texts_without_entities_are_articles() -> None:
    """An example in which nobody marked anything is an article without quotes."""
    assert [Article("Rain.")] == list(from_doccano([{"text": "Rain.", "entities": []}]))


@pytest.mark.parametrize(
    ("example", "why"),
    [
        ({"text": "a", "label": [[0, 1, "CUE"]]}, "'entities' is missing"),
        (
            {"text": "a", "entities": [], "relations": [{"from_id": 1, "to_id": 2}]},
            "1 is missing or unknown",
        ),
        ({"text": 5, "entities": []}, "the text is no string"),
    ],
)
def test_bad_examples_are_named(example: dict[str, object], why: str) -> None:
    """What cannot be read is one error, with the number of the example and what is wrong."""
    with pytest.raises(InputError, match="doccano example 1: ") as caught:
        list(from_doccano([example]))
    assert why in str(caught.value)
