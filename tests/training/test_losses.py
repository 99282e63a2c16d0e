"""The two losses against their definitions."""

from itertools import pairwise, product

import attrs
import pytest

torch = pytest.importorskip("torch")

from tests.training.toys import ARTICLE, examples, gold

from quotekit.reader.reading import LINK_WIDTH
from training.losses import chain_loss, link_loss


def path_score(emissions: torch.Tensor, path: tuple[int, ...], moves: torch.Tensor) -> torch.Tensor:
    """Add up the scores of a sequence of labels."""
    score = sum(emissions[place, label] for place, label in enumerate(path))
    return score + sum(moves[one, other] for one, other in pairwise(path))


def test_chain_loss() -> None:
    """The loss is that of all sequences of labels, counted one by one."""
    torch.manual_seed(0)
    emissions, transitions = torch.randn(2, 4, 3), torch.randn(3, 3)
    paths = (0, 2, 2, 1), (1, 0)
    expected = torch.zeros(())
    for row, path in enumerate(paths):
        scores = [
            path_score(emissions[row], other, transitions)
            for other in product(range(3), repeat=len(path))
        ]
        right = path_score(emissions[row], path, transitions)
        expected += torch.logsumexp(torch.stack(scores), 0) - right
    labels = torch.tensor([paths[0], (*paths[1], 0, 0)])

    found = chain_loss(emissions, labels, torch.tensor([4, 2]), transitions)

    torch.testing.assert_close(found, expected)


def test_chain_loss_ignores_padding() -> None:
    """What stands beyond the end of a sequence changes nothing."""
    torch.manual_seed(0)
    emissions, transitions = torch.randn(1, 5, 3), torch.randn(3, 3)
    labels, lengths = torch.tensor([[1, 2, 0, 0, 0]]), torch.tensor([2])
    cut = chain_loss(emissions[:, :2], labels[:, :2], lengths, transitions)

    torch.testing.assert_close(chain_loss(emissions, labels, lengths, transitions), cut)


def test_link_loss_without_opinion() -> None:
    """Vectors of nothing give every choice, none among them, the same probability."""
    found = examples()
    vectors, unlinked = torch.zeros(3, 8, 3 * LINK_WIDTH), torch.zeros(2)

    loss = link_loss(vectors, unlinked, found)

    # Paragraph 1: a content and a cue, of two choices each; paragraph 2: two contents with two cues
    # or none, two cues with one source or none.
    choices = torch.tensor([2, 2, 3, 3, 2, 2.0])
    torch.testing.assert_close(loss, choices.log().sum())


def test_link_loss_of_right_links() -> None:
    """Vectors that point at what they are linked with have next to no loss; others have."""
    (example,) = (one for one in examples() if len(one.links) == 4)
    vectors = torch.zeros(1, len(example.labels), 3 * LINK_WIDTH)
    as_cue, as_source, as_content = vectors[0].split(LINK_WIDTH, dim=-1)
    otto, denied, delays, _, blamed, fog = range(6)
    as_cue[denied, :2] = torch.tensor([20.0, 0.0])
    as_cue[blamed, :2] = torch.tensor([0.0, 20.0])
    as_source[otto, :2] = 20.0
    as_content[delays, 0] = as_content[fog, 1] = 20.0
    unlinked = torch.zeros(2)

    right = link_loss(vectors, unlinked, [example])
    as_content[[delays, fog]] = as_content[[fog, delays]]
    wrong = link_loss(vectors, unlinked, [example])

    assert right < 1e-3
    assert wrong > 10


def test_link_loss_of_none() -> None:
    """A cue without a source and a content without a cue are to choose none."""
    alone = (
        gold(cue="denied", content="delays"),
        gold(source="Otto"),
        gold(content="fog"),
    )
    found = examples(attrs.evolve(ARTICLE, attributions=alone))[1:2]
    vectors = torch.zeros(1, 7, 3 * LINK_WIDTH)
    as_cue, _, as_content = vectors[0].split(LINK_WIDTH, dim=-1)
    denied, delays = 1, 2
    as_cue[denied, 0] = as_content[delays, 0] = 40.0

    right = link_loss(vectors, torch.tensor([20.0, 20.0]), found)
    wrong = link_loss(vectors, torch.tensor([-20.0, -20.0]), found)

    assert right < 1e-3
    assert wrong > 20


def test_link_loss_without_cues() -> None:
    """A window without a cue has no links to learn."""
    found = examples(attrs.evolve(ARTICLE, attributions=(gold(content="fog", source="Otto"),)))

    loss = link_loss(torch.randn(3, 8, 3 * LINK_WIDTH), torch.zeros(2), found)

    assert 0 == loss
