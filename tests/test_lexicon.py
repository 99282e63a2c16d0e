"""The word lists: they can be read, say nothing twice, and the grammar reads their examples."""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import pytest
from spacy.tokens import Doc

import quotekit
from quotekit.attribution.finish import finish
from quotekit.grammar import read_drafts
from quotekit.grammar.contents import NAMES
from quotekit.grammar.levels import read_levels
from quotekit.lexicon import table, words
from quotekit.marks import find_marks
from quotekit.records import Attribution

FOLDER = files("quotekit.lexicon")
TABLES = sorted(
    file.name.removesuffix(".tsv") for file in FOLDER.iterdir() if file.name.endswith(".tsv")
)
CUES = table("cues")
PHRASES = table("attribution_phrases")
FRAMES = {*NAMES, "quoted"} - {"host"}


def in_row(row: dict[str, str]) -> list[str]:
    """The words of a row of cues."""
    return row["words"].split(" ")


@pytest.fixture(scope="module")
def examples() -> Iterator[dict[str, Doc]]:
    """Every example of the cues and phrases, parsed."""
    texts = [row["example"] for row in (*CUES, *PHRASES)]
    return dict(zip(texts, quotekit.load().pipe(texts, disable=["quotekit"]), strict=True))


class TestTables:
    """Files that a person may have edited."""

    @pytest.mark.parametrize("name", TABLES)
    def test_parse(self, name: str) -> None:
        """Every table has rows, and begins by saying what it lists."""
        assert table(name)
        assert FOLDER.joinpath(f"{name}.tsv").read_text(encoding="utf-8").startswith("# ")

    @pytest.mark.parametrize("name", TABLES)
    def test_no_stray_whitespace(self, name: str) -> None:
        """A space too many would make another word of a word."""
        text = FOLDER.joinpath(f"{name}.tsv").read_bytes().decode("utf-8")
        cells = [cell for row in table(name) for cell in row.values()]

        assert "\r" not in text
        assert text.endswith("\n")
        assert [cell for cell in cells if " ".join(cell.split()) != cell] == []

    @pytest.mark.parametrize("name", [name for name in TABLES if "word" in table(name)[0]])
    def test_no_word_twice(self, name: str) -> None:
        """One row a word is enough."""
        places = Counter(row["word"] for row in table(name))

        assert [word for word, count in places.items() if count > 1] == []

    def test_unknown_table(self) -> None:
        """There is no table by another name."""
        with pytest.raises(FileNotFoundError):
            table("no_such_table")

    def test_words(self) -> None:
        """A column of a table can be read as a set."""
        assert {"decline", "refuse"} <= words("refusals")
        assert "according to" in words("attribution_phrases", "phrase")


class TestCues:
    """Reporting verbs."""

    @pytest.mark.parametrize("row", CUES, ids=lambda row: row["example"])
    def test_cells(self, row: dict[str, str]) -> None:
        """A row says in known terms what follows, what it means, and whether it denies."""
        assert row["frame"] in FRAMES or row["frame"].isalpha()
        assert row["sense"] in ("statement", "attitude")
        assert row["polarity"] in ("", "denied")
        assert "" not in in_row(row)

    def test_one_meaning_a_frame(self) -> None:
        """A word stands once in a frame, since only its first row would count."""
        places = Counter((word, row["frame"]) for row in CUES for word in in_row(row))

        assert [place for place, count in places.items() if count > 1] == []

    @pytest.mark.parametrize("row", CUES, ids=lambda row: row["example"])
    def test_example(self, row: dict[str, str], examples: dict[str, Doc]) -> None:
        """The example of a row shows one of its words, in its sense and polarity."""
        doc = examples[row["example"]]

        found = only_attribution(doc, row["sense"])

        assert found.denied == (row["polarity"] == "denied")
        assert found.cue is not None
        cue = doc.char_span(*found.cue)
        assert {token.lemma_ for token in cue} & set(in_row(row))


class TestPhrases:
    """Phrases that report without a verb."""

    @pytest.mark.parametrize("row", PHRASES, ids=lambda row: row["example"])
    def test_example(self, row: dict[str, str], examples: dict[str, Doc]) -> None:
        """The example of a row shows its phrase."""
        doc = examples[row["example"]]

        found = only_attribution(doc, row["sense"])

        assert found.cue is not None
        assert doc.text[slice(*found.cue)].lower() == row["phrase"].lstrip(", ")
        assert found.source is not None


def only_attribution(doc: Doc, sense: str) -> Attribution:
    """What the grammar alone finds in an example: more than nothing and less than all of it."""
    levels = read_levels(doc, find_marks(doc.text).quotations)
    (found,) = finish(doc, levels, read_drafts(doc, levels), ())
    assert found.sense == sense
    assert found.cue is not None
    assert all(not start <= found.cue[0] < end for start, end in found.extent)
    words = " ".join(doc.text[slice(*part)] for part in found.content)
    assert words.rstrip(".") != doc.text.rstrip(".")
    return found
