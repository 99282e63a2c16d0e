"""Prodigy's tasks, as its JSONL files and its interface “relations” hold them.

A task has the text, its tokens, spans (with both character offsets and token numbers, the last one
inclusive) and relations, whose ends are the last tokens of the spans that they join.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict, cast

from spacy.lang.en import English
from spacy.language import Language

from quotekit.article import Article
from quotekit.exchange.layer import (
    ARC_NAMES,
    Layer,
    Mark,
    beside_of,
    layer_of,
    mark_at,
    reading,
    text_of,
)
from quotekit.exchange.revision import article_from


class TokenDict(TypedDict):
    """A token; *ws* says whether a space follows it."""

    text: str
    start: int
    end: int
    id: int
    ws: bool


class SpanDict(TypedDict):
    """A span; *token_end* is the number of its last token."""

    start: int
    end: int
    token_start: int
    token_end: int
    label: str


class RelationDict(TypedDict):
    """A relation; *head* and *child* are the numbers of the last tokens of its two spans."""

    head: int
    child: int
    head_span: SpanDict
    child_span: SpanDict
    label: str


class Task(TypedDict):
    """A task; *meta* is shown to the annotator, *quotekit* is kept and not shown."""

    text: str
    tokens: list[TokenDict]
    spans: list[SpanDict]
    relations: list[RelationDict]
    meta: dict[str, str]
    quotekit: str


def to_prodigy(articles: Iterable[Article], *, nlp: Language | None = None) -> Iterator[Task]:
    """Give each article as a task for Prodigy.

    Tokens are cut further wherever a mark begins or ends within one, so that no span is shown wider
    than it is.

    Args:
        articles: What to write.
        nlp: The pipeline whose tokens to use, by default spaCy's for English. Nothing else of it
            is used.
    """
    nlp = English() if nlp is None else nlp
    for article in articles:
        layer = layer_of(article)
        # In a memory zone the words of a million articles do not pile up in the vocabulary.
        with nlp.memory_zone():
            tokens = list(_tokens(layer, nlp))
        yield _task(article, layer, tokens)


def from_prodigy(tasks: Iterable[Mapping[str, object]]) -> Iterator[Article]:
    """Read articles from tasks, as `to_prodigy` gives them or as people annotated them.

    Args:
        tasks: With ``text``, ``spans`` and ``relations``. Of tasks with an ``answer``, only those
            accepted are read.

    Raises:
        InputError: If a task has no text, spans outside it, other labels, or relations between
            what are no spans.
    """
    for number, task in enumerate(tasks, start=1):
        if task.get("answer", "accept") != "accept":
            continue
        with reading(f"Prodigy task {number}"):
            article = article_from(_layer(cast("Task", task)))
        yield article


def _tokens(layer: Layer, nlp: Language) -> Iterator[TokenDict]:
    edges = sorted({place for mark in layer.marks for place in (mark.start, mark.end)})
    number = 0
    for token in nlp.tokenizer(layer.text):
        start, last = token.idx, token.idx + len(token)
        within = edges[bisect_right(edges, start) : bisect_right(edges, last - 1)]
        for end in (*within, last):
            yield {
                "text": layer.text[start:end],
                "start": start,
                "end": end,
                "id": number,
                "ws": end == last and bool(token.whitespace_),
            }
            start, number = end, number + 1


def _task(article: Article, layer: Layer, tokens: list[TokenDict]) -> Task:
    first = {token["start"]: token["id"] for token in tokens}
    last = {token["end"]: token["id"] for token in tokens}
    spans: dict[Mark, SpanDict] = {
        mark: {
            "start": mark.start,
            "end": mark.end,
            "token_start": first[mark.start],
            "token_end": last[mark.end],
            "label": mark.label,
        }
        for mark in layer.marks
    }
    about = {"id": article.id, "publisher": article.publisher}
    return {
        "text": article.text,
        "tokens": tokens,
        "spans": list(spans.values()),
        "relations": [
            {
                "head": spans[one]["token_end"],
                "child": spans[other]["token_end"],
                "head_span": spans[one],
                "child_span": spans[other],
                "label": ARC_NAMES[other.label],
            }
            for one, other in layer.arcs
        ],
        "meta": {key: value for key, value in about.items() if value is not None},
        "quotekit": layer.beside,
    }


def _layer(task: Task) -> Layer:
    text = text_of(task["text"])
    marks = dict.fromkeys(_mark(span, text) for span in task.get("spans") or ())
    arcs = [
        (_mark(relation["head_span"], text), _mark(relation["child_span"], text))
        for relation in task.get("relations") or ()
    ]
    for mark in (mark for arc in arcs for mark in arc):
        if mark not in marks:
            raise ValueError(f"a relation joins {mark.start} to {mark.end}, which is no span")
    return Layer(
        text,
        tuple(marks),
        tuple(dict.fromkeys(arcs)),
        beside=beside_of(task.get("quotekit")),
    )


def _mark(span: SpanDict, text: str) -> Mark:
    return mark_at(span["label"], span["start"], span["end"], text)
