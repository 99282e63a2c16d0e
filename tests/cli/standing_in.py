"""A reader that finds nothing but in the sample, so that the command line needs no model."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import attrs
from tests.output.sample import ARTICLE, TEXT

from quotekit import Article
from quotekit.cli import main
from quotekit.cli.reading import Reader, Settings
from quotekit.inputs import Record

DRIVER = """
import sys
from contextlib import nullcontext
from quotekit import Article
from quotekit.cli import main

read = lambda records: (Article(one.text, id=one.id, publisher=one.publisher) for one in records)
sys.exit(main(open_reader=lambda settings: nullcontext(read)))
"""


def read(records: Iterable[Record]) -> Iterator[Article]:
    """Give the sample for its own text and an article without quotes for any other."""
    for record in records:
        article = ARTICLE if record.text == TEXT else Article(record.text)
        yield attrs.evolve(article, id=record.id, publisher=record.publisher)


def open_reader(_settings: Settings) -> AbstractContextManager[Reader]:
    """Stand in for the loading of a pipeline."""
    return nullcontext(read)


def run(*arguments: str | Path) -> int:
    """Run ``quotekit extract`` with the stand-in reader."""
    return main(["extract", *map(str, arguments)], open_reader=open_reader)
