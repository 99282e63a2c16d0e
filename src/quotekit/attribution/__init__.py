"""Marks and a parse to attributions: who is said to have said what, in which words.

`read_attributions` is the seam: another reader that takes the same and gives the same can stand in
its place.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from quotekit.attribution.continuation import continue_quotations
from quotekit.attribution.finish import finish
from quotekit.grammar import read_drafts
from quotekit.grammar.levels import read_levels
from quotekit.records import Attribution, Quotation


def read_attributions(doc: Doc, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Find the attributions of a parsed document, in text order.

    Args:
        doc: A document with tags, lemmas and a dependency parse.
        quotations: Its paired quotation marks.
    """
    levels = read_levels(doc, quotations)
    return finish(doc, levels, continue_quotations(doc, levels, read_drafts(doc, levels)))
