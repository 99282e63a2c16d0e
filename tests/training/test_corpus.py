"""Reading and writing annotated articles, and their parses."""

import json
from pathlib import Path

import pytest
import spacy

from training.corpus import Article, Gold, held_out, parsed, read_corpus, write_corpus

ARTICLE = Article("a", "Él habló.\n", (Gold(((0, 2),), ((3, 8),), ()),))


def test_read_corpus(tmp_path: Path) -> None:
    """A role may be null or missing, and keys that nobody reads do no harm."""
    row = {
        "id": "a",
        "text": "He spoke.",
        "publisher": "Nobody",
        "attributions": [{"id": "E1", "source": None, "content": [[0, 2], [3, 8]]}],
    }
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")

    assert [Article("a", "He spoke.", (Gold((), (), ((0, 2), (3, 8))),))] == read_corpus(path)


def test_write_corpus(tmp_path: Path) -> None:
    """What is written is read again as it was."""
    path = tmp_path / "corpus.jsonl"

    write_corpus([ARTICLE, ARTICLE], path)

    assert [ARTICLE, ARTICLE] == read_corpus(path)


def test_held_out() -> None:
    """About one article in twenty is held out."""
    kept = [held_out(f"article {number}") for number in range(2000)]

    assert 70 < sum(kept) < 130


def test_parsed_keeps_offsets(tmp_path: Path) -> None:
    """The parser sees plain spaces for no-break ones, one for one."""
    article = Article("a", "Ten\u00a0miles\u202foff.", ())

    (doc,) = parsed([article], spacy.blank("en"), tmp_path / "parses.spacy")

    assert [("Ten", 0), ("miles", 4), ("off", 10), (".", 13)] == [(t.text, t.idx) for t in doc]


def test_parsed_once(tmp_path: Path) -> None:
    """Parses are read from where an earlier run left them."""
    cache = tmp_path / "parses.spacy"
    tagging, bare = spacy.blank("en"), spacy.blank("en")
    tagging.add_pipe("attribute_ruler").add([[{"LOWER": "habló"}]], {"TAG": "VBD"})
    list(parsed([ARTICLE], tagging, cache))

    (doc,) = parsed([ARTICLE], bare, cache)

    assert "VBD" == doc[1].tag_


@pytest.mark.parametrize("others", [[], [Article("b", "She spoke.", ())], [ARTICLE, ARTICLE]])
def test_parsed_of_other_texts(tmp_path: Path, others: list[Article]) -> None:
    """Parses of other texts are refused."""
    cache = tmp_path / "parses.spacy"
    list(parsed([ARTICLE], spacy.blank("en"), cache))

    with pytest.raises(ValueError, match="other texts"):
        list(parsed(others, spacy.blank("en"), cache))
