"""What kind of source a noun phrase stands for."""

from functools import cache

from spacy.tokens import Doc

from quotekit import lexicon
from quotekit.records import SourceType
from quotekit.speakers.phrases import Phrase

_SPOKESPEOPLE = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople", "representative"}
)
_NAMED = {
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
    rows = lexicon.table("source_nouns")
    return {row["noun"]: row["kind"] for row in rows}  # type: ignore[misc]


def kind_of_name(label: str) -> SourceType:
    """Give the kind of source that a named entity of this *label* is."""
    return _NAMED.get(label, "organization")  # type: ignore[return-value]


def singular(doc: Doc, head: int) -> str:
    """Give the dictionary form of the noun at *head*, in small letters."""
    token = doc[head]
    return (token.lemma_ or token.text).casefold() if token.tag_ == "NNS" else token.lower_


def kind_of_phrase(doc: Doc, phrase: Phrase) -> SourceType:
    """Give the kind of source that an unnamed noun *phrase* stands for."""
    token = doc[phrase.head]
    noun = singular(doc, phrase.head)
    words = {doc[number].lower_ for number in range(phrase.start, phrase.end)}
    if noun in {"source", "sources"} or ("familiar" in words and "with" in words):
        return "unnamed"
    plural = token.tag_ in {"NNS", "NNPS"} or token.tag_ == "CD"
    if noun in _SPOKESPEOPLE and not plural:
        employer = any(
            doc[number].tag_ in {"NNP", "NNPS", "NN"} and doc[number].ent_type_ != "PERSON"
            for number in range(phrase.start, phrase.end)
            if number != phrase.head
        )
        return "organization" if employer else "unnamed"
    if noun in roles():
        return "group" if plural else "unnamed"
    kind = _kinds().get(noun) or _kinds().get(token.lower_)
    if kind == "organization" and plural:
        return "group"
    if kind:
        return kind
    if token.tag_ in {"NNP", "NNPS"}:
        return kind_of_name(token.ent_type_)
    if plural or token.tag_ in {"DT", "JJ", "JJR", "JJS"}:
        return "group"
    return "unnamed"
