"""The learned reader: a small network that reads which words are sources, cues and contents."""

from collections.abc import Iterable

from spacy.tokens import Doc

from quotekit.grammar.draft import Draft
from quotekit.grammar.levels import Levels
from quotekit.reader import network
from quotekit.reader.features import read_features
from quotekit.reader.reading import Read, read_scores
from quotekit.reader.weights import Weights
from quotekit.reader.windows import read_windows


def read(doc: Doc, levels: Levels, drafts: Iterable[Draft], weights: Weights) -> list[Read]:
    """Read the attributions of a parsed document.

    Args:
        doc: A document with tags, entities and a dependency parse.
        levels: Its quotations in tokens.
        drafts: What the grammar found.
        weights: What the reader has learned.
    """
    words = [token.i for token in doc if not token.is_space]
    windows = read_windows(levels.text, [doc[word].idx for word in words], weights.tokenizer)
    scores = network.score(windows, read_features(doc, levels, drafts)[words], weights.network)
    return read_scores(scores, words, [levels.lines[word] for word in words], weights)
