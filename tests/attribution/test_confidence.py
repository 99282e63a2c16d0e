"""How sure an attribution is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotekit
from quotekit.attribution.confidence import EVIDENCE, confidence, evidence
from quotekit.attribution.pairing import Pair
from quotekit.grammar.draft import Draft
from quotekit.reader.reading import Part, Read

TWIN = Draft(content=((2, 3),), cue=(1, 2), source=None, sense="statement", score=0.2)
PROBABILITIES = st.floats(0, 1)
PARTS = st.builds(Part, run=st.just((0, 1)), probability=PROBABILITIES)
READS = st.builds(
    Read,
    cue=PARTS,
    source=st.none() | PARTS,
    contents=st.lists(PARTS, min_size=1, max_size=3).map(tuple),
    source_link=PROBABILITIES,
    content_link=PROBABILITIES,
)
SOURCE, NO_SOURCE, AGREED, QUOTED = 1, 5, 6, 7


def read(*contents: float, cue: float = 0.5, source: float | None = 0.5, link: float = 0.5) -> Read:
    """Make an attribution from probabilities."""
    return Read(
        cue=Part((1, 2), cue),
        source=None if source is None else Part((0, 1), source),
        contents=tuple(Part((2 + n, 3 + n), one) for n, one in enumerate(contents or (0.5,))),
        source_link=link,
        content_link=link,
    )


def with_probability(one: Read, probability: float) -> Read:
    """Make the cue, the source, another content and the links as likely as that."""
    part = Part((0, 1), probability)
    return Read(part, part, (*one.contents, part), probability, probability)


def signs(one: Read) -> tuple[float, ...]:
    """Give the evidence for words that the grammar does not find, and nobody put in marks."""
    return evidence(Pair(one, twin=None, quoted=False))


class TestEvidence:
    """What speaks for an attribution."""

    def test_even_odds(self) -> None:
        """What is as likely as not speaks neither for nor against."""
        assert (0,) * EVIDENCE == signs(read())

    def test_log_odds(self) -> None:
        """Probabilities count as log-odds."""
        one = Read(Part((1, 2), 0.9), Part((0, 1), 0.8), (Part((2, 3), 0.25),), 0.1, 0.6)

        expected = [math.log(odds) for odds in (9, 4, 1 / 3, 1 / 9, 1.5)]
        assert [*expected, 0, 0, 0] == pytest.approx(signs(one))

    def test_several_contents(self) -> None:
        """Of several contents, the least sure counts."""
        assert signs(read(0.2)) == signs(read(0.9, 0.2, 0.7))

    def test_no_source(self) -> None:
        """That there is no source is a sign of its own."""
        found = signs(read(source=None))

        assert (0, 1) == (found[SOURCE], found[NO_SOURCE])

    @pytest.mark.parametrize(
        ("twin", "quoted", "expected"), [(TWIN, False, (1, 0)), (None, True, (0, 1))]
    )
    def test_signs_from_elsewhere(
        self, twin: Draft | None, quoted: bool, expected: tuple[float, float]
    ) -> None:
        """So are the same cue in the grammar and quotation marks, each for itself."""
        found = evidence(Pair(read(), twin, quoted))

        assert expected == (found[AGREED], found[QUOTED])

    @pytest.mark.parametrize("probability", [0, 1, 5e-324, 1 - 2**-53])
    def test_certainty(self, probability: float) -> None:
        """A certainty is as good as 999 to 1, not more."""
        found = signs(read(probability, cue=probability, source=probability, link=probability))

        expected = math.copysign(math.log(999), probability - 0.5)
        assert [expected] * 5 == pytest.approx(found[:NO_SOURCE])

    @given(st.builds(Pair, READS, st.sampled_from([None, TWIN]), st.booleans()))
    def test_any_probabilities(self, pair: Pair) -> None:
        """There are as many numbers as are weighed, all finite."""
        found = evidence(pair)

        assert EVIDENCE == len(found)
        assert all(map(math.isfinite, found))

    @given(READS, PROBABILITIES, PROBABILITIES)
    def test_monotone(self, one: Read, some: float, other: float) -> None:
        """A likelier cue, source, content or link never speaks less for the attribution."""
        less, more = (signs(with_probability(one, p)) for p in sorted((some, other)))

        assert all(a <= b for a, b in zip(less, more, strict=True))


FACTORS = st.floats(-5, 5)
SIGNS = st.lists(st.floats(-7, 7), min_size=EVIDENCE, max_size=EVIDENCE)
LEARNED = st.lists(FACTORS, min_size=1 + EVIDENCE, max_size=1 + EVIDENCE)


class TestConfidence:
    """Evidence to a probability."""

    def test_nothing_known(self) -> None:
        """Without a bias, no evidence makes an attribution as likely as not."""
        assert 0.5 == confidence([0, 0], [0, 3, 2])

    @pytest.mark.parametrize(("bias", "expected"), [(math.log(4), 0.8), (-math.log(9), 0.1)])
    def test_bias(self, bias: float, expected: float) -> None:
        """The first of the factors counts without evidence."""
        assert expected == confidence([0], [bias, 1])

    def test_factors(self) -> None:
        """Each piece of evidence counts by its factor."""
        assert round(1 / (1 + math.exp(-2)), 3) == confidence([3, -2, 4], [1, 1, 3, 1])

    def test_three_digits(self) -> None:
        """Finer differences than a thousandth are not shown."""
        assert 0.731 == confidence([1], [0, 1])

    @pytest.mark.parametrize("factors", [[0, 1], [0, 1, 1, 1]])
    def test_factors_of_another_reader(self, factors: list[float]) -> None:
        """Factors for more or for less evidence than there is are an error."""
        with pytest.raises(ValueError, match="argument 2"):
            confidence([1, 1], factors)

    @given(SIGNS, LEARNED)
    def test_probability(self, found: list[float], factors: list[float]) -> None:
        """It lies between 0 and 1."""
        assert 0 <= confidence(found, factors) <= 1

    @given(SIGNS, LEARNED, st.integers(0, EVIDENCE - 1), st.floats(0, 5))
    def test_monotone(
        self, found: list[float], factors: list[float], place: int, more: float
    ) -> None:
        """More of what speaks for an attribution never makes it less sure; of the rest, more."""
        stronger = [value + more * (place == at) for at, value in enumerate(found)]
        before, after = confidence(found, factors), confidence(stronger, factors)

        assert (before <= after) if factors[1 + place] >= 0 else (before >= after)


def test_what_stands_within_words_is_less_sure() -> None:
    """Within another's words, no more than the share that was found right is given."""
    words = (
        "“Ana Ruiz said the dock was shut. She said the sea was high. Residents believe the wall "
        "is weak,” Tom Berg said."
    )
    quotes = quotekit.extract(words).quotes
    nested = [quote.score for quote in quotes if quote.parent is not None]

    assert nested == [0.75, 0.75, 0.75]
    assert quotes[0].score > max(nested)
