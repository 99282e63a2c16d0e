"""What the rules write down before it becomes an attribution: spans of tokens, not characters."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

import attrs

from quotekit.records import Sense

Run = tuple[int, int]
"""A stretch of tokens, from the first position to the one after the last, as in ``doc[a:b]``."""


@attrs.frozen
class Draft:
    """An attribution in token positions.

    Attributes:
        content: The tokens of the content, with marks and a leading "that".
        cue: The tokens of the cue, or `None`.
        source: The tokens of the source, or `None`.
        sense: ``statement`` or ``attitude``.
        verb: Position of the cue's head, by which quotations find the cue that they belong to.
        denied: Whether the source denies the content.
        score: Confidence from 0 to 1.
        reason: The rule, in words.
        carried_from: Place, in the list of drafts, of the one whose source this one takes over.
    """

    content: tuple[Run, ...]
    cue: Run | None
    source: Run | None
    sense: Sense
    verb: int | None = None
    denied: bool = False
    score: float = 1.0
    reason: str = ""
    carried_from: int | None = None


def nested(drafts: Sequence[Draft], length: int) -> list[bool]:
    """Say for each draft whether its cue is within a content, in a document of *length* tokens."""
    depths = depths_of(drafts, length)
    return [draft.cue is not None and depths[draft.cue[0]] > 0 for draft in drafts]


def depths_of(drafts: Iterable[Draft], length: int) -> list[int]:
    """Count, for each of *length* tokens, the contents that it is part of."""
    steps = [0] * (length + 1)
    for draft in drafts:
        for first, last in draft.content:
            steps[first] += 1
            steps[last] -= 1
    return list(accumulate(steps[:length]))
