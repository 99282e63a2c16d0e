"""The cast of an article: everybody whom it names, each once, with indexes to find them again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs
from spacy.tokens import Doc

from quotekit.records import Identity, Offsets, SourceType
from quotekit.speakers import names
from quotekit.speakers.kinds import kind_of_name, roles
from quotekit.speakers.mentions import Naming, find_namings, titles
from quotekit.speakers.titles import (
    age_after,
    gender_of_title,
    role_nouns,
    title_after,
    title_before,
)

_NEARBY = 40  # tokens within which a namesake makes a bare surname doubtful


@attrs.define
class Figure:
    """One of the cast while the article is being read.

    Attributes:
        name: The fullest name so far.
        type: What kind of source it is.
        gender: ``f``, ``m`` or nothing.
        titles: Every title that the article gives, in order.
        forms: The other forms of the name, in order.
        mentions: Where it is mentioned.
        introduced: Token where the fullest name first stands.
    """

    name: str
    type: SourceType
    gender: str = ""
    titles: list[str] = attrs.Factory(list)
    forms: dict[str, None] = attrs.Factory(dict)
    mentions: set[Offsets] = attrs.Factory(set)
    introduced: int = 0

    @property
    def words(self) -> names.Name:
        """The name, word by word."""
        return tuple(self.name.split())

    @property
    def title(self) -> str | None:
        """The title worth showing: the longest of those before the name, else the first after it."""
        return max(self.titles, key=lambda title: len(title.split())) if self.titles else None


class Cast:
    """Everybody in one article, and the indexes to find them by name, role or place."""

    def __init__(self, doc: Doc, identities: Iterable[Identity] = ()) -> None:
        """Take up the *identities* already known in *doc*."""
        self.doc = doc
        self.figures: list[Figure] = []
        self.at: dict[int, int] = {}
        self.inside: dict[int, int] = {}
        self.appearances: list[tuple[int, int]] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_form: dict[str, int] = {}
        self._by_role: defaultdict[str, list[int]] = defaultdict(list)
        self._by_age: defaultdict[str, list[int]] = defaultdict(list)
        self._settled: dict[str, int] = {}
        self._latest: dict[int, int] = {}
        for entity in doc.ents:
            if len(entity) > 1:
                self.inside.update(dict.fromkeys(range(entity.start, entity.end), entity.end))
        for identity in identities:
            number = self._restore(identity)
            for start, end in identity.mentions:
                span = doc.char_span(start, end, alignment_mode="expand")
                if span is not None:
                    self._appear(number, span.start, span.end)
        self.appearances.sort()

    @classmethod
    def read(cls, doc: Doc) -> "Cast":
        """Gather everybody whom *doc* names."""
        cast = cls(doc)
        namings = find_namings(doc)
        whole = {naming.start: cast._whole_name(naming) for naming in namings if _is_whole(naming)}
        for naming in namings:
            number = whole.get(naming.start)
            if number is None:
                number = cast._short_name(naming)
            if number is not None:
                cast._note(number, naming)
        whole = {
            naming.start: cast._organization(naming)
            for naming in namings
            if naming.start not in cast.at and naming.label == "ORG" and len(naming.words) > 1
        }
        for naming in namings:
            if naming.start in cast.at:
                continue
            number = whole.get(naming.start)
            if number is None and naming.label in {"ORG", "PERSON"}:
                number = cast._organization(naming)
            if number is None:
                number = cast.organization_called(naming.words)
            if number is not None:
                cast._note(number, naming)
        cast.appearances.sort()
        return cast

    def identities(self) -> list[Identity]:
        """Give the cast as records."""
        return [
            Identity(
                name=figure.name,
                type=figure.type,
                title=figure.title,
                aliases=tuple(form for form in figure.forms if form != figure.name),
                mentions=tuple(sorted(figure.mentions)),
            )
            for figure in self.figures
        ]

    def add(self, name: str, kind: SourceType, introduced: int = 0) -> int:
        """Add a figure, or find the one of this name."""
        key = form_key(name)
        if key in self._by_form:
            return self._by_form[key]
        self.figures.append(Figure(name, kind, introduced=introduced))
        number = len(self.figures) - 1
        self._by_form[key] = number
        if kind == "person":
            self._index_person(number, name)
        elif kind == "organization":
            self._index_words(number, name)
        return number

    def called(self, name: str) -> int | None:
        """Find the figure of exactly this name."""
        return self._by_form.get(form_key(name))

    def mention(self, number: int, offsets: Offsets, start: int, end: int) -> None:
        """Note that *offsets*, tokens *start* to *end*, mention a figure."""
        self.figures[number].mentions.add(offsets)
        for token in range(start, end):
            self.at.setdefault(token, number)

    def organization_called(self, words: Sequence[str]) -> int | None:
        """Find the one organization that *words* are a short form of."""
        key = form_key(" ".join(words))
        if key in self._by_form and self.figures[self._by_form[key]].type != "person":
            return self._by_form[key]
        if len(words) > 1 or not words[0][0].isupper():
            return None
        fits = {
            number
            for number in self._by_word.get(names.plain(words[0]), ())
            if self.figures[number].type == "organization"
        }
        return fits.pop() if len(fits) == 1 else None

    def in_role(self, noun: str, modifiers: frozenset[str]) -> list[int]:
        """List whom the article has introduced as *noun*, with all the *modifiers*."""
        return [
            number
            for number in dict.fromkeys(self._by_role.get(noun, ()))
            if modifiers
            <= {word for title in self.figures[number].titles for word in title_words(title)}
        ]

    def aged(self, age: str) -> list[int]:
        """List who is *age* years old."""
        return self._by_age.get(age, [])

    def give_role(self, number: int, noun: str) -> None:
        """Let a figure be found as "the *noun*" from now on."""
        self._by_role[noun].append(number)

    def _restore(self, identity: Identity) -> int:
        self.figures.append(Figure(identity.name, identity.type))
        number = len(self.figures) - 1
        figure = self.figures[number]
        for form in (identity.name, *identity.aliases):
            self._by_form.setdefault(form_key(form), number)
            figure.forms[form] = None
        figure.mentions.update(identity.mentions)
        if identity.type == "person":
            self._index_person(number, identity.name)
        elif identity.type == "organization":
            self._index_words(number, identity.name)
        if identity.title:
            self._entitle(number, identity.title)
        return number

    def _index_person(self, number: int, name: str) -> None:
        words = tuple(name.split())
        figure = self.figures[number]
        figure.gender = figure.gender or names.gender(words)
        for word in {*names.bare(words), *names.nicknames(words)}:
            self._by_word[word].append(number)

    def _index_words(self, number: int, name: str) -> None:
        words = [word for word in name.split() if word.casefold() != "the"]
        if len(words) > 1:
            initials = "".join(word[0] for word in words if word[0].isupper())
            for word in {words[0], words[-1], initials}:
                if len(word) > 1:
                    self._by_word[names.plain(word)].append(number)

    def _entitle(self, number: int, title: str) -> None:
        figure = self.figures[number]
        if title and title not in figure.titles:
            figure.titles.append(title)
            figure.gender = figure.gender or gender_of_title(title)
            for noun in role_nouns(title):
                self._by_role[noun].append(number)

    def _appear(self, number: int, start: int, end: int) -> None:
        self.appearances.append((end - 1, number))
        for token in range(start, end):
            self.at[token] = number
        if end - start > 1:
            self.inside.update(dict.fromkeys(range(start, end), end))

    def _note(self, number: int, naming: Naming) -> None:
        doc, figure = self.doc, self.figures[number]
        span = doc[naming.start : naming.end]
        form = " ".join(naming.words)
        figure.forms.setdefault(form)
        figure.mentions.add((span.start_char, span.end_char))
        self._by_form.setdefault(form_key(form), number)
        self._appear(number, naming.start, naming.end)
        self.inside.update(dict.fromkeys(range(naming.before, naming.end), naming.end))
        self._latest[number] = naming.start
        if figure.type == "person":
            before, gender = title_before(doc, naming)
            figure.gender = figure.gender or gender
            self._entitle(number, before)
            self._entitle(number, title_after(doc, naming))
            if age := age_after(doc, naming):
                self._by_age[age].append(number)

    def _whole_name(self, naming: Naming) -> int:
        for number in self._by_word.get(names.bare(naming.words)[-1], ()):
            figure = self.figures[number]
            if names.same_person(figure.words, naming.words):
                if len(naming.words) > len(figure.words):
                    figure.name = " ".join(naming.words)
                    for word in {*names.bare(naming.words), *names.nicknames(naming.words)}:
                        if number not in self._by_word[word]:
                            self._by_word[word].append(number)
                return number
        for number in self._by_word.get(names.bare(naming.words)[-1], ()):
            words = self.figures[number].words
            if len(words) > len(naming.words) and names.is_short(naming.words, words):
                return number
        return self.add(" ".join(naming.words), "person", naming.start)

    def _short_name(self, naming: Naming) -> int | None:
        """Find whom a surname or given name alone means; a new figure for a name never given whole."""
        if len(names.bare(naming.words)) != 1 or naming.label == "NORP":
            return None
        word = names.bare(naming.words)[0]
        titled = naming.before < naming.start
        person = naming.label == "PERSON"
        people = [n for n in self._by_word.get(word, ()) if self.figures[n].type == "person"]
        fits = [n for n in people if names.bare(self.figures[n].words)[-1] == word]
        if not fits and person:
            fits = [n for n in people if names.is_short(naming.words, self.figures[n].words)]
        if naming.label == "GPE" and self.doc[naming.start].dep_ == "pobj":
            return None
        gender = gender_of_title(self.doc[naming.before : naming.start].text)
        if gender:
            fits = [n for n in fits if self.figures[n].gender in {gender, ""}] or fits
        if len(fits) > 1:
            return self._among(word, fits, naming)
        if fits:
            return fits[0]
        if not person or not (titled or naming.words[0] not in titles()):
            return None
        if word in roles():
            return None
        return self.add(" ".join(naming.words), "person", naming.start)

    def _among(self, word: str, fits: list[int], naming: Naming) -> int:
        """Choose among namesakes: the one whom the article calls so before the others come in."""
        known = [n for n in fits if self.figures[n].introduced < naming.start]
        if len(known) == 1:
            self._settled[word] = known[0]
            return known[0]
        if not known:
            return min(fits, key=lambda n: self.figures[n].introduced)
        settled = self._settled.get(word)
        others = [self._latest.get(n, -_NEARBY) for n in known if n != settled]
        if settled is not None and (
            naming.start - max(others) > _NEARBY or self._latest.get(settled, 0) > max(others)
        ):
            return settled
        return self.add(" ".join(naming.words), "person", naming.start)

    def _organization(self, naming: Naming) -> int:
        found = self.organization_called(naming.words)
        if found is not None:
            return found
        return self.add(" ".join(naming.words), kind_of_name(naming.label), naming.start)


def form_key(name: str) -> str:
    """Fold *name* so that its variants in writing are the same."""
    words = name.casefold().replace("’", "'").replace("'s", "").split()
    while len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)


def title_words(title: str) -> frozenset[str]:
    """Give the plain words of a *title*."""
    return frozenset(form_key(title).replace(",", "").split()) | role_nouns(title)


def _is_whole(naming: Naming) -> bool:
    return naming.label == "PERSON" and len(names.bare(naming.words)) > 1
