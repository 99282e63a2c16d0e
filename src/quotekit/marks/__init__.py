"""Quotation marks: from text to pairs, quotations over several paragraphs and stray marks.

Three steps: `candidates` finds where a mark may stand, `costs` prices what each may be, and
`reading` chooses for each paragraph the reading that costs least. Nothing here knows of spaCy.
"""

from collections.abc import Iterator, Sequence

import attrs

from quotekit.marks.candidates import paragraphs
from quotekit.marks.costs import Mark, weigh
from quotekit.marks.reading import going_on, read
from quotekit.records import Offsets, Quotation

__all__ = ["Marks", "find_marks"]


@attrs.frozen
class Marks:
    """What the quotation marks of a text say.

    Attributes:
        quotations: In text order of their opening marks. The inner spans hold neither marks of
            their own nor white space at their ends.
        stray: Marks without a partner, in text order: closing marks that nothing opens, and the
            opening mark of everything that is never closed.
    """

    quotations: tuple[Quotation, ...] = ()
    stray: tuple[Offsets, ...] = ()


@attrs.define
class _Pending:
    """A quotation whose end has not come yet."""

    first: Mark
    mark: Mark
    depth: int
    outer: list[Offsets] = attrs.field(factory=list)
    inner: list[Offsets] = attrs.field(factory=list)

    def end_part(self, text: str, inner_end: int, outer_end: int) -> None:
        start, end = self.mark.end, inner_end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            self.outer.append((self.mark.start, outer_end))
            self.inner.append((start, end))

    def ended(self, *, closed: bool) -> Iterator[Quotation]:
        if self.outer:
            yield Quotation(tuple(self.outer), tuple(self.inner), self.depth, closed)


def find_marks(text: str) -> Marks:
    """Pair the quotation marks of *text*.

    No text raises: a mark that finds no partner in its paragraph is reported as stray. A
    quotation reaches into the next paragraph only if that begins with an opening mark of the same
    family. The time is linear in the length of the text.
    """
    weighed = [(paragraph, weigh(text, paragraph)) for paragraph in paragraphs(text)]
    leading = [_leading(paragraph.start, marks) for paragraph, marks in weighed]
    quotations: list[Quotation] = []
    stray: list[Offsets] = []
    pending: list[_Pending] = []
    for (paragraph, marks), following in zip(weighed, [*leading[1:], ()], strict=False):
        resumed, fresh = marks[: len(pending)], marks[len(pending) :]
        for quotation, mark in zip(pending, resumed, strict=True):
            quotation.mark = mark
        for mark, role in zip(fresh, read(fresh, resumed, following), strict=True):
            if role == "opens":
                pending.append(_Pending(mark, mark, len(pending)))
            elif role == "closes":
                quotation = pending.pop()
                quotation.end_part(text, mark.start, mark.end)
                quotations += quotation.ended(closed=True)
            elif mark.stray:
                stray.append((mark.start, mark.end))
        for quotation in pending:
            quotation.end_part(text, paragraph.end, paragraph.end)
        kept = going_on([quotation.mark for quotation in pending], following)
        for quotation in pending[kept:]:
            quotations += quotation.ended(closed=False)
            stray.append((quotation.first.start, quotation.first.end))
        del pending[kept:]
    return Marks(tuple(sorted(quotations, key=_start)), tuple(sorted(stray)))


def _start(quotation: Quotation) -> int:
    return quotation.outer[0][0]


def _leading(start: int, marks: Sequence[Mark]) -> Sequence[Mark]:
    """Give the opening marks that a paragraph begins with."""
    for count, mark in enumerate(marks):
        if mark.start != start or mark.opening > mark.closing:
            return marks[:count]
        start = mark.end
    return marks
