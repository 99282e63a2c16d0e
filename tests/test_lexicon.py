"""The word lists: they can be read, say nothing twice, and the pipeline reads their examples."""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import pytest
from spacy.tokens import Doc

import quotekit
from quotekit import Quote
from quotekit.grammar.contents import NAMES
from quotekit.lexicon import table, words

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
    """Every example of the cues and phrases, as the pipeline reads it."""
    texts = [row["example"] for row in (*CUES, *PHRASES)]
    return dict(zip(texts, quotekit.load().pipe(texts), strict=True))


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

        quote = only_quote(doc, row["sense"])

        assert quote.denied == (row["polarity"] == "denied")
        assert quote.cue is not None
        cue = doc.char_span(quote.cue.start, quote.cue.end)
        assert {token.lemma_ for token in cue} & set(in_row(row))


class TestPhrases:
    """Phrases that report without a verb."""

    @pytest.mark.parametrize("row", PHRASES, ids=lambda row: row["example"])
    def test_example(self, row: dict[str, str], examples: dict[str, Doc]) -> None:
        """The example of a row shows its phrase."""
        quote = only_quote(examples[row["example"]], row["sense"])

        assert quote.cue is not None
        assert quote.cue.text.lower() == row["phrase"].lstrip(", ")
        assert quote.speaker is not None


def only_quote(doc: Doc, sense: str) -> Quote:
    """The one quote or attitude of an example, which says more than nothing and less than all."""
    article = doc._.quotekit
    ours, others = article.quotes, article.attitudes
    if sense == "attitude":
        ours, others = others, ours
    assert [str(quote) for quote in others] == []
    (quote,) = ours
    assert quote.text.rstrip(".") != doc.text.rstrip(".")
    assert all(not span.start <= quote.cue.start < span.end for span in quote.content)
    return quote
