"""Annotations as people draw them, with nothing beside the marks."""

from itertools import pairwise

from quotekit import Article
from quotekit.exchange import from_prodigy


def task(text: str, marks: dict[str, str], *joined: str) -> dict[str, object]:
    """Make a task in which somebody marked words.

    Args:
        text: The text.
        marks: Words of it (their first occurrence), each with its label.
        joined: Marked words with " > " between them: an arc from each to the next.
    """
    spans = {
        words: {
            "start": text.index(words),
            "end": text.index(words) + len(words),
            "label": label,
        }
        for words, label in marks.items()
    }
    return {
        "text": text,
        "spans": list(spans.values()),
        "relations": [
            {"head_span": spans[one], "child_span": spans[other], "label": "whatever"}
            for path in joined
            for one, other in pairwise(path.split(" > "))
        ],
    }


def drawn(text: str, marks: dict[str, str], *joined: str) -> Article:
    """Read the article that such a task gives."""
    return next(from_prodigy([task(text, marks, *joined)]))
