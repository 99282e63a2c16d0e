"""Words in one typography."""

from itertools import pairwise

import pytest
from hypothesis import given
from tests.strategies import TEXTS

from quotekit.verification.words import marks_in, words_of


@pytest.mark.parametrize(
    ("text", "spellings"),
    [
        ("We left, he said.", ["We", "left", "he", "said"]),
        ("don’t — well‑known", ["don't", "well-known"]),
        ("‘’em’ goin’", ["em", "goin"]),
        ("1,200 at 10:30, 3.5 or 10–12", ["1,200", "at", "10:30", "3.5", "or", "10-12"]),
        ("end.Next 1, 2", ["end", "Next", "1", "2"]),
        ("−5 % of $7", ["-5", "%", "of", "$", "7"]),
        ("[W]e saw [us]", ["We", "saw", "us"]),
        ("ﬁne cafe\u0301s", ["fine", "cafés"]),
        ("know\u00ading \u200bzero\u200bwidth", ["knowing", "zerowidth"]),
        ("10² and ½", ["10²", "and", "½"]),
        ("we—who", ["we", "who"]),
        ("", []),
    ],
)
def test_spellings(text: str, spellings: list[str]) -> None:
    """Typography is folded away, and nothing that is read aloud is."""
    assert spellings == [word.spelling for word in words_of(text)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("engi-\nneers", "engineers", True),
        ("engi\u00ad\r\nneers", "engineers", True),
        ("well-\n  known", "well-known", True),
        ("well-\nknown", "wellknown", True),
        ("well-known", "wellknown", False),
        ("re-sign", "resign", False),
        ("boy's", "boys", False),
        ("US", "us", False),
    ],
)
def test_line_ends(one: str, other: str, same: bool) -> None:
    """Only a hyphen at the end of a line may or may not belong to the word."""
    (first,), (second,) = words_of(one), words_of(other)

    assert same == first.is_spelled_like(second) == second.is_spelled_like(first)


@pytest.mark.parametrize(
    ("between", "marks"),
    [
        (" ", ""),
        (",” ", ","),
        (" -- ", "—"),
        (" – ", "—"),
        (". . . ", "…"),
        (".”. ", ".."),
        ("?\n\n“", "?"),
        (" (", "("),
    ],
)
def test_marks(between: str, marks: str) -> None:
    """Quotation marks and white space are silent, dashes and dots have one form each."""
    assert marks == marks_in(between)


@given(TEXTS)
def test_offsets(text: str) -> None:
    """Words stand in order, apart, and each has letters or a sign."""
    words = words_of(text)

    assert all(word.start < word.end and word.spelling for word in words)
    assert all(one.end <= two.start for one, two in pairwise(words))
