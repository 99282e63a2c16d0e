"""Spans found while the network trains."""

import pytest

torch = pytest.importorskip("torch")

from tests.training.toys import examples

from quotekit.reader.decoding import LABELS
from training.evaluate import evaluate

EXAMPLES = examples()


class Oracle(torch.nn.Module):
    """Stands in for the network: it knows the label of each piece by heart."""

    def __init__(self, blind: str = "nothing") -> None:
        super().__init__()
        self.transitions = torch.nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.known = torch.zeros(200, dtype=torch.int64)
        for example in EXAMPLES:
            for piece, label in zip(example.window.pieces, example.labels, strict=True):
                self.known[piece] = 0 if LABELS[label].endswith(blind) else int(label)

    def forward(self, pieces: torch.Tensor, *_: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Give the known label of each piece the highest score."""
        scores = torch.nn.functional.one_hot(self.known[pieces], len(LABELS)).float()
        return scores, scores


def test_all_found() -> None:
    """A network that is always right has 100 percent."""
    assert {"source": 100.0, "cue": 100.0, "content": 100.0} == evaluate(Oracle(), EXAMPLES)


def test_none_found() -> None:
    """A role that is never found has nothing, whatever the others have."""
    assert {"source": 100.0, "cue": 0.0, "content": 100.0} == evaluate(Oracle("cue"), EXAMPLES)


def test_partly_found() -> None:
    """A run that is not exactly as annotated counts as missed, and as found in vain."""
    oracle, late = Oracle(), EXAMPLES[0].window.pieces[3]
    oracle.known[late] = 0

    assert pytest.approx(200 * 2 / 6) == evaluate(oracle, EXAMPLES)["content"]
