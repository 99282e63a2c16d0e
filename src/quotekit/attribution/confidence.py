"""How likely an attribution is right: evidence to a probability.

The factors are learned by logistic regression on articles that the network was not trained on. An
attribution is right if its content overlaps the annotated one by half (Jaccard) and it names the
same source. The corpus does not annotate words within words; of those, it was read how many have
the right chain (docs/accuracy.md).
"""

import math
from collections.abc import Sequence

import attrs

from quotekit.attribution.pairing import Pair
from quotekit.grammar.draft import Draft, nested
from quotekit.reader.reading import Part

EVIDENCE = 8
"""How many numbers `evidence` gives."""

_NEAR_CERTAIN = 0.999
_NESTED = 0.75


def evidence(pair: Pair) -> tuple[float, ...]:
    """Give the numbers that speak for what the network reads.

    Returns:
        The log-odds of the cue, the source, the least sure content and the two links; then whether
        no source is named, whether the grammar found the same cue, and whether the content begins
        in quotation marks.
    """
    read = pair.read
    return (
        _odds(read.cue.probability),
        _odds(_probability(read.source)),
        _odds(min(part.probability for part in read.contents)),
        _odds(read.source_link),
        _odds(read.content_link),
        float(read.source is None),
        float(pair.twin is not None),
        float(pair.quoted),
    )


def confidence(found: Sequence[float], factors: Sequence[float]) -> float:
    """Turn evidence into a probability; the first of the *factors* is the bias."""
    bias, *others = factors
    total = bias + math.fsum(a * b for a, b in zip(found, others, strict=True))
    return round(1 / (1 + math.exp(-total)), 3)


def with_nested_scores(length: int, drafts: Sequence[Draft]) -> list[Draft]:
    """Lower the score of what stands within the words of another to what such reports deserve.

    Args:
        length: The number of tokens of the document.
        drafts: Its attributions.
    """
    return [
        attrs.evolve(draft, score=min(draft.score, _NESTED)) if within else draft
        for draft, within in zip(drafts, nested(drafts, length), strict=True)
    ]


def _probability(part: Part | None) -> float:
    return 0.5 if part is None else part.probability


def _odds(probability: float) -> float:
    bounded = min(max(probability, 1 - _NEAR_CERTAIN), _NEAR_CERTAIN)
    return math.log(bounded / (1 - bounded))
