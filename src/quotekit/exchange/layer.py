"""An article as an annotator sees it: labelled marks on a text, and arcs between them.

Every format of annotation tools holds this much, whatever else it holds. A quote is drawn with its
first content in the middle: an arc runs from there to each of its other contents, to its cue, to
its source, and to each relay from the speaker outwards. A stretch that serves several quotes is
one mark.

What a mark cannot show (who “she” is, how sure quotekit is, the publisher) travels beside the
marks, as `quotekit.Article.to_dict` gives it, in one string: tools round numbers and drop nulls,
but keep strings.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, cast, get_args

import attrs

from quotekit.article import Article, Quote, Span
from quotekit.errors import InputError
from quotekit.records import Offsets

Label = Literal["CONTENT", "CUE", "SOURCE", "RELAY"]
Flag = Literal["Denied", "Attitude"]
LABELS: tuple[Label, ...] = get_args(Label)
FLAGS: tuple[Flag, ...] = get_args(Flag)


@attrs.frozen
class Mark:
    """A labelled stretch of the text that shows at least one character.

    Attributes:
        label: ``CONTENT``, ``CUE``, ``SOURCE`` or ``RELAY``.
        start: Offset of its first character.
        end: Offset just after its last character.
    """

    label: Label
    start: int
    end: int


Arc = tuple[Mark, Mark]
ARC_NAMES: dict[Label, str] = {
    "CONTENT": "GOES_ON",
    "CUE": "REPORTED_BY",
    "SOURCE": "SAID_BY",
    "RELAY": "RELAYED_BY",
}
"""What an arc from a content is called, by the label of the mark that it leads to."""


@attrs.frozen
class Layer:
    """All marks and arcs of one text.

    Attributes:
        text: The text that they lie on.
        marks: Each once.
        arcs: Pairs of marks. From articles, the first is always a content; people may draw an arc
            either way round, and from cue to source.
        flags: Contents that are denied or are attitudes; `None` if the format cannot show it.
        beside: What the marks do not show, as `quotekit.Article.to_dict` gives it, in JSON that is
            plain ASCII without line ends; empty if there is nothing.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    arcs: tuple[Arc, ...] = ()
    flags: frozenset[tuple[Flag, Mark]] | None = None
    beside: str = ""


@attrs.frozen
class Sketch:
    """What can be drawn of one quote; its stretches have no white space at their ends.

    Attributes:
        content: Its parts that show at least one character, in text order.
        cue: The words that report, or `None`.
        source: The words that name the speaker, or `None`.
        relays: The words that name each relay, from the speaker outwards.
        flags: What can be said of it; `None` if nobody was asked.
    """

    content: tuple[Offsets, ...]
    cue: Offsets | None = None
    source: Offsets | None = None
    relays: tuple[Offsets, ...] = ()
    flags: frozenset[Flag] | None = None


def layer_of(article: Article) -> Layer:
    """Draw an article."""
    marks: dict[Mark, None] = {}
    arcs: dict[Arc, None] = {}
    flags: set[tuple[Flag, Mark]] = set()
    attitudes = {quote.id for quote in article.attitudes}
    both = sorted((*article.quotes, *article.attitudes), key=lambda quote: quote.id)
    for quote in both:
        sketch = sketch_of(quote, is_attitude=quote.id in attitudes)
        if sketch.content:
            first, *others = _drawn(sketch)
            marks.update(dict.fromkeys([first, *others]))
            arcs.update(dict.fromkeys((first, other) for other in others))
            flags |= {(flag, first) for flag in sketch.flags or ()}
    beside = json.dumps(article.to_dict())
    return Layer(article.text, tuple(marks), tuple(arcs), frozenset(flags), beside)


def sketch_of(quote: Quote, *, is_attitude: bool) -> Sketch:
    """Give what can be drawn of a quote."""
    flags: dict[Flag, bool] = {"Denied": quote.denied, "Attitude": is_attitude}
    return Sketch(
        content=tuple(sorted(set(_visible(quote.content)))),
        cue=visible(quote.cue),
        source=visible(quote.mention),
        relays=_visible(link.mention for link in quote.chain[1:]),
        flags=frozenset(flag for flag, holds in flags.items() if holds),
    )


def visible(span: Span | None) -> Offsets | None:
    """Give the offsets of *span* without white space at its ends, `None` if nothing is left."""
    if span is None or not span.text.strip():
        return None
    start = span.end - len(span.text.lstrip())
    return start, start + len(span.text.strip())


def sketches(layer: Layer) -> Iterator[Sketch]:
    """Read the quotes of a layer, in text order.

    Each content is a quote; contents with an arc between them are parts of one. Its cue, source
    and relays are those that an arc joins to it, or to its cue or its source. Names and directions
    of arcs do not matter, only what they join; of several cues or sources, the first arc counts. A
    cue, source or relay that no content leads to is no quote.
    """
    beside: dict[Mark, list[Mark]] = defaultdict(list)
    for one, other in layer.arcs:
        beside[one].append(other)
        beside[other].append(one)

    def near(label: Label, places: Iterable[Mark | None]) -> Iterator[Mark]:
        return (mark for place in places if place for mark in beside[place] if mark.label == label)

    done: set[Mark] = set()
    for mark in sorted(layer.marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.label != "CONTENT" or mark in done:
            continue
        parts = [mark]
        done.add(mark)
        for part in parts:
            fresh = [other for other in near("CONTENT", [part]) if other not in done]
            parts += dict.fromkeys(fresh)
            done.update(fresh)
        cue = next(near("CUE", parts), None)
        source = next(near("SOURCE", [*parts, cue]), None)
        cue = cue or next(near("CUE", [source]), None)
        relays = dict.fromkeys(near("RELAY", [*parts, source]))
        yield Sketch(
            content=tuple(sorted(_offsets(part) for part in parts)),
            cue=_offsets(cue) if cue else None,
            source=_offsets(source) if source else None,
            relays=tuple(_offsets(relay) for relay in relays),
            flags=_flags(layer, parts),
        )


def mark_at(label: object, start: object, end: object, text: str) -> Mark:
    """Make a mark from what a file says.

    Raises:
        TypeError: If an offset is no whole number.
        ValueError: If there is no such label, or the offsets show no character of *text*.
    """
    if not isinstance(label, str) or label.upper() not in LABELS:
        known = ", ".join(LABELS)
        raise ValueError(f"the label {label!r} is none of {known}: rename it or leave it out")
    if not isinstance(start, int) or not isinstance(end, int):
        raise TypeError(f"{start!r} to {end!r} are no offsets")
    if not (
        0 <= start < end <= len(text) and (found := visible(Span(start, end, text[start:end])))
    ):
        raise ValueError(f"{start} to {end} are no words of this text of {len(text)} characters")
    return Mark(cast("Label", label.upper()), *found)


def text_of(found: object) -> str:
    """Take the text that a file holds.

    Raises:
        TypeError: If it is none.
    """
    if not isinstance(found, str):
        raise TypeError(f"the text is no string but {found!r}")
    return found


def beside_of(found: object) -> str:
    """Take what a file says beside its marks; whatever is no string is not ours."""
    return found if isinstance(found, str) else ""


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Turn whatever is wrong with the item that is being read into one error that names it.

    Raises:
        InputError: If the block raises an error that bad data can cause.
    """
    try:
        yield
    except KeyError as error:
        raise InputError(f"{what}: {error} is missing or unknown") from error
    except (RecursionError, TypeError, ValueError) as error:
        raise InputError(f"{what}: {error}") from error


def _drawn(sketch: Sketch) -> Iterator[Mark]:
    """Give the marks of a sketch, its first content first."""
    yield from (Mark("CONTENT", *part) for part in sketch.content)
    if sketch.cue:
        yield Mark("CUE", *sketch.cue)
    if sketch.source:
        yield Mark("SOURCE", *sketch.source)
    yield from (Mark("RELAY", *relay) for relay in sketch.relays)


def _visible(spans: Iterable[Span | None]) -> tuple[Offsets, ...]:
    return tuple(found for span in spans if (found := visible(span)))


def _offsets(mark: Mark) -> Offsets:
    return mark.start, mark.end


def _flags(layer: Layer, parts: Iterable[Mark]) -> frozenset[Flag] | None:
    if layer.flags is None:
        return None
    return frozenset(flag for part in parts for flag in FLAGS if (flag, part) in layer.flags)
