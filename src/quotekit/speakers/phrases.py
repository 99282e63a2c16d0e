"""How a noun phrase that names a source is built: its article, its head, where asides begin."""

from collections.abc import Mapping

import attrs
from spacy.tokens import Doc, Token

from quotekit.grammar import syntax
from quotekit.grammar.sources import source_nouns

_ARTICLES = frozenset({"the", "a", "an"})
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "their", "its", "our"}
)
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_FULL_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NOUNS = _FULL_NOUNS | {"PRP", "CD", "DT"}
_ADJECTIVES = frozenset({"JJ", "JJS", "JJR", "EX", "FW"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_VERBAL = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB", "MD", "TO"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_ASIDES = frozenset(",;:()[]") | {"--", "—", "–", "…", "..."}
_CLAUSE_OPENERS = frozenset({"that", "because", "while", "after", "before", "as", "if", "since"})
_ESTIMATES = frozenset({"many", "much", "few", "little"})
_SUBJECTS = frozenset(
    {"i", "he", "she", "we", "they", "himself", "herself", "itself", "themselves"}
)
_HYPHENS = frozenset("-‐‑")
_EDGES = '<>"“”‘*_|/= '
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


def read_phrase(doc: Doc, start: int, end: int, inside: Mapping[int, int]) -> Phrase | None:
    """Read the noun phrase that begins at token *start*, not beyond *end*.

    Args:
        doc: The document.
        start: First token.
        end: Token after the last that may belong to it.
        inside: For each token inside a name of several words, where that name ends.

    Returns:
        The phrase, or `None` if there is no word.
    """
    start = _after_estimate(doc, _first_word(doc, start, end), end)
    if start == end:
        return None
    first = doc[start].lower_
    definite = first in _DEFINITE
    if first in _ARTICLES and start + 1 < end:
        start += 1
    end = min(end, start + _LONGEST)
    number, head, stop = start, None, None
    while number < end:
        if number in inside:
            number = min(inside[number], end)
            head = number - 1 if stop is None else head
            continue
        token = doc[number]
        listed = token.text == "," and head is not None and doc[head].tag_ in _ADJECTIVES
        if head is not None and (
            (token.text in _ASIDES and not listed) or token.is_space or _opens_clause(doc, number)
        ):
            break
        if stop is None:
            if token.tag_ == "IN" and head is not None:
                stop = number
            elif token.tag_ in _NOUNS or (
                token.tag_ in _ADJECTIVES and (head is None or doc[head].tag_ not in _NOUNS)
            ):
                head = number
            definite = definite or token.tag_ == "POS"
        number += 1
    last = min(number, end)
    while last > start + 1 and (
        doc[last - 1].tag_ == "IN"
        or not (doc[last - 1].text[-1].isalnum() or doc[last - 1].text[-1] in ".%")
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


def is_word(text: str) -> bool:
    """Tell whether a token is more than punctuation."""
    return any(map(str.isalnum, text))


def _first_word(doc: Doc, start: int, end: int) -> int:
    while start < end and (not is_word(doc[start].text) or doc[start].tag_ in {"IN", "CC"}):
        start += 1
    return start


def _after_estimate(doc: Doc, start: int, end: int) -> int:
    """Step over "as many as" before a number."""
    while start < end and doc[start].lower_ == "as":
        start += 1
    many = start + 2 < end and doc[start].lower_ in _ESTIMATES
    return start + 2 if many and doc[start + 1].lower_ == "as" else start


def phrase_text(doc: Doc, phrase: Phrase, *, named: bool = False) -> str:
    """Give the words of *phrase*, a capital that only begins the sentence made small.

    With *named*, its first word is known to be a name.
    """
    text = " ".join(doc[phrase.start : phrase.end].text.split()).strip(_EDGES)
    first = doc[phrase.start]
    begins = first.is_sent_start or phrase.start == 0 or doc[phrase.start - 1].is_sent_start
    proper = (
        named
        or first.tag_ in syntax.PROPER
        or first.ent_type_ not in {"", "CARDINAL", "DATE"}
        or (phrase.end - phrase.start == 1 and _is_strange(first))
    )
    if begins and not proper and first.text[:1].isupper() and first.text[1:].islower():
        return text[:1].lower() + text[1:]
    return text


def _is_strange(token: Token) -> bool:
    """Tell whether a noun is in no list of sources, so that its capital may be that of a name."""
    forms = (token.lower_, token.lemma_.lower())
    return token.tag_ in {"NN", "NNS"} and source_nouns().isdisjoint(forms)


def _opens_clause(doc: Doc, number: int) -> bool:
    """Tell whether a clause begins here that says more about the noun before it."""
    token = doc[number]
    if token.lower_ in _SUBJECTS and token.tag_ == "PRP":
        return True  # "the account she gave", "Ruiz herself"
    if token.tag_ in _RELATIVE or (token.tag_ == "IN" and token.lower_ in _CLAUSE_OPENERS):
        return True
    if token.tag_ not in _VERBAL or doc[number - 1].text in _HYPHENS:
        return False
    after = doc[number + 1] if number + 1 < len(doc) else token
    return after.text not in _HYPHENS and not (
        token.tag_ in _PARTICIPLES
        and doc[number - 1].tag_ not in _FULL_NOUNS
        and after.tag_ in _FULL_NOUNS | _ADJECTIVES
    )
