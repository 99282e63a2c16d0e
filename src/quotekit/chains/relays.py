"""Who hands a statement on: the outlets and voices around its cue and its source."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from quotekit.chains.citing import according_to
from quotekit.chains.occasions import of_occasion
from quotekit.chains.relay import (
    Carries,
    Relay,
    is_inside,
    is_written,
    relay_of,
    span_of,
    title_after,
    verbs_of,
)
from quotekit.grammar import syntax
from quotekit.grammar.cues import utterances
from quotekit.grammar.outlets import holds_name, is_outlet, is_plural_outlet
from quotekit.lexicon import table, words
from quotekit.records import Attribution

_MADE = frozenset({"compile", "collect", "conduct", "commission"})
_EDITIONS = frozenset({"edition", "issue", "page", "pages"})


def find_relays(doc: Doc, attribution: Attribution, carries: Carries = is_outlet) -> list[Relay]:
    """Find those to whom or through whom the source of *attribution* speaks, innermost first.

    Args:
        doc: The document.
        attribution: A statement or an attitude.
        carries: Whether the phrase around a noun names somebody who carries the news.
    """
    found: list[Relay] = []
    for relay in _all_relays(doc, attribution, carries):
        if not any(relay.mention == other.mention for other in found):
            found.append(relay)
    return found


def _all_relays(doc: Doc, attribution: Attribution, carries: Carries) -> Iterator[Relay]:
    inside = [span_of(doc, part) for part in attribution.extent]
    if attribution.source is not None:
        source = span_of(doc, attribution.source)
        yield from _of_source(source.root, carries)
        if is_written(doc, attribution):
            yield from _of_writer(source.root, carries)
        inside.append(source)
    if attribution.cue is not None:
        yield from _of_reporter(span_of(doc, attribution.cue))
    thing = according_to(doc, attribution)
    if thing is not None and is_outlet(thing) and not is_inside(thing, inside):
        yield relay_of(thing, thing.head, "“according to” an outlet")
    for verb in verbs_of(doc, attribution):
        yield from _of_verb(verb, inside, carries)


def _of_writer(noun: Token, carries: Carries) -> Iterator[Relay]:
    """Read "Mia Berg of the Herald wrote"."""
    for kid in noun.rights:
        thing = syntax.child(kid, "pobj") if kid.dep_ == "prep" else None
        if thing is not None and kid.lower_ in {"of", "at", "for"} and carries(thing):
            yield relay_of(thing, kid, f"“{kid.text}” an outlet")


def _of_source(noun: Token, carries: Carries) -> Iterator[Relay]:
    """Read "a report obtained by Reuters", "Shoigu, quoted by TASS", "a story in the Herald"."""
    part = _part_of(noun)
    for kid in () if part is None else part.rights:
        if kid.dep_ == "acl" and kid.lemma_.lower() not in utterances("verb") | _MADE:
            yield from _of_participle(kid, carries)
    for kid in noun.children:
        if kid.dep_ in ("acl", "relcl"):
            yield from _of_participle(kid, carries)
        elif kid.dep_ == "appos":
            for further in kid.rights:
                if further.dep_ in ("acl", "relcl"):
                    yield from _of_participle(further, carries)
        elif kid.dep_ == "prep" and noun.lemma_.lower() in words("occasions") | {"report", "poll"}:
            thing = syntax.child(kid, "pobj")
            own = noun.lemma_.lower() in utterances("study")  # "a poll by the Herald" is one source
            leading = ("in", "on") if own else ("in", "by", "on", "from")
            if thing is not None and kid.lower_ in leading and carries(thing):
                yield relay_of(thing, kid, f"“{noun.text} {kid.text}”")


def _of_participle(verb: Token, carries: Carries) -> Iterator[Relay]:
    """Read "obtained by Reuters", "published in the Herald", "speaking on Radio Orme"."""
    if verb.tag_ == "VBN":
        leading = _relay_verbs().get(verb.lemma_.lower(), frozenset())
    elif verb.tag_ in syntax.FINITE:  # "an account she gave to Reuters"
        leading = _relay_verbs().get(verb.lemma_.lower(), frozenset()) & {"to", "with"}
    else:
        writes = verb.lemma_.lower() in _words_that("write")
        leading = frozenset({"on", "to", "with"} if _speaks(verb) else {"on"})
        leading |= frozenset({"in", "for"} if writes else ())
    for preposition in verb.children:
        thing = syntax.child(preposition, "pobj")
        if thing is not None and preposition.lower_ in leading:
            thing = _part_of(thing) if thing.lemma_.lower() in _EDITIONS else thing
            if thing is not None and (
                carries(thing) or _publishes(thing, preposition.lower_, verb)
            ):
                yield relay_of(thing, verb, f"“{verb.text} {preposition.text}”")


def _publishes(noun: Token, preposition: str, verb: Token) -> bool:
    """Whether something is published "by an organization", "in The Lancet", "by local papers".

    Whoever issues a study of its own is the same source as that.
    """
    if preposition == "by":
        study = verb.head.lemma_.lower() in utterances("story") | utterances("study")
        own = study and verb.lemma_.lower() in utterances("verb") | _MADE
        return is_plural_outlet(noun) or (noun.ent_type_ == "ORG" and not own)
    return preposition == "in" and noun.ent_type_ in {"ORG", "WORK_OF_ART"}


def _of_verb(verb: Token, inside: list[Span], carries: Carries) -> Iterator[Relay]:
    lemma = verb.lemma_.lower()
    yield from _of_quoter(verb)
    yield from _of_told(verb, inside, carries)
    for kid in verb.children:
        if is_inside(kid, inside):
            continue
        if kid.dep_ in ("prep", "agent", "dative"):
            yield from _of_preposition(kid, lemma, inside, carries)
        elif kid.dep_ == "advcl" and kid.tag_ == "VBN":
            yield from _of_participle(kid, carries)
        elif kid.dep_ == "nsubjpass" and lemma in _words_that("tell") and carries(kid):
            yield relay_of(kid, verb, f"“{verb.text}”, an outlet")
        elif kid.dep_ in ("advcl", "xcomp", "csubj") and _speaks(kid):
            for preposition in kid.children:
                if preposition.dep_ == "prep":
                    yield from _of_preposition(preposition, kid.lemma_.lower(), inside, carries)


def _of_told(verb: Token, inside: list[Span], carries: Carries) -> Iterator[Relay]:
    """Read "Ruiz told Reuters"; "told Radio Orme host Mia Berg" may be parsed as two objects."""
    if verb.lemma_.lower() in _words_that("tell"):
        for kid in verb.children:
            told = kid.dep_ in ("dobj", "dative") and not is_inside(kid, inside)
            if told and carries(kid):
                yield relay_of(kid, verb, f"“{verb.text}” an outlet")
                return
        title = title_after(verb)
        if title is not None and holds_name(verb.doc, title.start, title.end):
            yield _titled(title, verb, f"“{verb.text}” an outlet")


def _titled(title: Span, cue: Token, reason: str) -> Relay:
    """Make a relay of a programme by its title."""
    place = title.start_char, title.end_char
    return Relay(place, (cue.idx, cue.idx + len(cue)), reason, titled=True)


def _of_reporter(cue: Span) -> Iterator[Relay]:
    """Read "Reuters reported, according to two officials, that …"."""
    before = [token for token in cue.doc[max(0, cue.start - 2) : cue.start] if token.text != ","]
    if not len(cue) or cue[0].lower_ != "according" or not before:
        return
    verb = before[-1]
    outlet = syntax.child(verb, "nsubj") if syntax.is_verb(verb) else None
    if outlet is not None and verb.lemma_.lower() in words("relaying_verbs"):
        yield relay_of(outlet, verb, f"“{verb.text}”, according to the source")


def _of_quoter(verb: Token) -> Iterator[Relay]:
    """Read "Reuters quoted Ruiz as saying"."""
    if syntax.is_quoted_as(verb):
        quoter = syntax.child(verb.head.head, "nsubj")
        if quoter is not None:
            yield relay_of(quoter, verb.head.head, f"“{verb.head.head.text} … as”")


def _of_preposition(
    preposition: Token, lemma: str, inside: list[Span], carries: Carries
) -> Iterator[Relay]:
    title = title_after(preposition) if preposition.lower_ == "on" else None
    thing = syntax.child(preposition, "pobj")
    if title is not None and not is_inside(title[0], inside):
        yield _titled(title, preposition, "“on” a programme")
    elif thing is not None and not is_inside(thing, inside):
        yield from _of_thing(preposition, thing, lemma, inside, carries)


def _of_thing(
    preposition: Token, thing: Token, lemma: str, inside: list[Span], carries: Carries
) -> Iterator[Relay]:
    word = preposition.lower_
    for noun in (thing, _part_of(thing)):
        for participle in () if noun is None else noun.rights:
            if participle.dep_ == "acl":
                yield from _of_participle(participle, carries)
    if word == "in" and thing.lemma_.lower() in _EDITIONS:
        thing = _part_of(thing) or thing  # "in the April issue of the Herald"
    if word == "in" and thing.lemma_.lower() in utterances("study"):
        yield relay_of(thing, preposition, f"“in” a {thing.lemma_}")
    elif _whole_noun(thing) in words("occasions") and word != "of":
        yield from of_occasion(thing, inside, carries)
    elif (
        carries(thing)
        or _is_named_so(thing, word, lemma)
        or (word == "by" and _quotes(preposition, thing))
    ) and _leads_to_outlet(word, lemma):
        yield relay_of(thing, preposition, f"“{preposition.text}” an outlet")


def _leads_to_outlet(preposition: str, lemma: str) -> bool:
    """Whether a preposition behind a verb leads to whom or through whom it is said."""
    return (
        preposition in ("to", "by", "on")
        or (preposition == "with" and lemma in _words_that("speak"))
        or (preposition in ("in", "for", "at") and lemma in _words_that("write"))
        or preposition in _relay_verbs().get(lemma, ())
    )


def _quotes(by: Token, noun: Token) -> bool:
    """Whether a name says who quotes somebody: "was quoted as saying by Dagens Norr"."""
    quoting = by.head.head.head if syntax.is_quoted_as(by.head) else by.head
    return quoting.lemma_ == "quote" and syntax.is_passive(quoting) and noun.tag_ in syntax.PROPER


def _is_named_so(noun: Token, preposition: str, lemma: str) -> bool:
    """Whether a noun names an outlet here, whatever it is called: "wrote in Dagens Norr"."""
    if preposition == "by":
        return is_plural_outlet(noun)
    named = noun.ent_type_ in {"ORG", "WORK_OF_ART"} and noun.tag_ == "NNP"
    return named and preposition == "in" and lemma == "write"


def _whole_noun(noun: Token) -> str:
    """Give a noun in small letters, with what a hyphen ties to it: "op-ed"."""
    first = noun.i
    while first > 1 and not (noun.doc[first - 1].whitespace_ or noun.doc[first - 2].whitespace_):
        first -= 2
    joined = noun.doc[first : noun.i + 1].text.lower()
    return joined if first < noun.i else noun.lemma_.lower()


def _part_of(noun: Token) -> Token | None:
    """Give the noun behind an "of": "emails" in "one of the emails"."""
    of = next((kid for kid in noun.rights if kid.lower_ == "of"), None)
    return None if of is None else syntax.child(of, "pobj")


@cache
def _relay_verbs() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(row["prepositions"].split()) for row in table("relay_verbs")}


def _speaks(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.lemma_.lower() in _words_that("speak")


@cache
def _words_that(use: str) -> frozenset[str]:
    return frozenset(
        word for row in table("relay_words") if row["use"] == use for word in row["words"].split()
    )
