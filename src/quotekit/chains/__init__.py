"""Attributions and sources to chains: through whom the article knows the words.

A link is a news outlet, a programme, a publication, a document or a person that hands the words on.
Audiences, places, events and social networks are none, nor is the speaker's own statement,
interview or letter.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

import attrs
from spacy.tokens import Doc, Token

from quotekit.chains.links import Links
from quotekit.chains.nesting import find_parents, length
from quotekit.chains.openings import Opening, find_openings
from quotekit.chains.scenes import Scenes, place_of
from quotekit.records import Attribution, Casting, Hop, Identity, Path, Rejection
from quotekit.speakers import Cast, Resolver


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
    links = Links.of(doc, resolver, cast)
    parents = find_parents(attributions)
    scenes = Scenes(doc)
    openings = deque(find_openings(doc, links.carries, _narration(attributions)))
    own: list[tuple[Hop, ...]] = []
    reasons: list[str] = []
    rejected: list[tuple[Rejection, ...]] = []
    for attribution, casting in zip(attributions, castings, strict=True):
        hops, why, refused = links.own(attribution, casting)
        while openings and openings[0].place < place_of(attribution)[1]:
            _open(scenes, links, openings.popleft())
        if attribution.carried_from is not None and hops:
            carried = own[attribution.carried_from][1:]
            hops = hops[:1] + tuple(attrs.evolve(hop, guessed=True) for hop in carried)
        elif parents[len(own)] is None:
            hops += scenes.carried(attribution, hops)
        if parents[len(own)] is None:
            scenes.note(attribution, hops)
        own.append(hops)
        reasons.append("; ".join(filter(None, (casting.reason, why))))
        rejected.append(refused)
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


def _open(scenes: Scenes, links: Links, opening: Opening) -> None:
    """Open the scene of an opening, if it is known who is going to speak, and through whom."""
    resolver, relay = links.resolver, opening.relay
    who = opening.speaker.doc[opening.speaker.i : opening.speaker.i + 1]
    identity = resolver.cast.at.get(who.start)
    if identity is None and resolver.pronoun(who) is not None:
        identity = resolver.resolve(who).identity
    through = links.identify(relay)
    if identity is not None and through is not None and identity != through:
        hop = Hop(through, relay.mention, relay.cue, relay.reason)
        scenes.open(identity, opening.place, (hop,))


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
