"""Whom a description means that has no name in it: "the chief", "the 45-year-old", "his lawyer"."""

import re
from collections.abc import Callable

from quotekit.grammar.cues import hands_out, utterances
from quotekit.grammar.outlets import common_nouns, is_outlet
from quotekit.records import Casting, Rejection
from quotekit.speakers.epithets import by_epithet, described_anew
from quotekit.speakers.kinds import roles, singular
from quotekit.speakers.outlets import is_outlet_name
from quotekit.speakers.phrases import Phrase
from quotekit.speakers.salience import Scene

Who = Callable[[int], Casting]
"""Finds whom the pronoun or the noun phrase means whose head is a token."""

_AGE = re.compile(r"(\d{1,3})-year-old")
_MODIFIERS = frozenset({"NN", "NNP", "NNPS", "JJ", "VBN"})
_PLACES = frozenset({"GPE", "LOC", "NORP"})
_WEAK_MODIFIERS = frozenset({"new", "old", "late", "own", "then"})
_ARTICLES = frozenset({"the", "a", "an"})
_BEFORE_APPOSITION = frozenset({",", ":", "—", "–"})
_FIRMS = frozenset(
    {"company", "firm", "corporation", "bank", "retailer", "airline", "manufacturer"}
)
_OUTLET_REACH = 3  # sentences
_FIRM_REACH = 2


def described(
    scene: Scene, who: Who, phrase: Phrase, speaker: int | None, end: int
) -> Casting | None:
    """Find whom a description means; `None` if it says no more than it says.

    Args:
        scene: The document and its cast.
        who: Finds whom another phrase means.
        phrase: The description.
        speaker: In whose words it stands, if in any.
        end: The token after the source, of which the phrase may be the beginning.
    """
    casting = in_apposition(scene, phrase, end) or by_age(scene, phrase)
    casting = casting or own_words(scene, who, phrase)
    if casting is None and phrase.definite:
        casting = by_noun(scene, phrase) or by_role(scene, phrase)
        casting = casting or described_anew(scene, phrase, speaker)
        casting = casting or by_epithet(scene, phrase, end)
    return casting


def in_apposition(scene: Scene, phrase: Phrase, end: int) -> Casting | None:
    """Find the name in "the harbour chief, Ana Ruiz", before token *end*."""
    doc, cast = scene.doc, scene.cast
    number = phrase.end + 1
    if number >= end or doc[phrase.end].text not in _BEFORE_APPOSITION:
        return None
    while number < end and doc[number].lower_ in _ARTICLES:
        number += 1
    while number < end and number in cast.inside and number not in cast.at:
        number += 1
    if number >= end or number not in cast.at:
        return None
    return Casting(cast.at[number], "named right after")


def by_age(scene: Scene, phrase: Phrase) -> Casting | None:
    """Find whom "the 45-year-old" means, also where the parse leaves out its end."""
    age = _AGE.search(scene.doc[phrase.start : phrase.end + 2].text)
    aged = scene.cast.aged(age[1]) if age else []
    if len(aged) != 1:
        return None
    name = scene.cast.figures[aged[0]].name
    return Casting(aged[0], f"'{age and age[0]}': {name} is of that age")


def by_role(scene: Scene, phrase: Phrase) -> Casting | None:
    """Find who was introduced with the title or description that *phrase* repeats."""
    doc, figures = scene.doc, scene.cast.figures
    written = doc[phrase.start : phrase.end].text
    noun = singular(doc, phrase.head)
    if doc[phrase.start].tag_ == "PRP$" and noun not in roles():
        return None
    modifiers = frozenset(
        doc[number].lower_
        for number in range(phrase.start, phrase.head)
        if doc[number].tag_ in _MODIFIERS and doc[number].lower_ not in _WEAK_MODIFIERS
    )
    fits = scene.cast.in_role(noun, modifiers) or _from_elsewhere(scene, noun, phrase)
    several = fits
    if len(several) > 1:
        before = [n for n in fits if figures[n].introduced <= phrase.start]
        top = scene.uppermost(phrase.start, lambda n: n in before, farthest=3)
        fits = before if len(before) == 1 else [] if top is None else [top]
    if len(fits) != 1:
        return None
    number = fits[0]
    reason = f"'{written}': introduced so is {figures[number].name}"
    rejected = tuple(
        Rejection(scene.span(figures[n].introduced), "introduced so too", figures[n].name)
        for n in several
        if n != number
    )
    return Casting(number, reason, guessed=len(several) > 1, rejected=rejected)


def _from_elsewhere(scene: Scene, noun: str, phrase: Phrase) -> list[int]:
    """Find "the Orme senator" in the only senator, if uppermost: not all is said of everybody."""
    doc, figures = scene.doc, scene.cast.figures
    places = all(doc[number].ent_type_ in _PLACES for number in range(phrase.start, phrase.head))
    if not places or phrase.stop != phrase.end:
        return []
    fits = scene.cast.in_role(noun, frozenset())
    top = scene.uppermost(phrase.start, lambda n: figures[n].type == "person", farthest=3)
    return fits if fits == [top] else []


def by_noun(scene: Scene, phrase: Phrase) -> Casting | None:
    """Find "the department" among the organizations named before: the one with that word.

    "The newspaper" is the outlet that is uppermost.
    """
    if phrase.head != phrase.start:
        return None
    noun = singular(scene.doc, phrase.head)
    number = scene.cast.named_as(noun, phrase.start)
    if number is not None:
        return Casting(number, f"'{noun}': {scene.cast.figures[number].name} is named as one")
    what = ""
    if noun in common_nouns("outlet"):
        number, what = _last_body(scene, phrase.start, outlet=True), "the outlet uppermost here is"
    if number is None and noun in _studies():
        number, what = _last_study(scene, phrase.start), "the last such is"
    if number is None and noun in _FIRMS:
        number, what = _last_body(scene, phrase.start, outlet=False), "uppermost here is"
    if number is None:
        return None
    return Casting(number, f"'{noun}': {what} {scene.cast.figures[number].name}", guessed=True)


def _last_body(scene: Scene, token: int, *, outlet: bool) -> int | None:
    """Find the organization that is uppermost among those that are outlets, or among the others."""
    figures = scene.cast.figures
    return scene.uppermost(
        token,
        lambda n: figures[n].type == "organization" and is_outlet_name(figures[n].name) == outlet,
        farthest=_OUTLET_REACH if outlet else _FIRM_REACH,
    )


def _last_study(scene: Scene, token: int) -> int | None:
    """Find the poll, survey or study that was a source last."""
    figures = scene.cast.figures
    number = scene.last_speaker(token, _OUTLET_REACH, lambda n: figures[n].type == "document")
    if number is None or _studies().isdisjoint(figures[number].name.lower().split()):
        return None
    return number


def _studies() -> frozenset[str]:
    return utterances("study") | {"polls", "surveys"}


def own_words(scene: Scene, who: Who, phrase: Phrase) -> Casting | None:
    """Take "Ruiz's statement", "a letter from Ruiz" or "issued a statement" for whoever made it.

    So it is with what an outlet publishes: "a report by the Herald" is the Herald.
    """
    noun = scene.doc[phrase.head]
    published = noun.lemma_.lower() in utterances("story")
    if not published and noun.lemma_.lower() not in utterances("noun"):
        return None
    owners = [c.i for c in noun.lefts if c.dep_ == "poss" and c.ent_type_ != "DATE"]
    givers = (
        child
        for child in noun.rights
        if child.lower_ in ({"from", "by", "in"} if published else {"from", "by"})
    )
    owners += [child.i for giver in givers for child in giver.rights if child.dep_ == "pobj"]
    for child in noun.rights:  # "an account she gave"
        if child.dep_ == "relcl" and child.lemma_.lower() in utterances("verb"):
            owners += [kid.i for kid in child.lefts if kid.dep_ == "nsubj"]
    if noun.dep_ == "dobj" and hands_out(noun.head):
        owners += [child.i for child in noun.head.lefts if child.dep_ == "nsubj"]
    for owner in owners:
        if published and not is_outlet(scene.doc[owner]):
            continue
        number = who(owner).identity
        if number is not None:
            return Casting(number, f"'{noun.text}' of {scene.cast.figures[number].name}")
    return None
