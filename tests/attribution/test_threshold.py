"""Leaving out what is not sure enough."""

from collections.abc import Sequence

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotekit.attribution.threshold import surer_than
from quotekit.grammar.draft import Draft


def draft(score: float, carried_from: int | None = None, place: int = 0) -> Draft:
    """Make a draft, told from others by its place in the text."""
    return Draft(
        content=((place, place + 1),),
        cue=None,
        source=None,
        sense="statement",
        score=score,
        carried_from=carried_from,
    )


def kept(least: float, *drafts: Draft) -> list[tuple[float, int | None]]:
    """Give the score and the origin of each draft that is kept."""
    return [(one.score, one.carried_from) for one in surer_than(least, drafts)]


@st.composite
def chains(draw: st.DrawFn) -> list[Draft]:
    """Drafts of which any but the first may go on from one before it."""
    scores = draw(st.lists(st.floats(0, 1), max_size=10))
    origins = [
        draw(st.none() | st.integers(0, place - 1)) if place else None
        for place in range(len(scores))
    ]
    return [
        draft(score, origin, place)
        for place, (score, origin) in enumerate(zip(scores, origins, strict=True))
    ]


def line(drafts: Sequence[Draft], place: int | None) -> list[Draft]:
    """Give a draft, the one that it goes on from, and so on to the first, without the links."""
    found = []
    while place is not None:
        found.append(attrs.evolve(drafts[place], carried_from=None))
        place = drafts[place].carried_from
    return found


@pytest.mark.parametrize(("least", "expected"), [(0.49, 2), (0.5, 2), (0.51, 1), (1, 0)])
def test_least_score(least: float, expected: int) -> None:
    """What is just sure enough is kept."""
    assert expected == len(kept(least, draft(0.5), draft(0.9)))


def test_renumbered() -> None:
    """Where something before it is left out, the place of an origin moves up."""
    drafts = draft(0.1), draft(0.9), draft(0.2), draft(0.8, carried_from=1)

    assert [(0.9, None), (0.8, 0)] == kept(0.5, *drafts)


def test_chain_is_renumbered() -> None:
    """So does that of all that go on from it in turn."""
    drafts = draft(0.1), draft(0.9), draft(0.8, 1), draft(0.1, 2), draft(0.7, 2)

    assert [(0.9, None), (0.8, 0), (0.7, 1)] == kept(0.5, *drafts)


def test_origin_left_out() -> None:
    """What goes on from something left out is left out too, however sure it is."""
    assert [] == kept(0.5, draft(0.1), draft(0.9, carried_from=0))


def test_chain_left_out() -> None:
    """So is all that goes on from that in turn."""
    drafts = draft(0.1), draft(0.9, 0), draft(0.9, 1), draft(0.6)

    assert [(0.6, None)] == kept(0.5, *drafts)


@given(chains())
def test_nothing_asked(drafts: list[Draft]) -> None:
    """With no least score, all stays as it is."""
    assert drafts == surer_than(0, drafts)


@given(chains(), st.floats(0, 1))
def test_any_chains(drafts: list[Draft], least: float) -> None:
    """Just the drafts are kept of which the whole line is sure enough, each with that line."""
    lines = [line(drafts, place) for place in range(len(drafts))]

    found = surer_than(least, drafts)

    expected = [whole for whole in lines if all(one.score >= least for one in whole)]
    assert expected == [line(found, place) for place in range(len(found))]
