"""Who hands on whose words, as a graph."""

import re

import attrs
import pytest
from hypothesis import given
from tests.output.sample import ARTICLE
from tests.strategies import articles

from quotekit import Article, Chain, Link, Quote, Source, Span
from quotekit.output import to_dot, to_networkx

RUIZ, POST = Source(0, "Ana Ruiz", "person", quotes=2), Source(1, "Orme Post", "organization")
WORDS = (Span(0, 1, "x"),)
TOLD = Quote(0, "direct", WORDS, WORDS, chain=Chain([Link(RUIZ), Link(POST, cue=Span(1, 2, "y"))]))
GUESSED = attrs.evolve(TOLD, id=1, chain=Chain([Link(RUIZ), Link(POST, guessed=True)]))


def test_an_edge_a_statement() -> None:
    """Edges run from whoever speaks to whoever hands the words on."""
    graph = to_networkx([Article("xy", id="a", quotes=(TOLD, GUESSED), sources=(RUIZ, POST))])
    assert [("Ana Ruiz", "Orme Post")] * 2 == list(graph.edges())
    assert ["y", None] == [link["cue"] for _, _, link in graph.edges(data=True)]
    assert [False, True] == [link["guessed"] for _, _, link in graph.edges(data=True)]
    assert {"type": "person", "title": None, "quotes": 2} == graph.nodes["Ana Ruiz"]


def test_articles_share_their_sources() -> None:
    """The statements of one name add up over articles."""
    article = Article("xy", quotes=(TOLD,), sources=(RUIZ, POST))
    graph = to_networkx([article, article])
    assert 4 == graph.nodes["Ana Ruiz"]["quotes"]
    assert 2 == graph.number_of_edges()


def test_dot_counts_statements() -> None:
    """An arrow has the number of statements; it is dashed if none of them is stated."""
    both = to_dot([Article("xy", quotes=(TOLD, GUESSED), sources=(RUIZ, POST))])
    assert '"Ana Ruiz" -> "Orme Post" [label="2"];' in both
    one = to_dot([Article("xy", quotes=(GUESSED,), sources=(RUIZ, POST))])
    assert '"Ana Ruiz" -> "Orme Post" [label="1", style=dashed];' in one


def test_dot_leaves_out_who_is_alone() -> None:
    """Sources whose words nobody hands on are not drawn."""
    alone = attrs.evolve(TOLD, chain=Chain([Link(RUIZ)]))
    assert "Ruiz" not in to_dot([Article("xy", quotes=(alone,), sources=(RUIZ,))])


@pytest.mark.parametrize("name", ['a "b" c', "a\\", 'a\nb"', "<b>"])
def test_dot_quotes_names(name: str) -> None:
    """Whatever a name contains, it stays within its quotation marks."""
    link = Link(Source(0, name, "person"))
    quote = attrs.evolve(TOLD, chain=Chain([link, Link(POST)]))
    shown = to_dot([Article("xy", quotes=(quote,))])
    for line in shown.splitlines()[5:-1]:
        assert not re.sub(r'"(?:[^"\\]|\\.)*"', "", line).count('"')


@given(articles())
def test_any_article_has_a_graph(article: Article) -> None:
    """No article is too odd for either form."""
    edges = sum(max(0, len(quote.chain) - 1) for quote in article.quotes)
    assert edges == to_networkx([article]).number_of_edges()
    assert to_dot([article]).startswith("digraph")


def test_an_article_gives_its_own_graph() -> None:
    """The methods of an article are these functions."""
    assert to_dot([ARTICLE]) == ARTICLE.to_dot()
    assert set(to_networkx([ARTICLE]).edges()) == set(ARTICLE.to_networkx().edges())
