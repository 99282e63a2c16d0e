"""Examples to batches of tensors."""

import random

import pytest

torch = pytest.importorskip("torch")

from tests.training.toys import examples

from quotekit.reader.features import CLOSES, OPENS, SIZES
from training.batches import Batch, collate, disturb, group

EXAMPLES = examples() * 9
MARKS = list(SIZES).index("marks")


def batch() -> Batch:
    """Put the three windows of the article side by side."""
    return collate(examples())


@pytest.mark.parametrize("shuffle", [None, random.Random(5)])
def test_group(shuffle: random.Random | None) -> None:
    """Every example is in one group, and no group has more pieces than asked for."""
    groups = group(EXAMPLES, 24, shuffle)

    assert sorted(map(id, EXAMPLES)) == sorted(id(example) for one in groups for example in one)
    assert all(len(one) * (max(len(e.window.pieces) for e in one) + 2) <= 24 for one in groups)


def test_group_of_one() -> None:
    """An example that is longer than a group may be stands alone."""
    assert [1] * len(EXAMPLES) == [len(one) for one in group(EXAMPLES, 4)]


def test_group_by_seed() -> None:
    """The same seed gives the same groups, another seed others."""

    def sizes(seed: int) -> list[list[int]]:
        groups = group(EXAMPLES, 24, random.Random(seed))
        return [[len(example.window.pieces) for example in one] for one in groups]

    assert sizes(1) == sizes(1)
    assert sizes(1) != sizes(2)


def test_collate() -> None:
    """Pieces stand between the two that mark a window's ends, and padding is zero."""
    found = batch()

    assert [101, 102, 0] == [*found.pieces[2, [0, 4]].tolist(), found.pieces[2, 5:].sum().item()]
    assert [10, 9, 5] == found.mask.sum(1).tolist()
    assert [8, 7, 3] == found.lengths.tolist()


def test_collate_words() -> None:
    """A word's first piece is the word's own, and its features stand beside that piece."""
    found = batch()

    for row, example in enumerate(found.examples):
        places = found.first[row, : len(example.labels)]
        assert example.window.pieces.tolist() == found.pieces[row, places].tolist()
        assert example.features.tolist() == found.features[row, places].tolist()
        assert example.labels.tolist() == found.labels[row, : len(example.labels)].tolist()


def test_disturb_nothing() -> None:
    """Where nothing is to be hidden, a batch stays as it is."""
    found = disturb(batch(), masked=0, blank=0, restyled=0)

    assert torch.equal(batch().pieces, found.pieces)
    assert torch.equal(batch().features, found.features)


def test_disturb_everything() -> None:
    """All pieces can be hidden but the ends and the padding, and all features."""
    found = disturb(batch(), masked=1, blank=1, restyled=0)

    assert [101, 103, 103, 103, 102, 0, 0, 0, 0, 0] == found.pieces[2].tolist()
    assert 0 == found.features.sum()


def test_disturb_some() -> None:
    """A feature is taken from a whole window, and the batch itself is left alone."""
    torch.manual_seed(0)
    before = batch()

    found = disturb(before, masked=0.5, blank=0.5, restyled=0.5)

    gone = (found.features == 0).all(1)
    assert torch.equal(found.features, before.features.masked_fill(gone[:, None], 0))
    assert (gone & (before.features != 0).any(1)).any()
    assert torch.equal(before.pieces, batch().pieces)


def test_restyled() -> None:
    """Other marks come in pairs, only where the features say that a quotation opens or closes."""
    torch.manual_seed(0)
    before = batch()
    opening, closing, apostrophe = before.pieces[0, 1:4] = torch.tensor([1523, 1524, 1521])
    before.features[0, 1, MARKS], before.features[0, 2, MARKS] = OPENS, CLOSES
    seen = set()
    for _ in range(40):
        found = disturb(before, masked=0, blank=0, restyled=1).pieces[0, 1:4].tolist()
        assert apostrophe == found[2]
        seen.add(tuple(found[:2]))

    assert {(1000, 1000), (1005, 1005), (1520, 1521), (1523, 1524), (1077, 1090)} == seen
    assert (1523, 1524) == (opening, closing)
