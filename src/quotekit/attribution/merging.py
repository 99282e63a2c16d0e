"""What the network reads and what the grammar found, brought together."""

from collections.abc import Iterable

import attrs
from spacy.tokens import Doc, Token

from quotekit.attribution.citations import without_citations
from quotekit.attribution.confidence import confidence, evidence
from quotekit.attribution.pairing import Pair, pair
from quotekit.attribution.senses import is_left_open, sense_of
from quotekit.attribution.snapping import snap
from quotekit.grammar import syntax
from quotekit.grammar.cues import hands_out, is_phrase, verbs
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.grammar.quoted import SENTENCE_ENDS
from quotekit.grammar.sources import is_negated, is_refused
from quotekit.lexicon import words
from quotekit.reader.reading import Read
from quotekit.reader.weights import Weights


def merge(
    doc: Doc, levels: Levels, found: Iterable[Read], proposed: Iterable[Draft], weights: Weights
) -> list[Draft]:
    """Give the attributions that the network reads, with what only the grammar sees.

    The network was taught whole attributions, outermost ones only, of prose. What stands within a
    content or a quotation, and what layout alone shows, is the grammar's.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        found: What the network reads.
        proposed: What the grammar found.
        weights: What the reader has learned.
    """
    proposed = [one for one in proposed if one.content]
    pairs, left = pair(doc, levels, found, proposed)
    read = [draft(doc, levels, one, weights) for one in pairs]
    held = {place for one in read for run in one.content for place in range(*run)}
    added = [one for one in proposed if _adds(doc, levels, one, held, left)]
    return without_citations(doc, [_tempered(doc, levels, one) for one in read + added])


def _tempered(doc: Doc, levels: Levels, one: Draft) -> Draft:
    return attrs.evolve(one, sense="attitude") if is_left_open(doc, levels, one) else one


def draft(doc: Doc, levels: Levels, one: Pair, weights: Weights) -> Draft:
    """Write down what the network reads, mended by what the grammar knows better."""
    read, twin = one.read, one.twin
    raw = Draft(
        content=tuple(part.run for part in read.contents),
        cue=read.cue.run,
        source=None if read.source is None else read.source.run,
        sense="statement",
        score=confidence(evidence(one), weights.confidence),
        reason=f"“{doc[slice(*read.cue.run)].text}”, as the network reads it",
    )
    mended = _told_apart(doc, levels, raw) if twin is None else _agreed(doc, raw, twin)
    return snap(doc, levels, mended)


def _agreed(doc: Doc, raw: Draft, twin: Draft) -> Draft:
    """Take over what the grammar knows better of the same cue.

    In the corpus, whoever "was quoted as saying" or "was told" something is part of the content,
    and so are the "reports" that somebody denies and the "statement" that somebody issues.
    """
    turned = twin.verb is not None and _is_turned(doc[twin.verb]) and twin.sense == "statement"
    turned = turned or (twin.verb is not None and is_refused(doc[twin.verb]))
    reported = doc[raw.content[0][0]].lemma_.lower() in words("saying_nouns")
    issued = twin.verb is not None and hands_out(doc[twin.verb])
    content = _no_further(doc, raw.content, twin.content)
    return attrs.evolve(
        raw,
        content=twin.content
        if turned or ((reported or issued) and twin.sense == "statement")
        else content,
        cue=twin.cue if turned else raw.cue,
        source=twin.source if turned or raw.source is None else raw.source,
        sense=twin.sense,
        verb=twin.verb,
        denied=twin.denied,
        reason=twin.reason,
    )


def _no_further(doc: Doc, read: tuple[Run, ...], known: tuple[Run, ...]) -> tuple[Run, ...]:
    """End a content with its sentence where the grammar does: a stray mark may lead it on."""
    (first, last), end = read[-1], known[-1][1]
    stops = first < end < last and doc[end].text in SENTENCE_ENDS
    return (*read[:-1], (first, end)) if stops else read


def _is_turned(verb: Token) -> bool:
    return syntax.is_passive(verb) or syntax.is_quoted_as(verb)


def _told_apart(doc: Doc, levels: Levels, raw: Draft) -> Draft:
    """Say what a cue means that the grammar did not find.

    Whoever "was asked" something is not its source.
    """
    verb = _verb(doc, raw.cue or raw.content[0])
    patient = syntax.child(verb, "nsubjpass")
    asked = raw.source is not None and patient is not None and patient.i in range(*raw.source)
    frames = verbs().get(verb.lemma_.lower(), {})
    denies = any(cue.denies for cue in frames.values())
    return attrs.evolve(
        raw,
        source=None if asked else raw.source,
        sense=sense_of(doc, levels, verb, raw.content),
        verb=verb.i,
        denied=denies != is_negated(verb),
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


def _adds(doc: Doc, levels: Levels, one: Draft, held: set[int], left: set[int]) -> bool:
    """Whether a draft of the grammar says what the network does not read.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        one: The draft.
        held: Tokens of the contents that the network reads.
        left: Tokens of what is left to the grammar.
    """
    anchor = one.cue[0] if one.cue is not None else one.content[0][0]
    content = {place for run in one.content for place in range(*run)}
    if levels.outer[anchor] != OUTSIDE or anchor in held or left & content:
        return True
    quoted = levels.outer[one.content[0][0]] != OUTSIDE
    phrase = one.cue is not None and is_phrase(doc[slice(*one.cue)])
    plain = quoted or phrase or one.verb is None or _is_plainly_said(doc, one)
    return plain and not held & content


def _is_plainly_said(doc: Doc, one: Draft) -> bool:
    """Whether somebody "says" a clause, or "it was said", where the grammar finds it."""
    return (
        one.verb is not None
        and (one.source is not None or syntax.is_passive(doc[one.verb]))
        and doc[one.verb].lemma_.lower() == "say"
        and any(token.tag_ in syntax.FINITE for run in one.content for token in doc[slice(*run)])
    )
