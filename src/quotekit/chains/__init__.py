"""Attributions and sources to chains: through whom the article knows the words.

A link is a news outlet, a programme, a publication, a document or a person that hands the words on.
Audiences, places, events and social networks are none, nor is the speaker's own statement,
interview or letter.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

import attrs
from spacy.tokens import Doc, Token

from quotekit.chains.hosts import find_hosts
from quotekit.chains.nesting import find_parents, length
from quotekit.chains.openings import Opening, find_openings
from quotekit.chains.relay import Carries
from quotekit.chains.relays import find_cited, find_relays
from quotekit.chains.scenes import Scenes, place_of
from quotekit.grammar import syntax
from quotekit.grammar.outlets import find_name, is_outlet
from quotekit.records import Attribution, Casting, Hop, Identity, Offsets, Path, Rejection
from quotekit.speakers import Cast, Resolver

_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})


def trace_chains(
    doc: Doc,
    attributions: Sequence[Attribution],
    cast: Sequence[Identity],
    castings: Sequence[Casting],
) -> tuple[list[Identity], list[Path]]:
    """Trace each attribution back to the article's writer.

    Args:
        doc: The parsed document.
        attributions: What it attributes, in text order.
        cast: Everybody in it.
        castings: Who stands behind each attribution.

    Returns:
        The cast, with those who only relay added, and one path for each attribution.
    """
    resolver = Resolver(Cast(doc, cast), ())
    hosts = find_hosts(doc.text, cast)

    refused: list[Token] = []

    def carries(noun: Token) -> bool:
        carried = is_outlet(noun) or resolver.cast.at.get(noun.i) in hosts
        if not carried:
            refused.append(noun)
        return carried

    parents = find_parents(attributions)
    scenes = Scenes(doc)
    openings = deque(find_openings(doc, carries, _narration(attributions)))
    own: list[tuple[Hop, ...]] = []
    reasons: list[str] = []
    rejected: list[tuple[Rejection, ...]] = []
    for attribution, casting in zip(attributions, castings, strict=True):
        refused.clear()
        hops, why = _own_hops(doc, resolver, attribution, casting, carries)
        rejected.append(tuple(_refusals(refused, attribution.source)))
        while openings and openings[0].place < place_of(attribution)[1]:
            scenes.open(*_opened(resolver, openings.popleft()))
        if attribution.carried_from is not None and hops:
            carried = own[attribution.carried_from][1:]
            hops = hops[:1] + tuple(attrs.evolve(hop, guessed=True) for hop in carried)
        elif parents[len(own)] is None:
            hops += scenes.carried(attribution, hops)
        if parents[len(own)] is None:
            scenes.note(attribution, hops)
        own.append(hops)
        reasons.append("; ".join(filter(None, (casting.reason, why))))
    paths: dict[int, Path] = {}
    for number in sorted(range(len(own)), key=lambda place: -length(attributions[place])):
        parent = parents[number]
        outer = paths[parent].hops if parent is not None else ()
        hops, reason = _joined(own[number], outer), reasons[number]
        if own[number] and not hops:
            reason = f"{reason}, who would then be quoted by somebody whom they quote"
        paths[number] = Path(hops, parent, reason, rejected[number])
    return resolver.cast.identities(), [paths[number] for number in range(len(own))]


def _narration(attributions: Iterable[Attribution]) -> Callable[[Token], bool]:
    """Say whether a token is no part of what somebody states."""
    stated = sorted(part for one in attributions if one.sense == "statement" for part in one.extent)
    starts = [start for start, _ in stated]
    ends = list(accumulate((end for _, end in stated), max))

    def narrated(token: Token) -> bool:
        before = bisect_right(starts, token.idx)
        return before == 0 or ends[before - 1] <= token.idx

    return narrated


def _opened(resolver: Resolver, opening: Opening) -> tuple[int | None, int, tuple[Hop, ...]]:
    """Say who is going to speak from where on, and through whom."""
    who = opening.speaker
    identity = resolver.cast.at.get(who.i)
    if identity is None and resolver.pronoun(who.doc[who.i : who.i + 1]) is not None:
        identity = resolver.resolve(who.doc[who.i : who.i + 1]).identity
    relay = opening.relay
    through = _identity(resolver, relay.mention)
    if identity is None or through is None or identity == through:
        return None, opening.place, ()
    return identity, opening.place, (Hop(through, relay.mention, relay.cue, relay.reason),)


def _refusals(nouns: Iterable[Token], source: Offsets | None) -> Iterator[Rejection]:
    """Say of those to whom or through whom nothing is handed on that they are no links.

    What stands within the *source* is told with it.
    """
    for noun in dict.fromkeys(nouns):
        own = source is not None and source[0] <= noun.idx < source[1]
        if noun.ent_type_ not in _TIMES and not own:
            phrase = noun.doc[slice(*syntax.noun_phrase(noun))]
            name = " ".join(phrase.text.split())
            place = phrase.start_char, phrase.end_char
            yield Rejection(place, "no outlet, programme, publication or voice of one", name)


def _own_hops(
    doc: Doc, resolver: Resolver, attribution: Attribution, casting: Casting, carries: Carries
) -> tuple[tuple[Hop, ...], str]:
    """Give the links that one attribution itself makes, and what makes them."""
    if casting.identity is None:
        return (), ""
    hops = [
        Hop(casting.identity, attribution.source, attribution.cue, casting.reason, casting.guessed)
    ]
    reasons = []
    if resolver.cast.figures[casting.identity].type in ("organization", "document"):
        cited = find_cited(doc, attribution)
        if cited is not None:
            hops.insert(
                0, Hop(resolver.identify(cited.mention), cited.mention, cited.cue, cited.reason)
            )
            reasons.append(cited.reason)
    for relay in find_relays(doc, attribution, carries):
        identity = _identity(resolver, relay.mention)
        if identity is not None and all(identity != hop.identity for hop in hops):
            hops.append(Hop(identity, relay.mention, relay.cue, relay.reason, relay.guessed))
            reasons.append(relay.reason)
    return tuple(hops), "; ".join(reasons)


def _identity(resolver: Resolver, mention: Offsets) -> int | None:
    """Find who a relay is.

    A pronoun that stands for nobody known is nobody, and whoever reports for an outlet is that
    outlet: "CNN's Mia Berg".
    """
    span = resolver.tokens(mention)
    if span is not None and resolver.pronoun(span) is not None:
        return resolver.resolve(span).identity
    if span is not None and resolver.cast.is_person(span.root.i):
        outlet = find_name(span.doc, span.start, span.end)
        if outlet is not None:
            named = span.doc[slice(*outlet)]
            return resolver.identify((named.start_char, named.end_char))
    return resolver.identify(mention)


def _joined(inner: tuple[Hop, ...], outer: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """Lead a chain on through the chain that it is nested in; nobody relays their own words."""
    if not inner or not outer:
        return inner
    if inner[0].identity == outer[0].identity:
        return inner[:1] + outer[1:]
    if inner[0].guessed and any(inner[0].identity == hop.identity for hop in outer[1:]):
        return ()
    last = inner[-1].identity
    return inner[:-1] + outer if outer[0].identity == last else inner + outer
