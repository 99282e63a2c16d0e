"""From the words that name a source to a figure of the cast, with the reason."""

from collections.abc import Iterable

from spacy.tokens import Span

from quotekit.grammar.syntax import PROPER, noun_phrase
from quotekit.records import Casting, Offsets, Quotation
from quotekit.speakers import pronouns
from quotekit.speakers.anaphora import relative, third_person
from quotekit.speakers.cast import Cast
from quotekit.speakers.coreference import Clusters
from quotekit.speakers.descriptions import described
from quotekit.speakers.epithets import somebody_else
from quotekit.speakers.figures import title_words
from quotekit.speakers.kinds import kind_of_phrase, roles
from quotekit.speakers.outlets import outlet_name
from quotekit.speakers.phrases import Phrase, is_word, phrase_text, read_phrase
from quotekit.speakers.salience import Scene
from quotekit.speakers.titles import gender_of_title

_PLURAL = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PRONOUNS = frozenset({"PRP", "WP"})
_ANAPHORS = pronouns.THIRD | pronouns.RELATIVE
_LABELS = frozenset("QA")
_BRACKETS = frozenset("([")
_GLOSS = 2  # tokens from a pronoun to the name in brackets behind it
_APOSTROPHES = "'’"
_LONGEST_PHRASE = 12  # tokens before the head of a phrase that no source span delimits
_NOBODY: frozenset[int] = frozenset()


class Resolver:
    """Finds out whom the phrases of a document mean, and adds whom it finds to the cast."""

    def __init__(self, cast: Cast, quotations: Iterable[Quotation] = ()) -> None:
        """Resolve within *cast*; *quotations* tell what is somebody's own words."""
        self.cast, self.scene, self._doc = cast, Scene(cast, quotations), cast.doc
        self._clusters = Clusters(cast.doc)

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
        alone = span.start and span[0].tag_ == "POS"  # stands for the name before it
        return self._doc[span.start - 1 : span.end] if alone else span

    def pronoun(self, span: Span) -> str | None:
        """Give the pronoun that *span* is, if it is nothing more but for an aside."""
        words = [token.lower_ for token in span if is_word(token.text)]
        if len(span) > 1 and span[0].tag_ in _PRONOUNS and span[1].text == ",":
            words = words[:1]
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
        if span.text.rstrip(".:") in _LABELS:
            return Casting(None, f"“{span.text}” is a label, which names nobody")
        named = self._glossed(span)
        if named is not None:
            return self._phrase(named, speaker, barred)
        word = self.pronoun(span)
        if word is None:
            return self._phrase(span, speaker, barred)
        start = next(token.i for token in span if is_word(token.text))
        clustered = self._clustered(start, word) if word in _ANAPHORS else None
        if clustered is not None:
            casting = clustered
        elif word in pronouns.RELATIVE:
            casting = relative(self.scene, self._noun, start)
        elif word in pronouns.THIRD:
            casting = third_person(self.scene, self._noun, word, start, barred)
        elif speaker is not None and word in pronouns.FIRST:
            casting = Casting(speaker, f"'{word}' in the words of {self._name(speaker)}")
        else:
            unknown = "it is not known who speaks, or to whom"
            casting = Casting(None, f"'{self._doc[start].text}': {unknown}")
        self._mention(casting, span.start, span.end)
        return casting

    def _glossed(self, span: Span) -> Span | None:
        """Give the name that brackets put behind a pronoun: "he (Ruiz)", "he [Ruiz]"."""
        start = span.start + _GLOSS
        if span[0].lower_ not in pronouns.THIRD or start >= len(self._doc):
            return None
        if self._doc[start - 1].text not in _BRACKETS:
            return None
        end = self.cast.inside.get(start, start + 1)
        return self._doc[start:end] if end - 1 in self.cast.at else None

    def _name(self, number: int) -> str:
        return self.cast.figures[number].name

    def _mention(self, casting: Casting, start: int, end: int) -> None:
        if casting.identity is not None:
            self.cast.mention(casting.identity, start, end)

    def _clustered(self, head: int, words: str) -> Casting | None:
        """Find whom another component's cluster of mentions means, if it is one and the same."""
        mentions = self._clusters.around(head)
        figures = self.cast.figures
        named = {
            self.cast.at[span.root.i]
            for span in mentions
            if span.root.i in self.cast.at and not figures[self.cast.at[span.root.i]].doubt
        }
        if len(named) == 1:
            number: int | None = named.pop()
        else:
            nouns = (span for span in mentions if span.root.tag_ in _NOUNS)
            first = None if named else next(nouns, None)
            if first is None or first.root.i == head:
                return None
            number = self._phrase(first, None, _NOBODY).identity
        gender = pronouns.GENDERS.get(words, "")
        if number is None or (gender and figures[number].gender not in {gender, ""}):
            return None
        return Casting(number, f"'{words}': in one coreference cluster with {self._name(number)}")

    def _noun(self, number: int) -> Casting:
        """Resolve the noun phrase whose head is the token *number*."""
        start = max(self._doc[number].left_edge.i, number - _LONGEST_PHRASE)
        end = min(noun_phrase(self._doc[number])[1], number + _LONGEST_PHRASE)
        return self._phrase(self._doc[start : max(end, number + 1)], None, _NOBODY)

    def _who(self, number: int) -> Casting:
        """Resolve the pronoun or the noun phrase whose head is the token *number*."""
        word = self._doc[number : number + 1]
        return self._noun(number) if self.pronoun(word) is None else self.resolve(word)

    def _phrase(self, span: Span, speaker: int | None, barred: frozenset[int]) -> Casting:
        doc, cast = self._doc, self.cast
        phrase = read_phrase(doc, span.start, span.end, cast.inside)
        if phrase is None:
            return Casting(None, "the source has no words")
        several = self._several(phrase)
        if several is not None:
            return several
        named = cast.at.get(phrase.head, self._officeholder(phrase))
        if named is None or cast.figures[named].doubt:
            written = doc[phrase.start : phrase.end]
            clustered = self._clustered(phrase.head, " ".join(written.text.split()))
            if clustered is not None:
                self._mention(clustered, phrase.start, phrase.end)
                return clustered
        if named is not None:
            return self._named(named, phrase)
        outlet = outlet_name(doc, phrase)
        if outlet is not None:
            return self._outlet(outlet, phrase)
        if doc[phrase.head].tag_ not in _PLURAL:
            casting = described(self.scene, self._who, phrase, speaker, span.end)
            if casting is not None:
                self._mention(casting, phrase.start, phrase.end)
                return casting
        return self._as_written(phrase, speaker, barred)

    def _officeholder(self, phrase: Phrase) -> int | None:
        """Find the person in "Secretary of State Ana Ruiz", whose head is her office."""
        doc, at, last = self._doc, self.cast.at, phrase.end - 1
        of = phrase.stop
        titled = of < last and doc[of].lower_ == "of" and doc[phrase.head].tag_ in PROPER
        if not titled or not self.cast.is_person(last) or at.get(of + 1) == at[last]:
            return None
        return at[last]

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

    def _as_written(self, phrase: Phrase, speaker: int | None, barred: frozenset[int]) -> Casting:
        """Take a source that has no name by its words."""
        doc, cast = self._doc, self.cast
        text, reason = phrase_text(doc, phrase, named=phrase.start in cast.at), "as written"
        owned = self._owner(phrase, speaker, barred)
        if owned is not None:
            owner, after = owned
            rest = " ".join(doc[after : phrase.end].text.split())
            text = f"{self._name(owner)}{'' if rest[0] in _APOSTROPHES else ' '}{rest}"
            if doc[phrase.start].tag_ == "PRP$":
                text = f"{self._name(owner)}'s {rest}"
            reason = f"as written, '{doc[phrase.start].text}' being {self._name(owner)}"
        if doc[phrase.head].tag_ in PROPER and phrase.stop == phrase.end:
            known = cast.organization_called(text.split())
            if known is not None:
                cast.mention(known, phrase.start, phrase.end)
                return self._named(known, phrase)
        kind = kind_of_phrase(doc, phrase, cast.is_person)
        known = cast.mentioned_at(phrase.start, phrase.end)
        if known is None and not (phrase.indefinite and kind == "unnamed"):
            known = cast.called(text)
        if known is None and speaker is not None and kind == "unnamed":
            other = somebody_else(self.scene, phrase, speaker)
            if other is not None:
                reason = f"'{text}': within words, and it may be {self._name(other)}"
                return Casting(None, reason)
        if known is None:
            noun = doc[phrase.head].lower_
            known = cast.add(text, kind, phrase.start)
            cast.give_role(known, noun, title_words(text))
            cast.figures[known].several = doc[phrase.head].tag_ in _PLURAL
            cast.figures[known].human = noun in roles() or doc[phrase.head].tag_ in PROPER
            cast.figures[known].gender = gender_of_title(noun) if noun in roles() else ""
        cast.mention(known, phrase.start, phrase.end)
        return Casting(known, reason)

    def _owner(
        self, phrase: Phrase, speaker: int | None, barred: frozenset[int]
    ) -> tuple[int, int] | None:
        """Find whom the "his" in "his campaign" means, and the "district" in "district leaders".

        Returns:
            The owner, and the token after its words.
        """
        doc, start = self._doc, phrase.start
        if start == phrase.head:
            return None
        word, owner = doc[start].lower_, None
        if doc[start].tag_ == "NN":
            owner = None if phrase.indefinite else self.cast.named_as(word, start)
        elif word in pronouns.FIRST:
            owner = speaker
        elif word in pronouns.GENDERS:
            owner = third_person(self.scene, self._noun, word, start, barred).identity
        return None if owner is None else (owner, start + 1)
