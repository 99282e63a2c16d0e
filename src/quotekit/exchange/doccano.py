"""doccano's JSONL for sequence labelling with relations: an object an article."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict, cast

from quotekit.article import Article
from quotekit.exchange.layer import ARC_NAMES, Layer, beside_of, layer_of, mark_at, reading, text_of
from quotekit.exchange.revision import article_from


class EntityDict(TypedDict):
    """A labelled stretch of the text."""

    id: int
    label: str
    start_offset: int
    end_offset: int


class RelationDict(TypedDict):
    """A relation between two entities, by their ids."""

    id: int
    from_id: int
    to_id: int
    type: str


class Example(TypedDict):
    """An example; doccano keeps *quotekit* among its metadata."""

    text: str
    entities: list[EntityDict]
    relations: list[RelationDict]
    quotekit: str


def to_doccano(articles: Iterable[Article]) -> Iterator[Example]:
    """Give each article as an example for doccano."""
    for article in articles:
        layer = layer_of(article)
        numbers = {mark: number for number, mark in enumerate(layer.marks)}
        yield {
            "text": article.text,
            "entities": [
                {
                    "id": number,
                    "label": mark.label,
                    "start_offset": mark.start,
                    "end_offset": mark.end,
                }
                for mark, number in numbers.items()
            ],
            "relations": [
                {
                    "id": number,
                    "from_id": numbers[one],
                    "to_id": numbers[other],
                    "type": ARC_NAMES[other.label],
                }
                for number, (one, other) in enumerate(layer.arcs)
            ],
            "quotekit": layer.beside,
        }


def from_doccano(examples: Iterable[Mapping[str, object]]) -> Iterator[Article]:
    """Read articles from examples, as `to_doccano` gives them or as doccano exports them.

    Raises:
        InputError: If an example has no text or entities, entities outside the text, other labels,
            or relations between what are no entities.
    """
    for number, example in enumerate(examples, start=1):
        with reading(f"doccano example {number}"):
            article = article_from(_layer(cast("Example", example)))
        yield article


def _layer(example: Example) -> Layer:
    text = text_of(example["text"])
    marks = {
        entity["id"]: mark_at(entity["label"], entity["start_offset"], entity["end_offset"], text)
        for entity in example["entities"]
    }
    arcs = [
        (marks[relation["from_id"]], marks[relation["to_id"]])
        for relation in example.get("relations") or ()
    ]
    return Layer(
        text,
        tuple(dict.fromkeys(marks.values())),
        tuple(dict.fromkeys(arcs)),
        beside=beside_of(example.get("quotekit")),
    )
