"""Marks and a parse to attributions: who is said to have said what, in which words.

The grammar proposes, the network reads, and `read_attributions` brings both together.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from quotekit.attribution.confidence import with_nested_scores
from quotekit.attribution.continuation import continue_quotations
from quotekit.attribution.finish import finish, left_out
from quotekit.attribution.merging import merge
from quotekit.attribution.rejected import find_rejected
from quotekit.attribution.threshold import LIKELY, surer_than
from quotekit.attribution.within import kept_within
from quotekit.grammar import read_drafts
from quotekit.grammar.levels import read_levels
from quotekit.reader import read
from quotekit.reader.weights import Weights, shipped_weights
from quotekit.records import Attribution, Quotation, Rejection


def read_attributions(
    doc: Doc,
    quotations: Sequence[Quotation],
    min_score: float = LIKELY,
    weights: Weights | None = None,
) -> tuple[list[Attribution], list[Rejection]]:
    """Find the attributions of a parsed document, and what only looks like one, in text order.

    Args:
        doc: A document with tags, lemmas and a dependency parse.
        quotations: Its paired quotation marks.
        min_score: Leave out what is less sure than this, from 0 (nothing) to 1.
        weights: What the reader has learned; by default what ships with quotekit.
    """
    weights = weights or shipped_weights()
    levels = read_levels(doc, quotations)
    proposed = read_drafts(doc, levels)
    drafts = merge(doc, levels, read(doc, levels, proposed, weights), proposed, weights)
    drafts = kept_within(doc, levels, continue_quotations(doc, levels, drafts))
    drafts = with_nested_scores(len(doc), drafts)
    kept = surer_than(min_score, drafts)
    out = left_out(doc, levels, kept)
    rejected = find_rejected(doc, levels, drafts, kept, out, min_score)
    return finish(doc, levels, kept, out), rejected


__all__ = ["LIKELY", "read_attributions"]
