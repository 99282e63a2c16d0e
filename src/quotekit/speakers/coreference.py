"""Coreference clusters that another component has left on a document, whichever it was.

Three components' ways of keeping them are known: span groups named ``coref_clusters_1`` and so on
(spaCy's own ``experimental_coref``; any component of yours may write these), ``doc._.coref_chains``
(coreferee) and ``doc._.coref_clusters`` (fastcoref). None of them has to be installed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from spacy.tokens import Doc, Span

Cluster = Sequence[Span]
"""Mentions of one and the same."""

PREFIX = "coref_clusters"


class Coreference(Protocol):
    """A way to read clusters off a document."""

    def __call__(self, doc: Doc) -> Iterable[Cluster]:
        """Give the clusters on *doc*, none if this component has not been there."""


def span_groups(doc: Doc) -> Iterator[Cluster]:
    """Read the span groups whose names begin with ``coref_clusters``."""
    for name, group in doc.spans.items():
        if name.startswith(PREFIX):
            yield list(group)


def coreferee(doc: Doc) -> Iterator[Cluster]:
    """Read ``doc._.coref_chains``, whose mentions are heads, by their token numbers."""
    for chain in (doc.has_extension("coref_chains") and doc._.coref_chains) or ():
        heads = (mention.token_indexes for mention in chain)
        yield [doc[places[0] : places[0] + 1] for places in heads if len(places) == 1]


def fastcoref(doc: Doc) -> Iterator[Cluster]:
    """Read ``doc._.coref_clusters``, whose mentions are pairs of character offsets."""
    for cluster in (doc.has_extension("coref_clusters") and doc._.coref_clusters) or ():
        spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in cluster)
        yield [span for span in spans if span is not None]


READERS: tuple[Coreference, ...] = (span_groups, coreferee, fastcoref)


class Clusters:
    """The clusters on a document, found by the heads of their mentions."""

    def __init__(self, doc: Doc, readers: Iterable[Coreference] = READERS) -> None:
        """Take the clusters of the first of the *readers* that finds any."""
        found = (list(reader(doc)) for reader in readers)
        self._clusters = next(filter(None, found), [])
        self._at = {
            span.root.i: number
            for number, cluster in enumerate(self._clusters)
            for span in cluster
            if len(span)
        }

    def around(self, head: int) -> Cluster:
        """Give the mentions in one cluster with the one whose head is token *head*, or none."""
        return self._clusters[self._at[head]] if head in self._at else ()
