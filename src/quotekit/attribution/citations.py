"""Where an outlet reports what is so according to somebody: one statement, which the outlet relays.

In "Reuters reports that the dam holds, according to the board" the board says that the dam holds.
Nobody says that Reuters reports it. In "the board reports that the dam holds, according to Reuters"
somebody does.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs
from spacy.tokens import Doc

from quotekit.grammar import syntax
from quotekit.grammar.cues import is_phrase
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.outlets import is_outlet
from quotekit.lexicon import words


@attrs.frozen
class _Report:
    """What an outlet reports, in token positions."""

    outlet: Run
    cue: Run
    end: int


def without_citations(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out the phrases that only say whom an outlet's report has it from."""
    phrases = [
        (one.cue[0], one.cue[1] if one.source is None else one.source[1])
        for one in drafts
        if one.cue is not None and is_phrase(doc[slice(*one.cue)])
    ]
    drafts = [_beside_phrase(doc, draft, phrases) for draft in drafts]
    reports = [report for draft in drafts for report in _reports(doc, draft)]
    return [draft for draft in drafts if not _cites(doc, draft, reports)]


def _beside_phrase(doc: Doc, draft: Draft, phrases: Iterable[Run]) -> Draft:
    """Leave "according to" and its source out of what an outlet reports, at either end of it."""
    if not any(_reports(doc, draft)):
        return draft
    first, last = draft.content[0]
    behind = next((end for start, end in phrases if start == first), first)
    draft = attrs.evolve(draft, content=(syntax.trim(doc, (behind, last)), *draft.content[1:]))
    first, last = draft.content[-1]
    cut = next((start for start, _ in phrases if first < start < last), last)
    rest = doc[cut:last]
    if cut == last or any(token.tag_ in syntax.FINITE for token in rest):
        return draft
    return attrs.evolve(draft, content=(*draft.content[:-1], syntax.trim(doc, (first, cut))))


def _reports(doc: Doc, draft: Draft) -> Iterator[_Report]:
    """Give what a draft reports, where it is an outlet's report."""
    if draft.verb is None or draft.source is None or draft.cue is None:
        return
    relays = doc[draft.verb].lemma_.lower() in words("relaying_verbs")
    if relays and is_outlet(doc[slice(*draft.source)].root):
        yield _Report(draft.source, draft.cue, draft.content[-1][1])


def _cites(doc: Doc, draft: Draft, reports: Iterable[_Report]) -> bool:
    if draft.cue is None or draft.source is None or not is_phrase(doc[slice(*draft.cue)]):
        return False
    first, last = draft.content[0][0], draft.content[-1][1]
    return not is_outlet(doc[slice(*draft.source)].root) and any(
        syntax.trim(doc, (report.cue[1], draft.cue[0])) == (draft.cue[0], draft.cue[0])
        or (
            first <= report.outlet[0] < last
            and syntax.trim(doc, (first, report.end))[1] == syntax.trim(doc, (first, last))[1]
        )
        for report in reports
        if report.cue[1] <= draft.cue[0] or first <= report.outlet[0]
    )
