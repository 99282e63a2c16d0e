"""The order in which the sources of an article are resolved, each from what is known by then.

Names come first, since they need nothing else. Then, in text order, whatever leans on what stands
before it ("he", "the chief"); then what a speaker says of themselves ("I"), from the outermost
quotation inwards; last, the attributions that carry an earlier source on.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from spacy.tokens import Span

from quotekit.records import Attribution, Casting
from quotekit.speakers import pronouns
from quotekit.speakers.resolve import Resolver
from quotekit.speakers.salience import Scene

_UNTOLD = pronouns.PLURAL | pronouns.THING
_UNKNOWN = Casting(None, "nobody is named as the source")


def cast_all(resolver: Resolver, attributions: Sequence[Attribution]) -> list[Casting]:
    """Give a casting for each of the *attributions*."""
    spans = {
        number: span
        for number, found in enumerate(attributions)
        if found.source and (span := resolver.tokens(found.source))
    }
    outer = enclosing(attributions, {number: span.start_char for number, span in spans.items()})
    castings: dict[int, Casting] = {}
    for number in _in_order(resolver, spans, attributions, outer):
        around = castings.get(outer.get(number, -1), _UNKNOWN).identity
        quoted = resolver.scene.quotation_at(spans[number].start_char) is not None
        if quoted and number in outer and resolver.pronoun(spans[number]) in _UNTOLD:
            castings[number] = Casting(
                None,
                f"'{spans[number].text}' within a quotation: whom the speaker means is not told",
            )
            continue
        teller = castings.get(_teller(resolver.scene, attributions, outer, number), _UNKNOWN)
        barred = resolver.cast.namesakes(teller.identity) if quoted else frozenset[int]()
        castings[number] = resolver.resolve(spans[number], around, barred)
        identity = castings[number].identity
        if identity is not None:
            resolver.scene.speak(spans[number].end - 1, identity)
    for number, found in enumerate(attributions):
        if number in castings:
            continue
        known = castings.get(-1 if found.carried_from is None else found.carried_from, _UNKNOWN)
        carried = known.identity is not None
        castings[number] = (
            Casting(known.identity, f"goes on from before; {known.reason}", guessed=True)
            if carried
            else known
        )
    return [castings[number] for number in range(len(attributions))]


def _teller(
    scene: Scene, attributions: Sequence[Attribution], outer: Mapping[int, int], number: int
) -> int:
    """Find in whose quotation, word for word, an attribution stands; -1 if in none.

    They call themselves "I", so they are no "he"; whoever is only told of may be.
    """
    place = (attributions[number].source or (0, 0))[0]
    seen = {number}
    while (number := outer.get(number, -1)) not in seen:
        if number < 0 or _quotes(scene, attributions[number], place):
            return number
        seen.add(number)
    return -1  # two that hold each other's source


def _quotes(scene: Scene, attribution: Attribution, place: int) -> bool:
    """Whether an attribution gives the word at a place as it was said."""
    if attribution.kind == "indirect":
        return False
    source = attribution.source
    quotation = scene.quotation_at(place)
    return attribution.kind == "direct" or (
        quotation is not None and (source is None or scene.quotation_at(source[0]) != quotation)
    )


def _in_order(
    resolver: Resolver,
    spans: Mapping[int, Span],
    attributions: Sequence[Attribution],
    outer: Mapping[int, int],
) -> list[int]:
    """Sort attributions into the order in which their sources can be resolved."""

    def rank(number: int) -> tuple[int, int, int]:
        span = spans[number]
        word = resolver.pronoun(span) or span[0].lower_
        if word in pronouns.FIRST or word in pronouns.SECOND:
            around = attributions[outer[number]].content if number in outer else ()
            return 2, -sum(end - start for start, end in around), span.start
        return int(resolver.waits(span)), span.start, number

    return sorted(spans, key=rank)


def enclosing(attributions: Sequence[Attribution], places: Mapping[int, int]) -> dict[int, int]:
    """Find, for the source of each attribution, the innermost other one whose content holds it.

    Args:
        attributions: All of them.
        places: Offset of the source, by position of its attribution.

    Returns:
        The position of the enclosing attribution, for those that have one.
    """
    parts = sorted(
        (start, -end, number)
        for number, found in enumerate(attributions)
        for start, end in found.content
    )
    starts = [start for start, _, _ in parts]
    parents: list[int] = []
    stack: list[int] = []
    for position, (start, _, _) in enumerate(parts):
        while stack and -parts[stack[-1]][1] <= start:
            stack.pop()
        parents.append(stack[-1] if stack else -1)
        stack.append(position)
    found = {}
    for own, place in places.items():
        position = bisect_right(starts, place) - 1
        while position >= 0 and (-parts[position][1] <= place or parts[position][2] == own):
            position = parents[position]
        if position >= 0:
            found[own] = parts[position][2]
    return found
