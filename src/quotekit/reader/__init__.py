"""The learned reader: a small network that reads which words are sources, cues and contents."""

from collections.abc import Iterable

from spacy.tokens import Doc

from quotekit.grammar.draft import Draft
from quotekit.grammar.levels import Levels
from quotekit.reader import network
from quotekit.reader.features import may_attribute, read_features
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
    features = read_features(doc, levels, drafts)[words]
    # The first is a headline, whose verbs the tagger often takes for names.
    windows[1:] = [window for window in windows[1:] if may_attribute(features[window.words])]
    scores = network.score(windows, features, weights.network)
    return read_scores(scores, words, [levels.lines[word] for word in words], weights)
