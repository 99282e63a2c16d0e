"""How a noun phrase that names a source is built: its article, its head, where asides begin."""

import attrs
from spacy.tokens import Doc

_ARTICLES = frozenset({"the", "a", "an"})
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "their", "its", "our"}
)
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "JJS", "JJR", "EX", "FW"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_VERBAL = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB", "MD", "TO"})
_ASIDES = frozenset(",;:()[]") | {"--", "—", "–", "…", "..."}
_LONGEST = 40


@attrs.frozen
class Phrase:
    """A noun phrase, in token positions.

    Attributes:
        start: Its first word that is no article.
        end: The token after its last word, before any relative clause or aside.
        head: The word that says what it is: "spokesman" in "a spokesman for Lee".
        stop: Where the head's own words end and a preposition begins; *end* if there is none.
        definite: Whether "the", "this", a possessive or the like begins it.
        indefinite: Whether "a", "one" or "another" begins it.
    """

    start: int
    end: int
    head: int
    stop: int
    definite: bool
    indefinite: bool


def read_phrase(doc: Doc, start: int, end: int, inside: dict[int, int]) -> Phrase | None:
    """Read the noun phrase that begins at token *start*, not beyond *end*.

    Args:
        doc: The document.
        start: First token.
        end: Token after the last that may belong to it.
        inside: For each token inside a name of several words, where that name ends.

    Returns:
        The phrase, or `None` if there is no word.
    """
    while start < end and (not doc[start].text[0].isalnum() or doc[start].tag_ in {"IN", "CC"}):
        start += 1
    if start >= end:
        return None
    first = doc[start].lower_
    definite = first in _DEFINITE
    if first in _ARTICLES and start + 1 < end:
        start += 1
    number, stop, head = start, None, None
    end = min(end, start + _LONGEST)
    while number < end:
        if number in inside:
            if stop is None:
                head = min(inside[number], end) - 1
            number = inside[number]
            continue
        token = doc[number]
        tag = token.tag_
        if head is not None:
            if token.text in _ASIDES or tag in _RELATIVE or tag in _VERBAL or token.is_space:
                break
            if tag == "IN" and stop is None:
                if token.lower_ in {"that", "because", "while", "after", "before", "as"}:
                    break
                stop = number
        if stop is None:
            if tag in _NOMINAL or tag == "JJ":
                head = number
            elif tag == "POS":
                definite = True
        number += 1
    last = min(number, end)
    while (
        last > start + 1 and not doc[last - 1].text[-1].isalnum() and doc[last - 1].text[-1] != "."
    ):
        last -= 1
    return Phrase(
        start=start,
        end=last,
        head=min(last - 1, start if head is None else head),
        stop=last if stop is None else min(stop, last),
        definite=definite,
        indefinite=first in _INDEFINITE,
    )


def phrase_text(doc: Doc, phrase: Phrase) -> str:
    """Give the words of *phrase*, a capital that only begins the sentence made small."""
    text = " ".join(doc[phrase.start : phrase.end].text.split())
    first = doc[phrase.start]
    if (
        first.tag_ not in {"NNP", "NNPS"}
        and not first.ent_type_
        and first.text[:1].isupper()
        and first.text[1:].islower()
    ):
        return text[0].lower() + text[1:]
    return text
