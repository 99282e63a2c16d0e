"""What is reported within words is a part of these words, and ends where they end.

The parse of "It sank, Ruiz said, Berg told the council" may lead what Ruiz said on to the council.
"""

from collections.abc import Iterator, Sequence

import attrs

from quotekit.grammar.draft import Draft, Run


def kept_within(drafts: Sequence[Draft], length: int) -> list[Draft]:
    """Cut the contents of what is reported within the words of another to these words.

    Args:
        drafts: The attributions.
        length: The number of tokens of the document.
    """
    drafts = list(drafts)
    holders: list[int | None] = [None] * length
    for place in sorted(range(len(drafts)), key=lambda place: -_size(drafts[place])):
        draft = drafts[place]
        holder = None if draft.cue is None else holders[draft.cue[0]]
        if holder is not None and _reports(draft, drafts[holder]):
            drafts[holder] = _cut(drafts[holder], draft)
        elif holder is not None:
            drafts[place] = _cut(draft, drafts[holder])
        for first, last in drafts[place].content:
            holders[first:last] = [place] * (last - first)
    return drafts


def _reports(outer: Draft, inner: Draft) -> bool:
    """Whether each holds the cue of the other, and the first is said of the second: "…, she said"."""
    if outer.cue is None or inner.cue is None or outer.cue < inner.cue:
        return False
    held = any(first <= inner.cue[0] < last for first, last in outer.content)
    return held and any(True for _ in _shared(inner.content, outer.content))


def _cut(inner: Draft, outer: Draft) -> Draft:
    content = tuple(_shared(inner.content, outer.content))
    return attrs.evolve(inner, content=content) if content else inner


def _shared(one: Sequence[Run], other: Sequence[Run]) -> Iterator[Run]:
    for first, last in one:
        for start, end in other:
            if max(first, start) < min(last, end):
                yield max(first, start), min(last, end)


def _size(draft: Draft) -> int:
    return sum(last - first for first, last in draft.content)
