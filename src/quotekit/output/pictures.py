"""Pictures: who says how much, and who hands on whose words."""

import shutil
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quotekit.article import Article
from quotekit.errors import MissingExtraError
from quotekit.output.graph import to_dot
from quotekit.output.voices import Measure, count_voices

if TYPE_CHECKING:
    from graphviz import Source as Drawing
    from matplotlib.figure import Figure

_INSTALL = 'install it with: pip install "quotekit-nlp[pictures]"'


def draw_voices(articles: Iterable[Article], *, top: int = 15, by: Measure = "words") -> "Figure":
    """Draw the share of voice, by type of source and by source.

    A source's share is what it says itself, in statements; attitudes and what it only hands on do
    not count. Sources of one name are one, also over several articles, and those that say nothing
    are left out. What no known speaker says has a bar of its own, and so has everybody beyond the
    *top* sources together.

    Args:
        articles: What to count, once through.
        top: How many sources to draw one by one.
        by: Whether to count ``words`` or ``quotes``.

    Returns:
        A figure of matplotlib, which a notebook shows. ``figure.savefig("voices.svg")`` writes it
        to a file. It is no part of pyplot: there is nothing to close, and no window opens.

    Raises:
        MissingExtraError: If matplotlib is not installed.
        ValueError: If *top* is negative or *by* is neither of the two.
    """
    try:
        from quotekit.output.bars import draw
    except ImportError as error:
        raise MissingExtraError(f"bars need matplotlib; {_INSTALL}") from error
    if top < 0:
        raise ValueError(f"top counts sources and cannot be {top}")
    return draw(count_voices(articles, by), top, by)


def draw_relays(articles: Iterable[Article], *, top: int = 40) -> "Drawing":
    """Draw who hands on whose words, as `to_dot` says it.

    Args:
        articles: What to count, once through.
        top: How many arrows to draw, the heaviest first. What is left out is counted below the
            picture.

    Returns:
        A graph of the graphviz package, which a notebook shows. ``graph.render("relays",
        format="svg")`` writes it to a file.

    Raises:
        MissingExtraError: If the package graphviz or Graphviz's own program ``dot`` is missing.
        ValueError: If *top* is negative.
    """
    try:
        from graphviz import Source as Drawing
    except ImportError as error:
        raise MissingExtraError(f"diagrams need the package graphviz; {_INSTALL}") from error
    if shutil.which("dot") is None:
        raise MissingExtraError(
            "diagrams need Graphviz's program “dot”, which pip cannot install; install it with "
            "“apt install graphviz”, “brew install graphviz” or “conda install graphviz”"
        )
    return Drawing(to_dot(articles, top=top))
