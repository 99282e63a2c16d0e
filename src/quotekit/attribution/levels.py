"""Which quotation each token stands in."""

from bisect import bisect_left
from collections.abc import Sequence

import attrs
from spacy.tokens import Doc

from quotekit.attribution.draft import Run
from quotekit.records import Offsets, Quotation

OUTSIDE = -1
_DEEPEST = 1


@attrs.frozen
class Levels:
    """Tokens and quotations of one document, each found from the other.

    Attributes:
        quotations: The quotations, as the marks stage paired them.
        runs: For each quotation, the tokens of each of its parts, with marks.
        outer: For each token, the outermost quotation that holds it, or `OUTSIDE`.
        inner: For each token, the innermost that matters to rules (a quotation in a quotation; what
            lies deeper counts with it), or `OUTSIDE`.
        lines: For each token, the number of its paragraph.
    """

    quotations: tuple[Quotation, ...]
    runs: tuple[tuple[Run, ...], ...]
    outer: Sequence[int]
    inner: Sequence[int]
    lines: Sequence[int]

    def outermost(self) -> list[int]:
        """Give the quotations that stand in no other."""
        return [number for number, found in enumerate(self.quotations) if found.depth == 0]


def read_levels(doc: Doc, quotations: Sequence[Quotation]) -> Levels:
    """Find the tokens of every quotation."""
    starts = [token.idx for token in doc]
    outer, inner = [OUTSIDE] * len(doc), [OUTSIDE] * len(doc)
    runs = []
    for number, quotation in enumerate(quotations):
        parts = tuple(_run(starts, part) for part in quotation.outer)
        runs.append(parts)
        if quotation.depth > _DEEPEST:
            continue
        for first, last in parts:
            inner[first:last] = [number] * (last - first)
            if quotation.depth == 0:
                outer[first:last] = [number] * (last - first)
    return Levels(tuple(quotations), tuple(runs), outer, inner, _lines(doc))


def _lines(doc: Doc) -> list[int]:
    """Number the paragraphs; blank lines between two do not count."""
    number, broken, lines = 0, False, []
    for token in doc:
        if "\n" in token.text or "\r" in token.text:
            broken = True
        elif broken and not token.is_space:
            number, broken = number + 1, False
        lines.append(number)
    return lines


def _run(starts: Sequence[int], offsets: Offsets) -> Run:
    """Find the tokens that begin within *offsets*, at least one."""
    first = bisect_left(starts, offsets[0])
    return first, max(first + 1, bisect_left(starts, offsets[1]))
