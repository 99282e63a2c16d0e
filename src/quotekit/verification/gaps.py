"""What ellipses, brackets and the ends of a quotation do to the words of the original."""

import re
from collections.abc import Iterator, Sequence

from quotekit.article import Span
from quotekit.verification.original import Original
from quotekit.verification.passage import Window
from quotekit.verification.printed import REPLACED, Gap, Printed, bracketed
from quotekit.verification.verdict import Difference, DifferenceKind, EditKind
from quotekit.verification.words import marks_in

_NEGATING = 2  # words before a quotation in which a negation concerns it
_FORGIVEN_MARKS = frozenset(",.")
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nor|neither|nobody|nothing|nowhere|without|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)


def compare_gaps(
    printed: Printed, original: Original, windows: Sequence[Window]
) -> Iterator[Difference]:
    """Compare what stands before, between and after the pieces of a quotation.

    Args:
        printed: The quotation.
        original: The original.
        windows: Where each piece stands, in words of the original.
    """
    yield from _cut_off(printed, original, windows[0][0])
    for number, gap in enumerate(printed.gaps):
        start = windows[number - 1][1] if number else windows[0][0]
        end = windows[number][0] if number < len(windows) else start
        yield from _marks_at(printed, number, original, start, end)
        if gap is None:
            continue
        span = _span(printed.text, gap.start, gap.end)
        has_stem = any(bracketed(span.text)[::2])  # walk[ed] stands for a word
        if number == 0 and gap.kind == "bracket":
            start = max(0, start - 1) if has_stem else _opening(original, start)
        elif number == len(windows) and has_stem:
            end = min(end + 1, len(original.words))
        kind = _of_gap(gap, span.text, original, start, end)
        if kind:
            yield Difference(kind, span, original.run(start, end))


def _opening(original: Original, end: int) -> int:
    """Give where the words begin that a bracket at the beginning of a quotation stands for.

    They are those from the beginning of the sentence; of a longer sentence those that negate it.
    """
    for start in range(end, max(-1, end - REPLACED - 1), -1):
        if original.begins_sentence(start):
            return start
    return _negated_from(original, end)


def _cut_off(printed: Printed, original: Original, start: int) -> Iterator[Difference]:
    """Tell of a negation that stands right before the words quoted."""
    gap, first = printed.gaps[0], _negated_from(original, start)
    if first < start and (gap is None or gap.kind != "bracket"):
        yield Difference("cut off", _span(printed.text, 0, 0), original.run(first, start))


def _negated_from(original: Original, end: int) -> int:
    """Give the negation in the few words before *end*, in the same sentence, or *end*."""
    for at in range(end, max(0, end - _NEGATING), -1):
        if original.begins_sentence(at):
            return end
        if _NEGATION.search(original.run(at - 1, at).text):
            return at - 1
    return end


def _of_gap(
    gap: Gap, raw: str, original: Original, start: int, end: int
) -> DifferenceKind | EditKind | None:
    """Say what a gap does to the words of the original between *start* and *end*."""
    found = original.run(start, end)
    before, inside, after = bracketed(raw)
    if inside and inside == found.text:
        return None
    if _NEGATION.search(raw):
        return "changed" if found.text else "added"
    if gap.kind == "bracket":
        sound = " ".join(word.sound for word in original.words[start:end])
        stands_for_it = sound.startswith(before.casefold()) and sound.endswith(after.casefold())
        if end - start > REPLACED or not stands_for_it or _NEGATION.search(found.text):
            return "changed"
        return "replaced" if found.text else "inserted"
    passed = original.between(start)[0], original.between(end)[1]
    if end - start > gap.most or original.has_turn(*passed):
        return "dropped"
    return "left out" if gap.kind == "ellipsis" else None


def _marks_at(
    printed: Printed, number: int, original: Original, start: int, end: int
) -> Iterator[Difference]:
    """Compare the punctuation where a piece begins or ends."""
    marks = printed.marks_around(number)
    first, last = original.between(start)
    is_question = "?" in marks_in(original.text[first:last])
    there = marks_in(original.text[first : original.between(end)[1]])
    if not set(marks) - set(there):
        return
    is_altered = set(marks) - set(there) - _FORGIVEN_MARKS or (is_question and "?" not in marks)
    yield Difference(
        "punctuation" if is_altered else "final mark",
        _span(printed.text, *printed.around(number)),
        original.span(first, last),
    )


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])
