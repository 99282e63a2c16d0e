"""Which attribution stands inside the content of which."""

from collections.abc import Sequence

from quotekit.records import Attribution, Offsets


def find_parents(attributions: Sequence[Attribution]) -> list[int | None]:
    """Find for each attribution the smallest statement whose content it is part of.

    Args:
        attributions: In text order of their contents.
    """
    parents: list[int | None] = [None] * len(attributions)
    openings = sorted(
        (start, -end, number)
        for number, attribution in enumerate(attributions)
        if attribution.sense == "statement"
        for start, end in attribution.extent
    )
    events = sorted(
        (*_place(attribution), number) for number, attribution in enumerate(attributions)
    )
    stack: list[tuple[int, int]] = []
    place = 0
    for start, end, number in events:
        while place < len(openings) and openings[place][0] <= start:
            stack.append((-openings[place][1], openings[place][2]))
            place += 1
        while stack and stack[-1][0] <= start:
            stack.pop()
        parents[number] = next(
            (
                holder
                for last, holder in reversed(stack)
                if last >= end and holder != number and _holds(attributions, holder, number)
            ),
            None,
        )
    return parents


def length(attribution: Attribution) -> int:
    """Count the characters of a content."""
    return sum(end - start for start, end in attribution.extent)


def _place(attribution: Attribution) -> Offsets:
    """Give where an attribution is made: at its cue, or at its content where it has none."""
    return attribution.cue or attribution.extent[0]


def _holds(attributions: Sequence[Attribution], outer: int, inner: int) -> bool:
    """Whether the content of one is larger than that of the other, so that nesting has an order."""
    return length(attributions[outer]) > length(attributions[inner])
