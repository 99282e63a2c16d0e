"""From text to paragraphs, and to the places in them where a quotation mark may stand."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quotekit.lexicon import table

INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_LINE_END = re.compile(rf"\r\n|[{_LINE_ENDS}]")


class Glyph(NamedTuple):
    """What a mark looks like: one row of the table `marks`."""

    text: str
    family: str
    use: str
    mates: tuple[str, ...]

    @property
    def is_single(self) -> bool:
        """Whether the mark may be an apostrophe as well."""
        return self.family == "single"


class Paragraph(NamedTuple):
    """A paragraph, without the white space around it, and the candidate marks in it."""

    start: int
    end: int
    candidates: Sequence[re.Match[str]]


@cache
def glyphs() -> dict[str, Glyph]:
    """Read the table of marks."""
    rows = table("marks")
    return {
        r["mark"]: Glyph(r["mark"], r["family"], r["use"], tuple(r["mates"].split())) for r in rows
    }


@cache
def _pattern() -> re.Pattern[str]:
    lone = [glyph for glyph in glyphs().values() if len(glyph.text) == 1]
    singles = re.escape("".join(glyph.text for glyph in lone if glyph.is_single))
    others = re.escape("".join(glyph.text for glyph in lone if not glyph.is_single))
    doubled = [re.escape(mark) for mark in glyphs() if len(mark) > 1]
    single_first = "|".join(rf"{mark[0]}(?={mark}(?![{mark[0]}\w]))" for mark in doubled)

    return re.compile(
        rf"""
          (?P<gap> [{_LINE_ENDS}]\s* )
        | (?P<tag> <[A-Za-z/!][^<>]{{0,1000}}> )
        | [{others}]
        | {single_first}  # ''He said 'go.''' ends with a single mark, then a double one
        | {"|".join(doubled)}
        | [{singles}] (?!(?<=[\w\u0300-\u036f].)\w)  # but not between two letters: don't
        """,
        re.VERBOSE,
    )


def paragraphs(text: str) -> list[Paragraph]:
    """Split *text* at its paragraph breaks and find the candidate marks of each paragraph.

    Every line end parts paragraphs, unless most lines break off amid a sentence: then the text is
    wrapped by hand, and only blank lines do.
    """
    found = list(_pattern().finditer(text))
    wrapped = _is_wrapped(text, [match for match in found if match.lastgroup == "gap"])
    parts = []
    start = 0
    candidates: list[re.Match[str]] = []
    for match in found:
        if match.lastgroup is None:
            candidates.append(match)
        elif match.lastgroup == "gap" and not (wrapped and _is_single(match)):
            parts.append(_paragraph(text, start, match.start(), candidates))
            start, candidates = match.end(), []
    parts.append(_paragraph(text, start, len(text), candidates))
    return [part for part in parts if part.start < part.end]


def _is_single(gap: re.Match[str]) -> bool:
    return len(_LINE_END.findall(gap.group())) == 1


def _is_wrapped(text: str, gaps: Sequence[re.Match[str]]) -> bool:
    single = [gap for gap in gaps if _is_single(gap)]
    broken = sum(
        text[gap.end() : gap.end() + 1].islower() and text[gap.start() - 1] not in ".!?:;…"
        for gap in single
        if gap.start()
    )
    return broken * 2 > len(single)


def _paragraph(text: str, start: int, end: int, candidates: Sequence[re.Match[str]]) -> Paragraph:
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return Paragraph(start, end, candidates)
