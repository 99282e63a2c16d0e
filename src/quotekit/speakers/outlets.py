"""Names of news outlets in phrases that say what they are: "the state-run TASS news agency"."""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from quotekit.grammar import syntax
from quotekit.lexicon import table, words
from quotekit.speakers.phrases import Phrase


def outlet_name(doc: Doc, phrase: Phrase) -> str | None:
    """Give the name in a phrase whose head is a common noun for an outlet, `None` for any other."""
    noun = _length_of_noun([token.text for token in doc[max(0, phrase.head - 1) : phrase.head + 1]])
    first = last = phrase.head + 1 - noun
    if last > phrase.head or phrase.end > phrase.head + 1:
        return None
    while first > phrase.start and doc[first - 1].tag_ in syntax.PROPER:
        first -= 1
    if first == last:
        return None
    return " ".join(bare_outlet([token.text for token in doc[first : phrase.head + 1]]))


def is_outlet_name(name: str) -> bool:
    """Tell whether a name is that of a listed outlet, or ends like one ("the Orme Herald")."""
    return name in words("outlets", "name") or name.split()[-1].lower() in words("outlet_words")


def bare_outlet(name: Sequence[str]) -> Sequence[str]:
    """Drop the common noun from the name of a listed outlet: "TASS news agency" is "TASS"."""
    bare = name[: len(name) - _length_of_noun(name)]
    return bare if " ".join(bare) in words("outlets", "name") else name


def _length_of_noun(name: Sequence[str]) -> int:
    """Count the words of the common noun for an outlet that *name* ends in, 0 if in none."""
    if name[-1] == "news":  # cut off from its "agency"; a capital would make it part of the name
        return 1
    kind = _outlet_nouns().get(name[-1].lower())
    after_news = len(name) > 1 and name[-2].lower() == "news"
    if kind in {"outlet", "programme"} or (kind == "news" and after_news):
        return 2 if after_news else 1
    return 0


@cache
def _outlet_nouns() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("outlet_nouns")}
