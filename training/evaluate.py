"""How many annotated spans the network finds, while it trains."""

from collections.abc import Sequence

import torch

from quotekit.reader.decoding import ROLES, Role, best_path, chunks
from training.batches import collate, group
from training.examples import Example
from training.network import Network, read

_PIECES_AT_ONCE = 4096


def evaluate(network: Network, examples: Sequence[Example]) -> dict[Role, float]:
    """Give, for each role, the F1 of runs of words that are exactly those annotated, in percent.

    This looks at windows, each by itself, and knows nothing of links: it says how training goes,
    not how well quotekit reads.
    """
    network.eval()
    transitions = network.transitions.detach().numpy()
    found = dict.fromkeys(ROLES, 0)
    right = dict.fromkeys(ROLES, 0)
    annotated = dict.fromkeys(ROLES, 0)
    for examples_at_once in group(examples, _PIECES_AT_ONCE):
        batch = collate(examples_at_once)
        with torch.no_grad():
            emissions = read(network, batch)[0].numpy()
        for row, example in zip(emissions, batch.examples, strict=True):
            spelled = chunks(best_path(row[: len(example.labels)], transitions))
            for chunk in spelled:
                found[chunk.role] += 1
                right[chunk.role] += chunk in example.chunks
            for chunk in example.chunks:
                annotated[chunk.role] += 1
    return {role: 200 * right[role] / max(1, found[role] + annotated[role]) for role in ROLES}
