"""Scores of labels to runs of words: the best path through a linear chain, and how sure it is."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

import attrs
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Role = Literal["source", "cue", "content"]

_Doubles = npt.NDArray[np.float64]

ROLES: tuple[Role, ...] = ("source", "cue", "content")
LABELS = ("O", *(f"{part}-{role}" for role in ROLES for part in "BI"))
"""What a word can be: nothing, or the beginning or the inside of a source, a cue or a content."""


@attrs.frozen
class Chunk:
    """A run of words of one role, from `first` to the one before `last`."""

    role: Role
    first: int
    last: int


def chunks(labels: Iterable[int]) -> tuple[Chunk, ...]:
    """Give the runs that a sequence of labels spells.

    An inside that follows nothing of its role begins a run.

    Args:
        labels: For each word, the place of its label in `LABELS`.
    """
    found: list[Chunk] = []
    first, current = 0, 0
    for place, label in enumerate([*map(int, labels), 0]):
        role, begins = (label + 1) // 2, label % 2 == 1
        if begins or role != current:
            if current:
                found.append(Chunk(ROLES[current - 1], first, place))
            first, current = place, role
    return tuple(found)


def best_path(emissions: Floats, transitions: Floats) -> Integers:
    """Find the labels with the highest score together (Viterbi, 1967).

    Args:
        emissions: Score of each label for each word; one row a word.
        transitions: Score of each label (column) after each (row).

    Returns:
        For each word, the place of its label in `LABELS`.
    """
    path: list[int] = []
    onward = np.zeros(len(transitions), np.float32)
    for scores in _sweep(emissions, transitions, np.maximum)[::-1]:
        label = int((scores + onward).argmax())
        path.append(label)
        onward = transitions[:, label]
    return np.array(path[::-1], np.int64)


def marginals(emissions: Floats, transitions: Floats) -> Floats:
    """Give the probability of each label for each word (forward–backward; Rabiner, 1989).

    Args:
        emissions: Score of each label for each word; one row a word.
        transitions: Score of each label (column) after each (row).

    Returns:
        An array like *emissions*, each row of which sums to 1.
    """
    forward = _sweep(emissions, transitions, np.logaddexp)
    backward = _sweep(emissions[::-1], transitions.T, np.logaddexp)[::-1]
    both = forward + backward - emissions
    return np.exp(both - np.logaddexp.reduce(both, axis=1, keepdims=True)).astype(np.float32)


def _sweep(emissions: Floats, transitions: Floats, join: np.ufunc) -> _Doubles:
    """Give, for each word and label, the score of all paths up to there, joined by *join*."""
    # In single precision, the scores of some thousand words leave no digits for their differences.
    scores = emissions.astype(np.float64)
    into = np.ascontiguousarray(transitions.T, np.float64)
    for before, here in pairwise(scores):
        here += join.reduce(before + into, axis=1)
    return scores
