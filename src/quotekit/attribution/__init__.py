"""Marks and a parse to attributions: who is said to have said what, in which words.

`read_attributions` is the seam: another reader that takes the same and gives the same can stand in
its place.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from quotekit.attribution.continuation import continue_quotations
from quotekit.attribution.finish import finish
from quotekit.attribution.frames import read_frames, without_leading_verbs
from quotekit.attribution.layouts import read_layouts
from quotekit.attribution.levels import read_levels
from quotekit.attribution.phrases import read_phrases
from quotekit.attribution.quoted import attach_quotations
from quotekit.records import Attribution, Quotation


def read_attributions(doc: Doc, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Find the attributions of a parsed document, in text order.

    Args:
        doc: A document with tags, lemmas and a dependency parse.
        quotations: Its paired quotation marks.
    """
    levels = read_levels(doc, quotations)
    drafts = attach_quotations(doc, levels, read_frames(doc, levels))
    drafts = without_leading_verbs(doc, drafts)
    drafts += list(read_phrases(doc, levels, drafts))
    drafts += list(read_layouts(doc, levels, drafts))
    return finish(doc, levels, continue_quotations(doc, levels, drafts))
