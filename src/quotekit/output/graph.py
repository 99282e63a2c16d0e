"""Who hands on whose words: a graph of all sources, for networkx and for Graphviz."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quotekit.article import Article
from quotekit.errors import MissingExtraError
from quotekit.output.names import on_one_line, wrapped
from quotekit.output.tally import counted
from quotekit.records import SourceType

if TYPE_CHECKING:
    import networkx as nx

_SHAPES = {
    "person": "shape=ellipse",
    "organization": "shape=box",
    "document": "shape=note",
    "group": "shape=ellipse, peripheries=2",
    "unnamed": "shape=ellipse, style=dashed",
}


def to_networkx(articles: Iterable[Article]) -> "nx.MultiDiGraph[str]":
    """Give who hands on whose words as a directed graph.

    Nodes are the names of sources, with ``type``, ``title`` and ``quotes``, the number of their own
    statements. An edge runs from a source to whoever hands its words on, one for each statement,
    with ``article`` and ``quote`` (their ids), ``cue`` (the words that make it a link, or `None`)
    and ``guessed``. Two articles' sources of one name are one node.

    Raises:
        MissingExtraError: If networkx is not installed.
    """
    try:
        import networkx as nx
    except ImportError as error:
        raise MissingExtraError(
            'graphs need networkx; install it with: pip install "quotekit-nlp[networkx]"'
        ) from error
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for article in articles:
        for source in article.sources:
            known = graph.nodes[source.name]["quotes"] if source.name in graph else 0
            graph.add_node(
                source.name, type=source.type, title=source.title, quotes=known + source.quotes
            )
        for quote in article.quotes:
            for link, relay in zip(quote.chain, quote.chain[1:], strict=False):
                graph.add_edge(
                    link.source.name,
                    relay.source.name,
                    article=article.id,
                    quote=quote.id,
                    cue=relay.cue and relay.cue.text,
                    guessed=relay.guessed,
                )
    return graph


def to_dot(articles: Iterable[Article], *, top: int | None = None) -> str:
    """Give who hands on whose words in the language of Graphviz.

    Only sources whose words are handed on, or who hand some on, are in it. The number beside an
    arrow counts statements; a dashed arrow is one that is only guessed. Two articles' sources of
    one name are one node.

    Args:
        articles: What to count, once through.
        top: How many arrows to give, those with most statements; by default all. What is left out
            is counted below the graph.

    Raises:
        ValueError: If *top* is negative.
    """
    if top is not None and top < 0:
        raise ValueError(f"top counts arrows and cannot be {top}")
    types: dict[str, SourceType] = {}
    arrows: Counter[tuple[str, str]] = Counter()
    stated: set[tuple[str, str]] = set()
    for article in articles:
        for quote in article.quotes:
            for link, relay in zip(quote.chain, quote.chain[1:], strict=False):
                for source in (link.source, relay.source):
                    types.setdefault(source.name, source.type)
                arrow = link.source.name, relay.source.name
                arrows[arrow] += 1
                if not relay.guessed:
                    stated.add(arrow)
    heaviest = {arrow for arrow, _ in arrows.most_common(top)}
    ends = {name for arrow in heaviest for name in arrow}
    lines = ["digraph relays {", "  rankdir=LR;"]
    lines += [f'  {part} [fontname="Helvetica"];' for part in ("graph", "node", "edge")]
    if left_out := [number for arrow, number in arrows.items() if arrow not in heaviest]:
        more = f"{counted(len(left_out), 'arrow')}, {counted(sum(left_out), 'statement')}"
        lines.append(f'  label="not shown: {more}";')
    for name in filter(ends.__contains__, types):
        lines.append(f"  {_node(name)} [{_SHAPES[types[name]]}{_label(name)}];")
    for start, end in filter(heaviest.__contains__, arrows):
        style = "" if (start, end) in stated else ", style=dashed"
        number = arrows[start, end]
        lines.append(f'  {_node(start)} -> {_node(end)} [label="{number}"{style}];')
    return "\n".join([*lines, "}", ""])


def _node(name: str) -> str:
    return f'"{_escaped(on_one_line(name))}"'


def _label(name: str) -> str:
    """Give the label of a node whose name is too long for one line."""
    lines = wrapped(on_one_line(name))
    label = r"\n".join(map(_escaped, lines))
    return f', label="{label}"' if len(lines) > 1 else ""


def _escaped(text: str) -> str:
    # Graphviz reads the entities of HTML in every string.
    harmless = re.sub(r"&(?=#?\w+;)", "&amp;", text)
    return harmless.replace("\\", "\\\\").replace('"', '\\"')
