"""Who is uppermost in the reader's mind at a point of the text.

Every mention before that point speaks for its figure: the nearer the more, a subject more than an
object, a mention in narration more than one inside somebody's quotation, and whoever was the source
of words most of all. Sentences inside quotations do not count as distance.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable

import attrs
from spacy.tokens import Doc

from quotekit.records import Offsets, Quotation
from quotekit.speakers.cast import Cast

_WEIGHTS = {
    "nsubj": 1.0, "nsubjpass": 0.9, "ROOT": 0.7, "appos": 0.7, "conj": 0.6, "dobj": 0.5,
    "dative": 0.5, "agent": 0.5, "poss": 0.8, "pobj": 0.4, "compound": 0.2,
}  # fmt: skip
_OTHER = 0.4
_SPOKE = 1.0
_QUOTED = 0.3  # a mention inside a quotation, for a pronoun outside it
_FADE = 0.4  # per sentence
_REACH = 40  # mentions
_FARTHEST = 12  # sentences


@attrs.frozen
class Prominence:
    """Somebody who is prominent at a point of the text.

    Attributes:
        number: Position of the figure.
        place: The token of its last mention.
        weight: How prominent it is.
    """

    number: int
    place: int
    weight: float


class Scene:
    """The mentions and speakers of a document, ready to be asked who is uppermost where.

    Attributes:
        cast: Everybody in it.
        doc: The document.
    """

    def __init__(self, cast: Cast, quotations: Iterable[Quotation]) -> None:
        """Look at the appearances of *cast*, outside and inside *quotations*."""
        self.cast, self.doc = cast, cast.doc
        parts = sorted(part for found in quotations if not found.depth for part in found.inner)
        self._quoted, self._starts = parts, [start for start, _ in parts]
        self._lines = _narrated_sentences(self.doc, self.quotation_at)
        self._spoken: list[tuple[int, int]] = []

    def quotation_at(self, offset: int) -> int | None:
        """Tell which quotation a character lies in, if any."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self._quoted[number][1] else None

    def span(self, token: int) -> Offsets:
        """Give the characters of a token."""
        start = self.doc[token].idx
        return start, start + len(self.doc[token])

    def distance(self, token: int, other: int) -> int:
        """Count the narrated sentences from one token to a later one."""
        return self._lines[other] - self._lines[token]

    def speak(self, token: int, number: int) -> None:
        """Note that the figure *number* is the source of words at *token*."""
        insort(self._spoken, (token, number))

    def has_spoken(self, number: int, token: int, farthest: int) -> bool:
        """Tell whether a figure is a source in the last sentences before *token*."""
        end = bisect_left(self._spoken, (token, -1))
        return any(
            other == number and self.distance(place, token) <= farthest
            for place, other in self._spoken[max(0, end - _REACH) : end]
        )

    def last_speaker(
        self, token: int, farthest: int, fits: Callable[[int], bool] = lambda _: True
    ) -> int | None:
        """Find the figure that fits and was a source last, within so many sentences of *token*."""
        end = bisect_left(self._spoken, (token, -1))
        for place, number in reversed(self._spoken[max(0, end - _REACH) : end]):
            if self.distance(place, token) > farthest:
                return None
            if fits(number):
                return number
        return None

    def last_named(self, token: int, fits: Callable[[int, int], bool]) -> int | None:
        """Find where the narration last mentions a figure, at a place that fits, before *token*."""
        log = self.cast.appearances
        end = bisect_left(log, (token, -1))
        return next(
            (
                place
                for place, number in reversed(log[max(0, end - _REACH) : end])
                if fits(place, number) and self.quotation_at(self.doc[place].idx) is None
            ),
            None,
        )

    def uppermost(
        self, token: int, fits: Callable[[int], bool], farthest: int = _FARTHEST
    ) -> int | None:
        """Find the figure that fits and is uppermost before *token*."""
        ranking = self.ranking(token, fits, farthest)
        return ranking[0].number if ranking else None

    def ranking(
        self, token: int, fits: Callable[[int], bool], farthest: int = _FARTHEST
    ) -> list[Prominence]:
        """Sort the figures that fit by how prominent they are before *token*."""
        weights: defaultdict[int, float] = defaultdict(float)
        places: dict[int, int] = {}
        quotation = self.quotation_at(self.doc[token].idx)
        for log, spoke in ((self.cast.appearances, False), (self._spoken, True)):
            end = bisect_left(log, (token, -1))
            for place, number in reversed(log[max(0, end - _REACH) : end]):
                distance = self.distance(place, token)
                if distance > farthest:
                    break
                if fits(number):
                    weight = _SPOKE if spoke else _WEIGHTS.get(self.doc[place].dep_, _OTHER)
                    weights[number] += weight * self._nearness(place, quotation) * _FADE**distance
                    places.setdefault(number, place)
        ranked = sorted(weights, key=lambda number: -weights[number])
        return [Prominence(number, places[number], weights[number]) for number in ranked]

    def _nearness(self, place: int, quotation: int | None) -> float:
        inside = self.quotation_at(self.doc[place].idx)
        return _QUOTED if inside is not None and inside != quotation else 1.0


def _narrated_sentences(doc: Doc, quotation_at: Callable[[int], int | None]) -> list[int]:
    """Count, for each token, the sentences that began outside quotations up to it."""
    lines, count = [], 0
    for token in doc:
        if token.is_sent_start and quotation_at(token.idx) is None:
            count += 1
        lines.append(count)
    return lines
