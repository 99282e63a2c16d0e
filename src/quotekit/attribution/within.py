"""What is reported within words is a part of these words, and ends where they end.

The parse of "It sank, Ruiz said, Berg told the council" may lead what Ruiz said on to the council,
and that of "Berg said she had cried ‘stop’ at the crossing" what she cried on to the crossing.
"""

from collections.abc import Iterator, Sequence

import attrs
from spacy.tokens import Doc

from quotekit.grammar import syntax
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.levels import OUTSIDE, Levels

_COMPARING = frozenset({"compared", "versus", "while", "whereas", "up", "down"})
_NUMBERS = frozenset({"PERCENT", "CARDINAL"})


def kept_within(doc: Doc, levels: Levels, drafts: Sequence[Draft]) -> list[Draft]:
    """Cut the contents of what is reported within the words of another to these words.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        drafts: The attributions.
    """
    drafts = list(drafts)
    at: list[int | None] = [None] * len(doc)
    for place in _outside_in(drafts):
        draft = drafts[place]
        holder = None if draft.cue is None else at[draft.cue[0]]
        if holder is not None and _reports(draft, drafts[holder]):
            drafts[holder] = _cut(drafts[holder], draft)
        elif holder is not None:
            kept = _as_quoted(doc, levels, _cut(draft, drafts[holder]))
            drafts[place] = _without_comparison(doc, kept)
        for first, last in drafts[place].content:
            at[first:last] = [place] * (last - first)
    return drafts


def holders(drafts: Sequence[Draft], length: int) -> list[Draft | None]:
    """Give for each draft the innermost other one within whose content its cue stands.

    Args:
        drafts: The attributions.
        length: The number of tokens of the document.
    """
    at: list[Draft | None] = [None] * length
    found: list[Draft | None] = [None] * len(drafts)
    for place in _outside_in(drafts):
        draft = drafts[place]
        found[place] = None if draft.cue is None else at[draft.cue[0]]
        for first, last in draft.content:
            at[first:last] = [draft] * (last - first)
    return found


def _reports(outer: Draft, inner: Draft) -> bool:
    """Whether each holds the cue of the other, and the first is what the second reports."""
    if outer.cue is None or inner.cue is None or outer.cue < inner.cue:
        return False
    held = any(first <= inner.cue[0] < last for first, last in outer.content)
    return held and any(True for _ in _shared(inner.content, outer.content))


def _cut(inner: Draft, outer: Draft) -> Draft:
    content = tuple(_shared(inner.content, outer.content))
    return attrs.evolve(inner, content=content) if content else inner


def _as_quoted(doc: Doc, levels: Levels, draft: Draft) -> Draft:
    """End a content with the quotation that it begins with, if no other clause follows."""
    first, last = draft.content[0]
    number = levels.inner[first]
    if number == OUTSIDE or len(draft.content) > 1 or number == levels.inner[first - 1]:
        return draft
    end = levels.runs[number][-1][1]
    if end >= last or any(token.tag_ in syntax.FINITE for token in doc[end:last]):
        return draft
    return attrs.evolve(draft, content=((first, end),))


def _without_comparison(doc: Doc, draft: Draft) -> Draft:
    """End what a number of people say before the numbers that others compare it with.

    "60 percent said it leaks, compared with 40 a year ago" is said by whoever asked them.
    """
    if draft.source is None or doc[slice(*draft.source)].root.ent_type_ not in _NUMBERS:
        return draft
    first, last = draft.content[-1]
    for place in range(first + 1, last - 1):
        if doc[place].text == "," and doc[place + 1].lower_ in _COMPARING:
            return attrs.evolve(draft, content=(*draft.content[:-1], (first, place)))
    return draft


def _shared(one: Sequence[Run], other: Sequence[Run]) -> Iterator[Run]:
    for first, last in one:
        for start, end in other:
            if max(first, start) < min(last, end):
                yield max(first, start), min(last, end)


def _outside_in(drafts: Sequence[Draft]) -> list[int]:
    """Sort drafts by where their contents begin, of those that begin together the longest first."""

    def rank(place: int) -> tuple[int, int]:
        content = drafts[place].content
        length = sum(last - first for first, last in content)
        return min((first for first, _ in content), default=0), -length

    return sorted(range(len(drafts)), key=rank)
