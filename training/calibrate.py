"""How likely an attribution is right: learned from articles that the network has not seen."""

from collections.abc import Collection, Iterable, Iterator

import numpy as np
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from quotekit.attribution.confidence import evidence
from quotekit.attribution.merging import draft
from quotekit.attribution.pairing import pair
from quotekit.grammar import read_drafts
from quotekit.grammar.draft import Run
from quotekit.grammar.levels import read_levels
from quotekit.marks import find_marks
from quotekit.reader import read
from quotekit.reader.weights import Weights
from quotekit.records import Offsets
from training.corpus import Article

_OVERLAP = 0.5
_Verdict = tuple[tuple[float, ...], bool]


def calibrate(kept: Iterable[tuple[Article, Doc]], weights: Weights) -> list[float]:
    """Learn the factors that turn evidence into a probability, the bias first.

    Args:
        kept: Articles that the network was not trained on, with their parses.
        weights: The network.

    Raises:
        ValueError: If there is nothing to learn from: of what the network reads in them, some has
            to be right and some wrong.
    """
    verdicts = [verdict for article, doc in kept for verdict in judged(article, doc, weights)]
    if len({right for _, right in verdicts}) < len((True, False)):
        raise ValueError("calibration needs articles in which some of what is read is wrong")
    signs, right = zip(*verdicts, strict=True)
    model = LogisticRegression(max_iter=1000).fit(np.array(signs), np.array(right))
    return [float(factor) for factor in (*model.intercept_, *model.coef_[0])]


def judged(article: Article, doc: Doc, weights: Weights) -> Iterator[_Verdict]:
    """Give the evidence for each attribution that the network reads, and whether it is right.

    It is if its content overlaps an annotated one by half (Jaccard, in tokens) and the sources
    share a token, or neither has one.
    """
    levels = read_levels(doc, find_marks(doc.text).quotations)
    proposed = [found for found in read_drafts(doc, levels) if found.content]
    annotated = [
        (_covered(doc, gold.source), _covered(doc, gold.content)) for gold in article.attributions
    ]
    pairs, _ = pair(doc, levels, read(doc, levels, proposed, weights), proposed)
    for one in pairs:
        written = draft(doc, levels, one, weights)
        sources = _tokens([written.source] if written.source else [])
        contents = _tokens(written.content)
        yield (
            evidence(one),
            any(
                len(contents & content) >= _OVERLAP * len(contents | content)
                and (bool(sources & source) or not (sources or source))
                for source, content in annotated
            ),
        )


def _covered(doc: Doc, spans: Collection[Offsets]) -> set[int]:
    found = (doc.char_span(*span, alignment_mode="expand") for span in spans)
    return _tokens((span.start, span.end) for span in found if span is not None)


def _tokens(runs: Iterable[Run]) -> set[int]:
    return {place for first, last in runs for place in range(first, last)}
