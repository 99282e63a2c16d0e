"""What is written comes back the same, and what people changed comes back as they changed it."""

import json
from collections.abc import Callable, Iterable, Iterator

import pytest
import spacy
import srsly
from hypothesis import given
from tests.output.sample import ARTICLE
from tests.strategies import articles

from quotekit import Article
from quotekit.exchange import (
    from_brat,
    from_doccano,
    from_prodigy,
    from_web_annotations,
    to_brat,
    to_doccano,
    to_prodigy,
    to_web_annotations,
)

ENGLISH = spacy.blank("en")

Trip = Callable[[Iterable[Article]], Iterator[Article]]


def by_brat(given: Iterable[Article]) -> Iterator[Article]:
    """Through the bytes of brat's two files."""
    files = ((text.encode(), annotation.encode()) for text, annotation in to_brat(given))
    return from_brat((text.decode(), annotation.decode()) for text, annotation in files)


def by_prodigy(given: Iterable[Article]) -> Iterator[Article]:
    """Through lines of JSON as Prodigy itself writes them, which rounds numbers."""
    tasks = to_prodigy(given, nlp=ENGLISH)
    return from_prodigy(srsly.json_loads(srsly.json_dumps(task)) for task in tasks)


def by_doccano(given: Iterable[Article]) -> Iterator[Article]:
    """Through lines of JSON."""
    return from_doccano(json.loads(json.dumps(example)) for example in to_doccano(given))


def by_web_annotations(given: Iterable[Article]) -> Iterator[Article]:
    """Through JSON-LD."""
    for article in given:
        (found,) = to_web_annotations([article])
        yield from from_web_annotations([(article.text, json.loads(json.dumps(found)))])


TRIPS = pytest.mark.parametrize(
    "trip", [by_brat, by_prodigy, by_doccano, by_web_annotations], ids=lambda trip: trip.__name__
)


@TRIPS
@given(article=articles())
def test_any_article_comes_back_the_same(trip: Trip, article: Article) -> None:
    """Nothing of an article is lost or changed on the way out and back."""
    assert [article] == list(trip([article]))


@TRIPS
def test_articles_come_one_by_one(trip: Trip) -> None:
    """The first article is there before the second is asked for, so any number fits in memory."""

    def endless() -> Iterator[Article]:
        yield ARTICLE
        raise AssertionError("read ahead")

    assert ARTICLE == next(trip(endless()))
