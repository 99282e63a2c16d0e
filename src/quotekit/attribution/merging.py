"""What the network reads and what the grammar found, brought together."""

from collections.abc import Iterable, Mapping, Sequence

import attrs
from spacy.tokens import Doc, Token

from quotekit.attribution.snapping import snap
from quotekit.grammar import syntax
from quotekit.grammar.cues import verbs
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.grammar.sources import is_negated
from quotekit.reader.reading import Read
from quotekit.records import Sense


def merge(
    doc: Doc, levels: Levels, found: Iterable[Read], proposed: Iterable[Draft]
) -> list[Draft]:
    """Give the attributions that the network reads, with what only the grammar sees.

    The network was taught whole attributions, outermost ones only, of prose. What stands within a
    content or a quotation, and what layout alone shows, is the grammar's.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        found: What the network reads.
        proposed: What the grammar found.
    """
    proposed = [draft for draft in proposed if draft.content]
    known = {
        place: draft
        for draft in proposed
        if draft.cue is not None and levels.outer[draft.cue[0]] == OUTSIDE
        for place in range(*draft.cue)
    }
    read = [_draft(doc, levels, one, known) for one in found]
    return read + [draft for draft in proposed if _adds(draft, levels, read)]


def _draft(doc: Doc, levels: Levels, one: Read, known: Mapping[int, Draft]) -> Draft:
    cue = one.cue.run
    twin = next((known[place] for place in range(*cue) if place in known), None)
    draft = Draft(
        content=tuple(part.run for part in one.contents),
        cue=cue,
        source=None if one.source is None else one.source.run,
        sense="statement",
        score=min(one.cue.probability, one.content_link),
        reason=f"“{doc[slice(*cue)].text}”, as the network reads it",
    )
    draft = _told_apart(doc, levels, draft) if twin is None else _agreed(doc, draft, twin)
    return snap(doc, levels, draft)


def _agreed(doc: Doc, draft: Draft, twin: Draft) -> Draft:
    """Take over what the grammar knows better of the same cue.

    In the corpus, whoever "was quoted as saying" or "was told" something is part of the content.
    """
    passive = twin.verb is not None and _is_turned(doc[twin.verb]) and twin.sense == "statement"
    return attrs.evolve(
        draft,
        content=twin.content if passive else draft.content,
        cue=twin.cue if passive else draft.cue,
        source=twin.source if passive or draft.source is None else draft.source,
        sense=twin.sense,
        verb=twin.verb,
        denied=twin.denied,
    )


def _is_turned(verb: Token) -> bool:
    return syntax.is_passive(verb) or syntax.is_quoted_as(verb)


def _told_apart(doc: Doc, levels: Levels, draft: Draft) -> Draft:
    """Say what a cue means that the grammar did not find."""
    verb = _verb(doc, draft.cue or draft.content[0])
    return attrs.evolve(
        draft,
        sense=_sense(doc, levels, verb, draft.content),
        verb=verb.i,
        denied=_denies(verb),
    )


def _verb(doc: Doc, cue: Run) -> Token:
    """Give the word of a cue that reports: a verb of the lexicon, else the cue's head."""
    span = doc[slice(*cue)]
    listed = (
        token
        for token in reversed(span)
        if syntax.is_verb(token) and token.lemma_.lower() in verbs()
    )
    return next(listed, span.root)


def _denies(verb: Token) -> bool:
    frames = verbs().get(verb.lemma_.lower(), {})
    return any(cue.denies for cue in frames.values()) != is_negated(verb)


def _sense(doc: Doc, levels: Levels, verb: Token, content: Sequence[Run]) -> Sense:
    frames = verbs().get(verb.lemma_.lower(), {})
    first, last = content[0]
    if any(levels.outer[place] != OUTSIDE for place in (first, last - 1)):
        return "statement"
    finite = any(t.tag_ in syntax.FINITE for run in content for t in doc[slice(*run)])
    if "that" in frames and finite:
        return frames["that"].sense
    if frames:
        return "attitude"
    return "statement" if finite and doc[first].tag_ != "TO" else "attitude"


def _adds(draft: Draft, levels: Levels, read: Sequence[Draft]) -> bool:
    """Whether a draft of the grammar says what the network does not read."""
    anchor = draft.cue[0] if draft.cue is not None else draft.content[0][0]
    if levels.outer[anchor] != OUTSIDE:
        return True
    for other in read:
        if any(a <= anchor < b for a, b in other.content):
            return True
    if draft.verb is None or levels.outer[draft.content[0][0]] != OUTSIDE:
        return not any(
            a < last and first < b
            for other in read
            for a, b in other.content
            for first, last in draft.content
        )
    return False
