"""Examples to batches of tensors, and what is hidden from the network while it learns."""

import random
from collections.abc import Sequence

import attrs
import numpy as np
import torch
from torch import Tensor

from quotekit.reader.features import CLOSES, OPENS, SIZES
from quotekit.reader.network import CLS, SEP, padded
from training.examples import Example

_MASK = 103

_STYLES = ((1000, 1000), (1005, 1005), (1520, 1521), (1523, 1524), (1077, 1090))
"""Vocabulary numbers of opening and closing marks: "" '' ‘’ “” «»."""
_MARKS = list(SIZES).index("marks")


@attrs.frozen(eq=False)
class Batch:
    """Some examples side by side, padded with zeros.

    Attributes:
        examples: The examples.
        pieces: Vocabulary numbers, with the two that mark a window's ends; (batch, pieces).
        mask: 1 for a piece, 0 for padding; (batch, pieces).
        features: Features of each piece's word; (batch, pieces, features).
        first: Place of each word's first piece; (batch, words).
        labels: Label of each word; (batch, words).
        lengths: Words of each example; (batch,).
    """

    examples: tuple[Example, ...]
    pieces: Tensor
    mask: Tensor
    features: Tensor
    first: Tensor
    labels: Tensor
    lengths: Tensor


def group(
    examples: Sequence[Example], pieces: int, shuffle: random.Random | None = None
) -> list[list[Example]]:
    """Group examples of like length.

    Args:
        examples: All examples.
        pieces: Pieces a group, padding included, at most; a longer example stands alone.
        shuffle: Has each call group them a little otherwise, and shuffles the groups.
    """
    blur = [shuffle.uniform(0.9, 1.1) if shuffle else 1.0 for _ in examples]
    sizes = [len(example.window.pieces) for example in examples]
    groups: list[list[Example]] = []
    longest = 0
    for number in sorted(range(len(examples)), key=lambda number: sizes[number] * blur[number]):
        longest = max(longest, sizes[number])
        if not groups or (longest + 2) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            longest = sizes[number]
        groups[-1].append(examples[number])
    if shuffle:
        shuffle.shuffle(groups)
    return groups


def collate(examples: Sequence[Example]) -> Batch:
    """Put examples side by side."""
    read = padded(
        [example.window for example in examples], [example.features for example in examples]
    )
    first = np.zeros((len(examples), max(len(example.labels) for example in examples)), np.int64)
    labels = np.zeros_like(first)
    for row, example in enumerate(examples):
        size = len(example.labels)
        first[row, :size] = example.window.first_piece + 1
        labels[row, :size] = example.labels
    lengths = np.array([len(example.labels) for example in examples])
    arrays = read["pieces"], read["mask"], read["features"], first, labels, lengths
    return Batch(tuple(examples), *map(torch.from_numpy, arrays))


def disturb(batch: Batch, masked: float, blank: float, restyled: float) -> Batch:
    """Hide some words, and from some windows some of what the grammar and the parse say.

    Some windows get quotation marks of another style: the corpus knows those of US papers only.

    Args:
        batch: The batch, which stays as it is.
        masked: Part of the pieces to hide.
        blank: Part of the windows to take a feature from, each feature by itself.
        restyled: Part of the windows to give other quotation marks.
    """
    batch = _restyle(batch, restyled)
    hidden = (torch.rand(batch.pieces.shape) < masked) & (batch.mask == 1)
    hidden &= (batch.pieces != CLS) & (batch.pieces != SEP)
    without = torch.rand(len(batch.pieces), 1, batch.features.shape[2]) < blank
    return attrs.evolve(
        batch,
        pieces=batch.pieces.masked_fill(hidden, _MASK),
        features=batch.features.masked_fill(without, 0),
    )


def _restyle(batch: Batch, part: float) -> Batch:
    chosen = torch.rand(len(batch.pieces), 1) < part
    style = torch.tensor(_STYLES)[torch.randint(len(_STYLES), (len(batch.pieces), 1))]
    known = torch.isin(batch.pieces, torch.tensor(_STYLES))
    pieces = batch.pieces
    for state, mark in ((OPENS, style[..., 0]), (CLOSES, style[..., 1])):
        here = known & chosen & (batch.features[..., _MARKS] == state)
        pieces = torch.where(here, mark, pieces)
    return attrs.evolve(batch, pieces=pieces)
