"""The cheapest reading of the marks of one paragraph."""

import math
from collections.abc import Sequence
from typing import Literal

from quotekit.marks.candidates import Glyph
from quotekit.marks.costs import Mark

Role = Literal["closes", "opens", "neither"]

_ROLES: tuple[Role, ...] = ("closes", "opens", "neither")
_CLOSES, _OPENS, _NEITHER = range(3)
# How many readings are followed at once, and how much more than the cheapest one may cost.
_WIDTH = 6
_TOO_DEAR = 4.5
_NESTED_IN_ITS_LIKE = 1.0
_NESTED_IN_A_VARIANT = 0.25
_NEITHER_AMID_ITS_LIKE = 0.1
_GOING_ON = 0.3

_State = tuple[float, int, int]


class _Stacks:
    """Every stack of open marks met so far, as numbers, so that equal stacks are one.

    Two marks of the same look are the same to whatever follows them; 0 is the empty stack.
    """

    def __init__(self) -> None:
        self.top: list[Mark | None] = [None]
        self.below = [0]
        self._above: dict[tuple[int, str, float], int] = {}

    def push(self, stack: int, mark: Mark) -> int:
        key = (stack, mark.glyph.text, mark.unclosed)
        above = self._above.setdefault(key, len(self.top))
        if above == len(self.top):
            self.top.append(mark)
            self.below.append(stack)
        return above


def read(
    marks: Sequence[Mark], carried: Sequence[Mark] = (), following: Sequence[Mark] = ()
) -> list[Role]:
    """Choose a role for each mark so that the paragraph as a whole costs least.

    All readings are followed mark by mark, and of those that leave the same marks open only the
    cheapest is kept, so the time is linear in the number of marks.

    Args:
        marks: The candidate marks.
        carried: Opening marks already read, outermost first: of quotations that go on from the
            paragraph before.
        following: The opening marks that the next paragraph begins with, which may take up again
            what this one leaves open.
    """
    if not marks:
        return []
    stacks = _Stacks()
    start = 0
    for mark in carried:
        start = stacks.push(start, mark)
    states: list[_State] = [(0.0, 0, start)]
    steps: list[bytes] = []
    for mark in marks:
        states = _step(mark, states, stacks)
        steps.append(bytes(step for _, step, _ in states))
    final = [cost + _left_open(stack, stacks, following) for cost, _, stack in states]
    rank = final.index(min(final))
    roles: list[Role] = []
    for step in reversed(steps):
        rank, role = divmod(step[rank], len(_ROLES))
        roles.append(_ROLES[role])
    return roles[::-1]


def _step(mark: Mark, states: list[_State], stacks: _Stacks) -> list[_State]:
    """Follow every state past *mark* and keep the few cheapest, best first.

    A state is its cost, the step that led to it (the rank of the state before and the role of the
    mark, in one number) and the stack of open marks.
    """
    reached: dict[int, _State] = {}

    def reach(cost: float, step: int, stack: int) -> None:
        if stack not in reached or cost < reached[stack][0]:
            reached[stack] = (cost, step, stack)

    for rank, (cost, _, stack) in enumerate(states):
        step = rank * len(_ROLES)
        top = stacks.top[stack]
        nesting = amid = 0.0
        if top is not None and top.glyph.family == mark.glyph.family:
            nesting, amid = _nesting(top.glyph, mark.glyph), _NEITHER_AMID_ITS_LIKE
            closing = mark.mated if mark.glyph.text in top.glyph.mates else mark.closing
            reach(cost + closing, step + _CLOSES, stacks.below[stack])
        opened = cost + mark.opening + nesting
        if opened <= states[0][0] + mark.neither + _TOO_DEAR:
            reach(opened, step + _OPENS, stacks.push(stack, mark))
        reach(cost + mark.neither + amid, step + _NEITHER, stack)
    ranked = sorted(reached.values())[:_WIDTH]
    return [state for state in ranked if state[0] <= ranked[0][0] + _TOO_DEAR]


def _nesting(outer: Glyph, inner: Glyph) -> float:
    """Price a quotation directly inside one with marks of the same family."""
    if outer != inner:
        return _NESTED_IN_A_VARIANT
    return math.inf if inner.use == "either" else _NESTED_IN_ITS_LIKE


def _left_open(stack: int, stacks: _Stacks, following: Sequence[Mark]) -> float:
    """Price the quotations that the paragraph leaves open."""
    left: list[Mark] = []
    while (top := stacks.top[stack]) is not None:
        left.append(top)
        stack = stacks.below[stack]
    left.reverse()
    on = going_on(left, following)
    return on * _GOING_ON + sum(mark.unclosed for mark in left[on:])


def going_on(left: Sequence[Mark], following: Sequence[Mark]) -> int:
    """Count the open quotations, outermost first, that the next paragraph takes up again.

    It does so with opening marks of the same family. A straight mark does not take up a curly one
    or the other way round: that is an article quoted at length, with a fresh quotation in it.
    """
    count = 0
    for mark, again in zip(left, following, strict=False):
        straight = mark.glyph.use == "either"
        if mark.glyph.family != again.glyph.family or straight != (again.glyph.use == "either"):
            break
        count += 1
    return count
