"""What the network reads, beside what the grammar found of the same cue."""

from collections.abc import Iterable, Mapping, Sequence

import attrs
from spacy.tokens import Doc

from quotekit.grammar import syntax
from quotekit.grammar.cues import is_phrase
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.grammar.sources import leading_verb
from quotekit.lexicon import words
from quotekit.reader.reading import Read

_MEANING = ("NN", "VB", "JJ", "CD", "FW", "UH")


@attrs.frozen
class Pair:
    """One attribution that the network reads.

    Attributes:
        read: What it reads.
        twin: What the grammar found of the same cue, if it did.
        quoted: Whether the content begins in quotation marks.
    """

    read: Read
    twin: Draft | None
    quoted: bool


def pair(
    doc: Doc, levels: Levels, found: Iterable[Read], proposed: Sequence[Draft]
) -> tuple[list[Pair], set[int]]:
    """Put what the network reads beside what the grammar found.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        found: What the network reads.
        proposed: What the grammar found.

    Returns:
        The pairs, and the tokens of what is left to the grammar: cues in each other's way, as in
        "reported, citing two officials, that", "quoted Ruiz as saying" and "according to Ruiz,
        quoted by the Herald".
    """
    outside = [
        draft
        for draft in proposed
        if draft.cue is not None and levels.outer[draft.cue[0]] == OUTSIDE
    ]
    twins = {place: draft for draft in outside if draft.cue for place in range(*draft.cue)}
    heads = {draft.verb for draft in outside if draft.verb is not None}
    grammars = _quoting(doc, heads) - heads
    grammars |= {head for head in heads if doc[head].lemma_.lower() in words("citing_verbs")}
    claims = {run: draft for draft in outside for run in draft.content}
    phrases = {one.content for one in outside if one.cue and is_phrase(doc[slice(*one.cue)])}
    pairs: list[Pair] = []
    left: set[int] = set()
    for one in found:
        cue = range(*one.cue.run)
        twin = next((twins[place] for place in cue if place in twins), None)
        contents = tuple(part.run for part in one.contents)
        if (
            len(heads.intersection(cue)) > 1
            or grammars.intersection(cue)
            or (twin is None and contents in phrases)
        ):
            left.update(cue, *(range(*part.run) for part in one.contents))
        elif not _is_open_question(doc, one) and (told := _telling(doc, levels, one)):
            own = _own(told, twin, claims)
            pairs.append(Pair(own, twin, levels.outer[own.contents[0].run[0]] != OUTSIDE))
    return pairs, left


def _quoting(doc: Doc, heads: Iterable[int]) -> set[int]:
    """Find the verbs that only lead up to others: "quoted" of "quoted Ruiz as saying"."""
    leading = (leading_verb(doc[head]) for head in heads if syntax.is_quoted_as(doc[head]))
    return {verb.i for verb in leading if verb is not None}


def _own(one: Read, twin: Draft | None, claims: Mapping[Run, Draft]) -> Read:
    """Leave out the quotations that stand beside another cue, unless none are left."""
    kept = tuple(part for part in one.contents if claims.get(part.run, twin) is twin)
    return attrs.evolve(one, contents=kept or one.contents)


def _telling(doc: Doc, levels: Levels, one: Read) -> Read | None:
    """Leave out contents without a word that means something by itself, such as "so" and "it all".

    Returns:
        The rest, or `None` if there is none.
    """
    kept = tuple(
        part
        for part in one.contents
        if any(
            token.tag_.startswith(_MEANING) or levels.outer[token.i] != OUTSIDE
            for token in doc[slice(*part.run)]
        )
    )
    return attrs.evolve(one, contents=kept) if kept else None


def _is_open_question(doc: Doc, one: Read) -> bool:
    """Whether somebody unnamed, mostly the writer, asks ("asked whether it was safe, he said")."""
    return one.source is None and doc[one.cue.run[0]].lemma_.lower() == "ask"
