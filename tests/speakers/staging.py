"""Texts in which square brackets mark the sources, read by the default model."""

import re
from functools import cache

import spacy
from spacy.language import Language

from quotekit.marks import find_marks
from quotekit.pipeline import DEFAULT_MODEL
from quotekit.records import Attribution, Casting, Identity, Offsets
from quotekit.speakers import cast_speakers

Part = tuple[Identity | None, Casting]


@cache
def parser() -> Language:
    """The default model without quotekit."""
    return spacy.load(DEFAULT_MODEL)


def unmarked(marked: str) -> tuple[str, list[Offsets]]:
    """Take the brackets out of a text, and give the offsets of what stood between them."""
    text, places, start = "", [], 0
    for piece in re.split(r"([\[\]])", marked):
        if piece == "[":
            start = len(text)
        elif piece == "]":
            places.append((start, len(text)))
        else:
            text += piece
    return text, places


def attributed(text: str, source: Offsets | None, content: str = "", **more: int) -> Attribution:
    """An attribution of *content*, words of *text*, to a source."""
    start = text.index(content)
    span = ((start, start + len(content)),)
    return Attribution("indirect", "statement", span, span, None, source, **more)


def cast(marked: str) -> list[Part]:
    """Cast the bracketed sources of a text: whom each means, and the decision."""
    text, places = unmarked(marked)
    attributions = [attributed(text, place) for place in places]
    doc = parser()(text)
    identities, castings = cast_speakers(doc, attributions, find_marks(text).quotations)
    return [
        (None if casting.identity is None else identities[casting.identity], casting)
        for casting in castings
    ]


def names(marked: str) -> list[str | None]:
    """The names of the bracketed sources of a text."""
    return [identity and identity.name for identity, _ in cast(marked)]


def everybody(text: str) -> dict[str, Identity]:
    """Everybody whom a text names, by name."""
    identities, _ = cast_speakers(parser()(text), [], ())
    return {identity.name: identity for identity in identities}
