"""Drafts to attributions: token runs to character offsets, marks and "that" off, kinds decided."""

from collections.abc import Container, Mapping, Sequence

from spacy.tokens import Doc

from quotekit.attribution.nested import why_not_reported
from quotekit.attribution.within import holders
from quotekit.grammar.draft import Draft, Run, depths_of, nested
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.records import Attribution, Kind, Offsets


def left_out(doc: Doc, levels: Levels, drafts: Sequence[Draft]) -> dict[int, str]:
    """Say which drafts are no attributions after all, and why, by their places.

    What words in a quotation report is left out where the quotation itself is nobody's. Within a
    content, only what somebody is reported to have said counts.
    """
    covered = _covered(levels, drafts)
    reasons = {}
    within = nested(drafts, len(doc))
    around = holders(drafts, len(doc))
    for place, draft in enumerate(drafts):
        if not draft.content:
            reasons[place] = "no words go with it"
        elif not _stands(draft, levels, covered):
            reasons[place] = "in a quotation that is itself nobody's"
        elif within[place]:
            why = why_not_reported(doc, levels, draft, around[place])
            if why is not None:
                reasons[place] = why
    return reasons


def finish(
    doc: Doc, levels: Levels, drafts: Sequence[Draft], out: Container[int]
) -> list[Attribution]:
    """Turn drafts, but for those *out*, into attributions in text order."""
    kept = [place for place in range(len(drafts)) if place not in out]
    kept.sort(key=lambda place: _order(drafts[place]))
    numbers = {place: number for number, place in enumerate(kept)}
    return [_attribution(doc, levels, drafts[place], numbers) for place in kept]


def _order(draft: Draft) -> tuple[int, int, int]:
    return draft.content[0][0], -draft.content[-1][1], draft.verb or 0


def _covered(levels: Levels, drafts: Sequence[Draft]) -> set[int]:
    """List the outermost quotations that are the content of something, whole or in part."""
    outside = (d for d in drafts if d.verb is None or levels.outer[d.verb] == OUTSIDE)
    depths = depths_of(outside, len(levels.outer))
    return {number for number, depth in zip(levels.outer, depths, strict=True) if depth} - {OUTSIDE}


def _stands(draft: Draft, levels: Levels, covered: set[int]) -> bool:
    where = OUTSIDE if draft.verb is None else levels.outer[draft.verb]
    return where == OUTSIDE or where in covered


def _attribution(doc: Doc, levels: Levels, draft: Draft, numbers: Mapping[int, int]) -> Attribution:
    parts = [_part(doc, levels, run, draft) for run in draft.content]
    kinds = {kind for _, _, kind in parts}
    carried = draft.carried_from
    return Attribution(
        kind=kinds.pop() if len(kinds) == 1 else "mixed",
        sense=draft.sense,
        content=tuple(content for content, _, _ in parts),
        extent=tuple(extent for _, extent, _ in parts),
        cue=_offsets(doc, draft.cue),
        source=_offsets(doc, _closed(doc, draft.source)),
        carried_from=None if carried is None else numbers.get(carried),
        denied=draft.denied,
        score=draft.score,
        reason=draft.reason,
    )


def _offsets(doc: Doc, run: Run | None) -> Offsets | None:
    return None if run is None else (doc[run[0]].idx, doc[run[1] - 1].idx + len(doc[run[1] - 1]))


def _closed(doc: Doc, run: Run | None) -> Run | None:
    """Take in the bracket that closes one within a source: "he [Ruiz]"."""
    if run is None or run[1] >= len(doc):
        return run
    first, last = run
    opened = sum((token.text in "([") - (token.text in ")]") for token in doc[first:last])
    return (first, last + 1) if opened > 0 and doc[last].text in ")]" else run


def _part(doc: Doc, levels: Levels, run: Run, draft: Draft) -> tuple[Offsets, Offsets, Kind]:
    """Give one part's content, extent and kind."""
    first, last = run
    around = OUTSIDE if draft.verb is None else levels.inner[draft.verb]
    depth = 0 if around == OUTSIDE else levels.quotations[around].depth + 1
    extent = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    start = first + 1 if doc[first].lower_ == "that" and last - first > 1 else first
    inside = doc[start].idx, extent[1]
    kind: Kind = "indirect"
    for number in sorted(set(levels.inner[start:last]) - {OUTSIDE}):
        quotation = levels.quotations[number]
        if quotation.depth != depth:
            continue
        kind = "mixed"
        for outer, inner in zip(quotation.outer, quotation.inner, strict=True):
            if outer[0] <= inside[0] and inside[1] <= outer[1] + 1:
                return _without_comma(levels.text, inner), extent, "direct"
    return _without_comma(levels.text, inside), extent, kind


def _without_comma(text: str, offsets: Offsets) -> Offsets:
    start, end = offsets
    while end - 1 > start and (text[end - 1] in ",;" or text[end - 1].isspace()):
        end -= 1
    return start, end
