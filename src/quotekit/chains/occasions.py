"""Interviews, columns and broadcasts, and the outlets that they are with, in or on."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from quotekit.chains.relay import Carries, Relay, is_inside, relay_of
from quotekit.grammar import syntax
from quotekit.grammar.outlets import find_name
from quotekit.lexicon import table

_REACH = 120  # tokens from "the interview" back to where it is named
_ANY = frozenset({"with", "to", "on", "for", "in", "by", "at", "from"})


def of_occasion(noun: Token, inside: list[Span], carries: Carries) -> Iterator[Relay]:
    """Read "in an interview with CNN", and "in the interview" where one was told of before."""
    relays = list(_with_outlet(noun, inside, carries))
    if not relays and any(kid.lower_ == "the" for kid in noun.lefts):
        cue = noun.idx, noun.idx + len(noun)
        before = noun.doc[max(0, noun.i - _REACH) : noun.i]
        for earlier in reversed(before):
            if earlier.lemma_ == noun.lemma_:
                reason = f"“the {noun.text}”, of which it is said before with whom"
                found = _with_outlet(earlier, [], carries)
                relays = [Relay(one.mention, cue, reason, guessed=True) for one in found]
                break
    yield from relays


def last_sitting(doc: Doc, end: int) -> list[Relay]:
    """Give with whom the last interview before token *end* was, outlet or not."""
    for noun in reversed(doc[max(0, end - _REACH) : end]):
        if noun.tag_ == "NN" and noun.lemma_.lower() in sittings():
            return list(_with_outlet(noun, [], lambda thing: thing.tag_ in syntax.PROPER))
    return []


@cache
def sittings() -> frozenset[str]:
    """List the nouns for occasions on which somebody goes on speaking: "interview"."""
    return frozenset(row["word"] for row in table("occasions") if row["opens"])


def _with_outlet(noun: Token, inside: list[Span], carries: Carries) -> Iterator[Relay]:
    """Read "an interview with CNN", "a CNN interview", "a column for the Herald"."""
    with_outlet = False
    for kid in noun.rights:
        thing = syntax.child(kid, "pobj") if kid.dep_ == "prep" and kid.lower_ in _ANY else None
        if thing is not None and not is_inside(thing, inside) and carries(thing):
            with_outlet = True
            yield relay_of(thing, kid, f"“{noun.text} {kid.text}”")
    outlet = None if with_outlet else find_name(noun.doc, noun.left_edge.i, noun.i)
    if outlet is not None:
        name, cue = noun.doc[slice(*outlet)], (noun.idx, noun.idx + len(noun))
        yield Relay((name.start_char, name.end_char), cue, f"“{noun.text}”")
