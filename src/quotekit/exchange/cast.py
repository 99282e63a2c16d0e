"""Who is meant by the words that somebody marked as a source."""

import re
from collections.abc import Container, Iterable

import attrs

from quotekit import lexicon
from quotekit.article import Source, Span
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
        self._sources = {source.id: source for source in known}

    def named(self, at: Offsets) -> Source | None:
        """Find the source that the words at *at* name, or make a new one of them.

        It is the known source with a mention there, or of that name. A pronoun where none was
        known names nobody: nobody's name is made up.
        """
        span = Span(*at, self.text[slice(*at)])
        name = _THE.sub("", " ".join(span.text.split()))
        source = self._mentioned(span) or self._called(name)
        if source is None and name.casefold() in ALL:
            return None
        if source is None:
            number = max(self._sources, default=-1) + 1
            source = Source(number, name, _type(name), mentions=(span,))
        elif not any(_overlap(span, mention) > 0 for mention in source.mentions):
            mentions = sorted((*source.mentions, span), key=lambda mention: mention.start)
            source = attrs.evolve(source, mentions=tuple(mentions))
        self._sources[source.id] = source
        return source

    def in_order(self, used: Container[int]) -> list[Source]:
        """Give the sources whose ids are *used*, by order of first mention."""
        return sorted(
            (source for source in self._sources.values() if source.id in used),
            key=lambda source: source.mentions[0].start if source.mentions else len(self.text),
        )

    def _mentioned(self, span: Span) -> Source | None:
        overlaps = {
            source.id: max((_overlap(span, mention) for mention in source.mentions), default=0)
            for source in self._sources.values()
        }
        best = max(overlaps, key=lambda number: overlaps[number], default=None)
        return self._sources[best] if best is not None and overlaps[best] > 0 else None

    def _called(self, name: str) -> Source | None:
        wanted = name.casefold()
        return next(
            (
                source
                for source in self._sources.values()
                if wanted in {form.casefold() for form in (source.name, *source.aliases)}
            ),
            None,
        )


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _type(name: str) -> SourceType:
    """Guess the type of a source from its last word: its noun, or that of many an outlet's name."""
    last = name.split()[-1]
    names = lexicon.words("outlet_words"), lexicon.words("organization_words")
    if last.casefold() in names[0] or last in names[1]:
        return "organization"
    return kind_of_noun(last.casefold()) or ("person" if last[0].isupper() else "unnamed")
