"""The linear chain, against all that it could have chosen."""

from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from quotekit.reader.decoding import LABELS, Chunk, Floats, best_path, chunks, marginals

SCORES = st.floats(-8, 8, width=32)
EMISSIONS = st.integers(1, 4).flatmap(
    lambda words: arrays(np.float32, (words, len(LABELS)), elements=SCORES)
)
TRANSITIONS = arrays(np.float32, (len(LABELS), len(LABELS)), elements=SCORES)
UNTIED = np.zeros((len(LABELS), len(LABELS)), np.float32)


def every_path(words: int) -> npt.NDArray[np.int64]:
    """Give all sequences of labels, one a row."""
    return np.array(list(product(range(len(LABELS)), repeat=words)))


def score(paths: npt.NDArray[np.int64], emissions: Floats, transitions: Floats) -> Floats:
    """Add up the scores of each of several paths."""
    labels = emissions[np.arange(len(emissions)), paths].sum(axis=1)
    return np.asarray(labels + transitions[paths[:, :-1], paths[:, 1:]].sum(axis=1))


def labels_of(found: tuple[Chunk, ...], words: int) -> list[int]:
    """Spell runs as labels."""
    labels = [0] * words
    for chunk in found:
        labels[chunk.first] = LABELS.index(f"B-{chunk.role}")
        for place in range(chunk.first + 1, chunk.last):
            labels[place] = LABELS.index(f"I-{chunk.role}")
    return labels


class TestChunks:
    """The runs that labels spell."""

    @pytest.mark.parametrize(
        ("spelled", "expected"),
        [
            ("", []),
            ("O O", []),
            ("B-source B-cue I-cue O", [("source", 0, 1), ("cue", 1, 3)]),
            ("O B-content I-content I-content", [("content", 1, 4)]),
            ("B-cue B-cue", [("cue", 0, 1), ("cue", 1, 2)]),
            ("B-content I-content B-content", [("content", 0, 2), ("content", 2, 3)]),
            ("O I-cue I-cue O", [("cue", 1, 3)]),
            ("B-source I-cue", [("source", 0, 1), ("cue", 1, 2)]),
            ("B-source O I-source", [("source", 0, 1), ("source", 2, 3)]),
        ],
    )
    def test_runs(self, spelled: str, expected: list[tuple[str, int, int]]) -> None:
        """A beginning, or an inside that follows nothing of its role, begins a run."""
        labels = [LABELS.index(label) for label in spelled.split()]

        assert expected == [(run.role, run.first, run.last) for run in chunks(labels)]

    def test_numbers_of_labels(self) -> None:
        """The network was trained with the labels in this order."""
        expected = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

        assert expected == LABELS

    @given(st.lists(st.integers(0, len(LABELS) - 1), max_size=12))
    def test_inverse_of_labelling(self, labels: list[int]) -> None:
        """Spelling the runs of any labels gives these again, but for insides that begin a run."""
        found = chunks(labels)

        spelled = labels_of(found, len(labels))

        assert found == chunks(spelled)
        assert [(label + 1) // 2 for label in labels] == [(label + 1) // 2 for label in spelled]
        firsts = {run.first for run in found}
        changed = {place for place, label in enumerate(labels) if label != spelled[place]}
        assert changed <= firsts


class TestBestPath:
    """The labels with the highest score together."""

    @given(EMISSIONS, TRANSITIONS)
    @settings(deadline=None)
    def test_no_path_scores_higher(self, emissions: Floats, transitions: Floats) -> None:
        """Of all that up to four words could be, it is the best."""
        found = best_path(emissions, transitions)

        highest = score(every_path(len(emissions)), emissions, transitions).max()
        assert highest == pytest.approx(score(found[None], emissions, transitions)[0], abs=1e-4)

    def test_transitions_outweigh_a_word(self) -> None:
        """The best labels together need not be the best label of each word."""
        source, cue, content = (LABELS.index(f"B-{role}") for role in ("source", "cue", "content"))
        emissions = np.zeros((3, len(LABELS)), np.float32)
        emissions[0, source], emissions[1, content], emissions[1, cue] = 5, 2, 1
        transitions = UNTIED.copy()
        transitions[source, cue], transitions[cue, content] = 3, 3

        assert [source, content, 0] == best_path(emissions, UNTIED).tolist()
        assert [source, cue, content] == best_path(emissions, transitions).tolist()

    def test_no_words(self) -> None:
        """Nothing is read as nothing."""
        assert [] == best_path(np.zeros((0, len(LABELS)), np.float32), UNTIED).tolist()


class TestMarginals:
    """The probability of each label for each word."""

    @given(EMISSIONS, TRANSITIONS)
    @settings(deadline=None)
    def test_share_of_all_paths(self, emissions: Floats, transitions: Floats) -> None:
        """A label has the weight of all paths that give it to the word."""
        paths = every_path(len(emissions))
        scores = score(paths, emissions, transitions).astype(np.float64)
        weights = np.exp(scores - scores.max())

        found = marginals(emissions, transitions)

        for place in range(len(emissions)):
            expected = np.bincount(paths[:, place], weights, len(LABELS)) / weights.sum()
            assert expected == pytest.approx(found[place], abs=1e-4)
        assert np.ones(len(emissions)) == pytest.approx(found.sum(axis=1), abs=1e-5)

    def test_far_into_a_text(self) -> None:
        """Twenty thousand words on, the probabilities are as exact as at the beginning."""
        emissions = np.tile(np.linspace(-9, 9, len(LABELS), dtype=np.float32), (20_000, 1))
        of_one_word = np.exp(emissions[0]) / np.exp(emissions[0]).sum()

        found = marginals(emissions, UNTIED)

        assert 0 == pytest.approx(np.abs(found - of_one_word).max(), abs=1e-6)

    def test_no_words(self) -> None:
        """Nothing has no probabilities."""
        empty = np.zeros((0, len(LABELS)), np.float32)

        assert empty.shape == marginals(empty, UNTIED).shape
