"""Whoever has told an outlet something goes on telling it, until the scene changes.

"Ruiz told CNN that it sank. “Nobody came,” she said." In the same paragraph or the next, what
somebody says comes through the outlet of what they said before, unless words between the two open
another scene: a speech, a tweet, another outlet.
"""

import re
from collections.abc import Sequence

import attrs
from spacy.tokens import Doc

from quotekit.grammar.outlets import find_name
from quotekit.lexicon import words
from quotekit.records import Attribution, Hop, Offsets

_BREAK = re.compile(r"\s*\n\s*")
_FARTHEST = 1  # paragraphs
_RELAYED_BY = "by"


@attrs.define
class Scenes:
    """What is being told to whom, as the text goes on.

    Attributes:
        doc: The article.
        attributions: All that it attributes, in text order.
    """

    doc: Doc
    attributions: Sequence[Attribution]
    _last: dict[int, tuple[int, tuple[Hop, ...]]] = attrs.Factory(dict)

    def carried(self, number: int, hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
        """Give the links that an attribution shares with what its source said before.

        Args:
            number: Position of the attribution.
            hops: Its own links; those of a source alone can be carried on.
        """
        if len(hops) != 1 or hops[0].identity not in self._last:
            return ()
        last, relays = self._last[hops[0].identity]
        if not self._is_same(self.attributions[last], self.attributions[number], relays):
            return ()
        return tuple(attrs.evolve(hop, guessed=True) for hop in relays)

    def note(self, number: int, hops: tuple[Hop, ...]) -> None:
        """Remember through whom an attribution reaches us."""
        if not hops:
            return
        relays = hops[1:]
        cue = relays[0].cue if relays else None
        if cue is None or self.doc.text[slice(*cue)].lower() == _RELAYED_BY:
            self._last.pop(hops[0].identity, None)
        else:
            self._last[hops[0].identity] = number, relays

    def _is_same(self, last: Attribution, this: Attribution, relays: Sequence[Hop]) -> bool:
        mentions = [hop.mention for hop in relays if hop.mention]
        first = min(last.extent[0][0], *_ends(last, 0))
        end = max(last.extent[-1][1], *_ends(last, 1), *(mention[1] for mention in mentions))
        start = min(this.extent[0][0], *_ends(this, 0))
        if start < first or len(_BREAK.findall(self.doc.text, end, max(end, start))) > _FARTHEST:
            return False
        known = {self.doc.text[slice(*mention)] for mention in mentions}
        return not self._changes(end, this, known)

    def _changes(self, end: int, this: Attribution, known: set[str]) -> bool:
        """Whether the narration from *end* on, to the end of the cue, opens another scene."""
        stop = max(this.extent[-1][1], *_ends(this, 1))
        span = self.doc.char_span(end, max(end, stop), alignment_mode="expand")
        if span is None or not len(span):
            return False
        start = min(this.extent[0][0], *_ends(this, 0))
        reported = this.extent if this.sense == "statement" else ()
        sentence = span[0].sent
        after = span if start < sentence.end_char else span[sentence.end - span.start :]
        for token in after:
            if any(first <= token.idx < last for first, last in reported):
                continue
            plain = token.is_lower or not token.ent_type_
            if plain and token.lower_ in words("changes_of_scene"):
                return True
            outlet = not plain and find_name(self.doc, token.i, token.i + 1) is not None
            if outlet and not any(token.text in name for name in known):
                return True
        return False


def _ends(attribution: Attribution, end: int) -> list[int]:
    places: list[Offsets | None] = [attribution.source, attribution.cue]
    return [place[end] for place in places if place is not None] or [attribution.extent[-end][end]]
