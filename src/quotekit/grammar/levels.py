"""Which quotation each token stands in."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import attrs
from spacy.tokens import Doc, Token

from quotekit.grammar.draft import Run
from quotekit.grammar.syntax import trim
from quotekit.paragraphs import paragraph_spans
from quotekit.records import Offsets, Quotation

OUTSIDE = -1
DEEPEST = 1


@attrs.frozen
class Levels:
    """Tokens and quotations of one document, each found from the other.

    Attributes:
        text: The document's text, which a `Doc` puts together anew at every call.
        quotations: The quotations, as the marks stage paired them.
        runs: For each quotation, the tokens of each of its parts, with marks.
        outer: For each token, the outermost quotation that holds it, or `OUTSIDE`.
        inner: For each token, the innermost that matters to rules (a quotation in a quotation; what
            lies deeper counts with it), or `OUTSIDE`.
        lines: For each token, the number of its paragraph.
    """

    text: str
    quotations: tuple[Quotation, ...]
    runs: tuple[tuple[Run, ...], ...]
    outer: Sequence[int]
    inner: Sequence[int]
    lines: Sequence[int]

    def within(self, run: Run, anchor: Token) -> Run:
        """Cut *run* to the paragraph of *anchor*, and to the quotation that holds it, if any."""
        line, (start, end) = self.lines[anchor.i], run
        while start < end and self.lines[start] != line:
            start += 1
        while end > start and self.lines[end - 1] != line:
            end -= 1
        number = self.inner[anchor.i]
        if number != OUTSIDE:
            place = self._place(number, anchor.i)
            part = self.runs[number][place]
            start, end = max(start, part[0] + 1), min(end, part[1])
            closing = self.quotations[number].inner[place][1]
            while end > start and anchor.doc[end - 1].idx >= closing:
                end -= 1
        return trim(anchor.doc, (start, end))

    def widened(self, run: Run) -> Run:
        """Stretch *run* to the ends of the outermost quotations that it cuts through."""
        start, end = run
        for edge in (start, end - 1):
            number = self.outer[edge]
            if number != OUTSIDE:
                part = self.part_at(number, edge)
                start, end = min(start, part[0]), max(end, part[1])
        return start, end

    def balanced(self, run: Run) -> Run:
        """Mend *run* where the parse mistakes a closing mark.

        The end of a quotation at its beginning is taken off; the mark that closes a quotation in it
        is taken in.
        """
        start, end = run
        while start < end and any(part[0] < start < part[1] for part in self.parts(start)):
            start += 1
        parts = self.parts(end - 1) if start < end else ()
        return start, end + any(start <= part[0] and part[1] == end + 1 for part in parts)

    def parts(self, position: int) -> tuple[Run, ...]:
        """Give the parts of the outermost quotation that holds a token, if any does."""
        number = self.outer[position]
        return () if number == OUTSIDE else self.runs[number]

    def part_at(self, number: int, position: int) -> Run:
        """Give the part of the quotation *number* that holds a token."""
        return self.runs[number][self._place(number, position)]

    def _place(self, number: int, position: int) -> int:
        return bisect_right(self.runs[number], position, key=lambda part: part[0]) - 1

    def around(self, number: int) -> int:
        """Give the quotation that the quotation *number* stands in, or `OUTSIDE`."""
        return self.outer[self.runs[number][0][0]] if self.quotations[number].depth else OUTSIDE

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
        if quotation.depth > DEEPEST:
            continue
        for first, last in parts:
            inner[first:last] = [number] * (last - first)
            if quotation.depth == 0:
                outer[first:last] = [number] * (last - first)
    return Levels(doc.text, tuple(quotations), tuple(runs), outer, inner, _lines(doc))


def _lines(doc: Doc) -> list[int]:
    """Number the paragraphs."""
    starts = [start for start, _ in paragraph_spans(doc.text)]
    return [max(0, bisect_right(starts, token.idx) - 1) for token in doc]


def _run(starts: Sequence[int], offsets: Offsets) -> Run:
    """Find the tokens from the one that *offsets* begin in to the last that begins in them."""
    first = bisect_right(starts, offsets[0]) - 1
    return first, max(first + 1, bisect_left(starts, offsets[1]))
