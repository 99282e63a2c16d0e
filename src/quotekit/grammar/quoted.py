"""Quotations to their cues: "…," said Ruiz; Ruiz said: "…"; Ruiz said it was "…".

Quotations that nobody is shown to say, such as scare quotes, titles and nicknames, get none.
"""

from collections.abc import Iterable, Sequence

import attrs
from spacy.tokens import Doc, Token

from quotekit.grammar import syntax
from quotekit.grammar.cues import hands_out, reports
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.levels import DEEPEST, OUTSIDE, Levels
from quotekit.grammar.sources import find_source, is_negated, speaks_in_quotation

_REACH = 30
SENTENCE_ENDS = frozenset({".", "?", "!", "…", "..."})
_GOES_ON = frozenset(",?!…—–-―")
_ADJUNCTS = frozenset({"prep", "npadvmod", "advmod"})
_CLOSING = "’'”\"»› "
_NOMINAL = ("NN", "PRP", "CD")
_SHORT = 4
_ADDRESSES = frozenset({"tell", "remind", "inform", "assure", "ask"})


def attach_quotations(doc: Doc, levels: Levels, drafts: Iterable[Draft]) -> list[Draft]:
    """Give every quotation to the cue beside it, or to the words that it stands among.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        drafts: What the verbs' frames gave.

    Returns:
        The drafts, each with whole quotations, and new ones for cues that only a quotation fills.
    """
    by_verb = {draft.verb: draft for draft in drafts if draft.verb is not None}
    owned: dict[int, list[int]] = {}
    for number, quotation in enumerate(levels.quotations):
        verb = find_cue(doc, levels, number) if quotation.depth <= DEEPEST else None
        if verb is not None:
            owned.setdefault(verb.i, []).append(number)
    for position, numbers in owned.items():
        draft = _direct(doc[position], levels, numbers, by_verb.get(position))
        if levels.inner[position] == OUTSIDE or speaks_in_quotation(doc[position], draft.source):
            by_verb[position] = draft
    return [
        draft if draft.verb in owned else with_whole_quotations(doc, draft, levels)
        for draft in by_verb.values()
    ]


def find_cue(doc: Doc, levels: Levels, number: int) -> Token | None:
    """Find the verb beside a quotation that says who says it."""
    first, last = levels.runs[number][0][0], levels.runs[number][-1][1]
    around = levels.around(number)
    tail = levels.text[slice(*levels.quotations[number].inner[-1])].rstrip(_CLOSING)[-1:]
    opens = begins_clause(doc, levels, first, around)
    goes_on = tail in _GOES_ON or (last < len(doc) and doc[last].text == ",")
    if opens and (goes_on or _is_beside(doc, last)):
        verb = _verb_after(doc, levels, last, around)
        if verb is not None:
            return verb
    return _verb_before(doc, levels, (first, last), around)


def begins_clause(doc: Doc, levels: Levels, position: int, around: int = OUTSIDE) -> bool:
    """Whether a clause may begin here: at a line start, after a stop or after another quotation.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        position: Where a quotation begins.
        around: The quotation that it stands in.
    """
    if position == 0:
        return True
    before = doc[position - 1]
    return (
        before.is_space
        or before.is_quote
        or before.text in SENTENCE_ENDS
        or before.text in {",", ":", ";", "—", "–", "--", "-", ")", "―"}
        or levels.inner[position - 1] != around
        or (before.text.endswith(".") and not doc[position + 1 : position + 2].text.islower())
    )


def _is_beside(doc: Doc, position: int) -> bool:
    """Whether the very next words are a reporting verb or a pronoun with one."""
    near = [token for token in doc[position : position + 2] if not token.is_space]
    return any(reports(token) for token in near)


def _verb_after(doc: Doc, levels: Levels, position: int, around: int) -> Token | None:
    line = levels.lines[position - 1]
    for token in doc[position : position + _REACH]:
        if not _goes_with(token, levels, line, around):
            return None
        if reports(token):
            return token
    return None


def _verb_before(doc: Doc, levels: Levels, run: Run, around: int) -> Token | None:
    first, last = run
    if first == 0:
        return None
    above = first - 1
    while above > 0 and doc[above].is_space:
        above -= 1
    if doc[above].text == ":":
        first = above + 1
    lead = doc[first - 1].text
    sentence = last - first > _SHORT and doc[first + 1].text[:1].isupper()
    beside = first > 1 and reports(doc[first - 2])
    spoken = reports(doc[first - 1]) or (beside and doc[first - 1].tag_ == "PRP")
    if not (
        lead == ":" or (lead == "," and (sentence or beside)) or (spoken and _closes(doc, last))
    ):
        return None
    for position in range(first - 1, max(first - _REACH, 0) - 1, -1):
        token = doc[position]
        if not _goes_with(token, levels, levels.lines[first - 1], around):
            return None
        if reports(token) or (lead == ":" and hands_out(token)):
            return token
    return None


def _closes(doc: Doc, position: int) -> bool:
    """Whether the clause of a quotation that ends at *position* ends there too."""
    if position == len(doc) or doc[position - 2].text in SENTENCE_ENDS:
        return True
    after = doc[position]
    return after.is_space or after.is_quote or after.text in SENTENCE_ENDS or after.text == ","


def _goes_with(token: Token, levels: Levels, line: int, around: int) -> bool:
    """Whether the words beside a quotation still go on at *token*."""
    return (
        levels.lines[token.i] == line
        and levels.inner[token.i] == around
        and token.text not in SENTENCE_ENDS
    )


def _direct(verb: Token, levels: Levels, numbers: Sequence[int], known: Draft | None) -> Draft:
    parts = tuple(run for number in numbers for run in levels.runs[number])
    source = find_source(verb, levels)
    if source is None or source[1] <= parts[0][0] < verb.i:
        source = _nearby(verb, levels) or source
    denied = known.denied if known is not None else is_negated(verb)
    return Draft(
        content=parts,
        cue=syntax.verb_group(verb),
        source=source,
        sense="statement",
        verb=verb.i,
        denied=denied,
        score=0.95 if source else 0.5,
        reason=f"“{verb.text}” beside a quotation",
    )


def _nearby(verb: Token, levels: Levels) -> Run | None:
    """Find the noun phrase around a verb whose subject the parse does not know."""
    doc, around = verb.doc, levels.inner[verb.i]
    first, last = syntax.verb_group(verb)
    begin = first
    while (
        begin > max(0, first - _REACH)
        and levels.inner[begin - 1] == around
        and doc[begin - 1].text not in SENTENCE_ENDS
    ):
        begin -= 1
    inverted = [] if begin < first and verb.lemma_.lower() in _ADDRESSES else [last]
    for position in (*inverted, first - 1, *range(begin, first)):
        if not 0 <= position < len(doc) or levels.inner[position] != around:
            continue
        noun = _phrase_head(doc[position], levels)
        if noun.tag_.startswith(_NOMINAL):
            run = syntax.noun_phrase(noun)
            run = max(begin, run[0]), run[1]
            if run[0] <= noun.i < run[1] and not run[0] <= verb.i < run[1]:
                return run
    return None


def _phrase_head(token: Token, levels: Levels) -> Token:
    """Climb from a token to the head of its noun phrase, within its own quotation or outside."""
    above = token.head.head if token.dep_ == "pobj" else token.head
    while above != token and above.tag_.startswith(_NOMINAL):
        if levels.inner[above.i] != levels.inner[token.i]:
            break
        token, above = above, above.head.head if above.dep_ == "pobj" else above.head
    return token


def with_whole_quotations(doc: Doc, draft: Draft, levels: Levels) -> Draft:
    """Stretch a content over the quotations that it holds the better part of; leave the others."""
    if draft.verb is not None and levels.outer[draft.verb] != OUTSIDE:
        return draft
    content = tuple(_alone(doc, _stretched(run, levels), levels) for run in draft.content)
    return attrs.evolve(draft, content=content)


def _stretched(run: Run, levels: Levels) -> Run:
    first, last = run
    for edge in (first, last - 1):
        number = levels.outer[edge]
        if number == OUTSIDE:
            continue
        start, end = levels.part_at(number, edge)
        if start < first and last <= end and 2 * (last - first) < end - start:
            return run
        held = min(last, end) - max(first, start)
        if 2 * held >= end - start or first <= start <= first + 1:
            first, last = min(first, start), max(last, end)
        elif edge == first:
            first = min(end, last - 1)
        else:
            last = max(start, first + 1)
    return first, last


def _alone(doc: Doc, run: Run, levels: Levels) -> Run:
    """Leave what goes with the cue out of a quoted clause ("said “we are late” on Friday")."""
    first, last = run
    end = next((end for start, end in levels.parts(first) if start == first), last)
    if end >= last or doc[end].dep_ not in _ADJUNCTS:
        return run
    whole = any(token.dep_ in syntax.SUBJECTS for token in doc[first:end])
    goes_on = any(
        token.tag_ in syntax.FINITE or levels.outer[token.i] != OUTSIDE for token in doc[end:last]
    )
    return (first, end) if whole and not goes_on else run
