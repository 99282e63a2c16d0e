"""Setting elements into a text: every stretch marked, every element closed, no letter lost."""

import re
from collections.abc import Iterable, Iterator
from html import escape

import attrs

DEEPEST = 12

# A page can hold neither: NUL is dropped by browsers, half a surrogate pair has no bytes.
_UNSHOWABLE = re.compile("[\0\ud800-\udfff]")


@attrs.frozen
class Mark:
    """A stretch of text that is to be an element.

    Attributes:
        start: Offset of its first character.
        end: Offset just after its last character.
        element: The name of the element.
        attributes: Its attributes as they stand in the tag, values escaped.
        after: HTML that follows where the stretch ends.
    """

    start: int
    end: int
    element: str
    attributes: str = ""
    after: str = ""

    @property
    def tag(self) -> str:
        """The tag that opens the element."""
        return f"<{self.element}{self.attributes and ' '}{self.attributes}>"


def woven(text: str, marks: Iterable[Mark]) -> str:
    """Give *text* as HTML with the elements of *marks* in it.

    Where marks cross, the inner one is closed and opened again. At most `DEEPEST` are open at a
    time and others are left out, so that work and size are linear in text and marks.
    """
    filled = dict.fromkeys(mark for mark in marks if mark.start < mark.end)
    return "".join(_pieces(text, sorted(filled, key=lambda mark: (mark.start, -mark.end))))


def escaped(text: str) -> str:
    """Escape *text* for use between tags and in attributes, and replace what no page can hold."""
    return escape(_UNSHOWABLE.sub("\ufffd", text))


def _pieces(text: str, marks: list[Mark]) -> Iterator[str]:
    open_: list[Mark] = []
    here = 0
    for mark in (*marks, None):
        start = len(text) if mark is None else mark.start
        while open_ and (end := min(mark.end for mark in open_)) <= start:
            yield escaped(text[here:end])
            here = end
            yield from _closed(open_, end)
        yield escaped(text[here:start])
        here = start
        if mark and len(open_) < DEEPEST:
            yield mark.tag
            open_.append(mark)


def _closed(open_: list[Mark], end: int) -> Iterator[str]:
    """Close the marks that end at *end*, and those within them, and reopen the latter."""
    outermost = next(place for place, mark in enumerate(open_) if mark.end == end)
    for mark in reversed(open_[outermost:]):
        yield f"</{mark.element}>"
        if mark.end == end:
            yield mark.after
    open_[outermost:] = [mark for mark in open_[outermost:] if mark.end > end]
    for mark in open_[outermost:]:
        yield mark.tag
