"""Attributions by layout alone: “…” — Commissioner Vale; And from Vale: “…”; Vale: Tax to rise."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from quotekit.grammar import syntax
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.lexicon import words

_DASHES = frozenset({"—", "–", "―", "-", "--"})
_LONGEST_LABEL = 10
_NAMES = ("NNP", "NNPS")
_LINKS = frozenset({"of", "the", "and", ",", "(", ")", "for", "'s", "’s"})


def read_layouts(doc: Doc, levels: Levels, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Find quotations whose source stands before a colon or after a dash, and a headline's speaker.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        drafts: The attributions found so far; their quotations are left alone.
    """
    held = {
        number
        for draft in drafts
        if draft.verb is None or levels.outer[draft.verb] == OUTSIDE
        for first, last in draft.content
        for number in levels.outer[first:last]
    }
    for number in levels.outermost():
        if number not in held:
            parts = levels.runs[number]
            found = _after_dash(doc, levels, parts[-1][1]) or _before_colon(
                doc, levels, parts[0][0]
            )
            if found is not None:
                yield _draft(parts, *found)
    headline = _headline(doc, levels)
    if headline is not None:
        yield headline


def _draft(content: tuple[Run, ...], source: Run, cue: Run, score: float = 0.8) -> Draft:
    return Draft(
        content=content,
        cue=cue,
        source=source,
        sense="statement",
        score=score,
        reason="the layout names the source",
    )


def _after_dash(doc: Doc, levels: Levels, position: int) -> tuple[Run, Run] | None:
    """Find a name that a dash and the end of the line enclose."""
    dash = position
    while dash < len(doc) and doc[dash].is_space:
        dash += 1
    if dash >= len(doc) or doc[dash].text not in _DASHES:
        return None
    end = dash + 1
    farthest = min(len(doc), end + _LONGEST_LABEL + 2)
    while end < farthest and levels.lines[end] == levels.lines[dash]:
        end += 1
    audience = (place for place in range(dash + 2, end) if doc[place].lower_ in {"to", "on", "in"})
    place = next((place for place in audience if doc[place - 1].text == ","), end)
    source = syntax.trim(doc, (dash + 1, place))
    return (source, (dash, dash + 1)) if _is_label(doc, levels, source) else None


def _before_colon(doc: Doc, levels: Levels, position: int) -> tuple[Run, Run] | None:
    """Find a name at the end of the words that a colon parts from a quotation."""
    colon = position - 1
    while colon > 0 and doc[colon].is_space:
        colon -= 1
    if colon < 1 or doc[colon].text != ":":
        return None
    start = colon
    while (
        start
        and levels.lines[start - 1] == levels.lines[colon]
        and doc[start - 1].text not in {".", "?", "!", ";"}
        and levels.outer[start - 1] == OUTSIDE
    ):
        start -= 1
    source = syntax.trim(doc, (start, colon))
    if not _is_label(doc, levels, source):
        names = [token for token in doc[start:colon] if token.tag_ in _NAMES]
        if not names or names[-1].i != colon - 1:
            return None
        source = syntax.noun_phrase(names[-1])
    return source, (colon, colon + 1)


def _is_label(doc: Doc, levels: Levels, run: Run) -> bool:
    """Whether *run* is a name with its office, and nothing else."""
    first, last = run
    if not 0 < last - first <= _LONGEST_LABEL or not doc[first].text[:1].isupper():
        return False
    if doc[first].tag_ in ("CC", "IN", "RB", "PRP", "UH"):
        return False
    if doc[last - 1].lower_ in words("headline_labels"):
        return False
    return any(_is_name(token) for token in doc[first:last]) and all(
        token.tag_ not in syntax.FINITE and levels.outer[token.i] == OUTSIDE
        for token in doc[first:last]
    )


def _is_name(token: Token) -> bool:
    """Whether *token* is part of a name, or in capitals, which the tagger often takes for nouns."""
    return token.tag_ in _NAMES or (token.is_upper and len(token) > 1)


def _headline(doc: Doc, levels: Levels) -> Draft | None:
    """Read a first line such as “Minister: Tax will rise” as what the minister says."""
    end = next((token.i for token in doc if levels.lines[token.i] > 0), len(doc))
    colon = next((token.i for token in doc[:end] if token.text == ":"), 0)
    label, rest = syntax.trim(doc, (0, colon)), syntax.trim(doc, (colon + 1, end))
    if not 0 < label[1] - label[0] <= _LONGEST_LABEL // 2 or rest[0] >= rest[1]:
        return None
    if end == len(doc) or any(levels.outer[place] != OUTSIDE for place in range(end)):
        return None
    named = all(
        token.tag_ in _NAMES or token.text in _LINKS or token.text[:1].isupper()
        for token in doc[label[0] : label[1]]
    )
    clause = any(token.tag_ in syntax.FINITE for token in doc[rest[0] : rest[1]])
    if not (named and clause) or doc[label[1] - 1].lower_ in words("headline_labels"):
        return None
    return _draft((rest,), label, (colon, colon + 1), score=0.5)
