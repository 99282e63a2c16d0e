"""Whom a pronoun of the third person means, and a relative one: "he", "they", "who"."""

from collections.abc import Callable, Sequence

import attrs
from spacy.tokens import Token

from quotekit.records import Casting, Rejection, SourceType
from quotekit.speakers import pronouns
from quotekit.speakers.kinds import are_people, kind_of_noun, kind_of_phrase, roles, singular
from quotekit.speakers.phrases import read_phrase
from quotekit.speakers.salience import Prominence, Scene

Noun = Callable[[int], Casting]
"""Finds whom the noun phrase means whose head is a token."""

_PLURAL = frozenset({"NNS", "NNPS"})
_MANY: frozenset[SourceType] = frozenset({"group", "organization", "unnamed"})
_THINGS: frozenset[SourceType] = frozenset({"organization", "document"})
_CALLED = {"m": "man", "f": "woman"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_FIRST_SENTENCES = 2
_RIVALS = 3
_FRESH = 3  # sentences
_LONGEST = 400  # tokens in them
_BACK_TO_SUBJECT = 60  # tokens


def third_person(
    scene: Scene, noun: Noun, word: str, token: int, barred: frozenset[int]
) -> Casting:
    """Find whom "he", "she", "it" or "they" means.

    Args:
        scene: The document and its cast.
        noun: Finds whom a noun phrase means.
        word: The pronoun in small letters.
        token: Where it stands.
        barred: Whom it cannot mean.
    """
    figures = scene.cast.figures
    if word not in pronouns.GENDERS:
        return _many_or_thing(scene, noun, word, token, barred)
    gender = pronouns.GENDERS[word]
    quoted = scene.quotation_at(scene.doc[token].idx) is not None
    people = scene.ranking(token, lambda n: _is_one_person(scene, n, token, quoted))
    fitting = [
        one.number
        for one in people
        if figures[one.number].gender in {gender, ""} and one.number not in barred
    ]
    number = fitting[0] if fitting else None
    if quoted and len(fitting) > 1 and not _is_fresh(scene, fitting[0], token):
        names = " or ".join(figures[one].name for one in fitting[:2])
        return Casting(None, f"'{word}': within words, and it may be {names}")
    if number is None:
        number = _named_next(scene, gender, token)
    if number is None:
        described = _last_described(scene, noun, gender, token)
        if described is not None:
            return described
    rivals = _rivals(scene, people, number, gender, barred)
    if number is None:
        reason = f"'{word}': no {_CALLED[gender]} is named before"
        return Casting(None, reason, rejected=rivals)
    figures[number].gender = gender
    reason = f"'{word}': the {_CALLED[gender]} uppermost here is {figures[number].name}"
    return Casting(number, reason, guessed=True, rejected=rivals)


def _is_one_person(scene: Scene, number: int, token: int, quoted: bool) -> bool:
    """Whether a figure is a person: one with a name, or one who is called by a noun and speaks."""
    figure = scene.cast.figures[number]
    if figure.type == "person":
        return True
    if not figure.human or figure.several or quoted:
        return False
    return scene.has_spoken(number, token, 3)


def _is_fresh(scene: Scene, number: int, token: int) -> bool:
    """Whether a figure has been named just before: speakers are not careful whom they call "he"."""
    cast, start = scene.cast, scene.doc[token].sent.start
    for _ in range(_FRESH):
        start = scene.doc[max(0, start - 1)].sent.start
    places = range(max(start, token - _LONGEST), token)
    named = any(cast.is_person(at) and cast.at[at] == number for at in places)
    return named or scene.last_speaker(token, 2, lambda n: n == number) is not None


def _rivals(
    scene: Scene,
    people: Sequence[Prominence],
    chosen: int | None,
    gender: str,
    barred: frozenset[int],
) -> tuple[Rejection, ...]:
    """Say of the most prominent people why they were not chosen."""
    rejected = []
    for one in [one for one in people if one.number != chosen][:_RIVALS]:
        figure = scene.cast.figures[one.number]
        if figure.gender not in {gender, ""}:
            reason = f"not a {_CALLED[gender]}"
        elif one.number in barred:
            reason = "speaks these words"
        else:
            reason = "less prominent here"
        rejected.append(Rejection(scene.span(one.place), reason, figure.name))
    return tuple(rejected)


def _named_next(scene: Scene, gender: str, token: int) -> int | None:
    """Find whom the next sentence names, for a pronoun that nobody stands before."""
    doc, cast = scene.doc, scene.cast
    end = doc[token].sent.end
    if end >= len(doc) or scene.distance(0, token) > _FIRST_SENTENCES:
        return None
    for noun in doc[end].sent:
        if noun.dep_ == "nsubj" and cast.is_person(noun.i):
            number = cast.at[noun.i]
            return number if cast.figures[number].gender in {gender, ""} else None
    return None


def _last_described(scene: Scene, noun: Noun, gender: str, token: int) -> Casting | None:
    """Take the nearest subject called by a noun for a person: "The surgeon sat. He said"."""
    doc = scene.doc
    for number in range(token - 1, max(-1, token - _BACK_TO_SUBJECT), -1):
        subject = doc[number]
        if subject.dep_ not in {"nsubj", "nsubjpass"} or subject.tag_ != "NN":
            continue
        if subject.lower_ in roles() and roles()[subject.lower_] in {gender, ""}:
            found = noun(number).identity
            if found is not None:
                reason = f"the last subject before is {scene.cast.figures[found].name}"
                return Casting(found, f"'{doc[token].text}': {reason}", guessed=True)
    return None


def relative(scene: Scene, noun: Noun, token: int) -> Casting:
    """Find whom a relative pronoun means: the noun before it, or the name which that describes."""
    doc, word = scene.doc, scene.doc[token].text
    number = pronouns.antecedent(doc, token)
    if word.lower() in pronouns.PERSONAL:
        nearest = token - 2 if token > 1 and doc[token - 1].text == "," else token - 1
        if scene.cast.is_person(nearest):
            number = nearest
        elif number is not None:
            number = _described(scene, number)
    if number is None:
        return Casting(None, f"'{word}': what it refers to is unclear")
    casting = noun(number)
    return attrs.evolve(casting, reason=f"'{word}' after its noun; {casting.reason}")


def _described(scene: Scene, number: int) -> int:
    """Find the name in "Ana Ruiz, a pilot", "Ana Ruiz of Orme" or "Ana Ruiz is the pilot"."""
    noun = scene.doc[number]
    while noun.dep_ == "pobj" and not _can_be_somebody(scene, noun):
        noun = noun.head.head
    if scene.cast.is_person(noun.i):
        return int(noun.i)
    if noun.ent_type_ in _PLACES:
        before = range(noun.i - 1, noun.sent.start - 1, -1)
        return next((at for at in before if scene.cast.is_person(at)), number)
    if noun.dep_ == "appos" and scene.cast.is_person(noun.head.i):
        return int(noun.head.i)
    if noun.dep_ == "attr":
        for subject in noun.head.lefts:
            if subject.dep_ == "nsubj" and scene.cast.is_person(subject.i):
                return int(subject.i)
    return int(noun.i) if _can_be_somebody(scene, noun) else number


def _can_be_somebody(scene: Scene, noun: Token) -> bool:
    word = singular(scene.doc, noun.i)
    return (
        scene.cast.is_person(noun.i)
        or word in roles()
        or "group" in {kind_of_noun(word), kind_of_noun(noun.lower_)}
    )


def _many_or_thing(
    scene: Scene, noun: Noun, word: str, token: int, barred: frozenset[int]
) -> Casting:
    figures = scene.cast.figures
    if word in pronouns.THING:
        spoke = scene.last_speaker(token, 1)
        if spoke is not None and figures[spoke].type in _THINGS and spoke not in barred:
            name = figures[spoke].name
            return Casting(spoke, f"'{word}': the last to speak is {name}", guessed=True)
    subject = _last_subject(scene, noun, word, token)
    if subject is not None:
        return subject
    many = word in pronouns.PLURAL
    types = _MANY if many else _THINGS
    number = scene.uppermost(
        token,
        lambda n: (
            figures[n].type in types
            and (figures[n].type != "unnamed" or figures[n].several)
            and n not in barred
            and (not many or figures[n].type != "organization" or scene.has_spoken(n, token, 3))
        ),
        farthest=3,
    )
    if number is None:
        return Casting(None, f"'{word}': nothing named before fits")
    return Casting(number, f"'{word}': uppermost here is {figures[number].name}", guessed=True)


def _last_subject(scene: Scene, noun: Noun, word: str, token: int) -> Casting | None:
    """Take the nearest subject before a "they" or "it" that can be one."""
    doc = scene.doc
    quotation = scene.quotation_at(doc[token].idx)
    for number in range(token - 1, max(-1, token - _BACK_TO_SUBJECT), -1):
        subject = doc[number]
        if subject.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        if scene.quotation_at(subject.idx) in {None, quotation} and _can_be(scene, word, number):
            found = noun(number).identity
            if found is not None:
                name = scene.cast.figures[found].name
                return Casting(found, f"'{word}': the last subject before is {name}", guessed=True)
    return None


def _can_be(scene: Scene, word: str, number: int) -> bool:
    """Tell whether a "they" or "it" can stand for the noun at *number*."""
    doc, cast = scene.doc, scene.cast
    tag = doc[number].tag_
    if word in pronouns.PLURAL:
        return tag in _PLURAL and are_people(doc, number)
    if number in cast.at:
        return cast.figures[cast.at[number]].type in _THINGS
    phrase = read_phrase(doc, number, number + 1, {})
    return tag in {"NN", "NNP"} and phrase is not None and kind_of_phrase(doc, phrase) in _THINGS
