"""Where in a paragraph a quotation mark may stand."""

import re
from functools import cache
from typing import NamedTuple

from quotekit.lexicon import table
from quotekit.paragraphs import paragraph_spans


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
    candidates: list[re.Match[str]]


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
          (?P<tag> <[A-Za-z/!][^<>]{{0,1000}}> )
        | [{others}]
        | {single_first}  # ''He said 'go.''' ends with a single mark, then a double one
        | {"|".join(doubled)}
        | [{singles}] (?!(?<=[\w\u0300-\u036f].)\w)  # but not between two letters: don't
        """,
        re.VERBOSE,
    )


def paragraphs(text: str) -> list[Paragraph]:
    """Find the candidate marks of each paragraph of *text*."""
    parts = [Paragraph(start, end, []) for start, end in paragraph_spans(text)]
    place = 0
    for match in _pattern().finditer(text):
        if match.lastgroup == "tag":
            continue
        while place < len(parts) and parts[place].end <= match.start():
            place += 1
        if place < len(parts) and parts[place].start <= match.start():
            parts[place].candidates.append(match)
    return parts
