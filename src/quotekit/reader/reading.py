"""What the network reads in a text: sources, cues and contents, and which belong together."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import attrs
import numpy as np

from quotekit.grammar.draft import Run
from quotekit.reader.decoding import Chunk, Floats, best_path, chunks, marginals
from quotekit.reader.network import Scores
from quotekit.reader.weights import Weights

LINK_WIDTH = 64
"""Width of the vectors whose products are the scores of links."""


@attrs.frozen
class Part:
    """One role of an attribution.

    Attributes:
        run: Its tokens.
        probability: The mean probability of their labels.
    """

    run: Run
    probability: float


@attrs.frozen
class Read:
    """One attribution as the network reads it.

    Attributes:
        cue: The cue.
        source: The source, if one is named.
        contents: The contents, in text order.
        source_link: Probability that this is the cue's source, or that it has none.
        content_link: Probability that the contents are the cue's, of the least sure one.
    """

    cue: Part
    source: Part | None
    contents: tuple[Part, ...]
    source_link: float
    content_link: float


@attrs.frozen
class _Spelled:
    """A chunk of words, and the mean probability of its labels."""

    chunk: Chunk
    probability: float


def read_scores(
    scores: Scores, words: Sequence[int], paragraphs: Sequence[int], weights: Weights
) -> list[Read]:
    """Turn scores into attributions, paragraph by paragraph.

    Args:
        scores: What the network says of each word.
        words: Position of each word among the tokens.
        paragraphs: The paragraph of each word.
        weights: What ties one label to the next, and cues to sources and contents.
    """
    found: list[Read] = []
    for _, group in groupby(range(len(words)), key=paragraphs.__getitem__):
        places = list(group)
        first, last = places[0], places[-1] + 1
        spelled = list(_spell(scores.emissions[first:last], weights.transitions, first))
        found += _link(spelled, scores.vectors, weights.unlinked, words)
    return found


def _spell(emissions: Floats, transitions: Floats, offset: int) -> Iterator[_Spelled]:
    path = best_path(emissions, transitions)
    if not path.any():
        return
    sure = marginals(emissions, transitions)[np.arange(len(path)), path]
    for chunk in chunks(path):
        moved = attrs.evolve(chunk, first=chunk.first + offset, last=chunk.last + offset)
        yield _Spelled(moved, float(sure[chunk.first : chunk.last].mean()))


def _link(
    spelled: Sequence[_Spelled],
    vectors: Floats,
    unlinked: tuple[float, float],
    words: Sequence[int],
) -> Iterator[Read]:
    """Give each content to a cue, and each cue its source; a cue with no content is none."""
    sources, cues, contents = (
        [one for one in spelled if one.chunk.role == role] for role in ("source", "cue", "content")
    )
    if not cues or not contents:
        return
    as_cue, as_source, as_content = np.split(vectors, 3, axis=1)
    keys = as_cue[_firsts(cues)]
    to_cue = _choices(as_content[_firsts(contents)] @ keys.T, unlinked[1])
    to_source = _choices(keys @ as_source[_firsts(sources)].T, unlinked[0])
    chosen = to_cue.argmax(axis=1)
    nobodys = chosen == len(cues)
    for number, cue in enumerate(cues):
        own = [place for place, choice in enumerate(chosen) if choice == number]
        if not own and nobodys.any():
            # What is nobody's goes to the cue that has nothing else.
            own = [int((to_cue[:, number] * nobodys).argmax())]
            nobodys[own] = False
        if own:
            source = int(to_source[number].argmax())
            yield Read(
                _part(cue, words),
                _part(sources[source], words) if source < len(sources) else None,
                tuple(_part(contents[place], words) for place in own),
                float(to_source[number, source]),
                float(to_cue[own, number].min()),
            )


def _part(one: _Spelled, words: Sequence[int]) -> Part:
    run = int(words[one.chunk.first]), int(words[one.chunk.last - 1]) + 1
    return Part(run, one.probability)


def _firsts(ones: Iterable[_Spelled]) -> list[int]:
    return [one.chunk.first for one in ones]


def _choices(products: Floats, none: float) -> Floats:
    """Turn products of vectors to probabilities of each choice, the last of which is none."""
    width = np.float32(np.sqrt(LINK_WIDTH))
    grid = np.pad(products / width, ((0, 0), (0, 1)), constant_values=none)
    grid = np.exp(grid - grid.max(axis=1, keepdims=True))
    return np.asarray(grid / grid.sum(axis=1, keepdims=True), np.float32)
