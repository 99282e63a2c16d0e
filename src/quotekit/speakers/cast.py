"""The cast of an article: everybody whom it names, each once, with indexes to find them again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs
from spacy.tokens import Doc

from quotekit.records import Identity, SourceType
from quotekit.speakers import names
from quotekit.speakers.acronyms import find_acronyms
from quotekit.speakers.kinds import kind_of_name, roles
from quotekit.speakers.mentions import (
    Naming,
    find_entities,
    find_namings,
    organization_words,
    titles,
)
from quotekit.speakers.titles import (
    age_after,
    gender_of_title,
    role_nouns,
    title_after,
    title_apposed,
    title_before,
)

_MOST = 50  # bearers of one word who are looked at: the latest are enough for any text
_NEARBY = 40  # tokens within which a namesake makes a bare surname doubtful
_Place = tuple[int, int]


@attrs.define
class Figure:
    """One of the cast while the article is being read.

    Attributes:
        name: The fullest name so far.
        type: What kind of source it is.
        gender: ``f``, ``m`` or nothing.
        before: The titles that stand before the name, in order.
        after: The titles in asides after it, in order.
        forms: The forms of the name, in order; a dict for want of an ordered set.
        places: Where it is mentioned, in tokens.
        introduced: Token where it is first named in full.
        doubt: Why nobody knows who is meant, if a bare name fits several people.
        article: Whether "The" belongs to the name.
    """

    name: str
    type: SourceType
    gender: str = ""
    before: list[str] = attrs.Factory(list)
    after: list[str] = attrs.Factory(list)
    forms: dict[str, None] = attrs.Factory(dict)
    places: set[_Place] = attrs.Factory(set)
    introduced: int = 0
    doubt: str = ""
    article: bool = False

    @property
    def words(self) -> names.Name:
        """The name, word by word."""
        return tuple(self.name.split())

    @property
    def title(self) -> str | None:
        """The fullest title before the name, and the aside after it if that is one word."""
        before = max(self.before, key=lambda title: len(title.split()), default="")
        after = next(iter(self.after), "")
        if " " in before:
            return before
        if role_nouns(before) & role_nouns(after):
            return after
        return ", ".join(filter(None, (before, after))) or None

    @property
    def title_words(self) -> frozenset[str]:
        """The plain words of all titles."""
        return frozenset[str]().union(*map(title_words, (*self.before, *self.after)))


class Cast:
    """Everybody in one article, and the indexes to find them by name, role or place.

    Attributes:
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
        self._by_form: dict[str, int] = {}
        self._by_role: defaultdict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        self._by_age: defaultdict[str, list[int]] = defaultdict(list)
        self._settled: dict[str, int] = {}
        self._latest: dict[int, int] = {}
        self._doubtful: dict[str, int] = {}
        for start, end, _ in find_entities(doc):
            self._enclose(start, end)
        for identity in identities:
            self._restore(identity)
        self.appearances.sort()

    @classmethod
    def read(cls, doc: Doc) -> "Cast":
        """Gather everybody whom *doc* names."""
        cast = cls(doc)
        namings = find_namings(doc)
        cast._gather_people(namings)
        cast._gather_organizations([naming for naming in namings if naming.start not in cast.at])
        cast.appearances.sort()
        return cast

    def identities(self) -> list[Identity]:
        """Give the cast as records."""
        return [self._identity(figure) for figure in self.figures]

    def add(self, name: str, kind: SourceType, introduced: int = 0) -> int:
        """Add a figure and give its position."""
        self.figures.append(Figure(name, kind, introduced=introduced))
        number = len(self.figures) - 1
        self._by_form.setdefault(form_key(name), number)
        self._index(number, name)
        return number

    def mention(self, number: int, start: int, end: int) -> None:
        """Note that tokens *start* to *end* mention a figure."""
        self.figures[number].places.add((start, end))

    def is_person(self, token: int) -> bool:
        """Tell whether a token is a part of a person's name."""
        return token in self.at and self.figures[self.at[token]].type == "person"

    def called(self, name: str) -> int | None:
        """Find the figure that has exactly this name or form of name."""
        return self._by_form.get(form_key(name))

    def organization_called(self, words: Sequence[str]) -> int | None:
        """Find the one organization that *words* are the name of or a short form of."""
        known = self.called(" ".join(words))
        if known is not None and self.figures[known].type != "person":
            return known
        if len(words) > 1 or not words[0][0].isupper():
            return None
        fits = set(self._bearers(_key(words[0])))
        return fits.pop() if len(fits) == 1 else None

    def in_role(self, noun: str, modifiers: frozenset[str]) -> list[int]:
        """List whom the article has introduced as *noun*, with all the *modifiers*."""
        fits = {}
        for number, words in self._by_role.get(noun, ())[-_MOST:]:
            known = words | self.figures[number].title_words
            if modifiers <= known and ("former" in modifiers or "former" not in words):
                fits[number] = True
        return list(fits)

    def aged(self, age: str) -> list[int]:
        """List who is *age* years old."""
        return self._by_age.get(age, [])

    def give_role(self, number: int, noun: str, words: frozenset[str]) -> None:
        """Let a figure be found from now on as "the *noun*", with any of *words* before it."""
        self._by_role[noun].append((number, words))

    def _identity(self, figure: Figure) -> Identity:
        name = f"The {figure.name}" if figure.article else figure.name
        spans = [self.doc[start:end] for start, end in sorted(figure.places)]
        return Identity(
            name=name,
            type=figure.type,
            title=figure.title,
            aliases=tuple(form for form in figure.forms if form not in {name, figure.name}),
            mentions=tuple((span.start_char, span.end_char) for span in spans),
        )

    def _bearers(self, word: str) -> list[int]:
        return self._by_word[word][-_MOST:] if word in self._by_word else []

    def _restore(self, identity: Identity) -> None:
        name = re.sub(r"^The ", "", identity.name)
        number = self.add(name, identity.type)
        figure = self.figures[number]
        figure.article = name != identity.name
        for form in identity.aliases:
            self._by_form.setdefault(form_key(form), number)
            figure.forms[form] = None
        if identity.title:
            self._entitle(number, identity.title, figure.before)
        for start, end in identity.mentions:
            span = self.doc.char_span(start, end, alignment_mode="expand")
            if span is not None:
                self._appear(number, span.start, span.end)

    def _index(self, number: int, name: str) -> None:
        figure = self.figures[number]
        if figure.type == "person":
            words = tuple(name.split())
            figure.gender = figure.gender or names.gender(words)
            for word in {*names.bare(words), *names.nicknames(words)}:
                if number not in self._bearers(word):
                    self._by_word[word].append(number)
        elif figure.type == "organization":
            for word in _short_forms(name.split()):
                self._by_word[_key(word)].append(number)

    def _entitle(self, number: int, title: str, among: list[str]) -> None:
        figure = self.figures[number]
        if title and title not in among:
            among.append(title)
            figure.gender = figure.gender or gender_of_title(title)
            for noun in role_nouns(title):
                self.give_role(number, noun, title_words(title))

    def _enclose(self, start: int, end: int) -> None:
        if end - start > 1:
            self.inside.update(dict.fromkeys(range(start, end), end))

    def _appear(self, number: int, start: int, end: int) -> None:
        self.figures[number].places.add((start, end))
        self.appearances.append((end - 1, number))
        self.at.update(dict.fromkeys(range(start, end), number))
        self._enclose(start, end)

    def _note(self, number: int, naming: Naming) -> None:
        """Note one place where a figure is named, and what is said of it there."""
        doc, figure = self.doc, self.figures[number]
        form = " ".join(naming.words)
        if f" {figure.name} " not in f" {form} " or form == figure.name:
            figure.forms.setdefault(form)
        self._by_form.setdefault(form_key(form), number)
        self._appear(number, naming.start, naming.end)
        self._enclose(naming.before, naming.end)
        self._latest[number] = naming.start
        if figure.type == "person":
            before, gender = title_before(doc, naming)
            figure.gender = figure.gender or gender
            self._entitle(number, before or title_apposed(doc, naming), figure.before)
            self._entitle(number, title_after(doc, naming), figure.after)
            if age := age_after(doc, naming):
                self._by_age[age].append(number)
        elif naming.start and doc[naming.start - 1].text == "The":
            figure.article = figure.article or not doc[naming.start - 1].is_sent_start

    def _gather_people(self, namings: Sequence[Naming]) -> None:
        full = _full_names(namings)
        counts = Counter(naming.words for naming in full)
        whole = {naming.start: self._whole_name(naming, counts) for naming in full}
        for naming in namings:
            number = whole.get(naming.start)
            if number is None:
                number = self._short_name(naming)
            if number is not None:
                self._note(number, naming)

    def _gather_organizations(self, namings: Sequence[Naming]) -> None:
        whole = {
            naming.start: self._organization(naming)
            for naming in namings
            if naming.label == "ORG" and len(naming.words) > 1
        }
        for acronym, definition in find_acronyms(self.doc):
            known = self.called(definition)
            if known is None:
                known = self.add(definition, "organization")
            self._by_form.setdefault(form_key(acronym), known)
        for naming in namings:
            number = whole.get(naming.start)
            if number is None and naming.label == "ORG":
                number = self._organization(naming)
            elif number is None:
                number = self.called(" ".join(naming.words))
            if number is not None:
                self._note(number, naming)

    def _whole_name(self, naming: Naming, counts: Mapping[names.Name, int]) -> int:
        """Find the person of this full name; a new one if there is none yet."""
        words = _without_headline(naming.words, counts)
        full = names.bare(words)
        for number in self._bearers(full[-1]):
            figure = self.figures[number]
            if names.same_person(figure.words, words):
                if len(words) > len(figure.words):
                    figure.name = " ".join(words)
                    self._index(number, figure.name)
                return number
            if len(figure.words) > len(words) and names.is_short(words, figure.words):
                return number
        return self.add(" ".join(words), "person", naming.start)

    def _short_name(self, naming: Naming) -> int | None:
        """Find whom one word alone means; a new person for a name never given in full."""
        words = names.bare(naming.words)
        if len(words) != 1 or naming.label == "NORP":
            return None
        if naming.label == "GPE" and self.doc[naming.start].dep_ == "pobj":
            return None
        people = [n for n in self._bearers(words[0]) if self.figures[n].type == "person"]
        fits = [n for n in people if names.bare(self.figures[n].words)[-1] == words[0]]
        if not fits and naming.label == "PERSON":
            fits = [n for n in people if names.is_short(naming.words, self.figures[n].words)]
        gender = gender_of_title(self.doc[naming.before : naming.start].text)
        if gender:
            fits = [n for n in fits if self.figures[n].gender in {gender, ""}]
        if fits:
            return fits[0] if len(fits) == 1 else self._among(words[0], fits, naming)
        if naming.label != "PERSON" or words[0] in roles() or naming.words[0] in titles():
            return None
        return self.add(" ".join(naming.words), "person", naming.start)

    def _among(self, word: str, fits: list[int], naming: Naming) -> int:
        """Choose among namesakes: whom the article called so before the others came in."""
        known = [n for n in fits if self.figures[n].introduced < naming.start]
        if not known:
            return min(fits, key=lambda n: self.figures[n].introduced)
        if len(known) == 1:
            self._settled[word] = known[0]
            return known[0]
        settled = self._settled.get(word)
        latest = max(self._latest.get(n, 0) for n in known if n != settled)
        if settled is not None and (
            naming.start - latest > _NEARBY or self._latest.get(settled, 0) > latest
        ):
            return settled
        return self._doubtful_name(word, naming, known)

    def _doubtful_name(self, word: str, naming: Naming, known: Sequence[int]) -> int:
        """Leave a name that fits several people as written, and as nobody's."""
        if word not in self._doubtful:
            called = " or ".join(self.figures[number].name for number in known)
            name = " ".join(naming.words)
            self.figures.append(Figure(name, "person", doubt=f"'{name}' can be {called}"))
            self._doubtful[word] = len(self.figures) - 1
        return self._doubtful[word]

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
    """Give the plain words of a *title*, abbreviations also in full."""
    return frozenset(form_key(title).replace(",", "").split()) | role_nouns(title)


def _key(word: str) -> str:
    """Make the index key of an organization's short form, apart from those of people."""
    return f"the {names.plain(word)}"


def _full_names(namings: Sequence[Naming]) -> list[Naming]:
    """Pick the people named in full, also those whom only their bare surname gives away."""
    people = [naming for naming in namings if naming.label == "PERSON"]
    surnames = {naming.words[-1] for naming in people if len(naming.words) == 1}
    surnames -= {naming.words[-1] for naming in people if len(naming.words) > 1}
    return [
        naming
        for naming in namings
        if len(names.bare(naming.words)) > 1
        and (
            naming.label == "PERSON"
            or (naming.words[-1] in surnames and len(naming.words) == 2 and naming.label != "GPE")
        )
    ]


def _without_headline(words: names.Name, counts: Mapping[names.Name, int]) -> names.Name:
    """Drop what a headline in capitals adds to a name that stands alone more often."""
    shorter = [words[:end] for end in range(2, len(words))]
    shorter += [words[start:] for start in range(1, len(words) - 1)]
    return next((name for name in shorter if counts.get(name, 0) > counts[words]), words)


def _short_forms(words: Sequence[str]) -> set[str]:
    """Give the single words that an organization of several *words* may be called by."""
    if len(words) < 2:
        return set()
    initials = "".join(word[0] for word in words if word[0].isupper())
    forms = {words[-1], initials} if len(initials) > 2 else {words[-1]}
    if len(words) == 2 and words[0] not in organization_words():
        forms.add(words[0])
    return forms
