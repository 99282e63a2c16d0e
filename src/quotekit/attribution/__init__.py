"""Marks and a parse to attributions: who is said to have said what, in which words.

`read_attributions` is the seam: another reader that takes the same and gives the same can stand in
its place.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from quotekit.records import Attribution, Quotation


def read_attributions(doc: Doc, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Find the attributions of a parsed document, in text order."""
    return []
