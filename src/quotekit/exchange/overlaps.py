"""What lies where in a text, found without looking through all of it."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from quotekit.records import Offsets

_BLOCK = 64  # characters; a stretch is looked for in the blocks that it touches

_Item = TypeVar("_Item", bound=Hashable)


class Overlaps(Generic[_Item]):
    """Items, each at one stretch of a text or at several."""

    def __init__(self, items: Iterable[tuple[Offsets, _Item]] = ()) -> None:
        self._blocks: defaultdict[int, set[tuple[Offsets, _Item]]] = defaultdict(set)
        for place, item in items:
            self.add(place, item)

    def add(self, place: Offsets, item: _Item) -> None:
        """Put an item at a stretch."""
        for block in _blocks(place):
            self._blocks[block].add((place, item))

    def at(self, place: Offsets) -> Counter[_Item]:
        """Count for each item how many characters of *place* it shares, for all that share any."""
        near = set().union(*(self._blocks.get(block, ()) for block in _blocks(place)))
        shared: Counter[_Item] = Counter()
        for (start, end), item in near:
            if max(start, place[0]) < min(end, place[1]):
                shared[item] += min(end, place[1]) - max(start, place[0])
        return shared


def _blocks(place: Offsets) -> range:
    return range(place[0] // _BLOCK, place[1] // _BLOCK + 1)
