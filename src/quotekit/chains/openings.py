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
    for token in filter(narrated, doc):
        for read in (_sitting, _appearance, _question):
            opening = read(token, carries)
            if opening is not None:
                yield opening


def _sitting(noun: Token, carries: Carries) -> Opening | None:
    """Read "Ruiz defended it in an interview with Radio Orme"."""
    if noun.tag_ != "NN" or noun.lemma_.lower() not in sittings():
        return None
    relay = next(of_occasion(noun, [], carries), None)
    speaker = None if relay is None else _interviewed(noun)
    return None if relay is None or speaker is None else Opening(noun.idx, speaker, relay)


def _appearance(on: Token, carries: Carries) -> Opening | None:
    """Read "Ruiz appeared on Radio Orme"."""
    thing = syntax.child(on, "pobj") if (on.dep_, on.lower_) == ("prep", "on") else None
    verb = None if thing is None else _appearing(on, thing)
    if thing is None or verb is None or not carries(thing):
        return None
    speaker = _subject(verb)
    relay = relay_of(thing, on, "“on” an outlet")
    return None if speaker is None else Opening(on.idx, speaker, relay)


def _question(verb: Token, carries: Carries) -> Opening | None:
    """Read "Radio Orme asked Ruiz about it"."""
    if verb.lemma_ not in _QUESTIONS or not syntax.is_verb(verb) or syntax.is_passive(verb):
        return None
    asker = syntax.child(verb, "nsubj")
    if asker is None or not carries(asker) or _moderates(asker):
        return None
    asked = syntax.child(verb, "dobj", "dative")
    relay = relay_of(asker, verb, f"“{verb.text}” by an outlet")
    return None if asked is None else Opening(verb.idx, asked, relay)


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


def _appearing(on: Token, thing: Token) -> Token | None:
    """Give the verb of "defended it on Radio Orme" and "Friday on Radio Orme, … defended it".

    What somebody has a show of their own for, or turns on the paper, is another thing.
    """
    owned = any(kid.tag_ == "PRP$" for kid in thing.lefts)
    if owned or thing.lower_ in words("outlet_words") - {"news"}:
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
