"""Windows to scores: the network, run by onnxruntime."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs
import numpy as np

from quotekit.reader.decoding import LABELS, Floats, Integers
from quotekit.reader.windows import OVERLAP, Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


CLS, SEP = 101, 102
"""Vocabulary numbers of the two pieces that mark a window's ends."""
_PIECES_AT_ONCE = 512
_CERTAIN = 100.0
"""Score of "nothing" for words in no window, against which no transition counts."""


@attrs.frozen(eq=False)
class Scores:
    """What the network says of each word of a text.

    Attributes:
        emissions: Score of each label; one row a word.
        vectors: The word as a cue, as a source and as a content, side by side; one row a word.
    """

    emissions: Floats
    vectors: Floats


def score(windows: Sequence[Window], features: Integers, network: "InferenceSession") -> Scores:
    """Run the network over the windows of one text.

    Args:
        windows: Windows in text order; words in none of them are nothing.
        features: One row a word of the text.
        network: The network.
    """
    read: dict[int, tuple[Floats, Floats]] = {}
    for group in _groups([len(window.pieces) for window in windows]):
        batch = [windows[number] for number in group]
        outputs = network.run(None, padded(batch, [features[one.words] for one in batch]))
        for row, number in enumerate(group):
            at = windows[number].first_piece + 1
            read[number] = outputs[0][row, at], outputs[1][row, at]
    width = network.get_outputs()[1].shape[2]
    emissions = np.zeros((len(features), len(LABELS)), np.float32)
    emissions[:, LABELS.index("O")] = _CERTAIN
    vectors = np.zeros((len(features), width), np.float32)
    for number, window in enumerate(windows):
        # Two windows share some words: each gives those that it sees more around.
        new = window.first_piece >= (OVERLAP // 2 if window.goes_on else 0)
        emissions[window.words[new]], vectors[window.words[new]] = (
            scored[new] for scored in read[number]
        )
    return Scores(emissions, vectors)


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Group windows of like length, as many as the network reads at once."""
    group: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and (len(group) + 1) * (lengths[number] + 2) > _PIECES_AT_ONCE:
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def padded(windows: Sequence[Window], features: Sequence[Integers]) -> dict[str, Integers]:
    """Put windows side by side, filled up with zeros.

    Args:
        windows: The windows.
        features: For each, one row a word of the window.

    Returns:
        ``pieces`` with the two that mark the ends, ``mask`` (1 for a piece), and the
        ``features`` of each piece's word.
    """
    shape = len(windows), max(len(window.pieces) for window in windows) + 2
    pieces, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    beside = np.zeros((*shape, features[0].shape[1]), np.int64)
    for row, (window, own) in enumerate(zip(windows, features, strict=True)):
        end = len(window.pieces) + 1
        pieces[row, 0], pieces[row, 1:end], pieces[row, end] = CLS, window.pieces, SEP
        mask[row, : end + 1] = 1
        beside[row, 1:end] = own[window.word_of]
    return {"pieces": pieces, "mask": mask, "features": beside}
