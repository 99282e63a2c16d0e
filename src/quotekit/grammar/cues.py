"""The words that report, as the lexicon lists them."""

from collections.abc import Iterable
from functools import cache

import attrs
from spacy.tokens import Token

from quotekit.grammar.syntax import is_verb
from quotekit.lexicon import table
from quotekit.records import Sense


@attrs.frozen
class Cue:
    """What one verb reports in one frame; see ``lexicon/cues.tsv``."""

    sense: Sense
    denies: bool


@cache
def verbs() -> dict[str, dict[str, Cue]]:
    """Read the reporting verbs: for each dictionary form, its frames."""
    found: dict[str, dict[str, Cue]] = {}
    for row in table("cues"):
        sense: Sense = "statement" if row["sense"] == "statement" else "attitude"
        for word in row["words"].split():
            found.setdefault(word, {}).setdefault(
                row["frame"], Cue(sense, row["polarity"] == "denied")
            )
    return found


@cache
def phrases() -> dict[tuple[str, ...], Sense]:
    """Read the phrases that report without a verb, word by word."""
    return {
        tuple(row["phrase"].split()): "statement" if row["sense"] == "statement" else "attitude"
        for row in table("attribution_phrases")
    }


def reports(token: Token) -> bool:
    """Whether *token* is a verb that can report a statement in a clause or a quotation."""
    if not is_verb(token):
        return False
    frames = verbs().get(token.lemma_.lower(), {})
    return any(name in frames and frames[name].sense == "statement" for name in ("that", "quoted"))


def hands_out(token: Token) -> bool:
    """Whether *token* is a verb by which somebody hands out words: "issued this statement"."""
    return (
        token.tag_.startswith("VB")
        and token.lemma_.lower() in utterances("verb")
        and any(
            child.dep_ == "dobj" and child.lemma_.lower() in utterances("noun")
            for child in token.rights
        )
    )


@cache
def utterances(part: str) -> frozenset[str]:
    """Read the nouns for words that are handed out whole, or the verbs for doing so."""
    rows = (row for row in table("utterances") if row["part"] == part)
    return frozenset(word for row in rows for word in row["words"].split())


def is_phrase(tokens: Iterable[Token]) -> bool:
    """Whether a cue is a phrase that reports without a verb ("according to")."""
    return tuple(token.lower_ for token in tokens) in _bare_phrases()


@cache
def _bare_phrases() -> frozenset[tuple[str, ...]]:
    """Give the phrases as cues hold them, without the comma before them."""
    return frozenset(tuple(filter(str.isalnum, phrase)) for phrase in phrases())
