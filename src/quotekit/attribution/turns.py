"""Who speaks where two people take turns, a paragraph each.

“Did it fail?” Ruiz asked. ¶ “It did,” Berg said. ¶ “When?” is Ruiz again.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from quotekit.grammar.draft import Draft
from quotekit.grammar.levels import OUTSIDE, Levels

TURN = "the speakers take turns"
_ASKING = frozenset({"ask", "wonder", "inquire", "enquire"})
_FARTHEST = 4  # paragraphs back to the other speaker's last turn


def takes_turn(
    doc: Doc, levels: Levels, drafts: Sequence[Draft], said: Sequence[int], number: int
) -> bool:
    """Whether a paragraph that begins with a quotation is the next turn of a dialogue.

    It is if it follows on a question that somebody asked, or if it asks the next one.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        drafts: The attributions so far.
        said: Those of them that the quotations so far belong to, in text order.
        number: The quotation, which has no attribution of its own.
    """
    first = levels.runs[number][0][0]
    line = levels.lines[first]
    if not said or (first and levels.lines[first - 1] == line):
        return False
    if line - _line(levels, drafts[said[-1]]) != 1:
        return False
    if _asks(doc, levels, drafts[said[-1]]):
        return True
    before = drafts[said[-2]] if len(said) > 1 else None
    return (
        before is not None
        and _is_question(levels, number)
        and line - _line(levels, before) == 2
        and _asks(doc, levels, before)
    )


def other_speaker(
    doc: Doc, levels: Levels, drafts: Sequence[Draft], said: Sequence[int], number: int
) -> int | None:
    """Find the attribution of whoever spoke before the last one, if that is somebody else.

    The arguments are those of `takes_turn`.
    """
    line = levels.lines[levels.runs[number][0][0]]
    last = _source(doc, drafts, said[-1])
    for place in reversed(said[:-1]):
        if line - _line(levels, drafts[place]) > _FARTHEST:
            return None
        if _source(doc, drafts, place) not in {last, ""}:
            return place
    return None


def _asks(doc: Doc, levels: Levels, draft: Draft) -> bool:
    number = levels.outer[draft.content[-1][1] - 1]
    by_verb = draft.verb is not None and doc[draft.verb].lemma_.lower() in _ASKING
    return number != OUTSIDE and _is_question(levels, number) and (by_verb or draft.reason == TURN)


def _is_question(levels: Levels, number: int) -> bool:
    return levels.text[levels.quotations[number].inner[-1][1] - 1] == "?"


def _line(levels: Levels, draft: Draft) -> int:
    return levels.lines[draft.content[-1][1] - 1]


def _source(doc: Doc, drafts: Sequence[Draft], place: int) -> str:
    """Give the words for the source of a draft, also where it is carried on from another."""
    draft = drafts[place]
    while draft.carried_from is not None:
        draft = drafts[draft.carried_from]
    return "" if draft.source is None else doc[slice(*draft.source)].text.casefold()
