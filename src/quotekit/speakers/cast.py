"""The cast of an article: everybody whom it names, each once, with indexes to find them again."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span

from quotekit.records import Identity, SourceType
from quotekit.speakers import names
from quotekit.speakers.figures import Figure, form_key, title_words
from quotekit.speakers.kinds import kind_of_noun
from quotekit.speakers.mentions import Naming, find_entities, organization_words
from quotekit.speakers.phrases import Phrase, phrase_text, read_phrase
from quotekit.speakers.titles import (
    age_after,
    gender_of_title,
    role_nouns,
    title_after,
    title_apposed,
    title_before,
)

_ANY = frozenset({"company", "group", "firm", "organization", "news", "media", "press", "state"})
"""Nouns that other organizations in the text are called by too, whatever their names."""

_MOST = 50  # bearers of one word who are looked at: the latest are enough for any text


class Cast:
    """Everybody in one article, and the indexes to find them by name, role or place.

    Attributes:
        doc: The article.
        figures: Everybody; all else refers to them by position.
        at: The figure whose name a token belongs to.
        inside: For each token inside a name of several words, where that name ends.
        appearances: Last token of each mention, with the figure, in text order.
    """

    def __init__(self, doc: Doc, identities: Iterable[Identity] = ()) -> None:
        """Take up the *identities* already known in *doc*."""
        self.doc = doc
        self.figures: list[Figure] = []
        self.at: dict[int, int] = {}
        self.inside: dict[int, int] = {}
        self.appearances: list[tuple[int, int]] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._mentioned: dict[tuple[int, int], int] = {}
        self._by_kb_id: dict[str, int] = {}
        self._by_form: dict[str, int] = {}
        self._by_role: defaultdict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        self._by_noun: defaultdict[str, list[int]] = defaultdict(list)
        self._by_age: defaultdict[str, list[int]] = defaultdict(list)
        for start, end, _ in find_entities(doc):
            self._enclose(start, end)
        self._restore(identities)

    def identities(self) -> list[Identity]:
        """Give the cast as records."""
        return [self._identity(figure) for figure in self.figures]

    def add(self, name: str, kind: SourceType, introduced: int = 0) -> int:
        """Add a figure and give its position."""
        number = self.add_unlisted(Figure(name, kind, introduced=introduced))
        self._by_form.setdefault(form_key(name), number)
        self._index(number, name)
        return number

    def add_unlisted(self, figure: Figure) -> int:
        """Add a figure that cannot be found by name, and give its position."""
        self.figures.append(figure)
        return len(self.figures) - 1

    def rename(self, number: int, name: str) -> None:
        """Give a figure a fuller *name*."""
        self.figures[number].name = name
        self._index(number, name)

    def alias(self, number: int, form: str) -> None:
        """Let a figure be found by this form of name too, unless it is another's."""
        self._by_form.setdefault(form_key(form), number)

    def link(self, number: int, kb_id: str) -> int:
        """Note what an entity linker calls a figure, if anything, and give its position back."""
        if kb_id and not self.figures[number].kb_id:
            self.figures[number].kb_id = kb_id
            self._by_kb_id.setdefault(kb_id, number)
        return number

    def linked(self, kb_id: str) -> int | None:
        """Find the figure that an entity linker calls so."""
        return self._by_kb_id.get(kb_id)

    def note(self, number: int, naming: Naming) -> None:
        """Note one place where a figure is named, and what is said of it there."""
        doc, figure = self.doc, self.figures[number]
        form = " ".join(naming.words)
        if f" {figure.name} " not in f" {form} " or form == figure.name:
            figure.forms.setdefault(form)
        if not figure.doubt:
            self.alias(number, form)
        self._appear(number, naming.start, naming.end)
        self._enclose(naming.before, naming.end)
        if figure.type == "person":
            before, gender = title_before(doc, naming)
            figure.gender = figure.gender or gender
            self._entitle(number, before or title_apposed(doc, naming), figure.before)
            self._entitle(number, title_after(doc, naming), figure.after)
            if age := age_after(doc, naming):
                self._by_age[age].append(number)
        elif naming.start and doc[naming.start - 1].text == "The":
            figure.article = figure.article or not doc[naming.start - 1].is_sent_start

    def mention(self, number: int, start: int, end: int) -> None:
        """Note that tokens *start* to *end* mention a figure, if not by name."""
        self.figures[number].places.add((start, end))
        self._mentioned.setdefault((start, end), number)

    def mentioned_at(self, start: int, end: int) -> int | None:
        """Find the figure that tokens *start* to *end* are known to mention."""
        return self._mentioned.get((start, end))

    def describe(self, phrase: Phrase) -> int:
        """Take up whoever a *phrase* without a name brings in, and give the position."""
        noun = self.doc[phrase.head].lower_
        text = phrase_text(self.doc, phrase)
        number = self.add(text, "unnamed", phrase.start)
        self.figures[number].gender, self.figures[number].human = gender_of_title(noun), True
        self.give_role(number, noun, title_words(text))
        self.mention(number, phrase.start, phrase.end)
        self.appearances.append((phrase.head, number))
        return number

    def give_role(self, number: int, noun: str, words: frozenset[str]) -> None:
        """Let a figure be found from now on as "the *noun*", with any of *words* before it."""
        self._by_role[noun].append((number, words))

    def is_person(self, token: int) -> bool:
        """Tell whether a token is a part of a person's name."""
        return token in self.at and self.figures[self.at[token]].type == "person"

    def people_called(self, word: str) -> list[int]:
        """List the people who have *word*, a plain one, in their name."""
        return [n for n in self._bearers(word) if self.figures[n].type == "person"]

    def namesakes(self, number: int | None) -> frozenset[int]:
        """List a figure, if there is one, and all whom its name may mean where that is in doubt."""
        if number is None:
            return frozenset()
        doubted = self.figures[number].name if self.figures[number].doubt else ""
        others = self.people_called(names.plain(doubted)) if doubted else []
        return frozenset({number, *others})

    def called(self, name: str) -> int | None:
        """Find the figure that has exactly this name or form of name."""
        return self._by_form.get(form_key(name))

    def organization_called(self, words: Sequence[str]) -> int | None:
        """Find the one organization that *words* are the name of or a short form of."""
        known = self.called(" ".join(words))
        if known is not None and self.figures[known].type != "person":
            return known
        if len(words) > 1:
            return None
        fits = set(self._bearers(_short_key(words[0]))) if words[0][0].isupper() else set()
        return fits.pop() if len(fits) == 1 else None

    def named_as(self, noun: str, before: int) -> int | None:
        """Find the one figure named before token *before* whose name says that it is a *noun*."""
        fits = {n for n in self._by_noun.get(noun, ()) if self.figures[n].introduced < before}
        return fits.pop() if len(fits) == 1 else None

    def in_role(self, noun: str, modifiers: frozenset[str]) -> list[int]:
        """List whom the article has introduced as *noun*, with all the *modifiers*."""
        fits: dict[int, None] = {}
        for number, words in self._by_role.get(noun, ())[-_MOST:]:
            known = words | self.figures[number].title_words
            if modifiers <= known and ("former" in modifiers or "former" not in words):
                fits[number] = None
        return list(fits)

    def aged(self, age: str) -> list[int]:
        """List who is *age* years old."""
        return list(dict.fromkeys(self._by_age.get(age, ())))

    def _identity(self, figure: Figure) -> Identity:
        name = f"The {figure.name}" if figure.article else figure.name
        spans = [self.doc[start:end] for start, end in sorted(figure.places)]
        return Identity(
            name=name,
            type=figure.type,
            title=figure.title,
            aliases=tuple(form for form in figure.forms if form not in {name, figure.name}),
            mentions=tuple((span.start_char, span.end_char) for span in spans),
            kb_id=figure.kb_id or None,
            anonymity=figure.anonymity,
        )

    def _restore(self, identities: Iterable[Identity]) -> None:
        others: list[tuple[int, Span]] = []
        for identity in identities:
            name = re.sub(r"^The ", "", identity.name)
            number = self.add(name, identity.type)
            figure = self.figures[number]
            figure.article = name != identity.name
            figure.anonymity = identity.anonymity
            self.link(number, identity.kb_id or "")
            for form in identity.aliases:
                self.alias(number, form)
                figure.forms.setdefault(form)
            self._entitle(number, identity.title or "", figure.before)
            for offsets in identity.mentions:
                span = self.doc.char_span(*offsets, alignment_mode="expand")
                if span is None:
                    continue
                phrase = read_phrase(self.doc, span.start, span.end, self.inside)
                named = phrase is not None and phrase.stop == phrase.end
                if named and self.called(span.text) == number:
                    self._appear(number, span.start, span.end)
                else:
                    others.append((number, span))
        for number, span in others:
            self.mention(number, span.start, span.end)
            self.appearances.append((span.end - 1, number))
            phrase = read_phrase(self.doc, span.start, span.end, self.inside)
            if phrase is not None:
                self.at.setdefault(phrase.head, number)
        self.appearances.sort()

    def _appear(self, number: int, start: int, end: int) -> None:
        self.figures[number].places.add((start, end))
        self.appearances.append((end - 1, number))
        self.at.update(dict.fromkeys(range(start, end), number))
        self._enclose(start, end)

    def _enclose(self, start: int, end: int) -> None:
        if end - start > 1:
            self.inside.update(dict.fromkeys(range(start, end), end))

    def _entitle(self, number: int, title: str, among: list[str]) -> None:
        figure = self.figures[number]
        if title and title not in among:
            among.append(title)
            figure.gender = figure.gender or gender_of_title(title)
            for noun in role_nouns(title):
                self.give_role(number, noun, title_words(title))

    def _bearers(self, word: str) -> list[int]:
        return self._by_word[word][-_MOST:] if word in self._by_word else []

    def _index(self, number: int, name: str) -> None:
        figure = self.figures[number]
        if figure.type == "person":
            words = tuple(name.split())
            figure.gender = figure.gender or names.gender(words)
            for word in {*names.bare(words), *names.nicknames(words)}:
                if number not in self._bearers(word):
                    self._by_word[word].append(number)
            return
        words = tuple(name.split())
        for noun in _nouns_in(words):
            self._by_noun[noun].append(number)
        if figure.type == "organization":
            for word in _short_forms(words):
                self._by_word[_short_key(word)].append(number)


def _short_key(word: str) -> str:
    """Make the index key of an organization's short form, apart from those of people."""
    return f"the {names.plain(word)}"


def _short_forms(words: Sequence[str]) -> set[str]:
    """Give the single words that an organization of several *words* may be called by."""
    if len(words) < 2:
        return set()
    initials = "".join(word[0] for word in words if word[0].isupper())
    forms = {words[-1], initials} if len(initials) > 2 else {words[-1]}
    if len(words) == 2 and words[0] not in organization_words():
        forms.add(words[0])
    return forms


def _nouns_in(words: Sequence[str]) -> set[str]:
    """Give the nouns that a name of several *words* says it is: "Department of Ports"."""
    heads = {word for word, after in pairwise(words) if after in {"of", "for", "on"}}
    heads.add(words[-1])
    nouns = {word.casefold() for word in heads if word[0].isupper() and len(words) > 1}
    return {noun for noun in nouns - _ANY if kind_of_noun(noun) in {"organization", "document"}}
