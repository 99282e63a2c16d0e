"""Annotated articles: reading them, writing them, and having spaCy parse them once."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

import attrs
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from quotekit.pipeline import PLAIN_SPACES
from quotekit.records import Offsets


@attrs.frozen
class Gold:
    """One annotated attribution; each role is some spans of characters, perhaps none."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@attrs.frozen
class Article:
    """One annotated article.

    Attributes:
        id: Its name in the corpus.
        text: The text that all offsets count in.
        attributions: What was annotated.
    """

    id: str
    text: str
    attributions: tuple[Gold, ...]


def read_corpus(path: Path) -> list[Article]:
    """Read a JSON Lines file: ``id``, ``text`` and ``attributions`` a line, other keys ignored.

    An attribution has ``source``, ``cue`` and ``content``, each a list of pairs of offsets.
    """
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Article(row["id"], row["text"], tuple(_gold(found) for found in row["attributions"]))
        for row in rows
    ]


def _gold(row: dict[str, list[list[int]] | None]) -> Gold:
    source, cue, content = (
        tuple((start, end) for start, end in row.get(role) or ())
        for role in ("source", "cue", "content")
    )
    return Gold(source, cue, content)


def write_corpus(articles: Iterable[Article], path: Path) -> None:
    """Write articles as `read_corpus` reads them."""
    with path.open("w", encoding="utf-8") as lines:
        for article in articles:
            lines.write(json.dumps(attrs.asdict(article), ensure_ascii=False) + "\n")


def held_out(id: str) -> bool:
    """Say whether an article is kept from training, for calibration: one in twenty, by its name."""
    return hashlib.sha256(id.encode()).digest()[0] < 13


def parsed(articles: Sequence[Article], nlp: Language, cache: Path) -> Iterator[Doc]:
    """Parse articles, or read their parses from *cache* if an earlier run left them there.

    Raises:
        ValueError: If *cache* holds the parses of other texts.
    """
    texts = [article.text.translate(PLAIN_SPACES) for article in articles]
    if not cache.exists():
        DocBin(docs=nlp.pipe(texts, batch_size=32)).to_disk(cache)
    for doc, text in zip_longest(DocBin().from_disk(cache).get_docs(nlp.vocab), texts):
        if doc is None or doc.text != text:
            raise ValueError(f"{cache} holds the parses of other texts: delete it")
        yield doc
