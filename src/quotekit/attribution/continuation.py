"""Quotations that go on after an attribution: "…," Ruiz said. "…" and quotations left floating."""

from collections.abc import Sequence

import attrs
from spacy.tokens import Doc

from quotekit.attribution.turns import TURN, other_speaker, takes_turn
from quotekit.grammar.draft import Draft
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.grammar.quoted import SENTENCE_ENDS

_SENTENCE_TAILS = frozenset(".?!…—–-―")
_FEWEST_WORDS = 3


def continue_quotations(doc: Doc, levels: Levels, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the quotations without a cue of their own to the source that was speaking.

    A quotation that follows its attribution in the same paragraph belongs to it. Any other whole
    sentence in marks stands as a quotation of its own: its source is carried on from an
    attribution in the same paragraph or the one before, and is unknown where there is none. In a
    dialogue it is the other speaker.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        drafts: The attributions with a cue.
    """
    drafts = list(drafts)
    spoken = [place for place, draft in enumerate(drafts) if _is_spoken(draft, levels)]
    holder = {
        number: place
        for place in spoken
        for first, last in drafts[place].content
        for number in set(levels.outer[first:last]) - {OUTSIDE}
    }
    spoken.sort(key=lambda place: end_of(drafts[place]), reverse=True)
    current: int | None = None
    said: list[int] = []
    for number in levels.outermost():
        first = levels.runs[number][0][0]
        while spoken and end_of(drafts[spoken[-1]]) <= first:
            current = spoken.pop()
        if number in holder:
            current = holder[number]
        elif current is not None and _completes(doc, levels, drafts[current], first):
            whole = drafts[current].content + levels.runs[number]
            drafts[current] = attrs.evolve(drafts[current], content=whole)
        elif _is_sentence(doc, levels, number):
            turn = takes_turn(doc, levels, drafts, said, number)
            if turn:
                current = other_speaker(doc, levels, drafts, said, number)
            elif current is not None and not _is_near(levels, drafts[current], first):
                current = None
            drafts.append(_floating(levels, number, current, turn=turn))
            current = None if current is None else len(drafts) - 1
        if current is not None:
            said.append(current)
    return drafts


def end_of(draft: Draft) -> int:
    """Give the position after the last token of a draft's content and cue."""
    return max(draft.content[-1][1], draft.cue[1] if draft.cue else 0)


def _is_spoken(draft: Draft, levels: Levels) -> bool:
    outside = draft.verb is None or levels.outer[draft.verb] == OUTSIDE
    return bool(draft.content) and draft.sense == "statement" and outside


def _is_near(levels: Levels, draft: Draft, position: int) -> bool:
    return levels.lines[position] - levels.lines[end_of(draft) - 1] <= 1


def _completes(doc: Doc, levels: Levels, draft: Draft, first: int) -> bool:
    """Whether nothing but the attribution itself stands between its quotation and the next."""
    end = draft.content[-1][1]
    if end > first or levels.lines[end - 1] != levels.lines[first]:
        return False
    if levels.outer[end - 1] == OUTSIDE or draft.carried_from is not None:
        return False
    gap = [token for token in doc[end:first] if not token.is_space]
    if not gap:
        return True
    stops = [token for token in gap if token.text in SENTENCE_ENDS]
    if draft.verb is None or not end <= draft.verb < first or len(stops) > 1:
        return False
    return gap[-1].text in SENTENCE_ENDS or gap[-1].text in {",", ";", ":", "—", "–", "--"}


def _is_sentence(doc: Doc, levels: Levels, number: int) -> bool:
    """Whether a quotation is a whole sentence, not words picked out of one."""
    first, last = levels.runs[number][0][0], levels.runs[number][-1][1]
    start, end = levels.quotations[number].inner[0][0], levels.quotations[number].inner[-1][1]
    if last - first - 2 < _FEWEST_WORDS or levels.text[end - 1] not in _SENTENCE_TAILS:
        return False
    if first and not (
        doc[first - 1].is_space
        or doc[first - 1].text in SENTENCE_ENDS
        or levels.outer[first - 1] != OUTSIDE
    ):
        return False
    return not levels.text[start].islower()


def _floating(levels: Levels, number: int, carried_from: int | None, *, turn: bool) -> Draft:
    known = carried_from is not None
    reason = "the quotation goes on" if known else "a whole sentence in quotation marks"
    return Draft(
        content=levels.runs[number],
        cue=None,
        source=None,
        sense="statement",
        score=0.6 if known else 0.4,
        reason=TURN if turn else reason,
        carried_from=carried_from,
    )
