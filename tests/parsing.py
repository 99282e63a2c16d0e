"""Sentences parsed by hand, so that the tests of the rules do not drift with a model.

`parsed` reads one line a text, a token a word: ``word/TAG/dep/head``. The head is the nearest token
of that text, and may be left out where the label says it: a determiner goes with the noun after it,
an auxiliary with the verb after it, the object of a preposition with the preposition before it.
``=`` gives the dictionary form where it differs from the word in small letters. Punctuation needs
the mark alone, ``¶`` is a line end. Spaces stand where an English text has them.
"""

from collections.abc import Sequence

import spacy
from spacy.tokens import Doc

from quotekit.grammar.draft import Run
from quotekit.grammar.levels import Levels, read_levels
from quotekit.marks import find_marks
from quotekit.records import Offsets

Row = tuple[str, str, str, str, str]

_VOCAB = spacy.blank("en").vocab
_OPENING, _CLOSING = "“‘(", "”’),.;:?!"
_BEFORE_NOUN = {"det", "amod", "compound", "poss", "nummod", "case"}
_BEFORE_VERB = {"aux", "auxpass", "neg", "mark"}


def parsed(spec: str, ents: dict[str, str] | None = None) -> Doc:
    """Build a document from its tokens, with *ents* from the words of a name to its label."""
    rows = [_row(piece) for piece in spec.split()]
    words = [row[0] for row in rows]
    doc = Doc(
        _VOCAB,
        words=words,
        spaces=_spaces(words),
        tags=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        lemmas=[row[1] for row in rows],
        heads=[_head(rows, place) for place in range(len(rows))],
    )
    for words_of_name, label in (ents or {}).items():
        start = doc.text.index(words_of_name)
        doc.ents = (*doc.ents, doc.char_span(start, start + len(words_of_name), label=label))
    return doc


def levels_of(doc: Doc) -> Levels:
    """Find the quotations of a document."""
    return read_levels(doc, find_marks(doc.text).quotations)


def run(doc: Doc, words: str) -> Run:
    """Find the tokens of *words* in a document."""
    span = doc.char_span(*offsets(doc, words))
    return span.start, span.end


def offsets(doc: Doc, words: str) -> Offsets:
    """Find the characters of *words* in a document."""
    start = doc.text.index(words)
    return start, start + len(words)


def said(doc: Doc, runs: Run | Sequence[Run] | None) -> str | None:
    """Give the words of a run, or of several with a stroke between them."""
    if runs is None:
        return None
    several = [runs] if isinstance(runs[0], int) else runs
    return " | ".join(doc[first:last].text for first, last in several)


def at(doc: Doc, text: str) -> int:
    """Find the first token of that text."""
    return next(token.i for token in doc if token.text == text)


def _row(piece: str) -> Row:
    if piece == "¶":
        return "\n", "\n", "_SP", "dep", ""
    if "/" not in piece:
        return piece, piece, _mark_tag(piece), "punct", ""
    form, tag, dep, head = [*piece.split("/"), ""][:4]
    word, _, lemma = form.partition("=")
    return word, lemma or (word if tag in ("NNP", "NNPS") else word.lower()), tag, dep, head


def _mark_tag(mark: str) -> str:
    if mark in _OPENING:
        return "``"
    return "''" if mark in "”’" else {".": ".", "?": ".", "!": ".", ",": ","}.get(mark, ":")


def _head(rows: Sequence[Row], place: int) -> int:
    _, _, _, dep, head = rows[place]
    if head:
        same = [other for other, row in enumerate(rows) if row[0] == head and other != place]
        return min(same, key=lambda other: (abs(other - place), other))
    if dep == "ROOT":
        return place
    after, before = range(place + 1, len(rows)), range(place - 1, -1, -1)
    if dep in _BEFORE_NOUN:
        nouns = (i for i in after if rows[i][2][:2] == "NN" and rows[i][3] not in _BEFORE_NOUN)
        return next(nouns)
    if dep in _BEFORE_VERB:
        return next(i for i in after if rows[i][2][:2] == "VB")
    if dep == "pobj":
        return next(i for i in before if rows[i][2] in ("IN", "TO"))
    roots = [other for other, row in enumerate(rows) if row[3] == "ROOT"]
    return min(roots, key=lambda other: (_stops(rows, other, place), abs(other - place)))


def _stops(rows: Sequence[Row], one: int, other: int) -> int:
    """Count the sentence ends between two tokens."""
    first, last = sorted((one, other))
    return sum(row[2] in (".", "_SP") for row in rows[first:last])


def _spaces(words: Sequence[str]) -> list[bool]:
    following = [*words[1:], "\n"]
    return [
        word not in (*_OPENING, "\n") and after != "\n" and not _clings(after)
        for word, after in zip(words, following, strict=True)
    ]


def _clings(word: str) -> bool:
    return word in _CLOSING or word in {"'s", "’s", "n't", "n’t"}
