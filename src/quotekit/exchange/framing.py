"""What quotation marks make of words that somebody marked: their content, extent and kind."""

from quotekit.exchange.overlaps import Overlaps
from quotekit.marks import find_marks
from quotekit.records import Kind, Offsets


class Framing:
    """The quotation marks of a text, ready to be held against stretches of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts = Overlaps(
            (outer, (outer, inner))
            for quotation in find_marks(text).quotations
            for outer, inner in zip(quotation.outer, quotation.inner, strict=True)
        )

    def frame(
        self, content: tuple[Offsets, ...], around: Offsets | None
    ) -> tuple[tuple[Offsets, ...], tuple[Offsets, ...], Kind]:
        """Give content, extent and kind of a quote.

        Args:
            content: The parts as they were marked, with or without their quotation marks.
            around: Its cue or source. A quotation that holds this too is somebody else's words.
        """
        framed = [self._part(part, around) for part in content]
        kinds = {kind for _, _, kind in framed}
        return (
            tuple(inside for inside, _, _ in framed),
            tuple(extent for _, extent, _ in framed),
            kinds.pop() if len(kinds) == 1 else "mixed",
        )

    def _part(self, part: Offsets, around: Offsets | None) -> tuple[Offsets, Offsets, Kind]:
        start, end = part
        kind: Kind = "indirect"
        # The outermost quotation that holds the part decides, as it comes first.
        for outer, inner in sorted(self._parts.at(part)):
            if around and _within(around, outer):
                continue
            inside = max(start, inner[0]), min(end, inner[1])
            if _within(part, outer) and inside[0] < inside[1]:
                whole = start <= inner[0] and end >= self._without_comma(inner)
                return inside, outer if whole else part, "direct"
            kind = "mixed"
        return part, part, kind

    def _without_comma(self, inner: Offsets) -> int:
        start, end = inner
        return start + len(self._text[start:end].rstrip(",; "))


def _within(part: Offsets, outer: Offsets) -> bool:
    return outer[0] <= part[0] and part[1] <= outer[1]
