"""What people are called by without having been introduced so: "the candidate", "the engineer"."""

from spacy.tokens import Token

from quotekit.lexicon import words
from quotekit.records import Casting, SourceType
from quotekit.speakers.kinds import roles, singular
from quotekit.speakers.phrases import Phrase
from quotekit.speakers.salience import Scene
from quotekit.speakers.titles import gender_of_title

_OTHERS = frozenset({"former", "last", "first", "next", "other", "only"})
_FAR = 3.0  # times as prominent
_PEOPLE: frozenset[SourceType] = frozenset({"person", "unnamed"})
_BEFORE_APPOSITION = frozenset({",", ":", "—", "–"})
_OTHERS_WORDS = frozenset({"POS", "RB", "CC"})  # "the mayor's aide" is not the mayor
_PLACES = frozenset({"GPE", "LOC", "NORP"})


def described_anew(scene: Scene, phrase: Phrase, speaker: int | None) -> Casting | None:
    """Take "the researcher", whom nobody was introduced as, for whoever is being quoted.

    Within what the *speaker* says, that is somebody else.
    """
    doc, figures = scene.doc, scene.cast.figures
    noun = singular(doc, phrase.head)
    plain = all(
        doc[number].tag_ not in _OTHERS_WORDS for number in range(phrase.start, phrase.head)
    )
    after_the = doc[phrase.start - 1].lower_ == "the"
    if noun not in roles() or not plain or not after_the or phrase.stop != phrase.end:
        return None
    gender = gender_of_title(noun)
    number = scene.uppermost(phrase.start, lambda n: figures[n].type in _PEOPLE, farthest=2)
    if (
        number is None
        or number == speaker
        or _is_another_paragraph(scene, number, phrase.start)
        or not scene.has_spoken(number, phrase.start, 2)
        or figures[number].type != "person"
        or (gender and figures[number].gender not in {gender, ""})
    ):
        return None
    return Casting(number, f"'{noun}': being quoted here is {figures[number].name}", guessed=True)


def somebody_else(scene: Scene, phrase: Phrase, speaker: int) -> int | None:
    """Find who, named shortly before, may be "the engineer" in words of the *speaker*.

    Whose own title is known is somebody else.
    """
    doc, figures = scene.doc, scene.cast.figures
    if doc[phrase.start - 1].lower_ != "the" or doc[phrase.head].tag_ != "NN":
        return None
    return scene.uppermost(
        phrase.start,
        lambda n: n != speaker and figures[n].type == "person" and not figures[n].title,
        farthest=3,
    )


def by_epithet(scene: Scene, phrase: Phrase, end: int) -> Casting | None:
    """Take "the candidate", whom nobody was introduced as, for whoever outshines all others here.

    Args:
        scene: The document and its cast.
        phrase: The description.
        end: The token after the source; what it says beyond the phrase tells this one from others.
    """
    doc, figures = scene.doc, scene.cast.figures
    noun = _whole_noun(scene, phrase)
    before = doc[phrase.start : phrase.head]
    if (
        noun not in words("epithets")
        or doc[phrase.start - 1].lower_ != "the"
        or phrase.stop != phrase.end
        or any(_tells_apart(token) for token in before)
        or (phrase.end < end and doc[phrase.end].text not in _BEFORE_APPOSITION)
    ):
        return None
    people = scene.ranking(phrase.start, lambda n: figures[n].type in _PEOPLE, farthest=2)
    if not people or (len(people) > 1 and people[0].weight < _FAR * people[1].weight):
        return None
    number, gender = people[0].number, gender_of_title(noun)
    narrated = scene.quotation_at(doc[people[0].place].idx) is None
    if figures[number].type != "person" or not narrated:
        return None
    if gender and figures[number].gender not in {gender, ""}:
        return None
    return Casting(number, f"'{noun}': uppermost here is {figures[number].name}", guessed=True)


def _tells_apart(token: Token) -> bool:
    """Whether a word says which one is meant: "the Orme senator", "the former mayor"."""
    named = token.ent_type_ in _PLACES or token.tag_ == "NNP"
    return named or token.tag_ in _OTHERS_WORDS or token.lower_ in _OTHERS


def _whole_noun(scene: Scene, phrase: Phrase) -> str:
    """Give the noun of a phrase with what a hyphen ties to it: "front-runner"."""
    doc, head = scene.doc, phrase.head
    if head - 2 < phrase.start or doc[head - 1].text != "-":
        return singular(doc, head)
    return doc[head - 2 : head + 1].text.lower()


def _is_another_paragraph(scene: Scene, number: int, token: int) -> bool:
    """Whether since the paragraph that last names the figure *number* others do something."""
    figures, doc = scene.cast.figures, scene.doc
    others = scene.last_named(
        token, lambda at, n: figures[n].type == "person" and doc[at].dep_ == "nsubj"
    )
    own = scene.last_named(token, lambda _, n: n == number)
    if others is None or others == own:
        return False
    return own is None or "\n" in doc[own:others].text
