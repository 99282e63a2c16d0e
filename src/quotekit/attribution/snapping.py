"""Contents as the network reads them, fitted to the quotation marks."""

from collections.abc import Iterable, Iterator

import attrs
from spacy.tokens import Doc

from quotekit.grammar import syntax
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.grammar.quoted import SENTENCE_ENDS, with_whole_quotations


def snap(doc: Doc, levels: Levels, draft: Draft) -> Draft:
    """Fit a content to the quotations in it.

    Each is in it whole, over all its paragraphs. Whole sentences in quotation marks after a
    paraphrase are left to stand as quotations of their own.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        draft: An attribution whose cue stands outside any quotation.
    """
    draft = with_whole_quotations(doc, draft, levels)
    kept: list[Run] = []
    for run in _disjoint(draft.content):
        piece = _before_afterthought(doc, levels, run)
        if not kept or not _is_afterthought(doc, levels, kept[-1], piece):
            kept.append(piece)
    whole = (part for run in kept for part in _with_all_parts(levels, run))
    return attrs.evolve(draft, content=tuple(_disjoint(whole)))


def _disjoint(runs: Iterable[Run]) -> list[Run]:
    """Make one run of those that overlap."""
    found: list[Run] = []
    for first, last in sorted(runs):
        if found and first < found[-1][1]:
            first, last = found[-1][0], max(last, found[-1][1])
            found.pop()
        found.append((first, last))
    return found


def _before_afterthought(doc: Doc, levels: Levels, run: Run) -> Run:
    """Cut a run where a quotation begins a sentence after a paraphrase."""
    first, last = run
    for place in range(first + 1, last):
        opens = levels.outer[place] not in (OUTSIDE, levels.outer[place - 1])
        if opens and _is_afterthought(doc, levels, (first, place), (place, last)):
            cut = syntax.trim(doc, (first, place))
            return cut if cut[0] < cut[1] else run
    return run


def _is_afterthought(doc: Doc, levels: Levels, before: Run, run: Run) -> bool:
    """Whether a run is a quotation that begins a sentence after a paraphrase."""
    if levels.outer[run[0]] == OUTSIDE or levels.outer[before[1] - 1] != OUTSIDE:
        return False
    return any(token.text in SENTENCE_ENDS for token in doc[before[1] - 1 : run[0]])


def _with_all_parts(levels: Levels, run: Run) -> Iterator[Run]:
    """Give a run with the other parts of the quotations that it begins or ends with."""
    yield run
    for part in levels.parts(run[0]):
        if part[0] < run[0] == levels.part_at(levels.outer[run[0]], run[0])[0]:
            yield part
    for part in levels.parts(run[1] - 1):
        if part[0] >= run[1]:
            yield part
