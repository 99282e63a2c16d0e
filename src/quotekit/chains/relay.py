"""One relay: somebody who handed a statement on, and the words that say so."""

from collections.abc import Callable

import attrs
from spacy.tokens import Doc, Span, Token

from quotekit.grammar import syntax
from quotekit.grammar.draft import Run
from quotekit.grammar.outlets import find_name
from quotekit.records import Attribution, Offsets

Carries = Callable[[Token], bool]
"""Says whether the phrase around a noun names somebody who carries the news."""

_LONGEST_TITLE = 8


@attrs.frozen
class Relay:
    """Somebody besides the source who had a hand in a statement.

    Attributes:
        mention: Offsets of the noun phrase.
        cue: Offsets of the words that say so, or `None`.
        reason: The pattern, in words.
        guessed: Whether it is taken over from the sentences before.
        titled: Whether it is a programme that is called by its title.
    """

    mention: Offsets
    cue: Offsets | None
    reason: str
    guessed: bool = False
    titled: bool = False


def relay_of(noun: Token, cue: Token, reason: str) -> Relay:
    """Make a relay of the phrase around *noun*."""
    run = syntax.noun_phrase(noun)
    outlet = find_name(noun.doc, run[0], noun.i + 1)
    ends = outlet is not None and outlet[1] == noun.i + 1
    if ends and noun.i + 1 < run[1] and noun.nbor().tag_ == "IN":
        run = run[0], noun.i + 1  # "told the Herald of the plan"
    host = next((kid for kid in noun.rights if kid.dep_ == "appos" and kid.tag_ == "NNP"), None)
    if host is not None and noun.tag_ == "NN":
        run = run[0], max(run[1], host.i + 1)  # "the host, Mia Berg"
    span = _with_title(noun.doc, run)
    return Relay((span.start_char, span.end_char), (cue.idx, cue.idx + len(cue.text)), reason)


def title_after(token: Token) -> Span | None:
    """Give what stands in quotation marks right after a word, if it is written like a title."""
    doc, first = token.doc, token.i + 1
    if first < len(doc) and doc[first].lower_ == "the":
        first += 1
    if first >= len(doc) or not doc[first].is_quote:
        return None
    last = first + 1
    while last < min(len(doc), first + _LONGEST_TITLE) and not doc[last].is_quote:
        last += 1
    words = [word for word in doc[first + 1 : last] if word.is_alpha]
    titled = words and words[0].is_title and words[-1].text[:1].isupper()
    if last == len(doc) or not doc[last].is_quote or not titled:
        return None
    return doc[first + 1 : last - 1] if doc[last - 1].is_punct else doc[first + 1 : last]


def span_of(doc: Doc, offsets: Offsets) -> Span:
    """Give the tokens at some offsets; none, if there are none."""
    span = doc.char_span(*offsets, alignment_mode="expand")
    return doc[0:0] if span is None else span


def verbs_of(doc: Doc, attribution: Attribution) -> list[Token]:
    """Give the verbs in the cue of an attribution."""
    if attribution.cue is None:
        return []
    return [token for token in span_of(doc, attribution.cue) if syntax.is_verb(token)]


def is_written(doc: Doc, attribution: Attribution) -> bool:
    """Whether a source "writes" or "reports" what it says."""
    return any(verb.lemma_.lower() in {"write", "report"} for verb in verbs_of(doc, attribution))


def is_inside(token: Token, spans: list[Span]) -> bool:
    """Whether a token lies in one of some spans."""
    return any(span.start <= token.i < span.end for span in spans)


def _with_title(doc: Doc, run: Run) -> Span:
    """Give a noun phrase with the whole of a programme's title in quotation marks."""
    first, last = run
    marks = [token for token in doc[first:last] if token.is_quote]
    if len(marks) % 2:
        for token in doc[last : last + _LONGEST_TITLE]:
            if token.is_quote:
                last = token.i + 1
                break
    while last > first + 1 and doc[last - 1].text == ",":
        last -= 1
    return doc[first:last]
