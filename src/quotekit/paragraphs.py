"""From text to paragraphs; knows nothing of spaCy, and any text will do."""

import re
from collections.abc import Sequence

from quotekit.records import Offsets

INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that take no space: soft hyphens, joiners, marks of direction, byte-order marks."""

_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_LINE_END = re.compile(rf"\r\n|[{_LINE_ENDS}]")
_GAP = re.compile(rf"[{_LINE_ENDS}]\s*")


def paragraph_spans(text: str) -> list[Offsets]:
    """Split *text* at its paragraph breaks.

    Every line end parts paragraphs, unless most lines break off amid a sentence: then the text is
    wrapped by hand, and only blank lines do.

    Returns:
        The offsets of each paragraph, without white space and invisible characters at its ends.
    """
    gaps = list(_GAP.finditer(text))
    if _is_wrapped(text, gaps):
        gaps = [gap for gap in gaps if not _is_single(gap)]
    starts = [0, *(gap.end() for gap in gaps)]
    ends = [*(gap.start() for gap in gaps), len(text)]
    trimmed = (_trim(text, start, end) for start, end in zip(starts, ends, strict=True))
    return [(start, end) for start, end in trimmed if start < end]


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


def _trim(text: str, start: int, end: int) -> Offsets:
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return start, end
