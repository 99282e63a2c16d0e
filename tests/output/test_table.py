"""Flat rows: for spreadsheets and data frames."""

import csv
import io
import sys
from typing import get_type_hints

import attrs
import pandas as pd
import pytest
from hypothesis import given
from tests.output.sample import ARTICLE, BRANDT, TEXT, span
from tests.strategies import articles

import quotekit
from quotekit import Article, MissingExtraError, Quote, Span
from quotekit.output import rows, source_rows, to_csv, to_frame
from quotekit.output.table import Row, SourceRow

COLUMNS = list(get_type_hints(Row))
SOURCE_COLUMNS = list(get_type_hints(SourceRow))


def written(*given: Article) -> list[list[str]]:
    """The cells of the CSV file that *given* become, as the csv module reads them back."""
    file = io.StringIO(newline="")
    to_csv(given, file)
    return list(csv.reader(io.StringIO(file.getvalue(), newline="")))


def test_row_has_every_column() -> None:
    """Each column says what its name promises."""
    assert list(rows([ARTICLE]))[1] == {
        "article": "mill.txt",
        "id": 1,
        "sense": "statement",
        "kind": "direct",
        "text": "We heard a bang and then nothing,",
        "start": 155,
        "end": 188,
        "speaker": "Ida Brandt",
        "type": "person",
        "title": "the keeper of the Skarholm tide mill",
        "chain": "Ida Brandt ← Skarholm Gazette",
        "relays": "Skarholm Gazette",
        "mention": "Brandt",
        "cue": "was quoted as saying",
        "denied": False,
        "parent": None,
        "score": 0.98,
        "reason": "quoted by an outlet",
    }
    assert TEXT[155:188] == "We heard a bang and then nothing,"


def test_rows_of_quotes_and_attitudes_stand_in_text_order() -> None:
    """Quotes and attitudes are told apart by their sense, not by their place."""
    found = [(row["id"], row["sense"]) for row in rows([ARTICLE])]
    senses = ["statement"] * 5 + ["attitude", "statement"]
    assert list(enumerate(senses)) == found


def test_unknown_speaker_leaves_cells_empty() -> None:
    """An unknown speaker has no name, no type and an empty chain, but a reason."""
    row = list(rows([ARTICLE]))[-1]
    assert [row["speaker"], row["type"], row["title"], row["mention"], row["cue"]] == [None] * 5
    assert [row["chain"], row["relays"], row["reason"]] == ["", "", "no name stands near the words"]


def test_split_quote_spans_its_attribution() -> None:
    """The offsets of a split quote are those of its two ends."""
    row = next(rows([ARTICLE]))
    assert TEXT[row["start"] : row["end"]].startswith("The wheel had run since 1871,” said Ida")
    assert TEXT[row["start"] : row["end"]].endswith("on Monday it simply stopped.")


@given(articles())
def test_every_quote_has_a_row(article: Article) -> None:
    """Every quote and attitude has one row, with every column."""
    found = list(rows([article]))
    assert len(article.quotes) + len(article.attitudes) == len(found)
    assert [list(row) for row in found] == [COLUMNS] * len(found)


def test_csv_has_a_header() -> None:
    """The first line of a CSV file names the columns, also where there is nothing else."""
    assert written() == [COLUMNS]


def test_csv_holds_the_rows() -> None:
    """A CSV file says what the rows say; what is unknown is empty."""
    header, *lines = written(ARTICLE)
    expected = [
        {name: "" if cell is None else str(cell) for name, cell in row.items()}
        for row in rows([ARTICLE])
    ]
    assert expected == [dict(zip(header, line, strict=True)) for line in lines]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_csv_cannot_run_formulas(first: str) -> None:
    """A cell that a spreadsheet would run gets an apostrophe, in whatever column it stands."""
    text = f"{first}cmd|' /C calc'!A1"
    whole = (Span(0, len(text), text),)
    quote = Quote(0, "direct", whole, whole, mention=whole[0], cue=whole[0], reason=text)
    (_, line) = written(Article(text, id=text, quotes=(quote,)))
    assert [cell for cell in line if cell.startswith(first)] == []
    assert line.count(f"'{text}") == 5


def test_csv_leaves_other_cells_alone() -> None:
    """A quote with a dash or an apostrophe further in is written as it is."""
    text = "a - b = 'c'"
    whole = (Span(0, len(text), text),)
    (_, line) = written(Article(text, quotes=(Quote(0, "direct", whole, whole),)))
    assert text in line


def test_csv_is_written_row_by_row() -> None:
    """Rows are written as the articles come, so that a long run can be watched."""
    file = io.StringIO()

    def arriving() -> object:
        yield ARTICLE
        assert "We heard a bang" in file.getvalue()
        yield attrs.evolve(ARTICLE, id="second")

    to_csv(arriving(), file)  # type: ignore[arg-type]
    assert "second" in file.getvalue()


def test_frame_has_a_row_a_quote() -> None:
    """The data frame holds the rows."""
    frame = to_frame([ARTICLE])
    assert list(frame.columns) == COLUMNS
    assert frame["speaker"].value_counts().to_dict() == {
        "Ida Brandt": 3,
        "Jonas Vik": 2,
        "the council": 1,
    }
    assert frame["parent"].tolist() == [pd.NA] * 4 + [3] + [pd.NA] * 2


def test_frame_types_do_not_depend_on_the_rows() -> None:
    """Empty and full frames, with and without unknowns, can be put together."""
    empty = to_frame([])
    assert list(empty.columns) == COLUMNS
    assert to_frame([ARTICLE]).dtypes.to_dict() == empty.dtypes.to_dict()


def test_article_gives_its_own_frame() -> None:
    """`Article.to_frame` is the frame of that one article."""
    pd.testing.assert_frame_equal(to_frame([ARTICLE]), ARTICLE.to_frame())


def test_frame_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas is not installed, the error says how to install it."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r'pip install "quotekit-nlp\[pandas\]"'):
        to_frame([ARTICLE])


def test_source_row_has_every_column() -> None:
    """Each column says what its name promises."""
    anonymous = attrs.evolve(BRANDT, kb_id="Q1", anonymity=span("the keeper"), words=9)
    quotes = tuple(
        attrs.evolve(
            quote,
            chain=[
                attrs.evolve(link, source=anonymous) if link.source == BRANDT else link
                for link in quote.chain
            ],
        )
        for quote in ARTICLE.quotes
    )
    sources = (anonymous, *ARTICLE.sources[1:])
    assert next(source_rows([attrs.evolve(ARTICLE, quotes=quotes, sources=sources)])) == {
        "article": "mill.txt",
        "id": 0,
        "name": "Ida Brandt",
        "type": "person",
        "title": "the keeper of the Skarholm tide mill",
        "aliases": "Brandt",
        "kb_id": "Q1",
        "anonymity": "the keeper",
        "mentions": 3,
        "quotes": 3,
        "words": 9,
        "first_hand": 1,
        "relayed": 2,
        "attitudes": 0,
        "relays": 0,
    }


def test_sources_that_only_relay_have_a_row() -> None:
    """An outlet without words of its own is told from one that speaks."""
    found = {row["name"]: row for row in source_rows([ARTICLE])}
    assert ["Ida Brandt", "Skarholm Gazette", "the council", "Jonas Vik"] == list(found)
    assert (0, 1) == (found["Skarholm Gazette"]["quotes"], found["Skarholm Gazette"]["relays"])
    vik = found["Jonas Vik"]
    assert (1, 1, 0, 1, 1) == tuple(
        vik[name] for name in ("quotes", "first_hand", "relayed", "attitudes", "relays")
    )


@given(articles())
def test_every_source_has_a_row(article: Article) -> None:
    """Each source has one row with every column, and its statements are of either sort."""
    found = list(source_rows([article]))
    assert [source.name for source in article.sources] == [row["name"] for row in found]
    assert [list(row) for row in found] == [SOURCE_COLUMNS] * len(found)
    assert all(row["quotes"] == row["first_hand"] + row["relayed"] for row in found)


def test_sources_can_be_written_too() -> None:
    """CSV and data frames have a row a source where that is asked for."""
    file = io.StringIO(newline="")
    to_csv([ARTICLE], file, of="sources")
    header, *lines = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert (SOURCE_COLUMNS, 4) == (header, len(lines))
    frame = quotekit.to_frame([ARTICLE], of="sources")
    assert SOURCE_COLUMNS == list(frame.columns)
    assert quotekit.to_frame([], of="sources").dtypes.to_dict() == frame.dtypes.to_dict()


def test_other_tables_are_refused() -> None:
    """The error names the two tables that there are."""
    with pytest.raises(ValueError, match="'quotes' or of 'sources', not of 'chains'"):
        to_frame([ARTICLE], of="chains")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not of 'chains'"):
        to_csv([ARTICLE], io.StringIO(), of="chains")  # type: ignore[arg-type]
