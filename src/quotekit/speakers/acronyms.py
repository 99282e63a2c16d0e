"""Acronyms that the article explains: "the Port Workers' Alliance (PWA)"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

_IN_PARENTHESES = re.compile(r"\(([A-Z][A-Za-z&]{0,8}[A-Z])\)")
_SKIPPED = frozenset(
    {"of", "the", "and", "for", "in", "on", "to", "'s", "’s", "-", "&", ",", "'", "’"}
)


def find_acronyms(doc: Doc) -> Iterator[tuple[str, str]]:
    """Find acronyms in parentheses whose letters begin the words before them.

    Yields:
        The acronym and the words that it stands for.
    """
    for found in _IN_PARENTHESES.finditer(doc.text):
        span = doc.char_span(found.start(), found.end(), alignment_mode="expand")
        if span is None:
            continue
        start = _first_word(doc, span.start, found[1].casefold())
        if start is not None:
            yield found[1], " ".join(doc[start : span.start].text.split())


def _first_word(doc: Doc, end: int, letters: str) -> int | None:
    """Go back from *end* over a word for each of the *letters*, and the small words between."""
    number, left = end - 1, len(letters)
    while number >= max(0, end - 3 * len(letters)) and left:
        word = doc[number].lower_
        if word[0] == letters[left - 1]:
            left -= 1
        elif word not in _SKIPPED:
            return None
        number -= 1
    return None if left else number + 1
