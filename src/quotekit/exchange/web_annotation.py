"""W3C Web Annotations: JSON-LD that points into a text by position and by quotation.

Each mark is an annotation that tags a stretch of the text; each arc is one that links two of them.
A last one describes the whole text, in quotekit's own JSON.

The standard (Web Annotation Data Model, section 4.2.5) counts positions in code points, from 0, the
end not included, as Python does.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from quotekit.article import Article, Span
from quotekit.exchange.layer import (
    ARC_NAMES,
    Arc,
    Layer,
    Mark,
    layer_of,
    mark_at,
    reading,
    sketch_of,
)
from quotekit.exchange.revision import article_from

Json = str | int | list["Json"] | dict[str, "Json"]
Annotation = dict[str, Json]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of prefix and suffix

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x1f]+")


def to_web_annotations(articles: Iterable[Article]) -> Iterator[list[Annotation]]:
    """Give each article as Web Annotations.

    The source of every target is the id of the article if that is an IRI, otherwise a name made of
    the text itself (RFC 6920).
    """
    for article in articles:
        layer, source = layer_of(article), _iri(article)
        base = source.partition("#")[0]
        names = {mark: f"{base}#quotekit-{place}" for place, mark in enumerate(layer.marks)}
        chains = _chains(article)
        found = [
            _annotation(names[mark], "tagging", _bodies(mark, chains), _target(mark, layer, source))
            for mark in layer.marks
        ]
        for number, (one, other) in enumerate(layer.arcs, start=len(found)):
            body: list[Json] = [names[other], _tag(ARC_NAMES[other.label])]
            found.append(_annotation(f"{base}#quotekit-{number}", "linking", body, names[one]))
        whole: list[Json] = [
            {
                "type": "TextualBody",
                "format": "application/json",
                "value": layer.beside,
            }
        ]
        found.append(_annotation(f"{base}#quotekit-{len(found)}", "describing", whole, source))
        yield found


def from_web_annotations(
    pairs: Iterable[tuple[str, Iterable[Mapping[str, object]]]],
) -> Iterator[Article]:
    """Read articles from annotations of their texts.

    Args:
        pairs: Each text with its annotations, as `to_web_annotations` gives them, whoever added,
            changed or removed some: those with the motivation “tagging” are marks, those with
            “linking” join two, and others are left aside.

    Raises:
        InputError: If an annotation does not fit its text, or has another tag.
    """
    for number, (text, annotations) in enumerate(pairs, start=1):
        with reading(f"annotated text {number}"):
            article = article_from(_layer(text, [*annotations]))
        yield article


def _iri(article: Article) -> str:
    if article.id and _IRI.fullmatch(article.id):
        return article.id
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).digest()
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def _chains(article: Article) -> dict[Mark, str]:
    """Say of the first part of each quote who said it."""
    both = (*article.quotes, *article.attitudes)
    drawn = ((sketch_of(quote, is_attitude=False).content, str(quote.chain)) for quote in both)
    return {Mark("CONTENT", *content[0]): chain for content, chain in drawn if content and chain}


def _annotation(name: str, motivation: str, body: list[Json], target: Json) -> Annotation:
    return {
        "@context": CONTEXT,
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
    }


def _bodies(mark: Mark, chains: Mapping[Mark, str]) -> list[Json]:
    said: list[Json] = []
    if mark in chains:
        said.append({"type": "TextualBody", "purpose": "describing", "value": chains[mark]})
    return [_tag(mark.label), *said]


def _tag(value: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _target(mark: Mark, layer: Layer, source: str) -> Json:
    text = layer.text
    return {
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[mark.start : mark.end],
                "prefix": text[max(0, mark.start - AROUND) : mark.start],
                "suffix": text[mark.end : mark.end + AROUND],
            },
        ],
    }


def _layer(text: str, annotations: Sequence[Mapping[str, object]]) -> Layer:
    marks: dict[str, Mark] = {}
    joined: list[tuple[str, str]] = []
    beside = ""
    for annotation in annotations:
        bodies = _several(annotation.get("body"))
        if annotation.get("motivation") == "tagging":
            marks[str(annotation["id"])] = _mark(bodies, annotation["target"], text)
        elif annotation.get("motivation") == "linking":
            (other,) = (body for body in bodies if isinstance(body, str))
            joined.append((str(annotation["target"]), other))
        elif annotation.get("motivation") == "describing":
            beside = next(filter(None, map(_ours, bodies)), beside)
    arcs: list[Arc] = [(marks[one], marks[other]) for one, other in joined]
    return Layer(
        text,
        tuple(dict.fromkeys(marks.values())),
        tuple(dict.fromkeys(arcs)),
        beside=beside,
    )


def _several(value: object) -> list[object]:
    """Take one or several for several, as the standard lets everything be either."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _ours(body: object) -> str:
    """Find quotekit's own JSON; empty if a body does not hold it."""
    if not isinstance(body, dict) or body.get("format") != "application/json":
        return ""
    found = json.loads(body["value"])
    return body["value"] if isinstance(found, dict) and "schema" in found else ""


def _mark(bodies: Iterable[object], target: object, text: str) -> Mark:
    tags = [body for body in bodies if isinstance(body, dict) and _is_tag(body)]
    selectors = {
        selector["type"]: selector
        for selector in _several(cast("Mapping[str, object]", target)["selector"])
        if isinstance(selector, dict)
    }
    place = selectors["TextPositionSelector"]
    mark = mark_at(tags[0]["value"] if tags else None, place["start"], place["end"], text)
    found = Span(place["start"], place["end"], text[place["start"] : place["end"]])
    exact = selectors.get("TextQuoteSelector", {}).get("exact", found.text)
    if exact != found.text:
        raise ValueError(f"{found.start} to {found.end} reads {found.text!r}, not {exact!r}")
    return mark


def _is_tag(body: Mapping[str, object]) -> bool:
    return body.get("purpose", "tagging") == "tagging"
