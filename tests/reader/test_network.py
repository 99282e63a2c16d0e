"""Windows to scores, with a network that says what it was asked."""

from collections.abc import Iterable, Sequence
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotekit.reader.decoding import LABELS, Floats, Integers
from quotekit.reader.network import score
from quotekit.reader.windows import LONGEST, OVERLAP, Window

PIECE, PLACE = 0, 1
"""What the first two scores of a word say."""
BEGIN, END, NOTHING = 101, 102, 0
"""Pieces that are of no word."""


class Echo:
    """A network that answers with its input.

    The scores of a piece are its number, its place and zeros; its vectors are its features.
    """

    def __init__(self) -> None:
        self.asked: list[dict[str, Integers]] = []

    def run(self, names: Sequence[str] | None, feed: dict[str, Integers]) -> list[Floats]:
        """Answer as a session of onnxruntime does."""
        assert names is None
        self.asked.append(feed)
        pieces = feed["pieces"]
        emissions = np.zeros((*pieces.shape, len(LABELS)), np.float32)
        emissions[..., PIECE] = pieces
        emissions[..., PLACE] = np.arange(pieces.shape[1])
        return [emissions, feed["features"].astype(np.float32)]

    def get_outputs(self) -> list[SimpleNamespace]:
        """Tell the shapes of the answers, as a session of onnxruntime does."""
        sizes = len(LABELS), FEATURES.shape[1]
        return [SimpleNamespace(shape=["batch", "length", size]) for size in sizes]

    def shapes(self) -> list[tuple[int, int]]:
        """Give the windows, and the pieces in each, of every question."""
        return [feed["pieces"].shape for feed in self.asked]


FEATURES = np.arange(1, 40_001).reshape(-1, 2)
"""Two numbers of each word, no two alike."""


def piece_of(word: int) -> int:
    """Give the first piece of a word."""
    return 1_000 + 10 * word


def window(first: int, sizes: Sequence[int], *, goes_on: bool = False) -> Window:
    """Make a window from its first word and the number of pieces of each word."""
    pieces = [piece_of(first + n) + k for n, size in enumerate(sizes) for k in range(size)]
    return Window(
        words=np.arange(first, first + len(sizes)),
        pieces=np.array(pieces),
        word_of=np.repeat(np.arange(len(sizes)), sizes),
        first_piece=np.cumsum([0, *sizes[:-1]]),
        goes_on=goes_on,
    )


def in_turn(paragraphs: Iterable[Sequence[int]]) -> list[Window]:
    """Make a window of each paragraph, from the number of pieces of each of its words."""
    windows: list[Window] = []
    first = 0
    for sizes in paragraphs:
        windows.append(window(first, sizes))
        first += len(sizes)
    return windows


def assert_in_place(paragraphs: Sequence[Sequence[int]]) -> None:
    """Assert that each word of several paragraphs has its own scores and vectors."""
    length = sum(map(len, paragraphs))
    features = FEATURES[:length]

    found = score(in_turn(paragraphs), features, Echo())

    assert list(map(piece_of, range(length))) == found.emissions[:, PIECE].tolist()
    assert features.tolist() == found.vectors.tolist()


class TestWords:
    """Each word has the scores of its first piece."""

    def test_words_of_several_pieces(self) -> None:
        """A word is read where its first piece stands, after the mark of the beginning."""
        found = score([window(0, [1, 3, 2, 1])], FEATURES[:4], Echo())

        assert [1, 2, 5, 7] == found.emissions[:, PLACE].tolist()
        assert [piece_of(word) for word in range(4)] == found.emissions[:, PIECE].tolist()

    def test_two_words_of_one_piece(self) -> None:
        """Words that begin with the same piece have the same scores."""
        shared = Window(
            words=np.array([0, 1]),
            pieces=np.array([1_000]),
            word_of=np.array([0]),
            first_piece=np.array([0, 0]),
        )

        found = score([shared], FEATURES[:2], Echo())

        assert [1_000, 1_000] == found.emissions[:, PIECE].tolist()

    @pytest.mark.parametrize(
        "lengths", [[3, 200, 1, 50], [200, 50, 3, 1], [1, 3, 50, 200], [250, 1] * 20]
    )
    def test_windows_of_any_order(self, lengths: list[int]) -> None:
        """Long windows may stand before short ones or after."""
        assert_in_place([[1] * length for length in lengths])

    @given(st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=50), max_size=40))
    @settings(deadline=None)
    def test_any_windows(self, paragraphs: list[list[int]]) -> None:
        """Of any windows, each word has its own scores."""
        assert_in_place(paragraphs)

    def test_word_in_no_window(self) -> None:
        """A word that the network does not see is nothing, for certain."""
        found = score([window(1, [1, 1])], FEATURES[:4], Echo())

        assert [100, piece_of(1), piece_of(2), 100] == found.emissions[:, PIECE].tolist()
        assert [[0, 0], [0, 0]] == found.vectors[[0, 3]].tolist()

    def test_no_windows(self) -> None:
        """Without windows, all is nothing and the network is not asked."""
        network = Echo()

        found = score([], FEATURES[:3], network)

        assert [[100] + [0] * 6] * 3 == found.emissions.tolist()
        assert [[0, 0]] * 3 == found.vectors.tolist()
        assert [] == network.asked

    def test_no_words(self) -> None:
        """A text without words has no scores, as wide as any."""
        found = score([], FEATURES[:0], Echo())

        assert (0, len(LABELS)) == found.emissions.shape
        assert (0, 2) == found.vectors.shape


class TestOverlap:
    """Words in two windows."""

    def test_the_window_that_sees_more(self) -> None:
        """A word has the scores of the window in which it is farther from the ends."""
        begins = [0, LONGEST - OVERLAP, 2 * (LONGEST - OVERLAP)]
        windows = [window(begin, [1] * LONGEST, goes_on=begin > 0) for begin in begins]
        length = begins[-1] + LONGEST

        found = score(windows, FEATURES[:length], Echo())

        expected = [
            max(
                (min(word - begin, begin + LONGEST - 1 - word), word - begin + 1)
                for begin in begins
                if begin <= word < begin + LONGEST
            )[1]
            for word in range(length)
        ]
        assert expected == found.emissions[:, PLACE].tolist()

    def test_next_paragraph(self) -> None:
        """A window that begins a paragraph gives all its words."""
        windows = [window(0, [1] * 10), window(10, [1] * 50)]

        found = score(windows, FEATURES[:60], Echo())

        assert [*range(1, 11), *range(1, 51)] == found.emissions[:, PLACE].tolist()


class TestFeed:
    """What the network is asked."""

    def test_pieces_and_padding(self) -> None:
        """Windows stand between two marks; what fills up the shorter ones is masked."""
        network = Echo()

        score(in_turn([[1, 2], [1]]), FEATURES[:3], network)

        (feed,) = network.asked
        short = [BEGIN, 1_020, END, NOTHING, NOTHING]
        assert [short, [BEGIN, 1_000, 1_010, 1_011, END]] == feed["pieces"].tolist()
        assert [[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]] == feed["mask"].tolist()

    def test_features(self) -> None:
        """Each piece has the features of its word; the marks and the padding have none."""
        network = Echo()

        score(in_turn([[1, 2], [1]]), FEATURES[:3], network)

        (feed,) = network.asked
        none = [0, 0]
        short = [none, [5, 6], none, none, none]
        assert [short, [none, [1, 2], [3, 4], [3, 4], none]] == feed["features"].tolist()

    def test_kind_of_numbers(self) -> None:
        """All that the network is given is in the integers that it was exported with."""
        network = Echo()

        score([window(0, [1])], FEATURES[:1].astype(np.int32), network)

        assert {"pieces", "mask", "features"} == set(network.asked[0])
        assert {np.dtype(np.int64)} == {values.dtype for values in network.asked[0].values()}


class TestBatches:
    """How many windows are read at once."""

    def test_short_windows(self) -> None:
        """Several short paragraphs are read at once."""
        network = Echo()

        score(in_turn([[1] * 20] * 30), FEATURES[:600], network)

        assert [(23, 22), (7, 22)] == network.shapes()

    def test_no_more_than_fit(self) -> None:
        """Of a long text, no more than 512 pieces are read at once."""
        network = Echo()

        score(in_turn([[1] * LONGEST] * 5), FEATURES[: 5 * LONGEST], network)

        assert [(2, 256), (2, 256), (1, 256)] == network.shapes()

    def test_like_lengths(self) -> None:
        """Short windows are read with short ones, so that there is little to fill up."""
        network = Echo()

        score(in_turn([[1] * LONGEST, [1]] * 2), FEATURES[: 2 * (LONGEST + 1)], network)

        assert [(2, 3), (2, 256)] == network.shapes()
