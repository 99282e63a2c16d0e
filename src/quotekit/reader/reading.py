"""What the network reads in a text: sources, cues and contents, and which belong together."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

import attrs
import numpy as np

from quotekit.grammar.draft import Run
from quotekit.reader.decoding import Chunk, Floats, best_path, chunks, marginals
from quotekit.reader.network import WEIGHTS, Scores


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


@attrs.frozen(eq=False)
class Chain:
    """The learned numbers that are not in the network itself.

    Attributes:
        transitions: Score of each label after each.
        unlinked: Score of a cue without a source, and of a content without a cue.
    """

    transitions: Floats
    unlinked: tuple[float, float]


@cache
def shipped_chain() -> Chain:
    """Load the numbers that ship with the network."""
    found = json.loads(WEIGHTS.joinpath("reader.json").read_text(encoding="utf-8"))
    without_source, without_cue = found["unlinked"]
    return Chain(np.array(found["transitions"], np.float32), (without_source, without_cue))


@attrs.frozen
class _Spelled:
    """A chunk of words, and the mean probability of its labels."""

    chunk: Chunk
    probability: float


def read_scores(
    scores: Scores, words: Sequence[int], paragraphs: Sequence[int], chain: Chain
) -> list[Read]:
    """Turn scores into attributions, paragraph by paragraph.

    Args:
        scores: What the network says of each word.
        words: Position of each word among the tokens.
        paragraphs: The paragraph of each word.
        chain: The chain that ties one label to the next.
    """
    found: list[Read] = []
    for _, group in groupby(range(len(words)), key=paragraphs.__getitem__):
        places = list(group)
        first, last = places[0], places[-1] + 1
        spelled = list(_spell(scores.emissions[first:last], chain, first))
        found += _link(spelled, scores.vectors, chain, words)
    return found


def _spell(emissions: Floats, chain: Chain, offset: int) -> Iterator[_Spelled]:
    path = best_path(emissions, chain.transitions)
    if not path.any():
        return
    sure = marginals(emissions, chain.transitions)[np.arange(len(path)), path]
    for chunk in chunks(path):
        moved = attrs.evolve(chunk, first=chunk.first + offset, last=chunk.last + offset)
        yield _Spelled(moved, float(sure[chunk.first : chunk.last].mean()))


def _link(
    spelled: Sequence[_Spelled], vectors: Floats, chain: Chain, words: Sequence[int]
) -> Iterator[Read]:
    """Give each content to a cue, and each cue its source; a cue with no content is none."""
    sources, cues, contents = (
        [one for one in spelled if one.chunk.role == role] for role in ("source", "cue", "content")
    )
    if not cues or not contents:
        return
    as_cue, as_source, as_content = np.split(vectors, 3, axis=1)
    keys = as_cue[_firsts(cues)]
    to_cue = _choices(as_content[_firsts(contents)] @ keys.T, chain.unlinked[1])
    to_source = _choices(keys @ as_source[_firsts(sources)].T, chain.unlinked[0])
    chosen = to_cue.argmax(axis=1)
    for number, cue in enumerate(cues):
        own = [place for place, choice in enumerate(chosen) if choice == number]
        # What is nobody's goes to the cue that has nothing else.
        spare = to_cue[:, number] * (chosen == len(cues))
        if not own and spare.any():
            own = [int(spare.argmax())]
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
    width = np.float32(np.sqrt(64))
    grid = np.pad(products / width, ((0, 0), (0, 1)), constant_values=none)
    grid = np.exp(grid - grid.max(axis=1, keepdims=True))
    return np.asarray(grid / grid.sum(axis=1, keepdims=True), np.float32)
