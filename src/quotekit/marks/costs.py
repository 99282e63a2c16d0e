"""What it costs to read a candidate mark as opening, as closing, or as neither.

The costs follow from the glyph and from the characters around it. They have no unit: 0 is what
good typography would do, 2 a mark that has lost its partner. Only their order and their sums
matter; they were set by reading what the cheapest reading made of newspaper articles.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from quotekit.lexicon import table
from quotekit.marks.candidates import Glyph, Paragraph, glyphs
from quotekit.paragraphs import INVISIBLE

Side = Literal["opening", "closing", "either"]

_STRAY = 2.0
_STRAY_SINGLE = 1.5
_DOUBLED = 0.25
# One misplaced mark is likelier than two that have both lost their partners.
_MISPLACED = 3.9
_NEVER = 9.0
# To open and never close is likelier than to be stray, but not for a single mark amid a paragraph.
_UNCLOSED = 1.5
_UNCLOSED_SINGLE = 3.0
_OPENS_THOUGH_APOSTROPHE = 1.2
_MEASURE = 0.5
_LIKELY_APOSTROPHE = 0.4
_UNLIKELY_APOSTROPHE = 1.2
_LONGEST_ENDING = 6

# For the use of a glyph and what its surroundings speak for: the cost to open, and to close.
_READINGS: dict[tuple[str, Side], tuple[float, float]] = {
    ("either", "opening"): (0.0, _MISPLACED),
    ("either", "either"): (0.25, 0.25),
    ("either", "closing"): (_MISPLACED, 0.0),
    ("opens", "opening"): (0.0, _NEVER),
    ("opens", "either"): (0.0, 2.0),
    ("opens", "closing"): (2.0, 1.0),
    ("closes", "opening"): (1.0, 2.0),
    ("closes", "either"): (2.0, 0.0),
    ("closes", "closing"): (_NEVER, 0.0),
}
_BEFORE_OPENING = frozenset("([{<¿¡=:/-–—")
_AFTER_CLOSING = frozenset(".,;:!?…)]}>%/-–—")


class Mark(NamedTuple):
    """A candidate mark and the price of each reading.

    Attributes:
        start: Offset of its first character.
        end: Offset just after its last character.
        glyph: What it looks like.
        opening: Cost of an opening mark.
        closing: Cost of a closing mark.
        mated: Cost of a closing mark whose opening mark counts it among its mates.
        neither: Cost of no partner at all.
        stray: Whether it lacks a partner then, being no apostrophe and no measure.
        unclosed: Cost of an opening mark that is never closed.
    """

    start: int
    end: int
    glyph: Glyph
    opening: float
    closing: float
    mated: float
    neither: float
    stray: bool
    unclosed: float


@cache
def _letters(place: str) -> str:
    return "|".join(re.escape(row["letters"]) for row in table("elisions") if row["place"] == place)


@cache
def _elision() -> re.Pattern[str]:
    return re.compile(rf"(?:\d\ds?|{_letters('start')}|{_letters('joined')})(?!\w)", re.IGNORECASE)


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"(?:{_letters('joined')})(?!\w)", re.IGNORECASE)


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\w(?:{_letters('ending')})|(?<!\w)(?:{_letters('word')}))\Z", re.IGNORECASE
    )


def weigh(text: str, paragraph: Paragraph) -> list[Mark]:
    """Price the candidate marks of one paragraph."""
    return [
        _mark(text, paragraph, match.start(), match.end(), glyphs()[match.group()], side)
        for match, side in zip(paragraph.candidates, _sides(text, paragraph), strict=True)
    ]


def _mark(text: str, paragraph: Paragraph, start: int, end: int, glyph: Glyph, side: Side) -> Mark:
    opening, closing = _READINGS[glyph.use, side]
    mated = closing if side == "opening" else 0.0
    unclosed = _UNCLOSED
    if glyph.is_single:
        elided = _is_elision(text, end, side)
        if elided or side == "closing":
            opening += _OPENS_THOUGH_APOSTROPHE
        if start != paragraph.start:
            unclosed = _UNCLOSED_SINGLE
        before = text[max(paragraph.start, start - _LONGEST_ENDING) : start]
        neither, stray = _single_alone(before, glyph, side, elided=elided)
    else:
        neither, stray = _double_alone(text[start - 1 : start], text[end : end + 1], glyph, side)
    return Mark(start, end, glyph, opening, closing, mated, neither, stray, unclosed)


def _is_elision(text: str, end: int, side: Side) -> bool:
    if side == "closing":
        return False
    return (_elision() if side == "opening" else _joined()).match(text, end) is not None


def _single_alone(before: str, glyph: Glyph, side: Side, *, elided: bool) -> tuple[float, bool]:
    """Price a single mark without partner; it may be an apostrophe, and is not stray then."""
    if elided:
        return (_LIKELY_APOSTROPHE if glyph.use == "opens" else 0.0), False
    if side == "closing":
        if _ending().search(before):
            return _LIKELY_APOSTROPHE, False
        if before[-1:].isalnum():
            return _UNLIKELY_APOSTROPHE, False
        return _STRAY, True
    if side == "opening" and glyph.use == "closes":
        return _LIKELY_APOSTROPHE, False
    return _STRAY_SINGLE, True


def _double_alone(before: str, after: str, glyph: Glyph, side: Side) -> tuple[float, bool]:
    """Price another mark without partner; it may stand for inches, and is not stray then."""
    if before.isdigit() and side != "opening" and glyph.use != "opens":
        return _MEASURE, False
    doubled = glyph.text == (after if side == "opening" else before)
    return (_STRAY - _DOUBLED if doubled else _STRAY), True


def _sides(text: str, paragraph: Paragraph) -> list[Side]:
    """Tell what the characters around each mark speak for; adjacent marks share theirs."""
    if not paragraph.candidates:
        return []
    before: list[str] = []
    last_end = -1
    for match in paragraph.candidates:
        at = match.start()
        before.append(before[-1] if at == last_end else _visible_before(text, at, paragraph.start))
        last_end = match.end()
    sides: list[Side] = []
    next_start, after = -1, " "
    for match, char in zip(reversed(paragraph.candidates), reversed(before), strict=True):
        if match.end() != next_start:
            after = _visible_after(text, match.end(), paragraph.end)
        next_start = match.start()
        sides.append(_side(char, after))
    return sides[::-1]


def _visible_before(text: str, at: int, start: int) -> str:
    while at > start and text[at - 1] in INVISIBLE:
        at -= 1
    return text[at - 1] if at > start else " "


def _visible_after(text: str, at: int, end: int) -> str:
    while at < end and text[at] in INVISIBLE:
        at += 1
    return text[at] if at < end else " "


def _side(before: str, after: str) -> Side:
    opens = before.isspace() or before in _BEFORE_OPENING
    closes = after.isspace() or after in _AFTER_CLOSING
    if opens and closes and before.isspace() != after.isspace():
        opens, closes = before.isspace(), after.isspace()
    if opens == closes:
        return "either"
    return "opening" if opens else "closing"
