"""What the benchmarks count as right, on cases small enough to count by hand."""

import importlib
import json
from pathlib import Path
from pkgutil import resolve_name
from types import ModuleType

import pytest
from benchmarks.scoring import (
    Article,
    Attribution,
    Bin,
    Figures,
    bins,
    calibration_error,
    exact_figures,
    exact_runs,
    figures,
    judge,
    match,
    read_corpus,
    tokens_of,
)
from benchmarks.speakers import Statement, form_of, found_for, is_same
from tests.speakers.staging import parser, unmarked

import quotekit

SCRIPTS = str(Path(__file__).parents[1] / "benchmarks")
TOKENS = [(0, 3), (4, 7), (7, 8), (9, 12)]

TEXT = "“The sluice holds,” said Ana Ruiz."
SENTENCES = [
    [[0, 1], [1, 4], [5, 11], [12, 17], [17, 18], [18, 19], [20, 24], [25, 28], [29, 33], [33, 34]]
]
ROW = {
    "id": "sluice",
    "text": TEXT,
    "sentences": SENTENCES,
    "attributions": [{"source": [[25, 33]], "cue": [[20, 24]], "content": [[0, 19]]}],
}


def made(
    content: range, source: tuple[int, ...] = (), cue: tuple[int, ...] = (), score: float = 1.0
) -> Attribution:
    """Make an attribution."""
    return Attribution(frozenset(source), frozenset(cue), frozenset(content), score)


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import a benchmark as Python finds it when it is run."""
    monkeypatch.syspath_prepend(SCRIPTS)
    return importlib.import_module(name)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Write a corpus of two articles, one of them without sentences."""
    path = tmp_path / "corpus.jsonl"
    rows = [ROW, {**ROW, "id": "bare", "sentences": None}]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((4, 7), {1}),
        ((2, 5), {0, 1}),
        ((3, 4), set()),
        ((7, 8), {2}),
        ((0, 12), {0, 1, 2, 3}),
        ((5, 6), {1}),
        ((12, 20), set()),
    ],
)
def test_tokens_of(span: tuple[int, int], expected: set[int]) -> None:
    """A span covers the tokens that it shares a character with."""
    assert expected == tokens_of([span], TOKENS)


def test_tokens_of_several_spans() -> None:
    """Spans cover together what each covers."""
    assert {0, 3} == tokens_of([(9, 10), (0, 1)], TOKENS)


def test_match_by_half() -> None:
    """Contents go together from an overlap of half of what both cover together."""
    assert [(0, 0)] == match([made(range(4))], [made(range(2))])
    assert [] == match([made(range(5))], [made(range(2))])


def test_match_by_source() -> None:
    """The sources share a token, or both are missing."""
    content = range(4)

    assert [(0, 0)] == match([made(content, (8, 9))], [made(content, (9, 10))])
    assert [] == match([made(content, (8,))], [made(content, (9,))])
    assert [] == match([made(content, (8,))], [made(content)])
    assert [] == match([made(content)], [made(content, (8,))])


def test_match_best_first() -> None:
    """The better overlap wins, and nothing is matched twice."""
    annotated = [made(range(6)), made(range(4))]
    found = [made(range(4)), made(range(5))]

    assert {(0, 1), (1, 0)} == set(match(annotated, found))
    assert [(1, 0)] == match(annotated, found[:1])


def test_match_nothing() -> None:
    """What has no content matches nothing, not even its like."""
    assert [] == match([made(range(0))], [made(range(0))])


def test_judge() -> None:
    """Each score stands beside whether its attribution is annotated; a second finding is wrong."""
    found = [made(range(3), score=0.4), made(range(4), score=0.9), made(range(7, 9), score=0.2)]

    assert [(0.4, False), (0.9, True), (0.2, False)] == judge([made(range(4))], found)


def test_exact_runs() -> None:
    """A run ends where a token is missing, and where the sentence ends."""
    sentence_of = [0, 0, 0, 0, 0, 1, 1, 1]
    one = Attribution(frozenset({1}), frozenset(), frozenset({0, 1, 3, 4, 5, 6}))

    assert {(0, 1), (3, 4), (5, 6)} == exact_runs([one], "content", sentence_of)
    assert {(1, 1)} == exact_runs([one], "source", sentence_of)
    assert set() == exact_runs([one], "cue", sentence_of)


def test_exact_figures() -> None:
    """A run is right with both ends right; each role is counted by itself."""
    article = Article("", tuple(TOKENS), (0, 0, 0, 0), (made(range(2), (3,), (2,)),))
    found = [[made(range(3), (3,)), made(range(2))]]

    assert {
        "source": Figures(1.0, 1.0, 1.0),
        "cue": Figures(0.0, 0.0, 0.0),
        "content": Figures(0.5, 1.0, 2 / 3),
    } == exact_figures([article], found)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((2, 4, 8), (0.5, 0.25, 1 / 3)),
        ((3, 3, 3), (1.0, 1.0, 1.0)),
        ((0, 5, 0), (0.0, 0.0, 0.0)),
        ((0, 0, 5), (0.0, 0.0, 0.0)),
    ],
)
def test_figures(counts: tuple[int, int, int], expected: tuple[float, float, float]) -> None:
    """Precision is of what was found, recall of what was annotated; nothing of nothing is 0."""
    assert pytest.approx(expected) == figures(*counts)


def test_bins() -> None:
    """A border belongs to the bin above it, 1 to the last bin, and an empty bin is none."""
    found = bins([(0.3, True), (0.38, False), (0.0, False), (1.0, True), (0.9, True)])

    assert [0, 3, 9] == [number for number, one in enumerate(found) if one is not None]
    assert 10 == len(found)
    assert Bin(0.0, 0.0, 1) == found[0]
    assert found[3] is not None
    assert pytest.approx(0.34) == found[3].score
    assert (0.5, 2) == (found[3].right, found[3].size)


def test_calibration_error() -> None:
    """The gap between the mean score and the share right counts by the size of the bin."""
    sure = [(0.9, True), (0.9, True), (0.9, False)]
    unsure = [(0.2, False)]

    expected = 3 / 4 * (0.9 - 2 / 3) + 1 / 4 * 0.2
    assert pytest.approx(expected) == calibration_error(bins(sure + unsure))


def test_calibration_error_of_nothing() -> None:
    """Where nothing is found, nothing is wrong."""
    assert calibration_error(bins([])) == 0


def test_read_corpus(corpus: Path) -> None:
    """Offsets become tokens; an article without sentences is left out."""
    (article,) = read_corpus(corpus)

    assert (made(range(6), (7, 8), (6,)),) == article.annotated
    assert [TEXT[slice(*token)] for token in article.tokens][6:9] == ["said", "Ana", "Ruiz"]
    assert {0} == set(article.sentence_of)


def test_calibration(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The tables have a row for each bin and each threshold; a plain quotation is found."""
    script("calibration", monkeypatch).main([str(corpus)])

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("of 1 attributions.")
    assert 10 == sum("–" in line.split("|")[1] for line in lines if line.startswith("|"))
    assert "| 0 | 1 | 100.0 | 100.0 | 100.0 |" in lines


def test_ablation(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each variant has a row, and one part can stand in for another."""
    ablation = script("ablation", monkeypatch)

    ablation.main([str(corpus)])

    header, _, *rows = capsys.readouterr().out.splitlines()
    assert list(ablation.VARIANTS) == [row.split("|")[1].strip() for row in rows]
    assert {header.count("|")} == {row.count("|") for row in rows}
    assert "| the grammar alone | 100.0 | 100.0 | 100.0 | 100.0 | 100.0 | 100.0 |" in rows


def test_ablation_puts_everything_back(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a run, quotekit's own functions stand where they stood."""
    ablation = script("ablation", monkeypatch)
    names = sorted({name for switches in ablation.VARIANTS.values() for name in switches})
    before = [resolve_name(name) for name in names]

    ablation.main([str(corpus)])

    assert before == [resolve_name(name) for name in names]


def test_ablation_of_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A function that quotekit does not have cannot be replaced."""
    ablation = script("ablation", monkeypatch)

    with pytest.raises(AttributeError, match="no_such_thing"):
        ablation.find_with({"quotekit.attribution.no_such_thing": ablation.never}, [], [])


@pytest.mark.parametrize(
    ("names", "name", "same"),
    [
        (["Ana Ruiz"], "Ana Ruiz", True),
        (["Ana Ruiz"], "Ruiz", True),
        (["Ana Maria Ruiz"], "Ana Ruiz", True),
        (["Ana Ruiz"], "Mia Ruiz", False),
        (["the Orme Harbour Authority"], "Harbour Authority", True),
        (["Ana Ruiz", "the chief"], "chief", True),
        (["Ana Ruiz"], "Tom Berg", False),
        (["Ana Ruiz"], "", False),
    ],
)
def test_names_of_one_speaker(names: list[str], name: str, same: bool) -> None:
    """A surname will do, half of the words of a name will do, and another first name will not."""
    assert same == is_same(names, name)


@pytest.mark.parametrize(
    ("marked", "form"),
    [
        ("[Ana Ruiz] left.", "full name"),
        ("Tom Berg met [Ruiz].", "surname"),
        ("[She] left.", "pronoun"),
        ("[The chief] left.", "role"),
        ("[The sailors] left.", "group"),
        ("[The United Nations] left.", "organization"),
    ],
)
def test_forms_of_mentions(marked: str, form: str) -> None:
    """The words alone say what form a mention has."""
    text, (place,) = unmarked(marked)
    assert form == form_of(parser()(text).char_span(*place))


def test_no_mention_is_carried_on() -> None:
    """Where no words name the source, it comes from before."""
    assert "carried on" == form_of(None)


def test_the_quote_for_a_statement_is_the_one_most_like_it() -> None:
    """Of a quote and the one that it holds, each is found for its own statement."""
    text = "Tom Berg said Ana Ruiz had told him the dock was safe."
    outer, inner = quotekit.extract(text).quotes
    for quote in (outer, inner):
        spans = tuple((span.start, span.end) for span in quote.content)
        assert quote == found_for(Statement(spans, ("Somebody",)), (outer, inner))
    assert found_for(Statement(((0, 8),), ("Somebody",)), (outer, inner)) is None
