"""Articles to training examples: windows of pieces, features, labels and links."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs
import numpy as np
from spacy.tokens import Doc
from tokenizers import Tokenizer

from quotekit.grammar import read_drafts
from quotekit.grammar.levels import read_levels
from quotekit.marks import find_marks
from quotekit.reader.decoding import LABELS, Chunk, Integers, Role, chunks
from quotekit.reader.features import read_features
from quotekit.reader.windows import Window, read_windows
from quotekit.records import Offsets
from training.corpus import Article, Gold

Owners = dict[tuple[Role, int], set[int]]
"""For a role and a word, the attributions in which the word plays that role."""


@attrs.frozen(eq=False)
class Example:
    """One window with all that the network is to learn of it.

    Attributes:
        window: The pieces.
        features: Features of each word of the window; (words, features).
        labels: Label of each word, a place in `LABELS`; (words,).
        chunks: The runs of words that the labels spell.
        links: Which source or content goes with which cue, both as places in `chunks`.
        article: The article that it comes from.
    """

    window: Window
    features: Integers
    labels: Integers
    chunks: tuple[Chunk, ...]
    links: frozenset[tuple[int, int]]
    article: str


def read_examples(
    articles: Iterable[Article], docs: Iterable[Doc], tokenizer: Tokenizer
) -> list[Example]:
    """Turn articles and their parses into examples, one a window."""
    return [
        example
        for article, doc in zip(articles, docs, strict=True)
        for example in _of_article(article, doc, tokenizer)
    ]


def _of_article(article: Article, doc: Doc, tokenizer: Tokenizer) -> list[Example]:
    words = [token for token in doc if not token.is_space]
    starts = np.array([word.idx for word in words], np.int64)
    ends = np.array([word.idx + len(word) for word in words], np.int64)
    levels = read_levels(doc, find_marks(doc.text).quotations)
    features = read_features(doc, levels, read_drafts(doc, levels))[[word.i for word in words]]
    labels, owners = label_words(article.attributions, starts, ends)
    found = []
    for window in read_windows(article.text, starts.tolist(), tokenizer):
        own = labels[window.words]
        runs = chunks(own)
        links = _links(runs, window, owners)
        found.append(Example(window, features[window.words], own, runs, links, article.id))
    return found


def label_words(
    attributions: Sequence[Gold], starts: Integers, ends: Integers
) -> tuple[Integers, Owners]:
    """Label the words of an article.

    A word has one label: where attributions overlap, a cue hides a source, a source a content, and
    a later attribution an earlier one. Pieces of a span with no word between them are one run.

    Args:
        attributions: What was annotated.
        starts: Offset of each word's first character.
        ends: Offset after each word's last.

    Returns:
        The labels, and which attributions each word belongs to, hidden roles included.
    """
    labels = np.zeros(len(starts), np.int64)
    owners: Owners = {}
    order: tuple[Role, ...] = ("content", "source", "cue")
    for role in order:
        begin = LABELS.index(f"B-{role}")
        for number, gold in enumerate(attributions):
            covered = [word for span in getattr(gold, role) for word in _words(span, starts, ends)]
            for before, word in pairwise([-2, *covered]):
                labels[word] = begin + (word == before + 1)
                owners.setdefault((role, word), set()).add(number)
    return labels, owners


def _words(span: Offsets, starts: Integers, ends: Integers) -> range:
    """Find the words that a span touches."""
    first, last = np.searchsorted(ends, span[0], "right"), np.searchsorted(starts, span[1], "left")
    return range(int(first), int(last))


def _links(runs: Sequence[Chunk], window: Window, owners: Owners) -> frozenset[tuple[int, int]]:
    """Link sources and contents with the cues of the same attributions, by their first words."""
    belongs = [owners.get((run.role, int(window.words[run.first])), set()) for run in runs]
    return frozenset(
        (place, cue)
        for cue, cue_run in enumerate(runs)
        if cue_run.role == "cue"
        for place, run in enumerate(runs)
        if run.role != "cue" and belongs[place] & belongs[cue]
    )
