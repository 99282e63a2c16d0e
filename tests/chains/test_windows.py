"""The project's own windows: short made-up news with every pattern of sourcing, and the scorer.

They were written by the definition of a chain in docs/chains.md and without sight of what quotekit
says of them; what it got wrong in them was looked at afterwards, to mend it.
"""

from pathlib import Path

import pytest
from benchmarks.chains import (
    Expected,
    Link,
    Window,
    extract,
    figures,
    is_right,
    is_same,
    read,
    score,
)

import quotekit

PAGE = Path(__file__).with_name("windows.jsonl")


def test_windows_are_what_they_say() -> None:
    """There are enough of them, and all words reported stand in the text."""
    windows = list(read(PAGE))
    quotes = [quote for window in windows for quote in window.quotes]
    assert len(windows) >= 150
    assert sum(quote.relayed for quote in quotes) >= 100
    for window in windows:
        start, end = window.window
        for quote in window.quotes:
            assert all(start <= first < last <= end for first, last in quote.content)
            assert all(link.names for link in quote.chain)


def test_figures_hold() -> None:
    """What quotekit gets right of them does not fall below what docs/accuracy.md reports."""
    windows = list(read(PAGE))
    found = figures(score(windows, extract(windows)))
    assert found["quotes F1"] > 92
    assert found["chain, of the matched quotes"] > 80
    assert found["relayed F1"] > 75
    assert found["relayed precision"] > 90


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Ana Ruiz", True),
        ("Ruiz", True),
        ("the Ana Ruiz", True),
        ("Mia Ruiz", False),
        ("Ana", False),
        ("", False),
    ],
)
def test_names(name: str, same: bool) -> None:
    """A surname will do for a full name, a first name or another's will not."""
    assert same == is_same(["Ana Ruiz"], name)


RUIZ, POST, SHOW = Link(("Ana Ruiz",)), Link(("the Orme Post",)), Link(("The Show",), optional=True)


@pytest.mark.parametrize(
    ("expected", "chain", "right"),
    [
        ((RUIZ, POST), ["Ana Ruiz", "Orme Post"], True),
        ((RUIZ, POST), ["Ana Ruiz"], False),
        ((RUIZ, POST), ["Orme Post", "Ana Ruiz"], False),
        ((RUIZ, SHOW), ["Ana Ruiz"], True),
        ((RUIZ, SHOW), ["Ana Ruiz", "The Show"], True),
        ((RUIZ,), ["Ana Ruiz", "Orme Post"], False),
        ((), [], True),
        ((), ["Ana Ruiz"], False),
    ],
)
def test_chains(expected: tuple[Link, ...], chain: list[str], right: bool) -> None:
    """A chain is right with all its links in order; optional ones may be left out."""
    assert right == is_right(expected, chain)


def test_counts() -> None:
    """A quote with a wrong chain is found and not right; one that is not there is missed."""
    text = "“It holds,” Ana Ruiz told CNN. Tom Berg left."
    quotes = (
        Expected(((1, 9),), (RUIZ, Link(("CNN",)))),
        Expected(((31, 44),), (Link(("Tom Berg",)),)),
    )
    counts = score([Window(text, (0, len(text)), None, quotes)], [quotekit.extract(text)])
    assert {"annotated": 2, "found": 1, "matched": 1, "right": 1, "relayed right": 1} == {
        name: counts[name] for name in ("annotated", "found", "matched", "right", "relayed right")
    }
    assert 50 == figures(counts)["end to end"]
