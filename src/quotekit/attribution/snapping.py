"""Contents as the network reads them, fitted to the quotation marks."""

from collections.abc import Iterator

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
    for run in draft.content:
        piece = _before_afterthought(doc, levels, run)
        if kept and _is_afterthought(doc, levels, kept[-1], piece):
            continue
        kept.append(piece)
    return attrs.evolve(draft, content=tuple(_with_all_parts(levels, kept)))


def _before_afterthought(doc: Doc, levels: Levels, run: Run) -> Run:
    """Cut a run where a quotation begins a sentence after a paraphrase."""
    first, last = run
    for place in range(first + 1, last):
        opens = levels.outer[place] not in (OUTSIDE, levels.outer[place - 1])
        if opens and _is_afterthought(doc, levels, (first, place), (place, last)):
            return syntax.trim(doc, (first, place))
    return run


def _is_afterthought(doc: Doc, levels: Levels, before: Run, run: Run) -> bool:
    """Whether a run is a quotation that begins a sentence after a paraphrase."""
    if levels.outer[run[0]] == OUTSIDE or levels.outer[before[1] - 1] != OUTSIDE:
        return False
    return any(token.text in SENTENCE_ENDS for token in doc[before[1] - 1 : run[0]])


def _with_all_parts(levels: Levels, runs: list[Run]) -> Iterator[Run]:
    """Give the runs, each quotation of several paragraphs with all its parts."""
    given = set()
    for run in runs:
        parts = levels.parts(run[0])
        if len(parts) > 1 and run in parts:
            for part in parts:
                if part not in given:
                    given.add(part)
                    yield part
        else:
            yield run
