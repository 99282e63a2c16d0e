"""brat's stand-off format, as its manual describes it and its server reads it."""

import re

import pytest
from hypothesis import given
from tests.output.sample import ARTICLE, TEXT
from tests.strategies import articles

from quotekit import Article, InputError, Quote, Span
from quotekit.exchange import brat_config, from_brat, to_brat

TEXT_BOUND = re.compile(r"T\d+\t(\w+) ((?:\d+ \d+)(?:;\d+ \d+)*)\t(.*)")


def written(article: Article) -> str:
    """The annotation of an article."""
    ((_, annotation),) = to_brat([article])
    return annotation


def test_each_mark_has_its_line() -> None:
    """A text-bound annotation has its label, offsets and words; relations name their ends."""
    lines = written(ARTICLE).splitlines()
    assert lines[0] == "T1\tCONTENT 32 61\tThe wheel had run since 1871,"
    assert "R1\tGOES_ON Arg1:T1 Arg2:T2" in lines
    assert "R6\tRELAYED_BY Arg1:T5 Arg2:T8" in lines
    assert "A1\tDenied T9" in lines
    assert "A2\tAttitude T19" in lines


@given(article=articles())
def test_brat_can_read_every_line(article: Article) -> None:
    """Each fragment lies in the text and in one line, the words are those there, ids are unique."""
    annotation = written(article)
    lines = annotation.removesuffix("\n").split("\n")
    assert lines == annotation.splitlines()
    assert len({line.split("\t")[0] for line in lines}) == len(lines)
    for line in lines:
        if line.startswith("T"):
            label, places, words = TEXT_BOUND.fullmatch(line).groups()
            spans = [tuple(map(int, place.split())) for place in places.split(";")]
            assert words == " ".join(article.text[start:end] for start, end in spans)
            assert all(0 <= start < end for start, end in spans) or label == "ARTICLE"


def test_words_over_a_line_end_are_fragments() -> None:
    """A mark that runs over a line end is cut there, as brat wants it, and is one mark again."""
    text = "One\r\n\r\ntwo\u2028three"
    whole = (Span(0, len(text), text),)
    article = Article(text, quotes=(Quote(0, "indirect", whole, whole),))
    assert "T1\tCONTENT 0 3;7 10;11 16\tOne two three\n" in written(article)
    assert [article] == list(from_brat([(text, written(article))]))


def test_fragments_apart_are_parts() -> None:
    """A content to which somebody added a fragment further on has two parts."""
    text = "“It,” Vik said, “sank.”"
    (article,) = from_brat([(text, "T1\tCONTENT 1 3;17 22\tIt sank.\n")])
    (quote,) = article.quotes
    assert ["It", "sank."] == [part.text for part in quote.content]


def test_notes_of_people_are_left_aside() -> None:
    """A comment and the order of lines change nothing."""
    lines = sorted(written(ARTICLE).splitlines(), reverse=True)
    annotation = "\r\n".join([*lines, "#7\tAnnotatorNotes T1\tis this right?", ""])
    assert [ARTICLE] == list(from_brat([(TEXT, annotation)]))


def test_config_names_every_label() -> None:
    """The configuration declares each type that is written, in its four sections."""
    config = brat_config()
    assert ["entities", "relations", "events", "attributes"] == re.findall(r"\[(\w+)\]", config)
    for line in written(ARTICLE).splitlines():
        if not line.startswith("#"):
            assert re.search(rf"^{line.split()[1]}\b", config, re.MULTILINE)


@pytest.mark.parametrize(
    ("annotation", "why"),
    [
        ("T1\tCONTENT 0 1\tb", "reads 'a'"),
        ("T1\tCONTENT 0 9\ta b", "no words of this text"),
        ("T1\tCONTENT 1 2\t ", "no words"),
        ("T1\tPerson 0 1\ta", "label 'Person' is none of CONTENT, CUE, SOURCE, RELAY"),
        ("R1\tSAID_BY Arg1:T1 Arg2:T2", "'T1' is missing"),
        ("T1\tCUE 0 1\ta\nA1\tSure T1", "attribute 'Sure' is none of Denied, Attitude"),
        ("E1\tSaying:T1 Who:T2", "no text-bound annotation"),
        ("nonsense", "line 'nonsense'"),
        ("#1\tquotekit T1\t{", "Expecting property name"),
        ('#1\tquotekit T1\t{"schema": "other/1"}', "expected schema"),
        ("#1\tquotekit T1\t" + "[" * 100_000, "recursion"),
    ],
)
def test_bad_annotations_are_named(annotation: str, why: str) -> None:
    """What cannot be read is one error, with the document and what is wrong."""
    with pytest.raises(InputError, match="brat document 2: ") as caught:
        list(from_brat([("a b", ""), ("a b", annotation)]))
    assert why in str(caught.value)
