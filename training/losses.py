"""How far the network is from the annotation: its labels as a chain, its links as choices."""

import math
from collections.abc import Collection, Sequence

import torch
from torch import Tensor

from quotekit.reader.decoding import Role
from quotekit.reader.reading import LINK_WIDTH
from training.batches import Batch
from training.examples import Example
from training.network import Network, read


def losses(network: Network, batch: Batch) -> tuple[Tensor, Tensor]:
    """Give the loss of the labels and the loss of the links, each summed over the batch."""
    emissions, vectors = read(network, batch)
    chain = chain_loss(emissions, batch.labels, batch.lengths, network.transitions)
    return chain, link_loss(vectors, network.unlinked, batch.examples)


def chain_loss(emissions: Tensor, labels: Tensor, lengths: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood of *labels* under a linear chain, summed (Lafferty et al., 2001).

    Args:
        emissions: Scores of labels; (batch, words, labels), in float32.
        labels: The right ones; (batch, words), 0 beyond the end.
        lengths: Words of each sequence; (batch,).
        transitions: Score of each label after each; (labels, labels).
    """
    inside = torch.arange(emissions.shape[1])[None, :] < lengths[:, None]
    right = emissions.gather(2, labels[..., None]).squeeze(2)
    moves = transitions[labels[:, :-1], labels[:, 1:]]
    gold = (right * inside).sum() + (moves * inside[:, 1:]).sum()
    total = emissions[:, 0]
    for step in range(1, emissions.shape[1]):
        ways = torch.logsumexp(total[:, :, None] + transitions, dim=1) + emissions[:, step]
        total = torch.where(inside[:, step, None], ways, total)
    return torch.logsumexp(total, dim=1).sum() - gold


def link_loss(vectors: Tensor, unlinked: Tensor, examples: Sequence[Example]) -> Tensor:
    """Negative log-likelihood of the links, summed.

    Each content chooses its cue or none, and each cue its source or none.

    Args:
        vectors: Words as cues, as sources and as contents; (batch, words, 3 * `LINK_WIDTH`).
        unlinked: Score of a cue without a source, and of a content without a cue; (2,).
        examples: The right links.
    """
    total = vectors.new_zeros(())
    for row, example in zip(vectors, examples, strict=True):
        as_cue, as_source, as_content = row.split(LINK_WIDTH, dim=-1)
        cues, sources, contents = (_places(example, role) for role in ("cue", "source", "content"))
        keys = as_cue[_firsts(example, cues)]
        if cues and sources:
            products = keys @ as_source[_firsts(example, sources)].T
            backwards = {(cue, place) for place, cue in example.links}
            total = total + _choice_loss(products, unlinked[0], _chosen(cues, sources, backwards))
        if cues and contents:
            products = as_content[_firsts(example, contents)] @ keys.T
            right = _chosen(contents, cues, example.links)
            total = total + _choice_loss(products, unlinked[1], right)
    return total


def _places(example: Example, role: Role) -> list[int]:
    return [place for place, chunk in enumerate(example.chunks) if chunk.role == role]


def _firsts(example: Example, places: Sequence[int]) -> list[int]:
    return [example.chunks[place].first for place in places]


def _chosen(
    choosers: Sequence[int], choices: Sequence[int], links: Collection[tuple[int, int]]
) -> list[int]:
    """Give, for each chooser, which of the choices it is linked with first; none is the last."""
    return [
        next(
            (number for number, choice in enumerate(choices) if (chooser, choice) in links),
            len(choices),
        )
        for chooser in choosers
    ]


def _choice_loss(products: Tensor, none: Tensor, right: Sequence[int]) -> Tensor:
    grid = torch.cat([products / math.sqrt(LINK_WIDTH), none.expand(len(products), 1)], dim=1)
    return torch.nn.functional.cross_entropy(grid, torch.tensor(right), reduction="sum")
