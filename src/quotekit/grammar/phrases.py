"""Attributions without a verb: "according to port records", "in the words of the judge"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from quotekit.grammar import syntax
from quotekit.grammar.cues import phrases
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.lexicon import words

_NOMINAL = ("NN", "PRP", "CD")
_LONGEST_NAME = 15


def read_phrases(doc: Doc, levels: Levels, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Find the phrases that name a source, and the clause that they go with.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        drafts: The attributions that verbs make. Where an outlet reports what is so "according to"
            somebody, the phrase goes with what is reported; else it goes with the whole sentence.
    """
    reported = [
        run
        for draft in drafts
        if draft.verb is not None and doc[draft.verb].lemma_.lower() in words("relaying_verbs")
        for run in draft.content
    ]
    openings: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases():
        openings.setdefault(phrase[0], []).append(phrase)
    for token in doc:
        for phrase in openings.get(token.lower_, ()):
            end = token.i + len(phrase)
            if tuple(word.lower_ for word in doc[token.i : end]) == phrase:
                within = next((run for run in reported if run[0] < token.i < run[1]), None)
                draft = _read(doc, levels, syntax.trim(doc, (token.i, end)), within)
                if draft is not None:
                    yield draft


def _read(doc: Doc, levels: Levels, cue: Run, within: Run | None) -> Draft | None:
    noun = next((token for token in doc[cue[1] : cue[1] + _LONGEST_NAME] if _is_head(token)), None)
    if noun is None or levels.inner[noun.i] != levels.inner[cue[0]]:
        return None
    source = syntax.noun_phrase(noun)
    source = max(source[0], cue[1]), _before_quotation(doc, levels, noun, source[1])
    sentence = within or _sentence(doc, levels, cue[0], source[1])
    content = _clause_around(doc, sentence, cue[0], source[1])
    if not content:
        return None
    return Draft(
        content=content,
        cue=cue,
        source=source,
        sense="statement",
        verb=cue[0],
        score=0.85,
        reason=f"“{doc[cue[0] : cue[1]].text}”",
    )


def _is_head(token: Token) -> bool:
    """Whether *token* heads the noun phrase right after the cue."""
    inner = token.head.i > token.i and token.head.tag_.startswith(_NOMINAL)
    return token.tag_.startswith(_NOMINAL) and not inner


def _before_quotation(doc: Doc, levels: Levels, noun: Token, end: int) -> int:
    """Give the end of a noun phrase, before a quotation that a comma parts from it."""
    for place in range(noun.i + 1, end):
        if levels.inner[place] != levels.inner[noun.i] and doc[place - 1].text == ",":
            return place - 1
    return max(end, noun.i + 1)


def _clause_around(doc: Doc, sentence: Run, first: int, last: int) -> tuple[Run, ...]:
    """Give the clause of a sentence that a phrase from *first* to *last* goes with, without it."""
    start, end = sentence
    before = syntax.trim(doc, (start, first))
    after = syntax.trim(doc, (last, max(last, end)))
    if before[0] >= before[1] or _only_reports(doc, before, after):
        return (after,) if after[0] < after[1] else ()
    if after[0] < after[1] and doc[first - 1].text == "," and _goes_on(doc, before, last):
        return before, after
    return (before,)


def _only_reports(doc: Doc, before: Run, after: Run) -> bool:
    """Read "Reuters reported, according to Ruiz, that it sank"."""
    verb = doc[before[1] - 1]
    relays = syntax.is_verb(verb) and verb.lemma_.lower() in words("relaying_verbs")
    return relays and after[0] < after[1]


def _goes_on(doc: Doc, before: Run, last: int) -> bool:
    """Whether the clause before the phrase has its verb, or the rest of "it is", only after it."""
    finite = any(token.tag_ in syntax.FINITE for token in doc[slice(*before)])
    return doc[last].text == "," and (not finite or doc[before[1] - 1].lemma_ == "be")


def _sentence(doc: Doc, levels: Levels, first: int, last: int) -> Run:
    """Give the sentence around a phrase, within its paragraph and its quotation."""
    sentence = doc[first].sent
    start, end = sentence.start, max(sentence.end, last)
    level, line = levels.outer[first], levels.lines[first]
    while start < first and levels.lines[start] != line:
        start += 1
    if level != OUTSIDE:
        run = levels.part_at(level, first)
        return max(start, run[0] + 1), min(end, run[1] - 1)
    return levels.widened((start, end))
