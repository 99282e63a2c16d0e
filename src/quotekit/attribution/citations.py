"""Where an outlet reports what is so according to somebody: one statement, which the outlet relays.

In "Reuters reports that the dam holds, according to the board" the board says that the dam holds.
Nobody says that Reuters reports it. In "the board reports that the dam holds, according to Reuters"
somebody does.
"""

from collections.abc import Iterable, Sequence

import attrs
from spacy.tokens import Doc

from quotekit.grammar import syntax
from quotekit.grammar.cues import is_phrase
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.outlets import is_outlet
from quotekit.lexicon import words


def without_citations(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out the phrases that only say whom an outlet's report has it from."""
    phrases = [
        one.cue[0] for one in drafts if one.cue is not None and is_phrase(doc[slice(*one.cue)])
    ]
    drafts = [_before_phrase(doc, draft, phrases) for draft in drafts]
    relayed = [end for draft in drafts for end in _relayed(doc, draft)]
    return [draft for draft in drafts if not _cites(doc, draft, relayed)]


def _before_phrase(doc: Doc, draft: Draft, phrases: Iterable[int]) -> Draft:
    """End what an outlet reports before "according to", which the network may read as its end."""
    if not any(_relayed(doc, draft)):
        return draft
    first, last = draft.content[-1]
    cut = next((place for place in phrases if first < place < last), last)
    rest = doc[cut:last]
    if cut == last or any(token.tag_ in syntax.FINITE for token in rest):
        return draft
    return attrs.evolve(draft, content=(*draft.content[:-1], syntax.trim(doc, (first, cut))))


def _relayed(doc: Doc, draft: Draft) -> Iterable[tuple[Run, int]]:
    """Give the outlet and the end of a content, where a draft is an outlet's report."""
    if draft.verb is None or draft.source is None or draft.cue is None:
        return
    reports = doc[draft.verb].lemma_.lower() in words("relaying_verbs")
    if reports and is_outlet(doc[slice(*draft.source)].root):
        yield draft.source, draft.content[-1][1]


def _cites(doc: Doc, draft: Draft, relayed: Iterable[tuple[Run, int]]) -> bool:
    if draft.cue is None or draft.source is None or not is_phrase(doc[slice(*draft.cue)]):
        return False
    first, last = draft.content[0][0], draft.content[-1][1]
    return any(
        first <= outlet[0] < last
        and syntax.trim(doc, (first, end))[1] == syntax.trim(doc, (first, last))[1]
        and not is_outlet(doc[slice(*draft.source)].root)
        for outlet, end in relayed
    )
