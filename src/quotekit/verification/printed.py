"""A quotation as somebody prints it: pieces to be found, and the gaps that its marks admit."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import attrs

from quotekit.verification.words import ELLIPSIS, Word, marks_in, words_of

LEFT_OUT = 60  # words behind an ellipsis, at most
REPLACED = 5  # words that one bracket may stand for, at most

_GAP = re.compile(
    r"(?!(?<!\w)\[\w\]\w)"  # not the capital of “[W]e”
    r"(?:(?<!\w)\w*\[[^\[\]]*\]\w*"  # [the council], walk[ed], […]
    rf"|\(\s*{ELLIPSIS}\s*\)|{ELLIPSIS})"
)
_BRACKET = re.compile(r"\[.*\]", re.DOTALL)


@attrs.frozen
class Gap:
    """A place where the words need not go on as they stand in the original.

    Attributes:
        kind: ``ellipsis``, ``bracket``, or ``seam``, where the article broke the quotation off and
            took it up again.
        start: Offset of its first character.
        end: Offset just after its last character.
    """

    kind: Literal["ellipsis", "bracket", "seam"]
    start: int
    end: int

    @property
    def most(self) -> int:
        """How many words of the original it may stand for."""
        return {"ellipsis": LEFT_OUT, "bracket": REPLACED, "seam": 0}[self.kind]


@attrs.frozen
class Printed:
    """The words of a quotation.

    Attributes:
        text: The quotation.
        pieces: Runs of words that have to stand together, none empty.
        gaps: What lies before, between and after the pieces; one more than there are pieces, `None`
            where the quotation begins or ends without any.
    """

    text: str
    pieces: tuple[tuple[Word, ...], ...]
    gaps: tuple[Gap | None, ...]

    def around(self, number: int) -> tuple[int, int]:
        """Give the offsets between the pieces before and after gap *number*."""
        start = self.pieces[number - 1][-1].end if number else 0
        end = self.pieces[number][0].start if number < len(self.pieces) else len(self.text)
        return start, end

    def marks_around(self, number: int) -> str:
        """Give the punctuation between the pieces, without what makes the gap."""
        start, end = self.around(number)
        gap = self.gaps[number]
        if gap is None:
            return marks_in(self.text[start:end])
        return marks_in(f"{self.text[start : gap.start]}“{self.text[gap.end : end]}")


def read_printed(text: str, seams: Sequence[int] = ()) -> Printed:
    """Cut a quotation into pieces at ellipses, brackets and *seams*.

    Args:
        text: The quotation.
        seams: Offsets at which the article breaks it off and takes it up again.

    Raises:
        ValueError: If there is no word in it.
    """
    gaps = [_gap(match) for match in _GAP.finditer(text)]
    gaps += [Gap("seam", at, at) for at in seams if not any(g.start <= at <= g.end for g in gaps)]
    gaps.sort(key=lambda gap: gap.start)
    ends = [0, *(end for gap in gaps for end in (gap.start, gap.end)), len(text)]
    pieces: list[tuple[Word, ...]] = []
    between: list[Gap | None] = [None]
    for number, (start, end) in enumerate(list(pairwise(ends))[::2]):
        if words := words_of(text, start, end):
            pieces.append(tuple(words))
            between.append(None)
        if number < len(gaps):
            between[-1] = _joined(between[-1], gaps[number])
    if not pieces:
        raise ValueError(f"expected the words of a quotation, got {text[:80]!r}")
    return Printed(text, tuple(pieces), tuple(between))


def bracketed(raw: str) -> tuple[str, str, str]:
    """Give what stands before, within and after the brackets of a gap: walk, ed and nothing."""
    found = _BRACKET.search(raw)
    if found is None:
        return "", "", ""
    return raw[: found.start()].strip(), found.group()[1:-1].strip(), raw[found.end() :].strip()


def _gap(match: re.Match[str]) -> Gap:
    raw = match.group()
    leaves_out = "…" in marks_in(raw) and not re.search(r"\w", raw)
    return Gap("ellipsis" if leaves_out else "bracket", *match.span())


def _joined(first: Gap | None, second: Gap) -> Gap:
    if first is None:
        return second
    kinds = {first.kind, second.kind}
    kind = next(kind for kind in ("ellipsis", "bracket", "seam") if kind in kinds)
    return Gap(kind, first.start, second.end)
