"""Who hands on whose words: a graph of all sources, for networkx and for Graphviz."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quotekit.article import Article, Source
from quotekit.errors import MissingExtraError

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


def to_dot(articles: Iterable[Article]) -> str:
    """Give who hands on whose words in the language of Graphviz.

    Only sources whose words are handed on, or who hand some on, are in it. The number beside an
    arrow counts statements; a dashed arrow is one that is only guessed.
    """
    sources: dict[str, Source] = {}
    arrows: Counter[tuple[str, str]] = Counter()
    stated: set[tuple[str, str]] = set()
    for article in articles:
        for quote in article.quotes:
            for link, relay in zip(quote.chain, quote.chain[1:], strict=False):
                for source in (link.source, relay.source):
                    sources.setdefault(source.name, source)
                arrow = link.source.name, relay.source.name
                arrows[arrow] += 1
                if not relay.guessed:
                    stated.add(arrow)
    lines = ["digraph relays {", "  rankdir=LR;", '  node [fontname="Helvetica"];']
    for name, source in sources.items():
        lines.append(f"  {_quoted(name)} [{_SHAPES[source.type]}];")
    for (start, end), number in arrows.items():
        style = "" if (start, end) in stated else ", style=dashed"
        lines.append(f'  {_quoted(start)} -> {_quoted(end)} [label="{number}"{style}];')
    return "\n".join([*lines, "}", ""])


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{" ".join(escaped.split())}"'
