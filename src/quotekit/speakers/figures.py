"""One of the cast while the article is being read, and how names are folded to compare them."""

import attrs

from quotekit.records import Offsets, SourceType
from quotekit.speakers import names
from quotekit.speakers.titles import role_nouns

Place = tuple[int, int]


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
        kb_id: What an entity linker calls it, or nothing.
        anonymity: Where the text says that it stays unnamed, in characters.
        several: Whether it is more than one person or thing.
        human: Whether it is called by a noun for a person, where it has no name.
    """

    name: str
    type: SourceType
    gender: str = ""
    before: list[str] = attrs.Factory(list)
    after: list[str] = attrs.Factory(list)
    forms: dict[str, None] = attrs.Factory(dict)
    places: set[Place] = attrs.Factory(set)
    introduced: int = 0
    doubt: str = ""
    article: bool = False
    kb_id: str = ""
    anonymity: Offsets | None = None
    several: bool = False
    human: bool = False

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


def form_key(name: str) -> str:
    """Fold *name* so that its variants in writing are the same."""
    words = name.casefold().replace("’", "'").replace("'s", "").split()
    while len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)


def title_words(title: str) -> frozenset[str]:
    """Give the plain words of a *title*, abbreviations also in full."""
    return frozenset(form_key(title).replace(",", "").split()) | role_nouns(title)
