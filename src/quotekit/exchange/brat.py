"""brat's stand-off format: a text and, beside it, an ``.ann`` file that marks its words.

Contents, cues, sources and relays are text-bound annotations (``T``), what belongs together is
joined by relations (``R``), and denials and attitudes are attributes (``A``). The rest is one note
(``#``), which hangs on a mark of its own, ARTICLE, on the first word of the text.

brat counts characters, and a mark of its own never runs over a line end: where the words do, it
holds a fragment a line.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from quotekit.article import Article
from quotekit.exchange.layer import (
    ARC_NAMES,
    FLAGS,
    LABELS,
    Arc,
    Flag,
    Layer,
    Mark,
    layer_of,
    mark_at,
    reading,
)
from quotekit.exchange.revision import article_from
from quotekit.records import Offsets

NOTE, ARTICLE = "quotekit", "ARTICLE"

_TEXT_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?")
_RELATION = re.compile(r"R\d+\t\S+ \w+:(T\d+) \w+:(T\d+)\s*")
_ATTRIBUTE = re.compile(r"[AM]\d+\t(\S+) (T\d+).*")
_NOTE = re.compile(r"#\d+\t(\S+) \S+\t?(.*)")


def to_brat(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Give each article as the two files that brat keeps of it.

    Yields:
        The text, to be written to ``NAME.txt`` in UTF-8 with its line ends as they are, and the
        annotation, for ``NAME.ann``.
    """
    for article in articles:
        layer = layer_of(article)
        yield article.text, "".join(f"{line}\n" for line in _lines(layer))


def from_brat(documents: Iterable[tuple[str, str]]) -> Iterator[Article]:
    """Read articles from what brat keeps of them.

    Args:
        documents: Pairs of text and annotation, as `to_brat` gives them, whoever edited or made
            them. Notes of people and the names of relations are left aside.

    Raises:
        InputError: If an annotation does not fit its text, or holds marks or attributes other than
            those of `brat_config`, events, normalizations or equivalences.
    """
    for number, (text, annotation) in enumerate(documents, start=1):
        with reading(f"brat document {number}"):
            article = article_from(_layer(text, annotation))
        yield article


def brat_config() -> str:
    """Give the ``annotation.conf`` that lets brat show and edit these documents."""
    relations = (f"{name}\tArg1:CONTENT, Arg2:{label}" for label, name in ARC_NAMES.items())
    sections = {
        "entities": [*LABELS, ARTICLE],
        "relations": [*relations, "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"],
        "events": [],
        "attributes": [f"{flag}\tArg:CONTENT" for flag in FLAGS],
    }
    return "\n".join(
        "".join(f"{line}\n" for line in (f"[{title}]", *lines)) for title, lines in sections.items()
    )


def _lines(layer: Layer) -> Iterator[str]:
    names = {mark: f"T{number}" for number, mark in enumerate(layer.marks, start=1)}
    for mark, name in names.items():
        yield _text_bound(name, mark.label, _fragments(layer.text, mark), layer.text)
    for number, (one, other) in enumerate(layer.arcs, start=1):
        yield f"R{number}\t{ARC_NAMES[other.label]} Arg1:{names[one]} Arg2:{names[other]}"
    flags = sorted(layer.flags or (), key=lambda flag: (flag[1].start, flag[1].end, flag[0]))
    for number, (flag, mark) in enumerate(flags, start=1):
        yield f"A{number}\t{flag} {names[mark]}"
    first = re.search(r"\S+", layer.text)
    home = f"T{len(names) + 1}"
    yield _text_bound(home, ARTICLE, [first.span() if first else (0, 0)], layer.text)
    yield f"#1\t{NOTE} {home}\t{layer.beside}"


def _text_bound(name: str, label: str, fragments: list[Offsets], text: str) -> str:
    places = ";".join(f"{start} {end}" for start, end in fragments)
    return f"{name}\t{label} {places}\t{' '.join(text[start:end] for start, end in fragments)}"


def _fragments(text: str, mark: Mark) -> list[Offsets]:
    """Cut a mark at the line ends in it, whichever of them brat's own reader may stop at."""
    fragments, start = [], mark.start
    for line in text[mark.start : mark.end].splitlines(keepends=True):
        (words,) = line.splitlines()
        if words.strip():
            fragments.append((start, start + len(words)))
        start += len(line)
    return fragments


@attrs.define
class _Reading:
    """What has been read of an annotation so far; the marks by the name that lines refer to."""

    text: str
    marks: dict[str, list[Mark]] = attrs.field(factory=dict)
    arcs: list[Arc] = attrs.field(factory=list)
    flags: set[tuple[Flag, Mark]] = attrs.field(factory=set)
    beside: str = ""


def _layer(text: str, annotation: str) -> Layer:
    lines = [line.rstrip("\r") for line in annotation.split("\n") if line.strip()]
    found = _Reading(text)
    # Relations and attributes may stand before the marks that they are about.
    for line in sorted(lines, key=lambda line: not line.startswith("T")):
        with reading(f"the line {line[:40]!r}"):
            _read(line, found)
    for pieces in found.marks.values():
        found.arcs += [(pieces[0], piece) for piece in pieces[1:]]
    marks = dict.fromkeys(mark for pieces in found.marks.values() for mark in pieces)
    arcs = dict.fromkeys(found.arcs)
    return Layer(text, tuple(marks), tuple(arcs), frozenset(found.flags), found.beside)


def _read(line: str, found: _Reading) -> None:
    """Take in one line."""
    if match := _TEXT_BOUND.fullmatch(line):
        name, label, places, shown = match.groups()
        if label != ARTICLE:
            found.marks[name] = _marks(label, places, shown, found.text)
    elif match := _RELATION.fullmatch(line):
        one, other = match.groups()
        found.arcs.append((found.marks[one][0], found.marks[other][0]))
    elif match := _ATTRIBUTE.fullmatch(line):
        flag = next((flag for flag in FLAGS if flag == match[1]), None)
        if flag is None:
            raise ValueError(f"the attribute {match[1]!r} is none of {', '.join(FLAGS)}")
        found.flags.update((flag, mark) for mark in found.marks[match[2]])
    elif match := _NOTE.fullmatch(line):
        if match[1] == NOTE:
            found.beside = match[2]
    else:
        raise ValueError("is no text-bound annotation, relation, attribute or note")


def _marks(label: str, places: str, shown: str | None, text: str) -> list[Mark]:
    """Read one annotation: fragments with nothing but white space between them are one mark."""
    fragments = [
        (int(start), int(end)) for start, end in (place.split() for place in places.split(";"))
    ]
    words = " ".join(text[start:end] for start, end in fragments)
    if shown is not None and shown != words:
        raise ValueError(
            f"the text there reads {words!r}: is it the one that was annotated, with the same line "
            "ends?"
        )
    fragments.sort()
    starts, ends = [fragments[0][0]], []
    for (_, end), (start, _) in pairwise(fragments):
        if label.upper() == "CONTENT" and text[end:start].strip():
            starts.append(start)
            ends.append(end)
    ends.append(fragments[-1][1])
    return [mark_at(label, *place, text) for place in zip(starts, ends, strict=True)]
