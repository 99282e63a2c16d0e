"""From the words that name a source to a figure of the cast, with the reason."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import attrs
from spacy.tokens import Span

from quotekit.records import Attribution, Casting, Offsets, Quotation
from quotekit.speakers import pronouns
from quotekit.speakers.cast import Cast
from quotekit.speakers.kinds import kind_of_phrase, roles, singular
from quotekit.speakers.phrases import Phrase, phrase_text, read_phrase
from quotekit.speakers.titles import gender_of_title

_AGE = re.compile(r"(\d{1,3})-year-old")
_UNNAMED_PERSON = {"m": "man", "f": "woman"}


class Resolver:
    """Finds out whom the sources of a document mean."""

    def __init__(self, cast: Cast, quotations: Iterable[Quotation]) -> None:
        """Resolve within *cast*; *quotations* tell what is somebody's own words."""
        self.cast, self.doc = cast, cast.doc
        self.stage = pronouns.Stage(cast, quotations)

    def cast_all(self, attributions: Sequence[Attribution]) -> list[Casting]:
        """Give a casting for each of the *attributions*, whose order is that of the text."""
        castings: dict[int, Casting] = {}
        spans = {
            number: span
            for number, attribution in enumerate(attributions)
            if attribution.source is not None
            and (span := self._tokens(attribution.source)) is not None
        }
        order = sorted(spans, key=lambda number: (spans[number].start, number))
        later, own = [], []
        for number in order:
            word = self._pronoun(spans[number])
            if word in pronouns.FIRST or word in pronouns.SECOND:
                own.append(number)
            elif word is not None or self._leans_on_pronoun(spans[number]):
                later.append(number)
            else:
                castings[number] = self._cast(spans[number], frozenset())
                self._spoke(castings[number], spans[number])
        self.stage.settle()
        around = _enclosing(
            attributions,
            [spans[n].start_char if n in spans else -1 for n in range(len(attributions))],
        )
        for number in later:
            outer = castings.get(around[number]) if around[number] is not None else None
            barred = frozenset()
            if (
                outer
                and outer.identity is not None
                and self.stage.quote_at(spans[number].start_char) is not None
            ):
                barred = frozenset({outer.identity})
            castings[number] = self._cast(spans[number], barred)
            self._spoke(castings[number], spans[number])
            self.stage.settle()
        for number in sorted(own, key=lambda n: -_length(attributions, around[n])):
            castings[number] = self._first_person(
                spans[number], castings.get(around[number]) if around[number] is not None else None
            )
        for number, attribution in enumerate(attributions):
            if number in castings:
                continue
            known = (
                castings.get(attribution.carried_from)
                if attribution.carried_from is not None
                else None
            )
            if known is not None:
                castings[number] = attrs.evolve(
                    known, reason=f"goes on from before: {known.reason}"
                )
            else:
                castings[number] = Casting(None, "nobody is named as the source")
        return [castings[number] for number in range(len(attributions))]

    def identify(self, mention: Offsets) -> int:
        """Find whom the phrase at *mention* means, or take it as written."""
        span = self._tokens(mention)
        if span is not None:
            casting = self._cast(span, frozenset())
            if casting.identity is not None:
                return casting.identity
        return self.cast.add(self.doc.text[slice(*mention)].strip() or "unknown", "unnamed")

    def _tokens(self, offsets: Offsets) -> Span | None:
        span = self.doc.char_span(*offsets, alignment_mode="expand")
        return span if span is not None and len(span) else None

    def _pronoun(self, span: Span) -> str | None:
        words = [token.lower_ for token in span if token.text[0].isalnum()]
        word = words[0] if len(words) == 1 else None
        known = {
            *pronouns.GENDERS,
            *pronouns.PLURAL,
            *pronouns.THING,
            *pronouns.FIRST,
            *pronouns.SECOND,
            *pronouns.RELATIVE,
        }
        return word if word in known else None

    def _leans_on_pronoun(self, span: Span) -> bool:
        return span[0].tag_ == "PRP$"

    def _spoke(self, casting: Casting, span: Span) -> None:
        if casting.identity is not None:
            self.stage.speak(span.end - 1, casting.identity)

    def _cast(self, span: Span, barred: frozenset[int]) -> Casting:
        word = self._pronoun(span)
        if word is None:
            return self._cast_phrase(span, barred)
        start = next(token.i for token in span if token.text[0].isalnum())
        if word in pronouns.RELATIVE:
            return self._relative(start, barred)
        if word in pronouns.FIRST or word in pronouns.SECOND:
            return Casting(None, f"'{word}' outside a quotation with a known speaker")
        number, reason = self._meant(word, start, barred)
        if number is not None:
            self._mention(number, span.start, span.end)
        return Casting(number, reason)

    def _meant(self, word: str, token: int, barred: frozenset[int]) -> tuple[int | None, str]:
        """Find whom a pronoun of the third person means."""
        figures = self.cast.figures
        if word in pronouns.GENDERS:
            gender = pronouns.GENDERS[word]
            number = self.stage.uppermost(
                token,
                lambda n: (
                    figures[n].type in {"person", "unnamed"} and figures[n].gender in {gender, ""}
                ),
                barred,
            )
            if number is None:
                return None, f"'{word}': no {_UNNAMED_PERSON[gender]} is named before"
            figures[number].gender = gender
            return (
                number,
                f"'{word}': the {_UNNAMED_PERSON[gender]} uppermost here is {figures[number].name}",
            )
        kinds = (
            {"group", "organization"} if word in pronouns.PLURAL else {"organization", "document"}
        )
        if word in pronouns.PLURAL:
            kinds = {"group", "organization", "unnamed"}
        noun = self._nearest_subject(token, word)
        if noun is not None:
            return noun
        number = self.stage.uppermost(token, lambda n: figures[n].type in kinds, barred)
        if number is None:
            return None, f"'{word}': nothing named before fits"
        return number, f"'{word}': last before is {figures[number].name}"

    def _nearest_subject(self, token: int, word: str) -> tuple[int, str] | None:
        """Find the plural, or thing, that is the subject before a "they" or "it"."""
        doc, quote = self.doc, self.stage.quote_at(self.doc[token].idx)
        plural = word in pronouns.PLURAL
        for number in range(token - 1, max(-1, token - 60), -1):
            noun = doc[number]
            if noun.dep_ not in {"nsubj", "nsubjpass"} or self.stage.quote_at(noun.idx) not in {
                None,
                quote,
            }:
                continue
            if (plural and noun.tag_ in {"NNS", "NNPS"}) or (not plural and noun.tag_ in {"NN", "NNP"}):
                start = max(noun.left_edge.i, number - 12)
                phrase = read_phrase(doc, start, number + 1, self.cast.inside)
                if phrase is None:
                    continue
                if (
                    not plural
                    and number not in self.cast.at
                    and kind_of_phrase(doc, phrase) not in {"organization", "document"}
                ):
                    continue
                if (
                    not plural
                    and number in self.cast.at
                    and self.cast.figures[self.cast.at[number]].type == "person"
                ):
                    continue
                casting = self._cast_phrase(doc[start : number + 1], frozenset())
                if casting.identity is not None:
                    return (
                        casting.identity,
                        f"'{word}': the last subject that fits is {self.cast.figures[casting.identity].name}",
                    )
        return None

    def _first_person(self, span: Span, outer: Casting | None) -> Casting:
        word = span.text
        if outer is None or outer.identity is None or self._pronoun(span) in pronouns.SECOND:
            return Casting(None, f"'{word}': nobody known is speaking here")
        self._mention(outer.identity, span.start, span.end)
        name = self.cast.figures[outer.identity].name
        return Casting(outer.identity, f"'{word}' in the words of {name}")

    def _relative(self, token: int, barred: frozenset[int]) -> Casting:
        noun = pronouns.antecedent(self.doc, token)
        if noun is None or noun >= token:
            return Casting(None, f"'{self.doc[token].text}': what it refers to is unclear")
        start = max(self.doc[noun].left_edge.i, noun - 12)
        casting = self._cast_phrase(self.doc[start : noun + 1], barred)
        return attrs.evolve(
            casting, reason=f"'{self.doc[token].text}' after its noun: {casting.reason}"
        )

    def _cast_phrase(self, span: Span, barred: frozenset[int]) -> Casting:
        doc, cast = self.doc, self.cast
        phrase = read_phrase(doc, span.start, span.end, cast.inside)
        if phrase is None:
            return Casting(None, "the source has no words")
        several = self._several(phrase, barred)
        if several is not None:
            return several
        if phrase.head in cast.at:
            number = cast.at[phrase.head]
            return Casting(number, self._named(number, phrase))
        if phrase.head + 1 == phrase.stop or phrase.stop == phrase.end:
            number = self._in_apposition(phrase, span.end)
            if number is not None:
                return Casting(number, f"named right after: {cast.figures[number].name}")
        if doc[phrase.head].tag_ not in {"NNS", "NNPS"} and phrase.definite:
            casting = self._by_role(phrase)
            if casting is not None:
                self._mention(casting.identity, phrase.start, phrase.end)
                return casting
        return self._as_written(phrase, barred)

    def _named(self, number: int, phrase: Phrase) -> str:
        name = self.cast.figures[number].name
        written = self.doc[phrase.start : phrase.end].text
        return "named in full" if name in written else f"short for {name}"

    def _in_apposition(self, phrase: Phrase, end: int) -> int | None:
        doc = self.doc
        number = phrase.end
        if (
            doc[phrase.head].tag_ not in {"NN", "NNP", "CD"}
            or number >= end
            or doc[number].text not in {",", ":", "—", "–"}
        ):
            return None
        number += 1
        while number < end and number in self.cast.inside and number not in self.cast.at:
            number += 1
        found = self.cast.at.get(number)
        return found if found is not None and self.cast.figures[found].type == "person" else None

    def _several(self, phrase: Phrase, barred: frozenset[int]) -> Casting | None:
        """Cast "Ruiz and Berg" as one group."""
        doc, cast = self.doc, self.cast
        joints = [
            number
            for number in range(phrase.start + 1, phrase.end)
            if doc[number].lower_ in {"and", "or"} and number not in cast.inside
        ]
        if len(joints) != 1 or phrase.stop < joints[0]:
            return None
        one = read_phrase(doc, phrase.start, joints[0], cast.inside)
        other = read_phrase(doc, joints[0] + 1, phrase.end, cast.inside)
        if one is None or other is None or one.head not in cast.at or other.head not in cast.at:
            return None
        numbers = (cast.at[one.head], cast.at[other.head])
        if numbers[0] == numbers[1]:
            return None
        name = " and ".join(cast.figures[number].name for number in numbers)
        number = cast.add(name, "group", phrase.start)
        self._mention(number, phrase.start, phrase.end)
        return Casting(number, "two sources in one phrase")

    def _by_role(self, phrase: Phrase) -> Casting | None:
        """Find who was introduced with the title or description that *phrase* repeats."""
        doc, cast = self.doc, self.cast
        text = doc[phrase.start : phrase.end].text
        if age := _AGE.search(text):
            aged = [n for n in cast.aged(age[1]) if cast.figures[n].introduced < phrase.start]
            if len(aged) == 1:
                return Casting(aged[0], f"'{text}': {cast.figures[aged[0]].name} is {age[1]}")
        noun = singular(doc, phrase.head)
        modifiers = frozenset(
            doc[number].lower_
            for number in range(phrase.start, phrase.head)
            if doc[number].tag_ in {"NN", "NNP", "JJ"}
            and doc[number].lower_ not in {"former", "new"}
        )
        fits = [
            number
            for number in cast.in_role(noun, modifiers)
            if cast.figures[number].introduced <= phrase.start
        ]
        if len(fits) == 1:
            return Casting(fits[0], f"'{text}': introduced as such is {cast.figures[fits[0]].name}")
        return None

    def _as_written(self, phrase: Phrase, barred: frozenset[int]) -> Casting:
        """Take an unnamed source by its words."""
        doc, cast = self.doc, self.cast
        text, reason = phrase_text(doc, phrase), "as written"
        first = doc[phrase.start]
        if first.tag_ == "PRP$" and phrase.start < phrase.head:
            owner = None
            if first.lower_ not in pronouns.FIRST and first.lower_ not in pronouns.SECOND:
                owner, why = self._meant(first.lower_, phrase.start, barred)
            if owner is not None:
                rest = " ".join(doc[phrase.start + 1 : phrase.end].text.split())
                text, reason = f"{cast.figures[owner].name}'s {rest}", f"as written; {why}"
        kind = kind_of_phrase(doc, phrase)
        token = doc[phrase.head]
        if token.tag_ in {"NNP", "NNPS"} and phrase.stop == phrase.end:
            number = cast.organization_called(text.split())
            if number is not None:
                self._mention(number, phrase.start, phrase.end)
                return Casting(number, f"short for {cast.figures[number].name}")
        known = cast.called(text)
        if known is None or (phrase.indefinite and kind == "unnamed"):
            known = cast.add(text, kind, phrase.start)
            noun = singular(doc, phrase.head)
            cast.give_role(known, noun)
            cast.figures[known].gender = gender_of_title(noun) if noun in roles() else ""
        self._mention(known, phrase.start, phrase.end)
        return Casting(known, reason)

    def _mention(self, number: int | None, start: int, end: int) -> None:
        if number is not None and end > start:
            span = self.doc[start:end]
            self.cast.mention(number, (span.start_char, span.end_char), start, end)


def _length(attributions: Sequence[Attribution], number: int | None) -> int:
    return sum(e - s for s, e in attributions[number].content) if number is not None else 0


def _enclosing(attributions: Sequence[Attribution], places: Sequence[int]) -> list[int | None]:
    """Find, for each place, the innermost other attribution whose content holds it."""
    parts = sorted(
        (
            (start, -end, number)
            for number, found in enumerate(attributions)
            for start, end in found.content
        )
    )
    starts = [start for start, _, _ in parts]
    outer: list[int] = []
    stack: list[int] = []
    for position, (start, _, _) in enumerate(parts):
        while stack and -parts[stack[-1]][1] <= start:
            stack.pop()
        outer.append(stack[-1] if stack else -1)
        stack.append(position)
    found: list[int | None] = []
    for own, place in enumerate(places):
        position = bisect_right(starts, place) - 1
        while position >= 0 and (-parts[position][1] <= place or parts[position][2] == own):
            position = outer[position]
        found.append(parts[position][2] if position >= 0 else None)
    return found
