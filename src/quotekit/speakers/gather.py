"""Gathering the cast of an article: people by full name, then by surname, then organizations."""

from collections import Counter
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from quotekit.speakers import names
from quotekit.speakers.acronyms import find_acronyms
from quotekit.speakers.cast import Cast
from quotekit.speakers.figures import Figure
from quotekit.speakers.kinds import kind_of_name, kind_of_phrase, roles
from quotekit.speakers.mentions import Naming, find_namings, linked_id, titles
from quotekit.speakers.outlets import bare_outlet
from quotekit.speakers.phrases import Phrase, read_phrase
from quotekit.speakers.titles import gender_of_title

_ENTER = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative", "conj"})
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_NEARBY = 40  # tokens within which a namesake makes a bare surname doubtful


def gather_cast(doc: Doc) -> Cast:
    """Gather everybody whom *doc* names."""
    cast = Cast(doc)
    namings = find_namings(doc)
    _gather_people(cast, namings)
    _gather_organizations(cast, [naming for naming in namings if naming.start not in cast.at])
    _gather_described(cast)
    cast.appearances.sort()
    return cast


class _Namesakes:
    """Who is meant by a surname that several people have, as the text goes on."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._settled: dict[str, int] = {}
        self._latest: dict[int, int] = {}
        self._doubtful: dict[str, int] = {}

    def see(self, number: int, token: int) -> None:
        """Note that a person is named at *token*."""
        self._latest[number] = token

    def choose(self, word: str, fits: Sequence[int], naming: Naming) -> int:
        """Choose whom the article called so before the others came in, if nobody is near."""
        figures = self._cast.figures
        known = [number for number in fits if figures[number].introduced < naming.start]
        if not known:
            return min(fits, key=lambda number: figures[number].introduced)
        if len(known) == 1:
            self._settled[word] = known[0]
            return known[0]
        settled = self._settled.get(word)
        latest = max(self._latest.get(number, 0) for number in known if number != settled)
        if settled is not None and (
            naming.start - latest > _NEARBY or self._latest.get(settled, 0) > latest
        ):
            return settled
        return self._leave_open(word, naming, known)

    def _leave_open(self, word: str, naming: Naming, known: Sequence[int]) -> int:
        """Leave a name that fits several people as written, and as nobody's."""
        if word not in self._doubtful:
            name = " ".join(naming.words)
            called = " or ".join(self._cast.figures[number].name for number in known)
            figure = Figure(name, "person", doubt=f"'{name}' can be {called}")
            self._doubtful[word] = self._cast.add_unlisted(figure)
        return self._doubtful[word]


def _gather_people(cast: Cast, namings: Sequence[Naming]) -> None:
    full = _full_names(namings)
    counts = Counter(naming.words for naming in full)
    whole = {naming.start: _whole_name(cast, naming, counts) for naming in full}
    namesakes = _Namesakes(cast)
    for naming in namings:
        number = whole.get(naming.start)
        if number is None:
            number = cast.linked(linked_id(cast.doc, naming))
        if number is None:
            number = _short_name(cast, naming, namesakes)
        if number is not None:
            namesakes.see(number, naming.start)
            cast.note(number, naming)


def _gather_organizations(cast: Cast, namings: Sequence[Naming]) -> None:
    whole = {
        naming.start: _organization(cast, naming)
        for naming in namings
        if naming.label == "ORG" and len(naming.words) > 1
    }
    for acronym, definition in find_acronyms(cast.doc):
        known = cast.called(definition)
        cast.alias(cast.add(definition, "organization") if known is None else known, acronym)
    for naming in namings:
        number = whole.get(naming.start)
        if number is None and naming.label == "ORG":
            number = _organization(cast, naming)
        elif number is None:
            number = cast.called(" ".join(naming.words))
        if number is not None:
            cast.note(number, naming)


def _gather_described(cast: Cast) -> None:
    """Take up whoever enters the article without a name: "a port official objected"."""
    doc = cast.doc
    for token in doc:
        if token.tag_ != "NN" or token.dep_ not in _ENTER or token.lower_ not in roles():
            continue
        first = token.left_edge.i
        if doc[first].lower_ not in _INDEFINITE or any(
            number in cast.at for number in range(first, token.i + 1)
        ):
            continue
        phrase = read_phrase(doc, first, token.right_edge.i + 1, cast.inside)
        if phrase is not None and phrase.head == token.i and _is_somebody(cast, phrase):
            cast.describe(phrase)


def _is_somebody(cast: Cast, phrase: Phrase) -> bool:
    """Tell whether a role is somebody's own, and not that of a spokesperson for others."""
    return kind_of_phrase(cast.doc, phrase, cast.is_person) == "unnamed"


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
    if names.suffix(words):
        return words
    for end in range(2, len(words)):
        if counts.get(words[:end], 0) >= counts[words]:
            return words[:end]
    ends = (words[start:] for start in range(1, len(words) - 1))
    return next((name for name in ends if counts.get(name, 0) > counts[words]), words)


def _whole_name(cast: Cast, naming: Naming, counts: Mapping[names.Name, int]) -> int:
    """Find the person of this full name; a new one if there is none yet."""
    words = _without_headline(naming.words, counts)
    kb_id = linked_id(cast.doc, naming)
    linked = cast.linked(kb_id)
    fits = cast.people_called(names.bare(words)[-1]) if linked is None else [linked]
    for number in fits:
        known = cast.figures[number].words
        another = kb_id and cast.figures[number].kb_id not in {"", kb_id}
        same = linked is not None or names.same_person(known, words)
        if same and not another:
            if len(words) > len(known):
                cast.rename(number, " ".join(words))
            return cast.link(number, kb_id)
        if len(known) > len(words) and names.is_short(words, known) and not another:
            return cast.link(number, kb_id)
    return cast.link(cast.add(" ".join(words), "person", naming.start), kb_id)


def _short_name(cast: Cast, naming: Naming, namesakes: _Namesakes) -> int | None:
    """Find whom one word alone means; a new person for a name never given in full."""
    words = names.bare(naming.words)
    if len(words) != 1 or naming.label == "NORP":
        return None
    if naming.label == "GPE" and cast.doc[naming.start].dep_ == "pobj":
        return None
    people = cast.people_called(words[0])
    fits = [number for number in people if names.bare(cast.figures[number].words)[-1] == words[0]]
    if not fits and naming.label == "PERSON":
        fits = [n for n in people if names.is_short(naming.words, cast.figures[n].words)]
    gender = gender_of_title(cast.doc[naming.before : naming.start].text)
    if gender:
        fits = [number for number in fits if cast.figures[number].gender in {gender, ""}]
    if fits:
        return fits[0] if len(fits) == 1 else namesakes.choose(words[0], fits, naming)
    if naming.label != "PERSON" or words[0] in roles() or naming.words[0] in titles():
        return None
    return cast.add(" ".join(naming.words), "person", naming.start)


def _organization(cast: Cast, naming: Naming) -> int:
    name = bare_outlet(naming.words)
    kb_id = linked_id(cast.doc, naming)
    found = cast.linked(kb_id)
    if found is None:
        found = cast.organization_called(name)
        if found is not None and kb_id and cast.figures[found].kb_id not in {"", kb_id}:
            found = None
    if found is None:
        found = cast.add(" ".join(name), kind_of_name(naming.label), naming.start)
    return cast.link(found, kb_id)
