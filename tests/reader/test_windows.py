"""Windows of pieces, with the tokenizer that ships with the network."""

import re
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from quotekit.reader.weights import shipped_weights
from quotekit.reader.windows import LONGEST, OVERLAP, Window, read_windows

ENGLISH = spacy.blank("en")
VISIBLE = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=8)
LINES = st.lists(VISIBLE | st.sampled_from([" ", "\n", "\r\n\r\n", "dock", "’s"]), max_size=20)
PLAIN = st.text("abcxyz.,'“”19", min_size=1, max_size=9)
ODD = st.sampled_from(
    ["\x00", "\u200b", "\ufeff", "\u202e", "e\u0301", "漢字", "İ", "ﬁ", "x" * 150]
)


def starts_of(text: str) -> list[int]:
    """Give the offsets of the words of *text*, as spaCy parts them."""
    return [token.idx for token in ENGLISH.make_doc(text) if not token.is_space]


def windows_of(text: str) -> list[Window]:
    """Cut *text* into windows."""
    return read_windows(text, starts_of(text), shipped_weights().tokenizer)


def missed(text: str) -> set[str]:
    """Give the words that lie in no window."""
    words = [token.text for token in ENGLISH.make_doc(text) if not token.is_space]
    read = {int(word) for window in windows_of(text) for word in window.words}
    return {word for place, word in enumerate(words) if place not in read}


def pieces(window: Window) -> list[str]:
    """Give the pieces as they stand in the vocabulary."""
    return [str(shipped_weights().tokenizer.id_to_token(int(piece))) for piece in window.pieces]


def spelled(window: Window) -> list[str]:
    """Give the pieces of each word."""
    return [
        " ".join(piece for piece, of in zip(pieces(window), window.word_of, strict=True) if of == n)
        for n in range(len(window.words))
    ]


class TestOneWindow:
    """A paragraph that the network reads at once."""

    def test_words_in_pieces(self) -> None:
        """A word has its pieces, and a mark is a word of its own."""
        (window,) = windows_of("“Unmoored,” said Ana’s crewmates.")

        expected = ["“", "un ##moor ##ed", ",", "”", "said", "ana", "’ s", "crew ##mates", "."]
        assert expected == spelled(window)
        assert [0, 1, 4, 5, 6, 7, 8, 10, 12] == window.first_piece.tolist()
        assert not window.goes_on

    def test_two_words_of_one_piece(self) -> None:
        """Words that the vocabulary does not part begin with the same piece."""
        (window,) = windows_of("They cannot sail")

        assert ["they", "cannot", "sail"] == pieces(window)
        assert [0, 1, 1, 2] == window.first_piece.tolist()

    def test_invisible_word(self) -> None:
        """A word of no pieces begins with the one after it, at the end with the last."""
        (window,) = windows_of("Ana \u200b said \x00.")

        assert ["ana", "said", "."] == pieces(window)
        assert [0, 1, 1, 2] == window.first_piece.tolist()

    def test_one_for_each_paragraph(self) -> None:
        """Paragraphs are read apart, and words are counted through the text."""
        found = windows_of("Ana said so.\n\nNobody came.")

        assert [[0, 1, 2, 3], [4, 5, 6]] == [window.words.tolist() for window in found]
        assert [["ana", "said", "so", "."], ["nobody", "came", "."]] == list(map(pieces, found))

    @given(st.lists(PLAIN, min_size=1, max_size=150))
    @settings(deadline=None)
    def test_first_piece_begins_where_the_word_does(self, words: list[str]) -> None:
        """What stands between spaces begins with its first piece."""
        text = " ".join(words)
        starts = [match.start() for match in re.finditer(r"\S+", text)]

        for window in read_windows(text, starts, shipped_weights().tokenizer):
            for word, first in zip(window.words, window.first_piece, strict=True):
                assert words[word].startswith(pieces(window)[first])


class TestLongParagraphs:
    """A paragraph that the network cannot read at once."""

    def test_where_it_is_cut(self) -> None:
        """Each window goes back by the overlap, and the last ends with the paragraph."""
        found = windows_of("dock " * 500)

        assert [(0, 253), (190, 443), (380, 499)] == [
            (window.words[0], window.words[-1]) for window in found
        ]
        assert [False, True, True] == [window.goes_on for window in found]

    @pytest.mark.parametrize(("length", "expected"), [(LONGEST, 1), (LONGEST + 1, 2)])
    def test_no_window_too_many(self, length: int, expected: int) -> None:
        """A paragraph is cut only if it is too long."""
        assert expected == len(windows_of("dock " * length))

    @given(st.lists(PLAIN, min_size=1, max_size=12), st.integers(1, 150))
    @settings(deadline=None)
    def test_windows_overlap(self, words: list[str], times: int) -> None:
        """What a window ends with, the next begins with, in pieces and in words."""
        for before, after in pairwise(windows_of(" ".join(words * times))):
            assert after.goes_on
            assert before.pieces[-OVERLAP:].tolist() == after.pieces[:OVERLAP].tolist()
            shared = set(before.words.tolist()) & set(after.words.tolist())
            assert set(after.words[after.first_piece < OVERLAP].tolist()) == shared

    def test_amid_a_word(self) -> None:
        """A stretch in which no word begins is not read."""
        words = ["dock", "!" * 1_000, "gate"]
        starts = [0, 5, 1_006]

        first, last = read_windows(" ".join(words), starts, shipped_weights().tokenizer)

        assert [[0, 1], [2]] == [first.words.tolist(), last.words.tolist()]
        assert "gate" == pieces(last)[last.first_piece[0]]
        assert {0} == set(last.word_of.tolist())


class TestAnyText:
    """What holds for every text."""

    @given(LINES.map("".join))
    @settings(deadline=None)
    def test_every_visible_word_is_read(self, text: str) -> None:
        """Each word lies in a window, of whatever script it is."""
        assert set() == missed(text)

    @given(st.lists(ODD | PLAIN | st.text(max_size=6), max_size=12), st.integers(1, 60))
    @settings(deadline=None)
    def test_windows_fit(self, parts: list[str], times: int) -> None:
        """No window is longer than the network reads, and all its numbers are places in it."""
        for window in windows_of("".join(parts) * times):
            assert 0 < len(window.pieces) == len(window.word_of) <= LONGEST
            assert 0 < len(window.words) == len(window.first_piece)
            assert 0 <= window.word_of.min() <= window.word_of.max() < len(window.words)
            assert 0 <= window.first_piece.min() <= window.first_piece.max() < len(window.pieces)
            assert sorted(window.words) == window.words.tolist()

    @pytest.mark.parametrize(
        "text", ["", " \n\t\r\n", "\u200b\ufeff\n\u200b", "\x00\x01\x02", "\u200b\x00 " * 10_000]
    )
    def test_nothing_to_read(self, text: str) -> None:
        """White space, control and invisible characters alone give no window."""
        assert [] == windows_of(text)

    @pytest.mark.parametrize(
        "text",
        ["x" * 200_000, ". " * 100_000, "dock " * 200_000, "“It held,” she said. " * 5_000],
        ids=["letters without a space", "marks", "a megabyte of words", "quotations"],
    )
    def test_much_text(self, text: str) -> None:
        """Of one endless paragraph, too, every word is read."""
        assert set() == missed(text)

    def test_byte_order_mark(self) -> None:
        """A byte-order mark, or a joiner at a line's start, does not cost the first word."""
        assert set() == missed("\ufeffDivers found it.\n\u200dNobody else did.")
