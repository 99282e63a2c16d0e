"""What the reader has learned: the network, its tokenizer, and the numbers around them."""

import json
import os
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs
import numpy as np

from quotekit.reader.decoding import Floats

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


@attrs.frozen(eq=False)
class Weights:
    """A trained reader.

    Attributes:
        network: Pieces and features to scores of labels, and to the vectors of links.
        tokenizer: Splits words into the pieces that the network knows.
        transitions: Score of each label after each.
        unlinked: Score of a cue without a source, and of a content without a cue.
        confidence: From evidence to a probability: the bias, then a factor for each; see
            `quotekit.attribution.confidence`.
    """

    network: "InferenceSession"
    tokenizer: "Tokenizer"
    transitions: Floats
    unlinked: tuple[float, float]
    confidence: tuple[float, ...]


def load_weights(folder: "Path | Traversable") -> Weights:
    """Load ``reader.onnx``, ``reader.json`` and ``tokenizer.json`` of a *folder*."""
    # spaCy imports every component there is whenever it loads a pipeline: imported above, these two
    # would slow down those who never read a quote.
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    # Threads that spin while spaCy works take its processor from it.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Hardly two batches have the same shape.
    options.enable_mem_pattern = False
    network = onnxruntime.InferenceSession(
        folder.joinpath("reader.onnx").read_bytes(), options, ["CPUExecutionProvider"]
    )
    numbers = json.loads(folder.joinpath("reader.json").read_text(encoding="utf-8"))
    without_source, without_cue = numbers["unlinked"]
    return Weights(
        network=network,
        tokenizer=Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text("utf-8")),
        transitions=np.array(numbers["transitions"], np.float32),
        unlinked=(without_source, without_cue),
        confidence=tuple(numbers["confidence"]),
    )


def shipped_weights() -> Weights:
    """Load the weights that ship with quotekit, once a process."""
    return _shipped(os.getpid())


@cache
def _shipped(_process: int) -> Weights:
    # The threads of a network do not outlive a fork: what a parent loaded is no use to its child.
    return load_weights(files("quotekit.reader").joinpath("weights"))
