"""Where the article says that a source stays unnamed, and why: "on condition of anonymity"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Span, Token

from quotekit.lexicon import table
from quotekit.records import Attribution, Casting, Offsets
from quotekit.speakers.resolve import Resolver

_Place = tuple[Offsets, int]
_UNNAMED = frozenset({"unnamed", "group", "organization"})
_REST = re.compile(r"[^,;:.!?()“”\"—–\n]*")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLIMB = 6


def find_anonymity(
    resolver: Resolver, attributions: Sequence[Attribution], castings: Sequence[Casting]
) -> dict[int, Offsets]:
    """Find the words on anonymity and whom they are about.

    Args:
        resolver: Knows whom phrases mean.
        attributions: What the document attributes.
        castings: Who stands behind each.

    Returns:
        For each identity that stays unnamed the first such words.
    """
    doc, found = resolver.cast.doc, dict[int, Offsets]()
    places: list[_Place] | None = None
    for start, end in phrases(doc.text):
        if places is None:
            places = _unnamed(resolver, attributions, castings)
        span = doc.char_span(start, end, alignment_mode="expand")
        number = None if span is None else _about(resolver, span, places)
        if number is not None:
            found.setdefault(number, (start, end))
    return found


def _unnamed(
    resolver: Resolver, attributions: Iterable[Attribution], castings: Iterable[Casting]
) -> list[_Place]:
    """List where sources without a name of their own stand, in text order."""
    figures = resolver.cast.figures
    return sorted(
        (found.source, casting.identity)
        for found, casting in zip(attributions, castings, strict=True)
        if found.source is not None
        and casting.identity is not None
        and figures[casting.identity].type in _UNNAMED
    )


def _about(resolver: Resolver, span: Span, places: Sequence[_Place]) -> int | None:
    """Find whom the words on anonymity in *span* are about."""
    subject = _subject(span[0])
    for at in (span[0].idx, -1 if subject is None else subject.idx):
        for (start, end), number in places:
            if start <= at < end:
                return number
    if subject is not None:
        doc = resolver.cast.doc
        alone = doc[subject.i : subject.i + 1]
        phrase = alone if resolver.pronoun(alone) else doc[subject.left_edge.i : subject.i + 1]
        if resolver.waits(phrase):
            meant = resolver.resolve(phrase).identity
            if any(meant == other for _, other in places):
                return meant
    sentence = span.sent
    inside = [
        (start, number)
        for (start, _), number in places
        if sentence.start_char <= start < sentence.end_char
    ]
    before = [number for start, number in inside if start < span.start_char]
    return before[-1] if before else inside[0][1] if inside else None


def _subject(token: Token) -> Token | None:
    """Find the subject of the nearest verb above, or the noun that its clause describes."""
    for _ in range(_CLIMB):
        subject = next((child for child in token.lefts if child.dep_ in _SUBJECTS), None)
        if subject is not None and subject.tag_ not in {"WP", "WDT"}:
            return subject
        if token.dep_ in {"relcl", "acl"}:
            return token.head
        token = token.head
    return None


def phrases(text: str) -> list[Offsets]:
    """Find the words by which *text* says that somebody stays unnamed, each with its reason."""
    found = []
    for match in _pattern().finditer(text):
        rest = _REST.match(text, match.end())
        end = (
            match.end()
            if rest is None
            else match.start() + len(text[match.start() : rest.end()].rstrip())
        )
        found.append((match.start(), end))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    listed = sorted((row["phrase"] for row in table("anonymity")), key=len, reverse=True)
    words = ("\\s+".join(map(re.escape, phrase.split())) for phrase in listed)
    return re.compile(rf"\b(?:{'|'.join(words)})\b".replace("'", "['’]"), re.IGNORECASE)
