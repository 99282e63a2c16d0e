"""Whoever has told an outlet something goes on telling it, until the scene changes.

"Ruiz told CNN that it sank. “Nobody came,” she said." In the same paragraph or the next, what
somebody says comes through the outlet of what they said before, unless words between the two open
another scene: a speech, a tweet, another outlet.
"""

import re

import attrs
from spacy.tokens import Doc, Token

from quotekit.grammar import syntax
from quotekit.grammar.outlets import find_name
from quotekit.lexicon import words
from quotekit.records import Attribution, Hop, Offsets

_BREAK = re.compile(r"\s*\n\s*")
_FARTHEST = 3  # paragraphs
_RELAYED_BY = "by"
_PERFECT = ("has ", "have ", "had ", "’s ", "’d ")


@attrs.frozen
class _Scene:
    """What somebody was telling an outlet, and where they were last heard doing so."""

    end: int
    relays: tuple[Hop, ...]


@attrs.define
class Scenes:
    """What is being told to whom, as the text goes on.

    Attributes:
        doc: The article.
    """

    doc: Doc
    _text: str = attrs.field(init=False)  # which a Doc puts together anew each time
    _open: dict[int, _Scene] = attrs.Factory(dict)

    @_text.default
    def _put_together(self) -> str:
        return self.doc.text

    def carried(self, attribution: Attribution, hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
        """Give the links that an attribution shares with what its source said before.

        Args:
            attribution: A statement or an attitude.
            hops: Its own links; those of a source alone can be carried on.
        """
        scene = self._open.get(hops[0].identity) if len(hops) == 1 else None
        if scene is None or not self._is_said(attribution) or not self._is_same(scene, attribution):
            return ()
        return tuple(attrs.evolve(hop, guessed=True) for hop in scene.relays)

    def open(self, identity: int, end: int, relays: tuple[Hop, ...]) -> None:
        """Remember that from *end* on somebody speaks through *relays*."""
        ends = [end, *(hop.mention[1] for hop in relays if hop.mention)]
        self._open[identity] = _Scene(max(ends), relays)

    def note(self, attribution: Attribution, hops: tuple[Hop, ...]) -> None:
        """Remember through whom an attribution reaches us.

        Who was quoted "by" an outlet once need not speak to it the next time.
        """
        if not hops or (len(hops) == 1 and not self._is_said(attribution)):
            return
        cue = hops[1].cue if len(hops) > 1 else None
        by = cue is not None and self._text[slice(*cue)].lower() == _RELAYED_BY
        if cue is None or by or self._is_claimed(attribution):
            self._open.pop(hops[0].identity, None)
        else:
            self.open(hops[0].identity, place_of(attribution)[1], hops[1:])

    def _is_said(self, attribution: Attribution) -> bool:
        """Whether it is quoted or a clause: of what else it is about, one need not have spoken."""
        if attribution.kind != "indirect":
            return True
        content = self.doc.char_span(*attribution.content[0], alignment_mode="expand")
        if content is None or content[0].tag_ in syntax.QUESTION_WORDS:
            return False
        return any(token.tag_ in syntax.FINITE for token in content)

    def _is_claimed(self, attribution: Attribution) -> bool:
        """Whether it is told only as a claim: "the claim that Ruiz told CNN it sank"."""
        cue = None if attribution.cue is None else self.doc.char_span(*attribution.cue)
        mark = None if cue is None else syntax.child(cue.root, "mark")
        return mark is not None and mark.lower_ == "that"

    def _is_same(self, scene: _Scene, attribution: Attribution) -> bool:
        """Whether a scene still goes on: near enough, and nothing between opens another."""
        start, end = place_of(attribution)
        if end <= scene.end:
            return False
        breaks = _BREAK.findall(self._text, scene.end, max(scene.end, start))
        if len(breaks) > _FARTHEST:
            return False
        known = {self._text[slice(*hop.mention)] for hop in scene.relays if hop.mention}
        if attribution.cue is not None and self._is_elsewhere(attribution.cue, known):
            return False
        return not self._changes(scene.end, attribution, known)

    def _is_elsewhere(self, cue: Offsets, known: set[str]) -> bool:
        """Whether somebody "has said" something at whatever time, or tells it somebody else."""
        if self._text[slice(*cue)].lower().startswith(_PERFECT):
            return True
        span = self.doc.char_span(*cue, alignment_mode="expand")
        told = None if span is None else _told(span[-1])
        return told is not None and not any(told.text in name for name in known)

    def _changes(self, end: int, this: Attribution, known: set[str]) -> bool:
        """Whether the narration from *end* on, to the end of the cue, opens another scene."""
        start, stop = place_of(this)
        span = self.doc.char_span(end, stop, alignment_mode="expand")
        if span is None or not len(span):
            return False
        reported = this.extent if this.sense == "statement" else ()
        sentence = span[0].sent
        after = span if start < sentence.end_char else span[sentence.end - span.start :]
        for token in after:
            if any(first <= token.idx < last for first, last in reported):
                continue
            if token.lower_ == "at" and any(kid.tag_ == "NNP" for kid in token.children):
                return True
            plain = token.is_lower or not token.ent_type_
            if plain and token.lower_ in words("changes_of_scene"):
                return True
            outlet = not plain and find_name(self.doc, token.i, token.i + 1) is not None
            if outlet and not any(token.text in name for name in known):
                return True
        return False


def _told(verb: Token) -> Token | None:
    """Find the name of whom something is told."""
    told = syntax.child(verb, "dobj", "dative")
    if told is not None:
        return told if told.tag_ in syntax.PROPER else None
    after = verb.doc[verb.i + 1 : verb.i + 2]
    tells = verb.lemma_.lower() in words("addressing_verbs")
    return after[0] if tells and len(after) and after[0].is_title else None


def place_of(attribution: Attribution) -> Offsets:
    """Give where an attribution begins and ends, with its source and its cue."""
    parts = [*attribution.extent, attribution.source, attribution.cue]
    places = [part for part in parts if part is not None]
    return min(start for start, _ in places), max(end for _, end in places)
