"""Leave out what is not sure enough."""

from collections.abc import Sequence

import attrs

from quotekit.grammar.draft import Draft

LIKELY = 0.4
"""The least score by default: attributions less sure are wrong twice as often as right, and leaving
them out costs no F1 (docs/accuracy.md)."""


def surer_than(least: float, drafts: Sequence[Draft]) -> list[Draft]:
    """Keep the drafts of at least that score, unless they go on from one that is left out.

    Args:
        least: From 0 to 1.
        drafts: Each after the one that it is carried on from.
    """
    places: dict[int | None, int | None] = {None: None}
    kept: list[Draft] = []
    for place, draft in enumerate(drafts):
        if draft.score >= least and draft.carried_from in places:
            places[place] = len(kept)
            kept.append(attrs.evolve(draft, carried_from=places[draft.carried_from]))
    return kept
