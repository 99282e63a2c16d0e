"""Whom a pronoun means: whoever of the right gender and number is uppermost in the text there.

Every mention before the pronoun speaks for its figure: the nearer the more, a subject more than an
object, a mention in narration more than one inside somebody's quotation, and whoever was the source
of words most of all.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Doc

from quotekit.records import Offsets, Quotation
from quotekit.speakers.cast import Cast

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THING = frozenset({"it", "its", "itself"})
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})

_ROLES = {"nsubj": 1.0, "nsubjpass": 0.9, "appos": 0.7, "ROOT": 0.7, "dobj": 0.5, "dative": 0.5,
          "pobj": 0.4, "agent": 0.5, "poss": 0.5, "compound": 0.2, "conj": 0.6}  # fmt: skip
_SPOKE = 1.5
_QUOTED = 0.3
_FADE = 0.75
_REACH = 40
_FARTHEST = 12


class Stage:
    """Who is uppermost where in a document."""

    def __init__(self, cast: Cast, quotations: Iterable[Quotation]) -> None:
        """Look at the appearances of *cast*, outside and inside *quotations*."""
        self.cast, self.doc = cast, cast.doc
        inner = sorted(
            part for quotation in quotations if not quotation.depth for part in quotation.inner
        )
        self._quoted = inner
        self._quote_starts = [start for start, _ in inner]
        self._lines = _narrated_sentences(self.doc, self.quote_at)
        self._spoken: list[tuple[int, int]] = []

    def quote_at(self, offset: int) -> int | None:
        """Tell in which quotation a character lies, if in any."""
        number = bisect_left(self._quote_starts, offset + 1) - 1
        return number if number >= 0 and offset < self._quoted[number][1] else None

    def speak(self, token: int, number: int) -> None:
        """Note that the figure *number* is the source of words at *token*."""
        self._spoken.append((token, number))

    def settle(self) -> None:
        """Put what `speak` noted into text order."""
        self._spoken.sort()

    def uppermost(
        self, token: int, fits: Callable[[int], bool], barred: frozenset[int]
    ) -> int | None:
        """Find the figure that fits and is uppermost before *token*."""
        scores: defaultdict[int, float] = defaultdict(float)
        here, quote = self._lines[token], self.quote_at(self.doc[token].idx)
        for log, spoke in ((self.cast.appearances, False), (self._spoken, True)):
            end = bisect_left(log, (token, -1))
            for place, number in reversed(log[max(0, end - _REACH) : end]):
                distance = here - self._lines[place]
                if distance > _FARTHEST:
                    break
                if number in barred or not fits(number):
                    continue
                mention = self.doc[place]
                weight = _SPOKE if spoke else _ROLES.get(mention.dep_, 0.4)
                inside = self.quote_at(mention.idx)
                if inside is not None and inside != quote:
                    weight *= _QUOTED
                scores[number] += weight * _FADE**distance
        return max(scores, key=lambda number: scores[number]) if scores else None


def _narrated_sentences(doc: Doc, quote_at: Callable[[int], int | None]) -> list[int]:
    """Count, for each token, the sentences that began outside quotations up to it."""
    lines, count = [], 0
    for token in doc:
        if token.is_sent_start and quote_at(token.idx) is None:
            count += 1
        lines.append(count)
    return lines


def antecedent(doc: Doc, token: int) -> int | None:
    """Find the noun that a relative pronoun at *token* refers to, by the parse."""
    verb = doc[token].head
    for _ in range(4):
        if verb.dep_ in {"relcl", "acl"}:
            return int(verb.head.i)
        verb = verb.head
    return None


def enclosing(contents: Sequence[tuple[Offsets, int]], offset: int, own: int) -> int | None:
    """Find the innermost content around *offset* that is not *own*."""
    best: tuple[int, int] | None = None
    for (start, end), owner in contents:
        if start <= offset < end and owner != own and (best is None or end - start < best[0]):
            best = (end - start, owner)
    return best[1] if best else None
