"""Narration that says to whom somebody is going to speak: "Ruiz defended it on Radio Orme. “…”"."""

from collections.abc import Callable, Iterator

import attrs
from spacy.tokens import Doc, Token

from quotekit.chains.occasions import of_occasion
from quotekit.chains.relay import Carries, Relay, relay_of
from quotekit.grammar import syntax
from quotekit.lexicon import table

_HIGHEST = 4


@attrs.frozen
class Opening:
    """Somebody who is about to speak through an outlet.

    Attributes:
        place: The character at which it is said.
        speaker: The token that names who is going to speak.
        relay: The outlet.
    """

    place: int
    speaker: Token
    relay: Relay


def find_openings(
    doc: Doc, carries: Carries, narrated: Callable[[Token], bool]
) -> Iterator[Opening]:
    """Find the interviews and appearances that the narration tells of, in text order.

    Args:
        doc: The document.
        carries: Whether the phrase around a noun names somebody who carries the news.
        narrated: Whether a token is the writer's own.
    """
    for token in doc:
        if not narrated(token):
            continue
        if token.tag_ == "NN" and token.lemma_.lower() in _sittings():
            relays = list(of_occasion(token, [], carries))
            speaker = _interviewed(token) if relays else None
        elif token.dep_ == "prep" and token.lower_ == "on" and syntax.is_verb(token.head):
            thing = syntax.child(token, "pobj")
            carried = thing is not None and carries(thing)
            relays = [relay_of(thing, token, "“on” an outlet")] if thing and carried else []
            speaker = _subject(token.head) if relays else None
        else:
            continue
        if speaker is not None:
            yield Opening(token.idx, speaker, relays[0])


def _interviewed(noun: Token) -> Token | None:
    """Find who gives an interview: whose it is, or who does what is done in it."""
    owner = syntax.child(noun, "poss")
    if owner is not None and owner.ent_type_ != "ORG":
        return owner
    verb = noun
    for _ in range(_HIGHEST):
        if syntax.is_verb(verb):
            return _subject(verb)
        verb = verb.head
    return None


def _subject(verb: Token) -> Token | None:
    return syntax.child(verb, *syntax.SUBJECTS) or syntax.subject(verb)


def _sittings() -> frozenset[str]:
    return frozenset(row["word"] for row in table("occasions") if row["opens"])
