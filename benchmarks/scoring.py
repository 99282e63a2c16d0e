"""What quotekit finds beside what people annotated: spans to tokens, matching, figures.

The corpus is JSON Lines: ``text``, ``attributions`` (each with lists of character offsets as
``source``, ``cue`` and ``content``) and ``sentences`` (for each, the offsets of its tokens).
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

import attrs
from spacy.tokens import Doc

import quotekit
from quotekit.components import annotate
from quotekit.pipeline import PLAIN_SPACES

Offsets = tuple[int, int]
Role = Literal["source", "cue", "content"]
Judged = tuple[float, bool]
"""A score, and whether what was given it is right."""

ROLES: tuple[Role, ...] = ("source", "cue", "content")
BINS = 10

_Row = Mapping[Role, Collection[Sequence[int]] | None]

_OVERLAP = 0.5


@attrs.frozen
class Attribution:
    """An attribution as positions of tokens of its article, with its score if quotekit found it."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    score: float = 1.0


@attrs.frozen
class Article:
    """An annotated article.

    Attributes:
        text: The text that all offsets count in.
        tokens: The offsets of its tokens.
        sentence_of: For each token, the number of its sentence.
        annotated: The attributions that people found.
    """

    text: str
    tokens: tuple[Offsets, ...]
    sentence_of: tuple[int, ...]
    annotated: tuple[Attribution, ...]


class Figures(NamedTuple):
    """Precision, recall and their harmonic mean, from 0 to 1."""

    precision: float
    recall: float
    f1: float


@attrs.frozen
class Bin:
    """The scores of one bin: their mean, the share of them that is right, and how many they are."""

    score: float
    right: float
    size: int


def read_corpus(path: Path) -> list[Article]:
    """Read an annotated corpus, without the articles that have no ``sentences``."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [
        _article(row["text"], row["sentences"], row["attributions"])
        for row in rows
        if row.get("sentences")
    ]


def _article(
    text: str, sentences: Sequence[Sequence[Sequence[int]]], attributions: Iterable[_Row]
) -> Article:
    tokens = tuple((start, end) for sentence in sentences for start, end in sentence)
    return Article(
        text=text,
        tokens=tokens,
        sentence_of=tuple(number for number, sentence in enumerate(sentences) for _ in sentence),
        annotated=tuple(_attribution(row, tokens) for row in attributions),
    )


def _attribution(row: _Row, tokens: Sequence[Offsets]) -> Attribution:
    source, cue, content = (
        tokens_of(((start, end) for start, end in row.get(role) or ()), tokens) for role in ROLES
    )
    return Attribution(source, cue, content)


def parse(articles: Iterable[Article]) -> list[Doc]:
    """Parse the articles as quotekit does, without running quotekit itself."""
    texts = (article.text.translate(PLAIN_SPACES) for article in articles)
    return list(quotekit.load().pipe(texts, disable=["quotekit"]))


def find(article: Article, doc: Doc, min_score: float = 0.0) -> list[Attribution]:
    """Give what quotekit finds in a parsed article and does not take for a part of another."""
    found = quotekit.from_doc(annotate(doc, min_score))
    outermost = (quote for quote in (*found.quotes, *found.attitudes) if quote.parent is None)
    return [
        Attribution(
            source=_covered([quote.mention] if quote.mention else [], article),
            cue=_covered([quote.cue] if quote.cue else [], article),
            content=_covered(quote.extent, article),
            score=quote.score,
        )
        for quote in outermost
    ]


def _covered(spans: Iterable[quotekit.Span], article: Article) -> frozenset[int]:
    return tokens_of(((span.start, span.end) for span in spans), article.tokens)


def tokens_of(spans: Iterable[Offsets], tokens: Sequence[Offsets]) -> frozenset[int]:
    """Give the positions of the tokens that any of the spans touches.

    Args:
        spans: Offsets in the text.
        tokens: Offsets of the tokens, in text order.
    """
    return frozenset(
        place
        for start, end in spans
        for place in range(
            bisect_right(tokens, start, key=lambda token: token[1]),
            bisect_left(tokens, end, key=lambda token: token[0]),
        )
    )


def match(annotated: Sequence[Attribution], found: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Pair what was annotated with what was found of it, one to one, the best overlap first.

    Two go together if their contents overlap by half (Jaccard, in tokens) and their sources share a
    token, or neither has one.

    Returns:
        Positions in *annotated* and in *found*.
    """
    candidates = sorted(
        (-overlap, place, other)
        for place, one in enumerate(annotated)
        for other, two in enumerate(found)
        if (overlap := _jaccard(one.content, two.content)) >= _OVERLAP
        and (one.source & two.source or not (one.source or two.source))
    )
    pairs: dict[int, int] = {}
    for _, place, other in candidates:
        if place not in pairs and other not in pairs.values():
            pairs[place] = other
    return list(pairs.items())


def _jaccard(one: frozenset[int], two: frozenset[int]) -> float:
    return len(one & two) / len(one | two) if one and two else 0.0


def judge(annotated: Sequence[Attribution], found: Sequence[Attribution]) -> list[Judged]:
    """Give the score of each attribution found, and whether it is one of those annotated."""
    right = {other for _, other in match(annotated, found)}
    return [(one.score, place in right) for place, one in enumerate(found)]


def exact_runs(
    attributions: Iterable[Attribution], role: Role, sentence_of: Sequence[int]
) -> set[tuple[int, int]]:
    """Give the first and last token of each unbroken run of a role's tokens within a sentence."""
    runs = set()
    for one in attributions:
        covered: frozenset[int] = getattr(one, role)
        # Neighbours differ from their places by the same number.
        for _, group in groupby(
            enumerate(sorted(covered)), key=lambda pair: (pair[1] - pair[0], sentence_of[pair[1]])
        ):
            places = [place for _, place in group]
            runs.add((places[0], places[-1]))
    return runs


def figures(right: int, found: int, annotated: int) -> Figures:
    """Give precision, recall and F1 from how many are right, found and annotated."""
    precision = right / found if found else 0.0
    recall = right / annotated if annotated else 0.0
    both = precision + recall
    return Figures(precision, recall, 2 * precision * recall / both if both else 0.0)


def exact_figures(
    articles: Iterable[Article], found: Iterable[Iterable[Attribution]]
) -> dict[Role, Figures]:
    """Give the figures of the runs of each role; one is right only with both ends right.

    Args:
        articles: Annotated articles.
        found: For each, what quotekit finds.
    """
    counts = {role: [0, 0, 0] for role in ROLES}
    for article, own in zip(articles, found, strict=True):
        for role in ROLES:
            known = exact_runs(article.annotated, role, article.sentence_of)
            runs = exact_runs(own, role, article.sentence_of)
            for place, number in enumerate((len(known & runs), len(runs), len(known))):
                counts[role][place] += number
    return {role: figures(*numbers) for role, numbers in counts.items()}


def bins(judged: Iterable[Judged]) -> list[Bin | None]:
    """Sort scores into bins of equal width; `None` stands for an empty one.

    A score on the border of two bins is in the upper one, and 1 is in the last.
    """
    members: list[list[Judged]] = [[] for _ in range(BINS)]
    for score, right in judged:
        members[min(int(score * BINS), BINS - 1)].append((score, right))
    return [_bin(group) if group else None for group in members]


def _bin(group: Sequence[Judged]) -> Bin:
    scores, right = zip(*group, strict=True)
    return Bin(sum(scores) / len(group), sum(right) / len(group), len(group))


def calibration_error(groups: Iterable[Bin | None]) -> float:
    """Give the expected calibration error (Guo et al., 2017).

    It is the mean distance of a bin's mean score from the share of it that is right, each bin
    weighed by its size.
    """
    full = [group for group in groups if group is not None]
    total = sum(group.size for group in full)
    return sum(group.size * abs(group.right - group.score) for group in full) / max(total, 1)
