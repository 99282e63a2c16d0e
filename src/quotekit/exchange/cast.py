"""Who is meant by the words that somebody marked as a source."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from itertools import count

import attrs

from quotekit import lexicon
from quotekit.article import Source, Span
from quotekit.exchange.overlaps import Overlaps
from quotekit.records import Offsets, SourceType
from quotekit.speakers.kinds import kind_of_noun
from quotekit.speakers.pronouns import ALL

_THE = re.compile(r"^[Tt]he (?=[A-Z])")


class Cast:
    """The sources of an article, and whoever is added to them by hand.

    Attributes:
        text: The text of the article.
    """

    def __init__(self, known: Iterable[Source], text: str) -> None:
        self.text = text
        self._sources: dict[int, Source] = {}
        self._called: dict[str, int] = {}
        self._mentions: defaultdict[int, list[Span]] = defaultdict(list)
        self._places: Overlaps[int] = Overlaps()
        for source in known:
            self._add(source)
        self._numbers = count(max(self._sources, default=-1) + 1)

    def named(self, at: Offsets) -> Source | None:
        """Find the source that the words at *at* name, or make a new one of them.

        It is the known source with a mention there, or of that name. A pronoun where none was
        known names nobody: nobody's name is made up.
        """
        span = Span(*at, self.text[slice(*at)])
        name = _THE.sub("", " ".join(span.text.split()))
        there = self._places.at(at)
        if there:
            return self._sources[min(there, key=lambda number: (-there[number], number))]
        if name.casefold() in self._called:
            source = self._sources[self._called[name.casefold()]]
            self._mention(source.id, span)
            return source
        if name.casefold() in ALL:
            return None
        return self._add(Source(next(self._numbers), name, _type(name), mentions=(span,)))

    def in_order(self, used: Container[int]) -> list[Source]:
        """Give the sources whose ids are *used*, with all their mentions, by the first of these."""
        sources = [
            attrs.evolve(source, mentions=tuple(sorted(self._mentions[number], key=_start)))
            for number, source in self._sources.items()
            if number in used
        ]
        end = Span(len(self.text), len(self.text), "")
        return sorted(sources, key=lambda source: _start(next(iter(source.mentions), end)))

    def _add(self, source: Source) -> Source:
        self._sources[source.id] = source
        for form in (source.name, *source.aliases):
            self._called.setdefault(form.casefold(), source.id)
        for mention in source.mentions:
            self._mention(source.id, mention)
        return source

    def _mention(self, number: int, span: Span) -> None:
        self._mentions[number].append(span)
        self._places.add((span.start, span.end), number)


def _start(span: Span) -> int:
    return span.start


def _type(name: str) -> SourceType:
    """Guess the type of a source from its last word: its noun, or that of many an outlet's name."""
    last = name.split()[-1]
    names = lexicon.words("outlet_words"), lexicon.words("organization_words")
    if last.casefold() in names[0] or last in names[1]:
        return "organization"
    return kind_of_noun(last.casefold()) or ("person" if last[0].isupper() else "unnamed")
