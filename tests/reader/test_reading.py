"""Scores to attributions, on scores made by hand."""

from collections.abc import Sequence
from itertools import groupby

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from quotekit.reader.decoding import LABELS, ROLES
from quotekit.reader.network import Scores
from quotekit.reader.reading import Part, Read, read_scores
from quotekit.reader.weights import Weights

STEP = 4.0
"""What a letter adds to a vector: a letter that two words share makes their product 2."""
LETTERS = "abc"

Found = tuple[str, str | None, list[str]]


def weights(unlinked: tuple[float, float] = (1, 1)) -> Weights:
    """Make a reader that ties no label to the next."""
    return Weights(
        network=None,
        tokenizer=Tokenizer(WordLevel({}, "")),
        transitions=np.zeros((len(LABELS), len(LABELS)), np.float32),
        unlinked=unlinked,
        confidence=(),
    )


def made(spec: str, sure: float = 20) -> tuple[Scores, list[int], list[int]]:
    """Make scores, the positions of words and their paragraphs from words like ``role:letters``.

    ``+`` goes on with the role before it, ``o`` has none. ``¶`` is a token that is no word, and
    ends a paragraph.
    """
    tokens = spec.split()
    words = [place for place, text in enumerate(tokens) if text != "¶"]
    emissions = np.zeros((len(words), len(LABELS)), np.float32)
    vectors = np.zeros((len(words), 3 * len(LETTERS)), np.float32)
    current = ""
    for row, word in enumerate(words):
        role, _, letters = tokens[word].partition(":")
        label = f"I-{current}" if role == "+" else f"B-{role}" if role in ROLES else "O"
        emissions[row, LABELS.index(label)] = sure
        current = current if role == "+" else role
        for letter in letters:
            place = ("cue", "source", "content").index(current)
            vectors[row, place * len(LETTERS) + LETTERS.index(letter)] += STEP
    return Scores(emissions, vectors), words, [tokens[:word].count("¶") for word in words]


def read(spec: str, unlinked: tuple[float, float] = (1, 1)) -> list[Read]:
    """Read what the words say."""
    return read_scores(*made(spec), weights(unlinked))


def found(spec: str, unlinked: tuple[float, float] = (1, 1)) -> list[Found]:
    """Give the cue, the source and the contents of each attribution as the words of *spec*."""
    tokens = spec.split()

    def said(part: Part) -> str:
        return " ".join(tokens[slice(*part.run)])

    return [
        (
            said(one.cue),
            said(one.source) if one.source else None,
            [said(part) for part in one.contents],
        )
        for one in read(spec, unlinked)
    ]


def share(product: float, *others: float) -> float:
    """Give the probability of a choice among others."""
    return float(np.exp(product) / np.exp([product, *others]).sum())


class TestLinks:
    """Who belongs to which cue."""

    def test_vectors_decide(self) -> None:
        """A cue has the source and the content with the like vectors, not those beside it."""
        spec = "source:a cue:b content:a source:b cue:a content:b"

        expected = [("cue:b", "source:b", ["content:b"]), ("cue:a", "source:a", ["content:a"])]
        assert expected == found(spec)

    def test_first_word_speaks_for_its_run(self) -> None:
        """A run of several words has the vectors of its first."""
        spec = "source:a +:b cue:a +:bb o content:a + +:bb source:b cue:b"

        assert [("cue:a +:bb", "source:a +:b", ["content:a + +:bb"])] == found(spec)

    def test_source_before_or_after(self) -> None:
        """The order of source, cue and content does not matter."""
        assert [("cue:a", "source:a", ["content:a"])] == found("content:a cue:a source:a")

    def test_no_source(self) -> None:
        """A cue that is like no source has none."""
        assert [("cue:a", None, ["content:a"])] == found("source:b cue:a content:a")

    def test_no_source_at_all(self) -> None:
        """Where there is no source, a cue surely has none."""
        (one,) = read("cue:a content:a")

        assert one.source is None
        assert 1 == one.source_link

    def test_shared_source(self) -> None:
        """Two cues can have one source."""
        spec = "source:ab cue:a content:a cue:b content:b"

        expected = [("cue:a", "source:ab", ["content:a"]), ("cue:b", "source:ab", ["content:b"])]
        assert expected == found(spec)

    def test_several_contents(self) -> None:
        """A cue can have several contents, in text order."""
        spec = "content:a + o content:aa cue:a source:a content:a"

        expected = [("cue:a", "source:a", ["content:a +", "content:aa", "content:a"])]
        assert expected == found(spec)

    @pytest.mark.parametrize("spec", ["source:a cue:a", "source:a content:a", "cue:a", "o o", ""])
    def test_no_attribution(self, spec: str) -> None:
        """Without a cue and a content there is no attribution."""
        assert [] == found(spec)

    def test_cue_without_a_content(self) -> None:
        """A cue is none if the only content is another's."""
        assert [("cue:a", "source:a", ["content:a"])] == found(
            "source:a cue:a content:a source:b cue:b"
        )


class TestNobodysContent:
    """Contents that are more like nothing than like any cue."""

    def test_goes_to_a_cue_with_nothing_else(self) -> None:
        """It goes to the cue that has no content."""
        spec = "source:a cue:a content:a source:b cue:b content:c"

        expected = [("cue:a", "source:a", ["content:a"]), ("cue:b", "source:b", ["content:c"])]
        assert expected == found(spec)

    def test_is_left_out(self) -> None:
        """It is nobody's where every cue has a content."""
        assert [("cue:a", None, ["content:a"])] == found("cue:a content:a content:c")

    def test_only_the_likeliest(self) -> None:
        """Of several, a cue with nothing else takes the one that is most like it."""
        spec = "content:c cue:a content:a content:c"

        assert [("cue:a", None, ["content:a"])] == found(spec, unlinked=(1, 5))

    def test_is_less_sure(self) -> None:
        """The probability is that of the link, though no link is likelier."""
        (one,) = read("cue:a content:a", unlinked=(1, 5))

        assert share(2, 5) == pytest.approx(one.content_link)


class TestProbabilities:
    """How sure the network is."""

    def test_source_link(self) -> None:
        """The link to the source is weighed against other sources and against none."""
        (one,) = read("source:aa source:a cue:a content:a", unlinked=(3, 1))

        assert "source:aa" == found("source:aa source:a cue:a content:a")[0][1]
        assert share(4, 2, 3) == pytest.approx(one.source_link)

    def test_no_source_link(self) -> None:
        """That a cue has no source is weighed against all sources."""
        (one,) = read("source:c source:a cue:a content:a", unlinked=(6, 1))

        assert one.source is None
        assert share(6, 2, 0) == pytest.approx(one.source_link)

    def test_content_link(self) -> None:
        """The links to the contents are as sure as the least sure of them."""
        (one,) = read("cue:a content:aaa content:a content:aa")

        assert share(2, 1) == pytest.approx(one.content_link)

    def test_of_words(self) -> None:
        """A part is as sure as its words are on average."""
        scores, words, paragraphs = made("cue:a content:a + +", sure=0)
        for row, label in enumerate(("B-cue", "B-content", "I-content", "I-content")):
            scores.emissions[row, LABELS.index(label)] = (row + 1) / 2

        (one,) = read_scores(scores, words, paragraphs, weights())

        first, *others = (share(sure, *[0] * 6) for sure in (0.5, 1, 1.5, 2))
        assert first == pytest.approx(one.cue.probability)
        assert sum(others) / 3 == pytest.approx(one.contents[0].probability)

    def test_transitions(self) -> None:
        """What follows what counts as much as the words do."""
        scores, words, paragraphs = made("cue:a content:a content:a")
        tied = weights()
        tied.transitions[LABELS.index("B-content"), LABELS.index("I-content")] = 30

        (one,) = read_scores(scores, words, paragraphs, tied)

        assert [(1, 3)] == [part.run for part in one.contents]


class TestPlaces:
    """Where the words stand."""

    def test_tokens(self) -> None:
        """Runs are of tokens: a token that is no word counts, and may lie in a run."""
        scores, words, _ = made("o ¶ source:a + ¶ + cue:a ¶ content:a + ¶")

        (one,) = read_scores(scores, words, [0] * len(words), weights())

        assert one.source is not None
        assert (2, 6) == one.source.run
        assert (6, 7) == one.cue.run
        assert [(8, 10)] == [part.run for part in one.contents]

    def test_paragraphs(self) -> None:
        """Nothing is linked across paragraphs, though it be alike."""
        spec = "source:a cue:a content:a ¶ cue:a content:a ¶ content:a ¶ source:a cue:a"

        expected = [("cue:a", "source:a", ["content:a"]), ("cue:a", None, ["content:a"])]
        assert expected == found(spec)

    def test_run_ends_with_the_paragraph(self) -> None:
        """An inside at the beginning of a paragraph is a run of its own."""
        expected = [("cue:a", None, ["content:a +"])]

        assert expected == found("cue:a content:a + ¶ + o")


@st.composite
def any_scores(draw: st.DrawFn) -> tuple[Scores, list[int]]:
    """Scores of up to ten words, and the paragraph of each."""
    length = draw(st.integers(0, 10))
    numbers = st.floats(-30, 30, width=32)
    emissions = draw(arrays(np.float32, (length, len(LABELS)), elements=numbers))
    vectors = draw(arrays(np.float32, (length, 6), elements=numbers))
    return Scores(emissions, vectors), sorted(draw(st.tuples(*[st.integers(0, 2)] * length)))


def moved(one: Read, by: int) -> Read:
    """Move an attribution to the right."""

    def part(old: Part) -> Part:
        return attrs.evolve(old, run=(old.run[0] + by, old.run[1] + by))

    return attrs.evolve(
        one,
        cue=part(one.cue),
        source=part(one.source) if one.source else None,
        contents=tuple(map(part, one.contents)),
    )


def parts_of(one: Read) -> list[Part]:
    """Give the cue, the contents and the source if there is one."""
    return [one.cue, *one.contents, *([one.source] if one.source else [])]


def runs_of(reads: Sequence[Read]) -> list[list[tuple[int, int]]]:
    """Give the runs of attributions, without probabilities."""
    return [[part.run for part in parts_of(one)] for one in reads]


class TestAnyScores:
    """What holds whatever the network says."""

    @given(any_scores())
    @settings(deadline=None)
    def test_probabilities(self, some: tuple[Scores, list[int]]) -> None:
        """Probabilities lie between 0 and 1."""
        scores, paragraphs = some

        for one in read_scores(scores, range(len(paragraphs)), paragraphs, weights()):
            links = one.source_link, one.content_link
            for probability in (*links, *(part.probability for part in parts_of(one))):
                assert 0 <= probability <= 1

    @given(any_scores())
    @settings(deadline=None)
    def test_parts(self, some: tuple[Scores, list[int]]) -> None:
        """Each attribution has contents in text order, and no word in two of its parts."""
        scores, paragraphs = some

        for one in read_scores(scores, range(len(paragraphs)), paragraphs, weights()):
            contents = [part.run for part in one.contents]
            assert contents
            assert sorted(contents) == contents
            covered = [place for part in parts_of(one) for place in range(*part.run)]
            assert sorted(set(covered)) == sorted(covered)

    @given(any_scores())
    @settings(deadline=None)
    def test_paragraphs_are_read_apart(self, some: tuple[Scores, list[int]]) -> None:
        """A text is read as its paragraphs are, one by one."""
        scores, paragraphs = some
        apart: list[Read] = []
        for _, group in groupby(range(len(paragraphs)), key=paragraphs.__getitem__):
            places = list(group)
            own = Scores(scores.emissions[places], scores.vectors[places])
            alone = read_scores(own, range(len(places)), [0] * len(places), weights())
            apart += [moved(one, places[0]) for one in alone]

        together = read_scores(scores, range(len(paragraphs)), paragraphs, weights())

        assert runs_of(apart) == runs_of(together)
