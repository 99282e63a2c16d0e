"""Windows to scores: the network, run by onnxruntime."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs
import numpy as np

from quotekit.reader.decoding import LABELS, Floats, Integers
from quotekit.reader.windows import OVERLAP, Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


_CLS, _SEP = 101, 102
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
        outputs = network.run(None, _feed([windows[number] for number in group], features))
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


def _feed(windows: Sequence[Window], features: Integers) -> dict[str, Integers]:
    shape = len(windows), max(len(window.pieces) for window in windows) + 2
    pieces, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    beside = np.zeros((*shape, features.shape[1]), np.int64)
    for row, window in enumerate(windows):
        end = len(window.pieces) + 1
        pieces[row, 0], pieces[row, 1:end], pieces[row, end] = _CLS, window.pieces, _SEP
        mask[row, : end + 1] = 1
        beside[row, 1:end] = features[window.words[window.word_of]]
    return {"pieces": pieces, "mask": mask, "features": beside}
