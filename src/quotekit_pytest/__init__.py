"""Fixtures for pytest: the pipeline, loaded once a session.

It stands beside quotekit and imports it in the fixtures only, because pytest loads each plugin
that is installed at every start, whether or not a test asks for it.
"""

from functools import partial
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from quotekit import Article


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and the setting that name the model."""
    text = "the spaCy package or path that quotekit reads with; default: the one that comes along"
    parser.getgroup("quotekit").addoption("--quotekit-model", metavar="NAME", help=text)
    parser.addini("quotekit_model", text)


@pytest.fixture(scope="session")
def quotekit_nlp(pytestconfig: pytest.Config) -> "Language":
    """Give the pipeline with quotekit in it; ``--quotekit-model`` comes before the setting."""
    import quotekit

    name = pytestconfig.getoption("--quotekit-model") or pytestconfig.getini("quotekit_model")
    return quotekit.load(name) if name else quotekit.load()


@pytest.fixture(scope="session")
def quotekit_extract(quotekit_nlp: "Language") -> "partial[Article]":
    """Give `quotekit.extract` with that pipeline."""
    import quotekit

    return partial(quotekit.extract, nlp=quotekit_nlp)
