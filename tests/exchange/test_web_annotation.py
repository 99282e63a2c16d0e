"""Web Annotations, held against the W3C's Recommendation of 23 February 2017."""

import copy

import attrs
import jsonschema
import pytest
from hypothesis import given
from tests.output.sample import ARTICLE, TEXT
from tests.strategies import articles

from quotekit import Article, InputError
from quotekit.exchange import from_web_annotations, to_web_annotations

# Web Annotation Data Model; the numbers are its sections. What it lets be one or several is
# written here as quotekit writes it.
BODY = {  # 3.2.4 Embedded textual body; 3.3.5 Motivation and purpose
    "type": "object",
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "purpose": {"enum": ["tagging", "describing"]},
        "format": {"const": "application/json"},
    },
    "required": ["type", "value"],
    "additionalProperties": False,
}
SELECTORS = {
    "type": "array",
    "prefixItems": [
        {  # 4.2.5 Text position selector: exactly one start and one end, neither negative
            "type": "object",
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "required": ["type", "start", "end"],
            "additionalProperties": False,
        },
        {  # 4.2.4 Text quote selector: exactly one exact, should have one prefix and one suffix
            "type": "object",
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string"},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "required": ["type", "exact", "prefix", "suffix"],
            "additionalProperties": False,
        },
    ],
    "items": False,
}
TARGET = {  # 4 Specific resource: exactly one source, an IRI, and any number of selectors
    "type": "object",
    "properties": {"source": {"$ref": "#/$defs/iri"}, "selector": SELECTORS},
    "required": ["source", "selector"],
    "additionalProperties": False,
}
ANNOTATION = {  # 3.1 Annotation model: one or more contexts, exactly one id, one or more targets
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"$ref": "#/$defs/iri"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["tagging", "linking", "describing"]},
        "body": {"type": "array", "items": {"anyOf": [BODY, {"$ref": "#/$defs/iri"}]}},
        "target": {"anyOf": [TARGET, {"$ref": "#/$defs/iri"}]},
    },
    "required": ["@context", "id", "type", "motivation", "body", "target"],
    "additionalProperties": False,
    "$defs": {"iri": {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}},
}
VALIDATOR = jsonschema.Draft202012Validator(ANNOTATION)


@given(article=articles())
def test_annotations_have_the_published_shape(article: Article) -> None:
    """Each annotation is as the standard wants it, and no two of a text have the same name."""
    (found,) = to_web_annotations([article])
    for annotation in found:
        VALIDATOR.validate(annotation)
    assert len({annotation["id"] for annotation in found}) == len(found)


@given(article=articles())
def test_positions_count_code_points(article: Article) -> None:
    """Position and quotation select the same characters, with what stands before and after."""
    (found,) = to_web_annotations([article])
    for annotation in found:
        if annotation["motivation"] == "tagging":
            place, quote = annotation["target"]["selector"]
            before, after = article.text[: place["start"]], article.text[place["end"] :]
            assert article.text[place["start"] : place["end"]] == quote["exact"]
            assert before.endswith(quote["prefix"])
            assert after.startswith(quote["suffix"])


def test_readers_see_who_said_it() -> None:
    """The annotation of a content says in words who said it, for whoever shows annotations."""
    (found,) = to_web_annotations([ARTICLE])
    said = {
        annotation["target"]["selector"][1]["exact"]: annotation["body"][1]["value"]
        for annotation in found
        if annotation["motivation"] == "tagging" and len(annotation["body"]) > 1
    }
    assert "Ida Brandt ← Skarholm Gazette" == said["We heard a bang and then nothing,"]


def test_articles_with_an_address_are_annotated_there() -> None:
    """An id that is an IRI is the source; any other article is named by its text."""
    address = "https://estuary.example/mill?page=1#top"
    (found,) = to_web_annotations([attrs.evolve(ARTICLE, id=address)])
    assert address == found[0]["target"]["source"]
    assert "https://estuary.example/mill?page=1#quotekit-0" == found[0]["id"]
    (other,) = to_web_annotations([attrs.evolve(ARTICLE, id="two words: https")])
    assert other[0]["target"]["source"].startswith("ni:///sha-256;")


def test_annotations_by_others_are_read() -> None:
    """One body or several, another order, other motivations: all that the standard allows."""
    (found,) = to_web_annotations([ARTICLE])
    given = copy.deepcopy(found)[::-1]
    for annotation in given:
        if annotation["motivation"] == "tagging":
            annotation["body"] = annotation["body"][0]
    given.append({"id": "urn:x", "motivation": "commenting", "body": "urn:y", "target": "urn:z"})
    assert [ARTICLE] == list(from_web_annotations([(TEXT, given)]))


def test_removed_annotations_are_gone() -> None:
    """Without the annotation of everything beside, only what is marked comes back."""
    (found,) = to_web_annotations([ARTICLE])
    (article,) = from_web_annotations([(TEXT, found[:-1])])
    assert (None, 7) == (article.publisher, len(article.quotes))


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (("target", "selector", 0, "end"), 99, "no words"),
        (("target", "selector", 1, "exact"), "other", "not 'other'"),
        (("target", "selector", 0, "type"), "XPathSelector", "'TextPositionSelector' is missing"),
        (("body", 0, "value"), "Important", "label 'Important' is none of"),
        (("body",), [], "label None is none of"),
        (("target",), "urn:x", "indices"),
    ],
)
def test_bad_annotations_are_named(path: tuple[str | int, ...], value: object, why: str) -> None:
    """What does not fit the text is one error that says what is wrong."""
    text = "Vik said so."
    one = {
        "id": "urn:1",
        "motivation": "tagging",
        "body": [{"type": "TextualBody", "value": "CUE"}],
        "target": {
            "source": "urn:x",
            "selector": [
                {"type": "TextPositionSelector", "start": 4, "end": 8},
                {"type": "TextQuoteSelector", "exact": "said"},
            ],
        },
    }
    assert [Article(text)] == list(from_web_annotations([(text, [one])]))
    place = one
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(InputError, match="annotated text 1: ") as caught:
        list(from_web_annotations([(text, [one])]))
    assert why in str(caught.value)
