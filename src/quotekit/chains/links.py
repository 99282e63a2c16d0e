"""Relays to links: who it is that hands a statement on."""

from collections.abc import Iterable, Iterator, Sequence

import attrs
from spacy.tokens import Doc, Span, Token

from quotekit.chains.citing import find_cited
from quotekit.chains.hosts import find_hosts
from quotekit.chains.occasions import last_sitting
from quotekit.chains.relay import Relay, is_written, title_after
from quotekit.chains.relays import find_relays
from quotekit.grammar import syntax
from quotekit.grammar.outlets import common_nouns, find_name, is_outlet
from quotekit.records import Attribution, Casting, Hop, Identity, Offsets, Rejection
from quotekit.speakers import Resolver

_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})
_REACH = 300  # tokens from "the show" back to the show


@attrs.define
class Links:
    """Finds out who the links of an article are.

    Attributes:
        doc: The article.
        resolver: Finds whom its phrases mean.
        hosts: Positions of those in the cast who are the voices of a medium.
        refused: The nouns that were asked for and named nobody who carries the news.
    """

    doc: Doc
    resolver: Resolver
    hosts: frozenset[int]
    refused: list[Token] = attrs.Factory(list)
    _last: tuple[int, int] | None = None

    @classmethod
    def of(cls, doc: Doc, resolver: Resolver, cast: Sequence[Identity]) -> "Links":
        """Make ready to find links in *doc*, whose *cast* is known."""
        return cls(doc, resolver, find_hosts(doc.text, cast))

    def carries(self, noun: Token) -> bool:
        """Whether the phrase around a noun names somebody who carries the news."""
        carried = is_outlet(noun) or self.resolver.cast.at.get(noun.i) in self.hosts
        if not carried:
            self.refused.append(noun)
        return carried

    def own(
        self, attribution: Attribution, casting: Casting
    ) -> tuple[tuple[Hop, ...], str, tuple[Rejection, ...]]:
        """Give the links that one attribution itself makes.

        Returns:
            The links, what makes them, and what was looked at and is none.
        """
        if casting.identity is None:
            return (), "", ()
        self.refused.clear()
        hops = [
            Hop(
                casting.identity,
                attribution.source,
                attribution.cue,
                casting.reason,
                casting.guessed,
            )
        ]
        reasons = []
        cited = find_cited(self.doc, attribution) if self._cites(attribution, casting) else []
        for relay in reversed(cited):
            number = self.resolver.identify(relay.mention)
            if number is not None and all(number != hop.identity for hop in hops):
                hops.insert(0, Hop(number, relay.mention, relay.cue, relay.reason))
                reasons.append(relay.reason)
        for identity, relay in self._through(find_relays(self.doc, attribution, self.carries)):
            if all(identity != hop.identity for hop in hops):
                hops.append(Hop(identity, relay.mention, relay.cue, relay.reason, relay.guessed))
                reasons.append(relay.reason)
        rejected = tuple(_refusals(self.refused, attribution.source))
        return tuple(hops), "; ".join(reasons), rejected

    def _cites(self, attribution: Attribution, casting: Casting) -> bool:
        """Whether a source has what it says from others: outlets, documents, their voices."""
        if casting.identity is None:
            return False
        kind = self.resolver.cast.figures[casting.identity].type
        return (
            kind in ("organization", "document")
            or casting.identity in self.hosts
            or is_written(self.doc, attribution)
        )

    def identify(self, relay: Relay) -> int | None:
        """Find who a relay is.

        A pronoun that stands for nobody known is nobody; whoever reports for an outlet is that
        outlet ("CNN's Mia Berg"); and "the show" is the one that was last spoken on.
        """
        number = self._identify(relay)
        span = self.resolver.tokens(relay.mention)
        if number is not None and span is not None:
            self._last = number, span.start
        return number

    def _identify(self, relay: Relay) -> int | None:
        cast, span = self.resolver.cast, self.resolver.tokens(relay.mention)
        if span is None:
            return self.resolver.identify(relay.mention)
        title = span if relay.titled else _own_title(span)
        if title is not None:
            return self._titled(title)
        if self.resolver.pronoun(span) is not None:
            return self.resolver.resolve(span).identity
        if cast.is_person(span.root.i) or span.root.lemma_.lower() in _voices():
            outlet = _outlet_in(span)
            if outlet is not None:
                return self.resolver.identify(outlet)
        if _is_voice(span) and cast.is_person(span.end):
            return cast.at[span.end]  # "told host Mia Berg", parsed as two objects
        return self._nameless(span) if _is_nameless(span) else self.resolver.identify(relay.mention)

    def _nameless(self, span: Span) -> int | None:
        """Find the programme or the host that was spoken of last: "the show"."""
        if self._last is not None and span.start - self._last[1] < _REACH:
            return self._last[0]
        if not _is_voice(span):
            return self.resolver.identify((span.start_char, span.end_char))
        outlet = _outlet_in(span.doc[span.sent.start : span.start])
        if outlet is None:  # "in an interview with The Long Hour, … told the host"
            outlet = next((one.mention for one in last_sitting(span.doc, span.start)), None)
        return None if outlet is None else self.resolver.identify(outlet)

    def _titled(self, title: Span) -> int:
        """Find the programme of this title."""
        cast = self.resolver.cast
        number = cast.organization_called(title.text.split())
        if number is None:
            number = cast.add(title.text, "organization", title.start)
        cast.mention(number, title.start, title.end)
        return number

    def _through(self, relays: Iterable[Relay]) -> list[tuple[int, Relay]]:
        """Give the relays with who they are; beside an outlet, its host is no link of its own."""
        found = [(self.identify(relay), relay) for relay in relays]
        known = [(number, relay) for number, relay in found if number is not None]
        outlets = [pair for pair in known if not self._speaks_for(*pair)]
        return outlets or known

    def _speaks_for(self, number: int, relay: Relay) -> bool:
        span = self.resolver.tokens(relay.mention)
        noun = None if span is None else span.root.lower_
        return number in self.hosts or noun in common_nouns("voice")


def _own_title(span: Span) -> Span | None:
    """Give the title in "his podcast “The Long Hour”"."""
    return title_after(span.root) if span[0].tag_ == "PRP$" else None


def _outlet_in(span: Span) -> Offsets | None:
    outlet = find_name(span.doc, span.start, span.end)
    if outlet is None:
        return None
    named = span.doc[slice(*outlet)]
    return named.start_char, named.end_char


def _is_voice(span: Span) -> bool:
    return span.root.lower_ in common_nouns("voice") and span.root.tag_ == "NN"


def _voices() -> frozenset[str]:
    return common_nouns("voice") | common_nouns("programme")


def _is_nameless(span: Span) -> bool:
    """Whether a phrase says no more than that a programme is known, or its host: "the show"."""
    known = span.root.lower_ in common_nouns("programme") | common_nouns("voice")
    return known and {token.lower_ for token in span} <= {"the", "same", span.root.lower_}


def _refusals(nouns: Iterable[Token], source: Offsets | None) -> Iterator[Rejection]:
    """Say of those to whom or through whom nothing is handed on that they are no links.

    What stands within the *source* is told with it.
    """
    for noun in dict.fromkeys(nouns):
        own = source is not None and source[0] <= noun.idx < source[1]
        if noun.ent_type_ not in _TIMES and not own:
            phrase = noun.doc[slice(*syntax.noun_phrase(noun))]
            name = " ".join(phrase.text.split())
            place = phrase.start_char, phrase.end_char
            yield Rejection(place, "no outlet, programme, publication or voice of one", name)
