"""Attributions that a verb makes: cue, source and content by the verb's frame in the parse."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from quotekit.grammar import sources, syntax
from quotekit.grammar.contents import NAMES, around, find_contents, says_something
from quotekit.grammar.cues import Cue, verbs
from quotekit.grammar.draft import Draft, depths_of
from quotekit.grammar.levels import OUTSIDE, Levels

# No article nests deeper; without a limit, a page of "she said that he said that" would have
# contents whose lengths, all together, grow with the square of its own.
_TOO_DEEP = 8

_SCORES = {"statement": 0.8, "attitude": 0.6}


def read_frames(doc: Doc, levels: Levels) -> list[Draft]:
    """Find every reporting verb of *doc* whose frame is filled.

    In a quotation, only statements count: “He said no,” Ruiz recalled.
    """
    lexicon = verbs()
    drafts = []
    for token in doc:
        frames = lexicon.get(token.lemma_.lower())
        if frames and syntax.is_verb(token):
            draft = _read(token, frames, levels)
            if draft is not None:
                drafts.append(draft)
    depths = depths_of(drafts, len(doc))
    return [draft for draft in drafts if draft.verb is None or depths[draft.verb] < _TOO_DEEP]


def without_leading_verbs(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out the verbs that only lead up to another that reports the same."""
    reporting = (doc[draft.verb] for draft in drafts if draft.verb is not None)
    leading = {verb.i for verb in map(sources.leading_verb, reporting) if verb is not None}
    return [draft for draft in drafts if draft.verb not in leading]


def _read(verb: Token, frames: dict[str, Cue], levels: Levels) -> Draft | None:
    nested = levels.inner[verb.i] != OUTSIDE
    for frame, run, cue_end in find_contents(verb, frames):
        cue = frames["that" if frame == "host" else frame]
        content = levels.within(syntax.trim(verb.doc, run), verb)
        if not says_something(verb.doc, content):
            continue
        source = sources.find_source(verb, levels)
        if cue.sense == "statement":
            source = source or sources.find_source_beside(verb, levels)
            if nested and not sources.speaks_in_quotation(verb, source):
                continue
        elif nested or sources.is_nobodys(source, verb):
            continue
        first, last = syntax.verb_group(verb)
        gaps = [(first, last)] if source is None else [(first, last), source]
        if frame == "host":
            gaps.append((verb.left_edge.i, verb.right_edge.i + 1))
        return Draft(
            content=around(content, *gaps, doc=verb.doc),
            cue=(first, max(last, cue_end)),
            source=source,
            sense=cue.sense,
            verb=verb.i,
            denied=cue.denies != sources.is_negated(verb),
            score=_SCORES[cue.sense],
            reason=f"“{verb.text}” {NAMES.get(frame, f'with “{frame}”')}",
        )
    return None
