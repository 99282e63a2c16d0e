"""Who said what in the news, and through whom we know it.

`extract` reads one article, `pipe` many, and ``nlp.add_pipe("quotekit")`` puts the same reading
into any English spaCy pipeline.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

from quotekit.article import Article, Chain, Link, Quote, Rejected, Source, Span, Step
from quotekit.errors import (
    InputError,
    MissingComponentError,
    MissingExtraError,
    MissingModelError,
    QuotekitError,
)

if TYPE_CHECKING:
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

_HOMES = {
    "output": ("render", "to_frame"),
    "pipeline": ("extract", "load", "pipe"),
    "verification": ("Difference", "Verdict", "verify"),
    "view": ("from_doc",),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for.

    spaCy takes most of a second to import; whoever only holds articles can do without.
    """
    for home, names in _HOMES.items():
        if name in names:
            found: object = getattr(import_module(f"quotekit.{home}"), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module 'quotekit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
