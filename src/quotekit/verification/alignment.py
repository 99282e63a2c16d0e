"""Word by word: which words of a piece stand in its window of the original, and which do not."""

from collections.abc import Sequence
from itertools import groupby

import attrs

from quotekit.verification.original import Original
from quotekit.verification.printed import Printed
from quotekit.verification.words import Word, is_sentence_start

Run = tuple[int, int]


@attrs.frozen
class Block:
    """A run of words that agree, or of words that do not.

    Attributes:
        words: The run of the quotation's words; empty where the original has more.
        found: The run of the original's words; empty where the quotation has more.
        agrees: Whether both are the same, capitals aside.
        moved: Whether the same words stand elsewhere in the original, at *found*.
    """

    words: Run
    found: Run
    agrees: bool
    moved: bool = False


def align(printed: Printed, number: int, original: Original, window: Run) -> list[Block]:
    """Align a piece of a quotation with a window of the original.

    Args:
        printed: The quotation.
        number: Which of its pieces.
        original: The original.
        window: The run of its words in which the piece stands.

    Returns:
        Blocks in the order of the piece, which together hold all of its words.
    """
    from rapidfuzz.distance import Levenshtein

    piece = printed.pieces[number]
    codes = Levenshtein.opcodes(_sounds(piece, (0, len(piece))), _sounds(original.words, window))
    blocks: list[Block] = []
    for agrees, group in groupby(codes, key=lambda code: code.tag == "equal"):
        run = list(group)
        words = (run[0].src_start, run[-1].src_end)
        found = (window[0] + run[0].dest_start, window[0] + run[-1].dest_end)
        blocks.append(Block(words, found, agrees))
    if number == 0:
        blocks[0] = _begun(blocks[0], printed, original)
    if number == len(printed.pieces) - 1:
        blocks[-1] = _ended(blocks[-1], printed, original)
    return _moved(blocks, piece, original.words)


def _begun(block: Block, printed: Printed, original: Original) -> Block:
    """Set nothing at the beginning of the quotation against words of the sentence before."""
    piece, (start, end) = printed.pieces[0], block.found
    if block.agrees or is_sentence_start(printed.text, piece, block.words[1]):
        return block
    cuts = (at for at in range(end, start, -1) if original.begins_sentence(at))
    return attrs.evolve(block, found=(next(cuts, start), end))


def _ended(block: Block, printed: Printed, original: Original) -> Block:
    """Set nothing at the end of the quotation against words of the next sentence."""
    piece, (start, end) = printed.pieces[-1], block.found
    if block.agrees or is_sentence_start(printed.text, piece, block.words[0]):
        return block
    cuts = (at for at in range(start, end) if original.begins_sentence(at))
    return attrs.evolve(block, found=(start, next(cuts, end)))


def _moved(blocks: list[Block], piece: Sequence[Word], text: Sequence[Word]) -> list[Block]:
    """Find words that stand elsewhere: where others were dropped, or close by."""
    dropped = {
        tuple(sorted(_sounds(text, block.found))): block
        for block in blocks
        if _is_empty(block.words)
    }
    result: list[Block] = []
    gone: list[Block] = []
    for block in blocks:
        words, found = _sounds(piece, block.words), _sounds(text, block.found)
        is_free = not found or block in (blocks[0], blocks[-1])
        if block.agrees or not words:
            result.append(block)
        elif len(words) > 1 and sorted(words) == sorted(found):
            result.append(attrs.evolve(block, moved=True))
        elif is_free and tuple(sorted(words)) in dropped:
            gone.append(dropped.pop(tuple(sorted(words))))
            result.append(attrs.evolve(block, found=gone[-1].found, moved=True))
        elif is_free and (place := _nearby(words, blocks, text, len(piece))):
            result.append(attrs.evolve(block, found=place, moved=True))
        else:
            result.append(block)
    return [block for block in result if block not in gone]


def _nearby(
    words: tuple[str, ...], blocks: Sequence[Block], text: Sequence[Word], reach: int
) -> Run | None:
    """Find two or more words as they stand not far before or after those that agree."""
    agreeing = [block.found for block in blocks if block.agrees]
    if len(words) < 2 or not agreeing:
        return None
    first, last = agreeing[0][0], agreeing[-1][1]
    before = range(max(0, first - reach), first - len(words) + 1)
    after = range(last, min(len(text), last + reach) - len(words) + 1)
    for start in (*before, *after):
        run = (start, start + len(words))
        if text[start].sound == words[0] and _sounds(text, run) == words:
            return run
    return None


def _sounds(words: Sequence[Word], run: Run) -> tuple[str, ...]:
    return tuple(word.sound for word in words[slice(*run)])


def _is_empty(run: Run) -> bool:
    return run[0] == run[1]
