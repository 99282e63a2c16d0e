"""Who said what in the news, and through whom we know it.

`extract` reads one article, `pipe` many, and ``nlp.add_pipe("quotekit")`` puts the same reading
into any English spaCy pipeline.
"""

from importlib.metadata import version

from quotekit.article import Article, Chain, Link, Quote, Rejected, Source, Span, Step
from quotekit.errors import (
    InputError,
    MissingComponentError,
    MissingExtraError,
    MissingModelError,
    QuotekitError,
)
from quotekit.output import render, to_frame
from quotekit.pipeline import extract, load, pipe
from quotekit.verification import Difference, Verdict, verify
from quotekit.view import from_doc

__version__ = version("quotekit-nlp")

__all__ = [
    "Article",
    "Chain",
    "Difference",
    "InputError",
    "Link",
    "MissingComponentError",
    "MissingExtraError",
    "MissingModelError",
    "Quote",
    "QuotekitError",
    "Rejected",
    "Source",
    "Span",
    "Step",
    "Verdict",
    "__version__",
    "extract",
    "from_doc",
    "load",
    "pipe",
    "render",
    "to_frame",
    "verify",
]
