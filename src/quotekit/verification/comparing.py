"""Is it what was said? The differences between a quotation and its place in the original."""

import math
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import get_args

from quotekit.article import Article, Quote, Span
from quotekit.verification.alignment import Block, align
from quotekit.verification.gaps import compare_gaps
from quotekit.verification.original import Original, read_original
from quotekit.verification.passage import Window, find_windows
from quotekit.verification.printed import Printed, read_printed
from quotekit.verification.verdict import Difference, DifferenceKind, EditKind, Verdict
from quotekit.verification.words import Word, marks_in

_ENOUGH = 0.5  # of the characters of the words, for words to be altered and not absent
_EDITS = frozenset(get_args(EditKind))


def verify(words: str | Quote, in_text: str | Article) -> Verdict:
    """Say whether words, as somebody prints them, stand in a text.

    What editors may do is forgiven and listed in `Verdict.edits`: another style of quotation marks,
    apostrophes, dashes and ligatures, other white space, hyphens at line ends, a comma or full stop
    at the end, the case of the first letter, what stands in brackets, and up to 60 words left out
    behind an ellipsis, if nobody else begins to speak among them. Everything else alters them. A
    quotation may begin and end anywhere, but a negation right before it is listed, too.

    Args:
        words: The quotation, with or without quotation marks around it; of a `Quote`, its content.
        in_text: The original, such as a transcript; of an `Article`, its text.

    Returns:
        The verdict. The time grows with the number of words times the length of the text; a
        thousand words in 100,000 characters take a fraction of a second.

    Raises:
        ValueError: If there are no words in *words*.
    """
    if isinstance(words, Quote):
        printed = read_printed(words.text, _seams(words))
    else:
        printed = read_printed(words)
    original = read_original(in_text)
    places = find_windows(printed, original.words)
    return min((_compare(printed, original, windows) for windows in places), key=_distance)


def _seams(quote: Quote) -> list[int]:
    seams, at = [], 0
    for span in quote.content[:-1]:
        at += len(span.text) + 1
        seams.append(at)
    return seams


def _distance(verdict: Verdict) -> tuple[float, float]:
    from rapidfuzz.fuzz import ratio

    if verdict.span is None:
        return math.inf, 0
    return len(verdict.differences), -ratio(verdict.words, verdict.span.text)


def _compare(printed: Printed, original: Original, windows: Sequence[Window]) -> Verdict:
    blocks = [align(printed, number, original, window) for number, window in enumerate(windows)]
    if _share(printed, blocks) < _ENOUGH:
        return Verdict("absent", printed.text)
    runs = [block.found for each in blocks for block in each if block.found[0] < block.found[1]]
    found = sorted(
        chain(
            compare_gaps(printed, original, windows),
            *(
                _in_piece(printed, original, number, block)
                for number, each in enumerate(blocks)
                for block in each
            ),
        ),
        key=lambda one: (one.words.start, one.words.end),
    )
    differences = tuple(one for one in found if one.kind not in _EDITS)
    return Verdict(
        "altered" if differences else "verbatim",
        printed.text,
        original.run(min(start for start, _ in runs), max(end for _, end in runs)),
        differences,
        tuple(one for one in found if one.kind in _EDITS),
    )


def _share(printed: Printed, blocks: Sequence[Sequence[Block]]) -> float:
    """Give how much of the words stands there, by characters."""
    there = total = 0
    for piece, each in zip(printed.pieces, blocks, strict=True):
        for block in each:
            size = sum(len(word.spelling) for word in piece[slice(*block.words)])
            total += size
            there += size if block.agrees or block.moved else 0
    return there / total


def _in_piece(
    printed: Printed, original: Original, number: int, block: Block
) -> Iterator[Difference]:
    piece = printed.pieces[number]
    if not block.agrees:
        yield _altered(printed.text, piece, original, block)
        return
    gap = printed.gaps[number] if block.words[0] == 0 else None
    may_swap_case = gap is None or gap.kind != "bracket"
    for at, there in zip(range(*block.words), range(*block.found), strict=True):
        if at > block.words[0]:
            yield from _between_words(printed.text, piece, at, original, there)
        span = _span(printed.text, piece[at].start, piece[at].end)
        begins = may_swap_case and at == block.words[0]
        kind = _of_word(span, piece[at], original, there, may_swap_case=begins)
        if kind:
            yield Difference(kind, span, original.run(there, there + 1))


def _altered(text: str, piece: Sequence[Word], original: Original, block: Block) -> Difference:
    first, last = block.words
    kind: DifferenceKind = "changed"
    if first == last:
        kind = "dropped"
        at = piece[first].start if first < len(piece) else piece[-1].end
        span = _span(text, at, at)
    else:
        span = _span(text, piece[first].start, piece[last - 1].end)
        if block.moved:
            kind = "moved"
        elif block.found[0] == block.found[1]:
            kind = "added"
    return Difference(kind, span, original.run(*block.found))


def _of_word(
    span: Span, word: Word, original: Original, there: int, *, may_swap_case: bool
) -> DifferenceKind | EditKind | None:
    other = original.words[there]
    if word.is_spelled_like(other):
        is_same = span.text == original.text[other.start : other.end]
        return None if is_same else "typography"
    in_brackets = span.text.startswith("[")
    if (may_swap_case or in_brackets) and word.is_capitalized_like(other):
        return "capital"
    return "changed"


def _between_words(
    text: str, piece: Sequence[Word], at: int, original: Original, there: int
) -> Iterator[Difference]:
    printed = _span(text, piece[at - 1].end, piece[at].start)
    found = original.span(*original.between(there))
    if marks_in(printed.text) != marks_in(found.text):
        yield Difference("punctuation", printed, found)
    elif "".join(printed.text.split()) != "".join(found.text.split()):
        yield Difference("typography", printed, found)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])
