"""From the words that name a source to a figure of the cast, with the reason."""

import re
from collections.abc import Iterable

from spacy.tokens import Span

from quotekit.records import Casting, Offsets, Quotation, SourceType
from quotekit.speakers import pronouns
from quotekit.speakers.cast import Cast
from quotekit.speakers.figures import title_words
from quotekit.speakers.kinds import are_people, kind_of_phrase, roles, singular
from quotekit.speakers.outlets import outlet_name
from quotekit.speakers.phrases import Phrase, is_word, phrase_text, read_phrase
from quotekit.speakers.salience import Scene
from quotekit.speakers.titles import gender_of_title

_AGE = re.compile(r"(\d{1,3})-year-old")
_PLURAL = frozenset({"NNS", "NNPS"})
_MODIFIERS = frozenset({"NN", "NNP", "NNPS", "JJ", "VBN"})
_WEAK_MODIFIERS = frozenset({"new", "old", "late", "own", "then"})
_OTHERS_WORDS = frozenset({"POS", "RB", "CC"})  # "the mayor's aide" is not the mayor
_BEFORE_APPOSITION = frozenset({",", ":", "—", "–"})
_PEOPLE: frozenset[SourceType] = frozenset({"person", "unnamed"})
_MANY: frozenset[SourceType] = frozenset({"group", "organization", "unnamed"})
_THINGS: frozenset[SourceType] = frozenset({"organization", "document"})
_CALLED = {"m": "man", "f": "woman"}
_BACK_TO_SUBJECT = 60  # tokens
_LONGEST_PHRASE = 12  # tokens before the head of a phrase that no source span delimits
_NOBODY: frozenset[int] = frozenset()


class Resolver:
    """Finds out whom the phrases of a document mean, and adds whom it finds to the cast."""

    def __init__(self, cast: Cast, quotations: Iterable[Quotation] = ()) -> None:
        """Resolve within *cast*; *quotations* tell what is somebody's own words."""
        self.cast, self.scene, self._doc = cast, Scene(cast, quotations), cast.doc

    def identify(self, mention: Offsets) -> int:
        """Find whom the noun phrase at *mention* means, a new figure if need be.

        Raises:
            ValueError: If there is nothing at *mention*.
        """
        span = self.tokens(mention)
        if span is None:
            raise ValueError(f"there are no words at {mention}")
        number = self.resolve(span).identity
        if number is not None:
            return number
        words = " ".join(span.text.split())
        known = self.cast.called(words)
        return self.cast.add(words, "unnamed") if known is None else known

    def tokens(self, offsets: Offsets) -> Span | None:
        """Give the tokens of a stretch of text, or `None` if it has none."""
        span = self._doc.char_span(*offsets, alignment_mode="expand")
        if span is None or not len(span):
            return None
        # The possessive alone stands for the name before it.
        return (
            self._doc[span.start - 1 : span.end] if span.start and span[0].tag_ == "POS" else span
        )

    def pronoun(self, span: Span) -> str | None:
        """Give the pronoun that *span* is, if it is nothing more."""
        words = [token.lower_ for token in span if is_word(token.text)]
        return words[0] if len(words) == 1 and words[0] in pronouns.ALL else None

    def waits(self, span: Span) -> bool:
        """Tell whether *span* can only be understood from what comes before: "he", "the chief"."""
        return self.pronoun(span) is not None or span[0].tag_ == "PRP$" or span[0].lower_ == "the"

    def resolve(
        self, span: Span, speaker: int | None = None, barred: frozenset[int] = _NOBODY
    ) -> Casting:
        """Find whom *span* means.

        Args:
            span: The phrase.
            speaker: Who says these words, if they are quoted.
            barred: Whom a third person cannot mean here.
        """
        word = self.pronoun(span)
        if word is None:
            return self._phrase(span, speaker, barred)
        start = next(token.i for token in span if is_word(token.text))
        if word in pronouns.RELATIVE:
            casting = self._relative(start, barred)
        elif word in pronouns.THIRD:
            casting = self._third_person(word, start, barred)
        elif speaker is not None and word in pronouns.FIRST:
            casting = Casting(speaker, f"'{word}' in the words of {self._name(speaker)}")
        else:
            casting = Casting(
                None, f"'{self._doc[start].text}': it is not known who speaks, or to whom"
            )
        self._mention(casting, span.start, span.end)
        return casting

    def _name(self, number: int) -> str:
        return self.cast.figures[number].name

    def _mention(self, casting: Casting, start: int, end: int) -> None:
        if casting.identity is not None:
            self.cast.mention(casting.identity, start, end)

    def _third_person(self, word: str, token: int, barred: frozenset[int]) -> Casting:
        figures = self.cast.figures
        if word in pronouns.GENDERS:
            gender = pronouns.GENDERS[word]
            number = self.scene.uppermost(
                token,
                lambda n: (
                    figures[n].type in _PEOPLE
                    and not figures[n].several
                    and figures[n].gender in {gender, ""}
                    and n not in barred
                ),
            )
            if number is None:
                return Casting(None, f"'{word}': no {_CALLED[gender]} is named before")
            figures[number].gender = gender
            return Casting(
                number, f"'{word}': the {_CALLED[gender]} uppermost here is {self._name(number)}"
            )
        subject = self._last_subject(word, token)
        if subject is not None:
            return subject
        types = _MANY if word in pronouns.PLURAL else _THINGS
        number = self.scene.uppermost(
            token, lambda n: figures[n].type in types and n not in barred, farthest=3
        )
        if number is None:
            return Casting(None, f"'{word}': nothing named before fits")
        return Casting(number, f"'{word}': uppermost here is {self._name(number)}")

    def _last_subject(self, word: str, token: int) -> Casting | None:
        """Take the nearest subject before a "they" or "it" that can be one."""
        quotation = self.scene.quotation_at(self._doc[token].idx)
        for number in range(token - 1, max(-1, token - _BACK_TO_SUBJECT), -1):
            noun = self._doc[number]
            if noun.dep_ not in {"nsubj", "nsubjpass"}:
                continue
            if self.scene.quotation_at(noun.idx) in {None, quotation} and self._can_be(
                word, number
            ):
                casting = self._noun(number, _NOBODY)
                if casting.identity is not None:
                    name = self._name(casting.identity)
                    return Casting(casting.identity, f"'{word}': the last subject before is {name}")
        return None

    def _can_be(self, word: str, number: int) -> bool:
        """Tell whether a "they" or "it" can stand for the noun at *number*."""
        tag = self._doc[number].tag_
        if word in pronouns.PLURAL:
            return tag in _PLURAL and are_people(self._doc, number)
        if number in self.cast.at:
            return self.cast.figures[self.cast.at[number]].type in _THINGS
        phrase = read_phrase(self._doc, number, number + 1, {})
        return (
            tag in {"NN", "NNP"}
            and phrase is not None
            and kind_of_phrase(self._doc, phrase) in _THINGS
        )

    def _noun(self, number: int, barred: frozenset[int]) -> Casting:
        """Resolve the noun phrase whose head is the token *number*."""
        start = max(self._doc[number].left_edge.i, number - _LONGEST_PHRASE)
        return self._phrase(self._doc[start : number + 1], None, barred)

    def _relative(self, token: int, barred: frozenset[int]) -> Casting:
        word = self._doc[token].text
        noun = pronouns.antecedent(self._doc, token)
        if noun is None:
            return Casting(None, f"'{word}': what it refers to is unclear")
        casting = self._noun(noun, barred)
        return Casting(casting.identity, f"'{word}' after its noun; {casting.reason}")

    def _phrase(self, span: Span, speaker: int | None, barred: frozenset[int]) -> Casting:
        doc, cast = self._doc, self.cast
        phrase = read_phrase(doc, span.start, span.end, cast.inside)
        if phrase is None:
            return Casting(None, "the source has no words")
        several = self._several(phrase)
        if several is not None:
            return several
        if phrase.head in cast.at:
            return self._named(cast.at[phrase.head], phrase)
        outlet = outlet_name(doc, phrase)
        if outlet is not None:
            return self._outlet(outlet, phrase)
        if doc[phrase.head].tag_ not in _PLURAL:
            casting = self._in_apposition(phrase, span.end) or self._by_age(phrase)
            if casting is None and phrase.definite:
                casting = self._by_role(phrase) or self._described_anew(phrase)
            if casting is not None:
                self._mention(casting, phrase.start, phrase.end)
                return casting
        return self._as_written(phrase, speaker, barred)

    def _named(self, number: int, phrase: Phrase) -> Casting:
        figure = self.cast.figures[number]
        if figure.doubt:
            return Casting(number, f"left as written: {figure.doubt}")
        written = " ".join(self._doc[phrase.start : phrase.end].text.split())
        return Casting(
            number, "named in full" if figure.name in written else f"short for {figure.name}"
        )

    def _outlet(self, name: str, phrase: Phrase) -> Casting:
        known = self.cast.organization_called(name.split())
        number = self.cast.add(name, "organization", phrase.start) if known is None else known
        self.cast.mention(number, phrase.start, phrase.end)
        return Casting(number, f"the outlet {name}")

    def _in_apposition(self, phrase: Phrase, end: int) -> Casting | None:
        """Find the name in "the harbour chief, Ana Ruiz"."""
        number = phrase.end + 1
        if number >= end or self._doc[phrase.end].text not in _BEFORE_APPOSITION:
            return None
        while number < end and number in self.cast.inside and number not in self.cast.at:
            number += 1
        if not self.cast.is_person(number):
            return None
        return Casting(self.cast.at[number], "named right after")

    def _several(self, phrase: Phrase) -> Casting | None:
        """Cast "Ruiz and Berg" as one group."""
        doc, cast = self._doc, self.cast
        joints = [
            number
            for number in range(phrase.start + 1, phrase.stop)
            if doc[number].lower_ in {"and", "or"} and number not in cast.inside
        ]
        if len(joints) != 1:
            return None
        halves = (
            read_phrase(doc, phrase.start, joints[0], cast.inside),
            read_phrase(doc, joints[0] + 1, phrase.end, cast.inside),
        )
        numbers = [cast.at[half.head] for half in halves if half and half.head in cast.at]
        if len(set(numbers)) < len(halves):
            return None
        name = " and ".join(map(self._name, numbers))
        number = cast.called(name)
        if number is None:
            number = cast.add(name, "group", phrase.start)
        cast.mention(number, phrase.start, phrase.end)
        return Casting(number, "several sources in one phrase")

    def _by_age(self, phrase: Phrase) -> Casting | None:
        """Find whom "the 45-year-old" means, also where the parse leaves out its end."""
        age = _AGE.search(self._doc[phrase.start : phrase.end + 2].text)
        aged = self.cast.aged(age[1]) if age else []
        if len(aged) != 1:
            return None
        return Casting(aged[0], f"'{age and age[0]}': {self._name(aged[0])} is of that age")

    def _by_role(self, phrase: Phrase) -> Casting | None:
        """Find who was introduced with the title or description that *phrase* repeats."""
        doc, figures = self._doc, self.cast.figures
        written = doc[phrase.start : phrase.end].text
        noun = singular(doc, phrase.head)
        if doc[phrase.start].tag_ == "PRP$" and noun not in roles():
            return None
        modifiers = frozenset(
            doc[number].lower_
            for number in range(phrase.start, phrase.head)
            if doc[number].tag_ in _MODIFIERS and doc[number].lower_ not in _WEAK_MODIFIERS
        )
        fits = self.cast.in_role(noun, modifiers)
        if len(fits) > 1:
            before = [n for n in fits if figures[n].introduced <= phrase.start]
            top = self.scene.uppermost(phrase.start, lambda n: n in before, farthest=3)
            fits = before if len(before) == 1 else [] if top is None else [top]
        if len(fits) != 1:
            return None
        return Casting(fits[0], f"'{written}': introduced so is {self._name(fits[0])}")

    def _described_anew(self, phrase: Phrase) -> Casting | None:
        """Take "the researcher", whom nobody was introduced as, for whoever is being quoted."""
        doc, figures = self._doc, self.cast.figures
        noun = singular(doc, phrase.head)
        plain = all(
            doc[number].tag_ not in _OTHERS_WORDS for number in range(phrase.start, phrase.head)
        )
        after_the = doc[phrase.start - 1].lower_ == "the"
        if noun not in roles() or not plain or not after_the or phrase.stop != phrase.end:
            return None
        gender = gender_of_title(noun)
        number = self.scene.uppermost(
            phrase.start, lambda n: figures[n].type in _PEOPLE, farthest=2
        )
        if (
            number is None
            or not self.scene.has_spoken(number, phrase.start, 2)
            or figures[number].type != "person"
            or (gender and figures[number].gender not in {gender, ""})
        ):
            return None
        return Casting(number, f"'{noun}': being quoted here is {self._name(number)}")

    def _as_written(self, phrase: Phrase, speaker: int | None, barred: frozenset[int]) -> Casting:
        """Take a source that has no name by its words."""
        doc, cast = self._doc, self.cast
        text, reason = phrase_text(doc, phrase, named=phrase.start in cast.at), "as written"
        if doc[phrase.start].tag_ == "PRP$" and phrase.start < phrase.head:
            owner = self._owner(phrase.start, speaker, barred)
            if owner is not None:
                rest = " ".join(doc[phrase.start + 1 : phrase.end].text.split())
                text = f"{self._name(owner)}'s {rest}"
                reason = f"as written, '{doc[phrase.start].text}' being {self._name(owner)}"
        if doc[phrase.head].tag_ in {"NNP", "NNPS"} and phrase.stop == phrase.end:
            known = cast.organization_called(text.split())
            if known is not None:
                cast.mention(known, phrase.start, phrase.end)
                return self._named(known, phrase)
        kind = kind_of_phrase(doc, phrase, cast.is_person)
        known = None if phrase.indefinite and kind == "unnamed" else cast.called(text)
        if known is None:
            noun = doc[phrase.head].lower_
            known = cast.add(text, kind, phrase.start)
            cast.give_role(known, noun, title_words(text))
            cast.figures[known].several = doc[phrase.head].tag_ in _PLURAL
            cast.figures[known].gender = gender_of_title(noun) if noun in roles() else ""
        cast.mention(known, phrase.start, phrase.end)
        return Casting(known, reason)

    def _owner(self, token: int, speaker: int | None, barred: frozenset[int]) -> int | None:
        """Find whom the "his" in "his campaign" means."""
        word = self._doc[token].lower_
        if word in pronouns.FIRST:
            return speaker
        if word in pronouns.GENDERS:
            return self._third_person(word, token, barred).identity
        return None
