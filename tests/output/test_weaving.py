"""Setting elements into a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timing import seconds

from quotekit.output.weaving import DEEPEST, Mark, escaped, woven


def depths(html: str) -> list[int]:
    """In how many elements each letter lies, for a text without markup."""
    depth, found = 0, []
    for tag, letter in re.findall("(<[^>]*>)|(.)", html):
        depth += 0 if letter else -1 if tag.startswith("</") else 1
        found += [depth] * len(letter)
    assert depth == 0
    return found


def test_inner_marks_lie_in_outer_ones() -> None:
    """Of two that begin together the longer is the outer, in whichever order they are given."""
    marks = [Mark(0, 1, "b"), Mark(0, 2, "mark", 'title="x"', "<hr>")]
    assert woven("ab", marks) == '<mark title="x"><b>a</b>b</mark><hr>'


def test_crossing_marks_are_cut() -> None:
    """Where marks cross, the letters of both are in both, and what follows a mark comes once."""
    marks = [Mark(0, 4, "i", after="!"), Mark(2, 6, "b", after="?")]
    assert woven("abcdef", marks) == "<i>ab<b>cd</b></i>!<b>ef</b>?"


def test_nothing_is_no_element() -> None:
    """An empty stretch is not marked, and what is marked twice alike is marked once."""
    marks = [Mark(1, 1, "i"), Mark(0, 1, "b"), Mark(0, 1, "b")]
    assert woven("ab", marks) == "<b>a</b>b"


def test_text_is_escaped() -> None:
    """A text may hold markup of its own, also where a mark begins."""
    assert woven("a<b>&", [Mark(1, 2, "i")]) == "a<i>&lt;</i>b&gt;&amp;"
    assert escaped("\"'\0\udfff") == "&quot;&#x27;\ufffd\ufffd"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=DEEPEST))
def test_each_letter_is_in_its_marks(pairs: list[tuple[int, int]]) -> None:
    """A letter lies in as many elements as there are marks around it."""
    extents = {(min(pair), max(pair)) for pair in pairs}
    html = woven("x" * 30, [Mark(start, end, "b") for start, end in extents])
    assert [sum(start <= at < end for start, end in extents) for at in range(30)] == depths(html)


@pytest.mark.parametrize(
    "extents",
    [
        [(n, 100_000 - n) for n in range(20_000)],
        [(n, n + 50_000) for n in range(20_000)],
        [(2 * n, 2 * n + 1) for n in range(20_000)],
    ],
    ids=["nested", "crossing", "side by side"],
)
def test_linear_time(extents: list[tuple[int, int]]) -> None:
    """Tens of thousands of marks, however they lie, take a moment and bounded space."""
    marks = [Mark(start, end, "b") for start, end in extents]
    html = woven("x" * 100_000, marks)
    assert max(depths(html)) <= DEEPEST
    assert len(html) < 100_000 + len(marks) * DEEPEST * len("<b></b>")
    assert seconds(lambda: woven("x" * 100_000, marks)) < 2
