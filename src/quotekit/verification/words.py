"""A text as words: what typography may change is folded away, what is said is kept.

Punctuation is no word but stands between two; every other sign that can be seen (``$``, ``%``,
``&``) is a word of its own, because it is read aloud.
"""

import re
import unicodedata
from collections.abc import Sequence

import attrs

_APOSTROPHES = "'’‘‛ʼ＇"
_QUOTES = _APOSTROPHES + '"“”„‟«»‹›‚`´″′＂'
_HYPHENS = "-\u2010\u2011"
_DASHES = "‒–—―\u2212"
_MARKS = ",;:.!?…¡¿()[]{}"
_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"

_LINE_END = r"[^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*"
_WORD = re.compile(
    rf"""
    (?: (?<!\w) [-\u2212] (?=\d) )?                      # a minus
    (?: \[\w\] (?=\w) )?                                 # the capital of “[W]e”
    \w [\w{_COMBINING}]*
    (?:
        (?: (?<=\d) [.,:{_DASHES}] (?=\d)                # 1,200; 10:30; 10–12
          | [{_HYPHENS}\u00ad] {_LINE_END}               # a hyphen at the end of a line
          | [{_UNSEEN}]* [{_HYPHENS}{_APOSTROPHES}]      # don’t; well-known
          | [{_UNSEEN}]+
        )
        \w [\w{_COMBINING}]*
    )*
    | [^\w\s{re.escape(_QUOTES + _HYPHENS + _DASHES + _MARKS)}{_UNSEEN}]
    """,
    re.VERBOSE,
)

_SENTENCE_ENDS = frozenset(".?!")
_BROKEN = "\n"  # in a spelling: a hyphen that may be there for the end of the line only
_FOLDED = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_HYPHENS + _DASHES, "-"),
        **{sign: unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"},
        **dict.fromkeys("[]"),
    }
)
_SILENT = re.compile(rf"[\s{re.escape(_QUOTES)}{_UNSEEN}]+")
_DASH = re.compile(f"[{re.escape(_HYPHENS + _DASHES)}]+")
ELLIPSIS = rf"(?:…+|\.(?:[\s{_UNSEEN}]{{0,3}}\.){{2,3}})"
_DOTS = re.compile(ELLIPSIS)


@attrs.frozen
class Word:
    """A word or sign of a text.

    Attributes:
        start: Offset of its first character.
        end: Offset just after its last character.
        spelling: The word in one typography, with its capitals.
        letters: The spelling without hyphens and apostrophes.
        sound: The letters without capitals: what it is found by.
    """

    start: int
    end: int
    spelling: str
    letters: str
    sound: str

    def is_spelled_like(self, other: "Word") -> bool:
        """Say whether both are one word, whatever the end of a line did to either."""
        if self.spelling == other.spelling:
            return True
        return not _unbroken(self.spelling).isdisjoint(_unbroken(other.spelling))

    def is_capitalized_like(self, other: "Word") -> bool:
        """Say whether both are one word but for the case of the first letter."""
        return attrs.evolve(self, spelling=_swapped(self.spelling)).is_spelled_like(other)


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Give the words of a stretch of *text*, in order; offsets count from the text's beginning."""
    return [
        _word(match.start(), match.group())
        for match in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


def marks_in(between: str) -> str:
    """Give the punctuation between two words in one typography.

    White space, quotation marks and what cannot be seen are left out, dashes are one long dash.
    """
    return _DASH.sub("—", _SILENT.sub("", _DOTS.sub("…", between)))


def is_sentence_start(text: str, words: Sequence[Word], at: int) -> bool:
    """Say whether a sentence or paragraph of *text* begins with the word *at*."""
    if not 0 < at < len(words):
        return at == 0
    between = text[words[at - 1].end : words[at].start]
    return not _SENTENCE_ENDS.isdisjoint(marks_in(between)) or "\n\n" in between


def _word(start: int, raw: str) -> Word:
    if raw.isascii() and raw.isalnum():
        return Word(start, start + len(raw), raw, raw, raw.casefold())
    whole = re.sub(rf"[{_HYPHENS}\u00ad]{_LINE_END}", _BROKEN, raw)
    seen = re.sub(f"[{_UNSEEN}]", "", whole)
    spelling = unicodedata.normalize("NFC", seen.translate(_FOLDED)) or raw
    letters = re.sub(f"(?<=.)[-'{_BROKEN}]", "", spelling)
    return Word(start, start + len(raw), spelling, letters, letters.casefold())


def _unbroken(spelling: str) -> set[str]:
    return {spelling.replace(_BROKEN, ""), spelling.replace(_BROKEN, "-")}


def _swapped(spelling: str) -> str:
    return spelling[:1].swapcase() + spelling[1:]
