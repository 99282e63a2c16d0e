"""Attributions and sources to chains: through whom the article knows the words."""

from collections.abc import Sequence

from spacy.tokens import Doc

from quotekit.records import Attribution, Casting, Hop, Identity, Path


def trace_chains(
    doc: Doc,
    attributions: Sequence[Attribution],
    cast: Sequence[Identity],
    castings: Sequence[Casting],
) -> tuple[list[Identity], list[Path]]:
    """Trace each attribution back to the article's writer."""
    paths = []
    for attribution, casting in zip(attributions, castings, strict=True):
        hops = ()
        if casting.identity is not None:
            hops = (Hop(casting.identity, attribution.source, attribution.cue),)
        paths.append(Path(hops, reason=casting.reason))
    return list(cast), paths
