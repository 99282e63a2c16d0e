"""What looks like an attribution and is none, with the reason: so that a miss can be understood."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from quotekit.grammar.draft import Draft
from quotekit.grammar.levels import Levels
from quotekit.grammar.syntax import is_verb
from quotekit.lexicon import words
from quotekit.records import Offsets, Rejection


def find_rejected(
    doc: Doc,
    levels: Levels,
    drafts: Sequence[Draft],
    kept: Sequence[Draft],
    out: Mapping[int, str],
    min_score: float,
) -> list[Rejection]:
    """List in text order what might have been an attribution.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        drafts: All that was found.
        kept: What of it is sure enough.
        out: Why some of what was kept is no attribution after all, by place.
        min_score: The least score.
    """
    rejected = [
        Rejection(_place(doc, draft), f"its score of {draft.score:.2f} is below {min_score:g}")
        for draft in drafts
        if draft.score < min_score
    ]
    rejected += [Rejection(_place(doc, kept[place]), why) for place, why in out.items()]
    rejected += _silent_verbs(doc, drafts)
    taken = [draft for place, draft in enumerate(kept) if place not in out]
    rejected += _silent_quotations(levels, taken)
    return sorted(rejected, key=lambda one: one.place)


def _place(doc: Doc, draft: Draft) -> Offsets:
    """Give the stretch from the first to the last word of an attribution."""
    runs = [run for run in (draft.source, draft.cue, *draft.content) if run is not None]
    span = doc[min(start for start, _ in runs) : max(end for _, end in runs)]
    return span.start_char, span.end_char


def _silent_verbs(doc: Doc, drafts: Sequence[Draft]) -> Iterator[Rejection]:
    """Find the verbs of saying that report nothing; those of finding and going rarely do."""
    used = {place for draft in drafts if draft.cue for place in range(*draft.cue)}
    used |= {draft.verb for draft in drafts if draft.verb is not None}
    for token in doc:
        if token.i in used or not is_verb(token) or token.dep_ == "amod":
            continue
        if token.lemma_.lower() in words("nested_verbs"):
            place = token.idx, token.idx + len(token)
            yield Rejection(place, "can report words, and no clause or quotation goes with it")


def _silent_quotations(levels: Levels, taken: Sequence[Draft]) -> Iterator[Rejection]:
    used = {place for draft in taken for run in draft.content for place in range(*run)}
    for quotation, runs in zip(levels.quotations, levels.runs, strict=True):
        if not quotation.depth and used.isdisjoint(place for run in runs for place in range(*run)):
            place = quotation.outer[0][0], quotation.outer[-1][1]
            yield Rejection(place, "in quotation marks, and nothing says whose words they are")
