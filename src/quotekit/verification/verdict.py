"""What comes of checking a quotation against its original."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import attrs

from quotekit.article import Span

Status = Literal["verbatim", "altered", "absent"]
DifferenceKind = Literal["added", "dropped", "changed", "moved", "punctuation"]
EditKind = Literal[
    "left out", "inserted", "replaced", "capital", "final mark", "typography", "cut off"
]

_WIDTH = 88
_SHOWN = 60
_TOKEN = re.compile(r"\s+|\S+")


@attrs.frozen
class Difference:
    """A place where the printed words are not those of the original.

    Attributes:
        kind: What was done to the original. A difference that alters it is ``added``, ``dropped``,
            ``changed``, ``moved`` or ``punctuation``; an edit that is forgiven is ``left out`` (by
            an ellipsis), ``inserted`` or ``replaced`` (in brackets), ``capital``, ``final mark``
            (a comma or full stop at an end), ``typography`` or ``cut off`` (a negation right
            before the words).
        words: What is printed, with offsets into the quotation; empty where nothing is.
        found: What stands there, with offsets into the original; empty where nothing does.
    """

    kind: DifferenceKind | EditKind
    words: Span
    found: Span

    def __str__(self) -> str:
        printed, there = _shown(self.words.text), _shown(self.found.text)
        if self.kind == "moved":
            return f"moved: “{printed}”"
        if self.kind in {"added", "inserted"} or not there:
            return f"{self.kind}: “{printed}”"
        if self.kind in {"dropped", "left out"} or not printed:
            return f"{self.kind}: “{there}”"
        return f"{self.kind}: “{printed}” for “{there}”"


@attrs.frozen
class _Cell:
    """A word as printed above what stands there."""

    printed: str
    original: str

    @property
    def width(self) -> int:
        return max(len(self.printed), len(self.original))

    def grown(self, printed: str, original: str) -> _Cell:
        return _Cell(self.printed + printed, self.original + original)


@attrs.frozen
class Verdict:
    """Whether words stand in a text.

    Attributes:
        status: ``verbatim``, ``altered``, or ``absent`` where less than half of the words, by
            characters, stand together anywhere.
        words: The words as printed.
        span: Where they stand in the original, or what stands there instead; `None` if absent.
        differences: What was altered, in the order of the printed words; empty unless altered.
        edits: What was forgiven, in the same order; empty if absent. White space is not listed.
    """

    status: Status
    words: str
    span: Span | None = None
    differences: tuple[Difference, ...] = ()
    edits: tuple[Difference, ...] = ()

    def __str__(self) -> str:
        if self.span is None:
            return f"absent: “{_shown(self.words)}”"
        found = self.differences or self.edits
        place = f"{self.status} at {self.span.start}–{self.span.end}"
        return ": ".join(filter(None, (place, "; ".join(map(str, found)))))

    def picture(self) -> str:
        """Draw the printed words above those of the original, with carets where they differ.

        Edits are drawn like differences. The lines below the picture say what each is.
        """
        if self.span is None:
            return str(self)
        notes = [f"{difference}" for difference in self.differences]
        notes += [f"forgiven: {edit}" for edit in self.edits]
        return "\n".join(
            [f"{self.status} at {self.span.start}–{self.span.end}", *self._lines(), *notes]
        )

    def _lines(self) -> Iterator[str]:
        line: list[_Cell] = []
        for cell in self._cells():
            if line and sum(cell.width + 1 for cell in [*line, cell]) > _WIDTH:
                yield from _drawn(line)
                line = []
            line.append(cell)
        yield from _drawn(line)

    def _cells(self) -> list[_Cell]:
        """Give what is printed and what stands there, word by word."""
        cells: list[_Cell] = []
        at, is_open = 0, False

        def add(printed: str, original: str) -> None:
            if is_open:
                cells[-1] = cells[-1].grown(printed, original)
            else:
                cells.append(_Cell(printed, original))

        for one in sorted((*self.differences, *self.edits), key=lambda one: one.words.start):
            for token in _TOKEN.findall(self.words, at, one.words.start):
                if not token.isspace():
                    add(token, token)
                is_open = not token.isspace()
            printed = one.words.text
            is_open = is_open and printed[:1].strip() != ""
            add(_shown(printed), "" if one.kind == "moved" else _shown(one.found.text))
            is_open = printed[-1:].strip() != ""
            at = max(at, one.words.end)
        for token in _TOKEN.findall(self.words, at):
            if not token.isspace():
                add(token, token)
            is_open = not token.isspace()
        return cells


def _drawn(line: list[_Cell]) -> Iterator[str]:
    yield "  printed   " + " ".join(cell.printed.ljust(cell.width, "·") for cell in line)
    yield "  original  " + " ".join(cell.original.ljust(cell.width, "·") for cell in line)
    carets = " ".join((" " if cell.printed == cell.original else "^") * cell.width for cell in line)
    if carets.strip():
        yield f"            {carets}".rstrip()


def _shown(words: str) -> str:
    """Give words on one line, the middle of many left out."""
    line = "".join(
        character if character.isprintable() else f"\\x{ord(character):02x}"
        for character in " ".join(words.split())
    )
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN // 2]} … {line[-_SHOWN // 2 :]}"
