"""Whether a noun phrase names somebody who carries the news: an outlet, a programme, a host."""

from functools import cache

from spacy.tokens import Doc, Token

from quotekit.grammar import syntax
from quotekit.grammar.draft import Run
from quotekit.lexicon import table, words

_LONGEST_NAME = 5
_AIR = frozenset({"television", "tv", "radio", "media"})
_STATE = frozenset({"state", "run", "local", "public"})
_EMPLOYED = frozenset({"of", "from", "at"})
_OWN = frozenset({"this", "our"})
_SOCIAL = "social"


def is_outlet(noun: Token) -> bool:
    """Whether the phrase around *noun* names an outlet, by the lexicon or by its own words.

    A phrase is one if it holds a listed name ("CNN's Mia Berg"), begins or ends like the name of
    one ("Radio Orme", "the Norland Herald"), or has a common noun for one in the singular ("the
    newspaper", "the host").
    Those who only listen ("CNN viewers", "reporters") are none, nor is the article's own outlet
    ("this newspaper") or a social network.
    """
    first, last = noun.left_edge.i, noun.i + 1
    if noun.tag_ == "NNS" and noun.lemma_.lower() in common_nouns("voice"):
        return holds_name(noun.doc, first, last)  # "CNN hosts Mia Berg and Tom Lang"
    if noun.tag_ in ("NNS", "PRP", "PRP$") or noun.doc[noun.left_edge.i].lower_ in _OWN:
        return False
    if holds_name(noun.doc, first, last):
        return noun.lemma_.lower() not in common_nouns("listener") | common_nouns("event")
    if noun.tag_ in syntax.PROPER and last - first > 1:
        ends = noun.lower_ in words("outlet_words")
        if ends or noun.doc[first].lower_ in words("outlet_first_words"):
            return True
    if noun.tag_ == "NN" and noun.lower_ in common_nouns("outlet") | common_nouns(
        "programme"
    ) | common_nouns("voice"):
        return noun.doc[noun.i - 1].lower_ != _SOCIAL and not _is_number_of(noun)
    if noun.lower_ in _AIR and any(kid.lower_ in _STATE for kid in noun.lefts):
        return True
    if noun.tag_ == "NN" and noun.lower_ in common_nouns("news"):
        return noun.doc[noun.i - 1].lower_ == "news"
    if any(word.lower_ in common_nouns("voice") for word in noun.lefts if word.tag_ == "NN"):
        return True
    return noun.tag_ in syntax.PROPER and any(_is_employer(kid) for kid in noun.rights)


def _is_employer(preposition: Token) -> bool:
    """Whether "of" after somebody's name, or the like, leads to an outlet: "Mia Berg of CNN"."""
    if preposition.lower_ not in _EMPLOYED:
        return False
    nouns = (kid for kid in preposition.rights if kid.dep_ == "pobj" and kid.tag_ in syntax.PROPER)
    return any(holds_name(noun.doc, noun.left_edge.i, noun.i + 1) for noun in nouns)


def _is_number_of(noun: Token) -> bool:
    """Whether a noun only counts: "a series of posts" is no programme."""
    return noun.lower_ == "series" and any(kid.lower_ == "of" for kid in noun.rights)


def is_plural_outlet(noun: Token) -> bool:
    """Whether a noun is for several outlets: "several local papers", "state media"."""
    several = noun.tag_ == "NNS" and noun.lemma_.lower() in common_nouns("outlet")
    return several or noun.lower_ == "media"


def holds_name(doc: Doc, first: int, last: int) -> bool:
    """Whether an outlet is named between two tokens."""
    return find_name(doc, first, last) is not None


def find_name(doc: Doc, first: int, last: int) -> Run | None:
    """Find the longest name of an outlet that begins first between two tokens.

    It is a listed one, or ends like one ("the Norland Herald").
    """
    for start in range(first, last):
        for end in range(min(start + _LONGEST_NAME, last), start, -1):
            use = _names().get(doc[start:end].text)
            if use == "" or (use == "head" and end == last and _is_whole(doc, start, first)):
                return start, end
        for end in range(min(start + _LONGEST_NAME, last), start + 1, -1):
            if _ends_like_one(doc, start, end):
                return start, end
    return None


def _ends_like_one(doc: Doc, start: int, end: int) -> bool:
    """Whether a run of proper nouns ends in a word that names of outlets end in."""
    return doc[end - 1].lower_ in words("outlet_words") and all(
        token.tag_ in syntax.PROPER and token.ent_type_ != "PERSON" and token.text[0].isupper()
        for token in doc[start:end]
    )


def _is_whole(doc: Doc, start: int, first: int) -> bool:
    """Whether nothing but an article stands before a name."""
    return start == first or (start == first + 1 and doc[first].lower_ == "the")


@cache
def _names() -> dict[str, str]:
    listed = {row["name"]: row["use"] for row in table("outlets")}
    return listed | {name.upper(): use for name, use in listed.items() if not use}


@cache
def common_nouns(kind: str) -> frozenset[str]:
    """Read the common nouns of one *kind* for whoever carries the news; see the table."""
    return frozenset(row["word"] for row in table("outlet_nouns") if row["kind"] == kind)
