"""Whom outlets and documents cite for what they say: "Reuters reported, citing two officials"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from quotekit.chains.relay import Relay, relay_of, span_of, verbs_of
from quotekit.grammar import syntax
from quotekit.grammar.cues import utterances
from quotekit.grammar.outlets import is_outlet
from quotekit.grammar.sources import source_nouns
from quotekit.lexicon import table, words
from quotekit.records import Attribution

_ACCORDING = ("according", "to")
_CLAUSES = frozenset({"acl", "relcl"})


def find_cited(doc: Doc, attribution: Attribution) -> list[Relay]:
    """Find whom an outlet or document cites for what it says, innermost first.

    In "…, citing the Herald, which cited two officials" these are the officials and the Herald.
    """
    for verb in verbs_of(doc, attribution):
        if verb.lemma_.lower() in words("relaying_verbs"):
            thing = according_to(doc, attribution)
            if thing is not None and not is_outlet(thing):
                return [relay_of(thing, thing.head, "“according to”")]
    for verb in _citing(doc, attribution):
        cited = list(_cited(verb))
        if cited:
            return cited[::-1]
    return []


def _citing(doc: Doc, attribution: Attribution) -> Iterator[Token]:
    """Give the verbs that may say whom the source of an attribution cites."""
    for verb in verbs_of(doc, attribution):
        for clause in (verb, *(kid for kid in verb.children if kid.dep_ == "ccomp")):
            yield from (kid for kid in clause.children if kid.tag_ == "VBG")
    if attribution.source is not None:
        noun = span_of(doc, attribution.source).root
        yield from (kid for kid in noun.subtree if kid.dep_ in _CLAUSES)


def _cited(verb: Token) -> Iterator[Relay]:
    """Give whom a verb says is cited, then whom they cite in turn."""
    if verb.lemma_.lower() not in words("citing_verbs"):
        return
    leading = next(row for row in table("citing_verbs") if row["word"] == verb.lemma_.lower())
    holder: Token | None = verb
    if leading["preposition"]:
        kids = (kid for kid in verb.subtree if kid.lower_ == leading["preposition"])
        holder = next((kid for kid in kids if kid.dep_ == "prep"), None)
    thing = None if holder is None else syntax.child(holder, "dobj", "pobj")
    if thing is None or syntax.is_passive(verb) or not _names_somebody(thing):
        return
    yield relay_of(thing, verb, f"“{verb.text}”")
    for kid in thing.subtree:
        if kid.dep_ == "relcl" and kid.i > thing.i:
            yield from _cited(kid)


def according_to(doc: Doc, attribution: Attribution) -> Token | None:
    """Find the board in "Reuters reports that the dam holds, according to the board"."""
    places = [attribution.extent[-1], *filter(None, [attribution.cue])]
    for end in (span_of(doc, place).end for place in places):
        after = [token for token in doc[end : end + 3] if token.text != ","]
        if tuple(token.lower_ for token in after[:2]) == _ACCORDING:
            return syntax.child(after[1], "pobj")
    return None


def _names_somebody(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return (
        noun.ent_type_ in ("PERSON", "ORG", "NORP") or lemma in utterances("noun") | source_nouns()
    )
