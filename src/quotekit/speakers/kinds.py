"""What kind of source a noun phrase stands for."""

from collections.abc import Callable
from functools import cache
from typing import cast

from spacy.tokens import Doc

from quotekit import lexicon
from quotekit.grammar import syntax
from quotekit.records import SourceType
from quotekit.speakers.phrases import Phrase

_SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})
_PLURAL = frozenset({"NNS", "NNPS", "CD"})
_UNSPECIFIC = frozenset({"DT", "JJ", "JJR", "JJS"})
_LABELS: dict[str, SourceType] = {
    "PERSON": "person",
    "NORP": "group",
    "WORK_OF_ART": "document",
    "LAW": "document",
}


@cache
def roles() -> dict[str, str]:
    """Read the nouns for one person, each with its gender or nothing."""
    return {row["noun"].casefold(): row["gender"] for row in lexicon.table("roles")}


@cache
def _kinds() -> dict[str, SourceType]:
    return {row["noun"]: cast("SourceType", row["kind"]) for row in lexicon.table("source_nouns")}


def kind_of_noun(noun: str) -> SourceType | None:
    """Give the kind of source that a common noun stands for, `None` for one person or no source."""
    return _kinds().get(noun)


def kind_of_name(label: str) -> SourceType:
    """Give the kind of source that a named entity of this *label* is."""
    return _LABELS.get(label, "organization")


def singular(doc: Doc, number: int) -> str:
    """Give the dictionary form of the noun at token *number*, in small letters."""
    token = doc[number]
    return (token.lemma_ or token.text).casefold() if token.tag_ == "NNS" else token.lower_


def are_people(doc: Doc, number: int) -> bool:
    """Tell whether the plural noun at token *number* is for people or bodies of people."""
    noun = singular(doc, number)
    return (
        noun in roles()
        or doc[number].tag_ == "NNPS"
        or _kinds().get(doc[number].lower_, _kinds().get(noun)) in {"group", "organization"}
    )


def kind_of_phrase(
    doc: Doc, phrase: Phrase, is_person: Callable[[int], bool] = lambda _: False
) -> SourceType:
    """Give the kind of source that a noun *phrase* which is no name stands for.

    Args:
        doc: The document.
        phrase: The phrase.
        is_person: Whether a token is a part of a person's name.
    """
    token, noun = doc[phrase.head], singular(doc, phrase.head)
    if token.tag_ in syntax.PROPER and token.lower_ in lexicon.words("outlet_words"):
        return "organization"  # "star" is a role, "the Orme Star" is not
    words = {doc[number].lower_ for number in range(phrase.start, phrase.end)}
    if {"familiar", "with"} <= words:
        return "unnamed"
    if token.lower_ in _kinds():
        return _kinds()[token.lower_]
    plural = token.tag_ in _PLURAL
    if noun in _SPOKESPEOPLE and not plural:
        return "organization" if _has_employer(doc, phrase, is_person) else "unnamed"
    if noun in roles():
        return "group" if plural else "unnamed"
    if noun in _kinds():
        return "group" if plural and _kinds()[noun] == "organization" else _kinds()[noun]
    if token.tag_ in syntax.PROPER:
        before = _kinds().get(doc[phrase.head - 1].lower_) if phrase.head > phrase.start else None
        return before or kind_of_name(token.ent_type_)
    return "group" if plural or token.tag_ in _UNSPECIFIC else "unnamed"


def _has_employer(doc: Doc, phrase: Phrase, is_person: Callable[[int], bool]) -> bool:
    """Tell whether a spokesperson's phrase names whom they speak for, if that is not a person."""
    return any(
        doc[number].tag_ in {"NN", "NNS", "NNP", "NNPS"}
        and not is_person(number)
        and doc[number].text[0].isalpha()
        for number in (*range(phrase.start, phrase.head), *range(phrase.stop, phrase.end))
    )
