"""Where paragraphs begin and end; knows nothing of spaCy."""

from quotekit.marks.candidates import paragraphs
from quotekit.records import Offsets


def paragraph_spans(text: str) -> list[Offsets]:
    """Split *text* into paragraphs, without the white space around them."""
    return [(part.start, part.end) for part in paragraphs(text)]
