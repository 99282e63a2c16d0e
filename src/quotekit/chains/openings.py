"""Narration that says to whom somebody is going to speak: "Ruiz defended it on Radio Orme. “…”"."""

from collections.abc import Callable, Iterator

import attrs
from spacy.tokens import Doc, Token

from quotekit.chains.occasions import of_occasion, sittings
from quotekit.chains.relay import Carries, Relay, relay_of
from quotekit.grammar import syntax
from quotekit.lexicon import words

_HIGHEST = 4
_ON_STAGE = frozenset({"moderator", "moderators"})
_QUESTIONS = frozenset({"ask", "press", "question", "interview"})
_ABOUT = frozenset({"remark", "comment", "elaborate", "focus", "touch", "weigh", "dwell", "turn"})


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
        if token.tag_ == "NN" and token.lemma_.lower() in sittings():
            relays = list(of_occasion(token, [], carries))
            speaker = _interviewed(token) if relays else None
        elif token.dep_ == "prep" and token.lower_ == "on":
            thing = syntax.child(token, "pobj")
            verb = _appearing(token, thing)
            carried = thing is not None and verb is not None and carries(thing)
            relays = [relay_of(thing, token, "“on” an outlet")] if thing and carried else []
            speaker = _subject(verb) if relays and verb is not None else None
        elif token.lemma_ in _QUESTIONS and syntax.is_verb(token) and not syntax.is_passive(token):
            asker = syntax.child(token, "nsubj")
            carried = asker is not None and carries(asker) and not _moderates(asker)
            relays = (
                [relay_of(asker, token, f"“{token.text}” by an outlet")]
                if asker and carried
                else []
            )
            speaker = syntax.child(token, "dobj", "dative") if relays else None
        else:
            continue
        if speaker is not None:
            yield Opening(token.idx, speaker, relays[0])


def _interviewed(noun: Token) -> Token | None:
    """Find who gives an interview: whose it is, or who does what is done in it."""
    owner = syntax.child(noun, "poss")
    if owner is not None and owner.ent_type_ != "ORG":
        return owner
    verb = _verb_above(noun)
    return None if verb is None else _subject(verb)


def _moderates(asker: Token) -> bool:
    """Whether somebody asks for an outlet, but on a stage."""
    return any(token.lower_ in _ON_STAGE for token in asker.subtree)


def _appearing(on: Token, thing: Token | None) -> Token | None:
    """Give the verb of "defended it on Radio Orme" and "Friday on Radio Orme, … defended it".

    What somebody has a show of their own for, or turns on the paper, is another thing.
    """
    owned = thing is None or any(kid.tag_ == "PRP$" for kid in thing.lefts)
    if owned or (thing is not None and thing.lower_ in words("outlet_words") - {"news"}):
        return None
    head = on.head.head if on.head.dep_ == "npadvmod" else on.head
    about = head.lemma_.lower() in _ABOUT
    return head if syntax.is_verb(head) and not about else None


def _verb_above(token: Token) -> Token | None:
    for _ in range(_HIGHEST):
        if syntax.is_verb(token):
            return token
        token = token.head
    return None


def _subject(verb: Token) -> Token | None:
    return syntax.child(verb, *syntax.SUBJECTS) or syntax.subject(verb)
