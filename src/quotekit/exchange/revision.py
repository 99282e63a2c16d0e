"""Back from a layer to an article: the marks are the truth, the rest adds what they cannot show."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import attrs

from quotekit.article import Article, Chain, Link, Quote, Source, Span
from quotekit.chains.nesting import find_parents
from quotekit.exchange.cast import Cast
from quotekit.exchange.framing import Framing
from quotekit.exchange.layer import Layer, Sketch, layer_of, sketch_of, sketches, visible
from quotekit.exchange.overlaps import Overlaps
from quotekit.plain import from_plain
from quotekit.records import Attribution, Offsets
from quotekit.words import count_words

BY_HAND = "marked by hand"

_Sensed = tuple[Quote, bool]  # a quote, and whether it is an attitude


def article_from(layer: Layer) -> Article:
    """Build the article that a layer shows.

    A layer that nobody has touched gives the very article that it was drawn from. Otherwise, each
    sketch is taken for the quote whose content it overlaps most and changes what differs; a sketch
    that overlaps none is a new quote, and a quote that no sketch is left of is gone. Quotes and
    sources are then numbered anew, and nesting is found anew.

    Raises:
        ValueError: If what came beside the marks does not fit the text.
    """
    known = _known(layer)
    drawn = layer_of(known)
    if (
        set(layer.marks) == set(drawn.marks)
        and set(layer.arcs) == set(drawn.arcs)
        and layer.flags in {None, drawn.flags}
    ):
        return known
    return _revised(known, list(sketches(layer)))


def _known(layer: Layer) -> Article:
    if not layer.beside:
        return Article(layer.text)
    found = json.loads(layer.beside)
    if not isinstance(found, dict):
        raise ValueError(f"beside the marks stands {layer.beside[:40]!r}, which is no article")
    return from_plain(found, layer.text)


def _revised(known: Article, drawn: Sequence[Sketch]) -> Article:
    cast, framing = Cast(known.sources, known.text), Framing(known.text)
    before = [
        *((quote, False) for quote in known.quotes),
        *((quote, True) for quote in known.attitudes),
    ]
    found = [_changed(sketch, old, cast, framing) for sketch, old in _paired(drawn, before)]
    found += [item for item in before if not _sketch(item).content]
    found.sort(key=lambda item: (item[0].content[0].start, -item[0].content[-1].end))
    return _numbered(known, found, cast)


def _sketch(item: _Sensed) -> Sketch:
    return sketch_of(item[0], is_attitude=item[1])


def _paired(
    drawn: Sequence[Sketch], before: Sequence[_Sensed]
) -> Iterator[tuple[Sketch, _Sensed | None]]:
    """Give each sketch with the quote that it shows, exactly or, of those left, by overlap."""
    left = {number: item for number, item in enumerate(before) if _sketch(item).content}
    by_content: dict[tuple[Offsets, ...], list[int]] = {}
    for number, item in left.items():
        by_content.setdefault(_sketch(item).content, []).append(number)
    moved = []
    for sketch in drawn:
        exact = by_content.get(sketch.content)
        if exact:
            yield sketch, left.pop(exact.pop(0))
        else:
            moved.append(sketch)
    places = Overlaps((at, number) for number, item in left.items() for at in _sketch(item).content)
    for sketch in moved:
        shared = sum((places.at(part) for part in sketch.content), Counter[int]())
        best = min(
            (number for number in shared if number in left),
            key=lambda number: (-shared[number], number),
            default=None,
        )
        yield sketch, None if best is None else left.pop(best)


def _changed(sketch: Sketch, old: _Sensed | None, cast: Cast, framing: Framing) -> _Sensed:
    """Give the quote that a sketch shows, changed from the one before wherever that differs."""
    quote, is_attitude = old or (Quote(0, "indirect", (), (), reason=BY_HAND), False)
    before = sketch_of(quote, is_attitude=is_attitude)
    if sketch == attrs.evolve(before, flags=before.flags if sketch.flags is not None else None):
        return quote, is_attitude
    text = cast.text
    if sketch.content != before.content:
        content, extent, kind = framing.frame(sketch.content, around=sketch.cue or sketch.source)
        quote = attrs.evolve(
            quote, content=_spans(content, text), extent=_spans(extent, text), kind=kind
        )
    if sketch.cue != before.cue:
        quote = attrs.evolve(quote, cue=_span(sketch.cue, text))
    if sketch.source != before.source:
        quote = attrs.evolve(quote, mention=_span(sketch.source, text))
    links = _chain(sketch, before, quote, cast)
    if sketch.flags is not None:
        quote = attrs.evolve(quote, denied="Denied" in sketch.flags)
        is_attitude = "Attitude" in sketch.flags
    reason = _reason(sketch, links)
    quote = attrs.evolve(quote, chain=links, score=1.0, reason=reason, rejected=())
    return quote, is_attitude


def _reason(sketch: Sketch, links: Chain) -> str:
    if links:
        return BY_HAND
    why = "whom the words name is not known" if sketch.source else "no source is marked"
    return f"{BY_HAND}; {why}"


def _chain(sketch: Sketch, before: Sketch, quote: Quote, cast: Cast) -> Chain:
    """Give the links that a sketch shows, and of those before the ones that nobody can see."""
    speaker: Sequence[Link] = quote.chain[:1]
    if sketch.source != before.source:
        speaker = _links(
            [sketch.source] if sketch.source else [], cast, _span(sketch.cue, cast.text)
        )
    if not speaker:
        return Chain()
    relays: Sequence[Link] = quote.chain[1:]
    if sketch.relays != before.relays:
        hidden = [link for link in relays if not visible(link.mention)]
        drawn = {visible(link.mention): link for link in relays}
        fresh = ([drawn[at]] if at in drawn else _links([at], cast) for at in sketch.relays)
        relays = [*chain.from_iterable(fresh), *hidden]
    return Chain([*speaker, *relays])


def _links(places: Iterable[Offsets], cast: Cast, cue: Span | None = None) -> list[Link]:
    return [
        Link(source, _span(at, cast.text), cue, BY_HAND)
        for at in places
        if (source := cast.named(at))
    ]


def _numbered(known: Article, found: Sequence[_Sensed], cast: Cast) -> Article:
    """Number quotes in text order and sources by first mention, and count anew what they said."""
    parents = find_parents([_attribution(quote, is_attitude) for quote, is_attitude in found])
    spoken: dict[int, list[Quote]] = {}
    for quote, is_attitude in found:
        if quote.speaker and not is_attitude:
            spoken.setdefault(quote.speaker.id, []).append(quote)
    used = Counter(link.source.id for quote, _ in found for link in quote.chain)
    sources = {
        source.id: _counted(number, source, spoken.get(source.id, ()), known.text)
        for number, source in enumerate(cast.in_order(used))
    }
    final = [
        (_renumbered(quote, number, parent, sources), is_attitude)
        for number, ((quote, is_attitude), parent) in enumerate(zip(found, parents, strict=True))
    ]
    return attrs.evolve(
        known,
        quotes=tuple(quote for quote, is_attitude in final if not is_attitude),
        attitudes=tuple(quote for quote, is_attitude in final if is_attitude),
        sources=tuple(sources.values()),
    )


def _attribution(quote: Quote, is_attitude: bool) -> Attribution:
    return Attribution(
        kind=quote.kind,
        sense="attitude" if is_attitude else "statement",
        content=tuple((span.start, span.end) for span in quote.content),
        extent=tuple((span.start, span.end) for span in quote.extent),
        cue=(quote.cue.start, quote.cue.end) if quote.cue else None,
        source=None,
    )


def _counted(number: int, source: Source, said: Sequence[Quote], text: str) -> Source:
    parts = ((span.start, span.end) for quote in said for span in quote.content)
    return attrs.evolve(source, id=number, quotes=len(said), words=count_words(parts, text))


def _renumbered(
    quote: Quote, number: int, parent: int | None, sources: Mapping[int, Source]
) -> Quote:
    links = Chain(attrs.evolve(link, source=sources[link.source.id]) for link in quote.chain)
    return attrs.evolve(quote, id=number, parent=parent, chain=links)


def _span(at: Offsets | None, text: str) -> Span | None:
    return None if at is None else Span(*at, text[slice(*at)])


def _spans(places: Iterable[Offsets], text: str) -> tuple[Span, ...]:
    return tuple(Span(*at, text[slice(*at)]) for at in places)
