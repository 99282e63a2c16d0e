"""Runs of proper nouns: the stretches of text that names are in, whatever the tagger says."""

from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Doc

from quotekit.grammar import syntax
from quotekit.speakers.names import PARTICLES, SUFFIXES

QUOTES = frozenset("\"“”'‘’") | {"``", "''"}
_HYPHENS = frozenset("-‐‑")
_MOST_PARTICLES = 3


def find_runs(
    doc: Doc, texts: Sequence[str], abbreviations: Container[str]
) -> Iterator[tuple[int, int]]:
    """Find the longest runs of proper nouns, with all that can stand between their words.

    Args:
        doc: The document.
        texts: The text of each of its tokens.
        abbreviations: Words that may have a full stop inside a run: "Sen".

    Yields:
        First token and token after the last.
    """
    proper = [
        (text[0].isupper() and (token.tag_ in syntax.PROPER or token.ent_type_ == "PERSON"))
        or (text[0].isdigit() and token.tag_ in syntax.PROPER and token.ent_type_ == "PERSON")
        for text, token in zip(texts, doc, strict=True)
    ]
    number, length = 0, len(texts)
    while number < length:
        if not proper[number]:
            number += 1
            continue
        start, step = number, 1
        while step:
            number += step
            between = _between(doc, texts, number, abbreviations)
            after = number + between
            step = 2 if _has_suffix(texts, number) else 0
            if after < length and proper[after]:
                begins = doc[after].is_sent_start and texts[number - 1] not in abbreviations
                step = 0 if begins and not between else between + 1
        yield start, number


def _has_suffix(texts: Sequence[str], number: int) -> bool:
    """Tell whether ", Jr." goes on from the token before *number*."""
    return (
        number + 1 < len(texts)
        and texts[number] == ","
        and texts[number + 1].casefold() in SUFFIXES
    )


def _between(doc: Doc, texts: Sequence[str], number: int, abbreviations: Container[str]) -> int:
    """Count the tokens from *number* on that can stand between two words of a name."""
    if number >= len(texts):
        return 0
    text = texts[number]
    if text in QUOTES:
        return 3 if number + 2 < len(texts) and texts[number + 2] in QUOTES else 0
    if text in _HYPHENS:
        return int(not doc[number - 1].whitespace_ and not doc[number].whitespace_)
    if text == ".":
        return int(texts[number - 1] in abbreviations)
    end = number
    while end < min(len(texts), number + _MOST_PARTICLES) and texts[end] in PARTICLES:
        end += 1
    if number < end < len(texts) and texts[end] in _HYPHENS and not doc[end - 1].whitespace_:
        end += 1  # "al-Mannai"
    return end - number
