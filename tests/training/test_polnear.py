"""Stand-off annotation to the articles that training reads."""

import sys
from pathlib import Path

import pytest

from training.corpus import Gold, read_corpus
from training.polnear import main, read_annotations

TEXT = "“It leaks,” Mara said, “badly.”\r\nIt was sold, it is said.\r\n"
ANNOTATIONS = (
    "T1\tCue 52 56\tsaid\n"
    "T2\tContent 33 44\tIt was sold\n"
    "T3\tAttribution-no-source 52 56\tsaid\n"
    "E1\tAttribution-no-source:T3 \n"
    "E2\tAttribution-no-source:T3 Content:T2 Cue:T1\n"
    "T4\tContent 0 11;23 31\t“It leaks,” “badly.”\n"
    "T5\tSource 12 16\tMara\n"
    "T6\tCue 17 21\tsaid\n"
    "T7\tAttribution 17 21\tsaid\n"
    "E3\tAttribution:T7 Source:T5 Cue:T6 Content:T4\n"
    "T8\tDiscuss 33 35\tIt\n"
    "#1\tAnnotatorNotes T8\twhat is it?\n"
)
MARA = Gold(((12, 16),), ((17, 21),), ((0, 11), (23, 31)))
SOLD = Gold((), ((52, 56),), ((33, 44),))


def polnear(folder: Path) -> Path:
    """Lay out a corpus of one article with two annotators in each part."""
    for part in ("train", "dev"):
        for kind in ("text", "attributions"):
            folder.joinpath("data", part, kind).mkdir(parents=True)
        data = folder / "data" / part
        data.joinpath("text", "post_2016_leak_.txt").write_bytes(TEXT.encode())
        data.joinpath("attributions", "post_2016_leak__b2.ann").write_text("", encoding="utf-8")
        data.joinpath("attributions", "post_2016_leak__a1.ann").write_text(
            ANNOTATIONS, encoding="utf-8"
        )
    return folder


def test_offsets_of_the_sample() -> None:
    """The annotations above mean what they say."""
    spans = [*MARA.source, *MARA.cue, *MARA.content, *SOLD.cue, *SOLD.content]

    assert ["Mara", "said", "“It leaks,”", "“badly.”", "said", "It was sold"] == [
        TEXT[start:end] for start, end in spans
    ]


def test_attributions_in_text_order() -> None:
    """Each has its pieces and may lack a source; what has no content is left out."""
    assert (MARA, SOLD) == read_annotations(ANNOTATIONS)


def test_several_of_one_role() -> None:
    """What brat numbers as the second of its role is part of that role, in text order."""
    lines = "T1\tContent 9 12\tx\nT2\tContent 3 5\ty\nE1\tAttribution:T9 Content:T1 Content2:T2\n"

    assert (Gold((), (), ((3, 5), (9, 12))),) == read_annotations(lines)


def test_no_annotations() -> None:
    """An empty file has no attributions."""
    assert () == read_annotations("")


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part becomes a file; the first annotator counts, and line ends stay as they are."""
    source, target = polnear(tmp_path / "polnear"), tmp_path / "corpus"
    monkeypatch.setattr(sys, "argv", ["polnear", str(source), str(target)])

    main()

    assert {"train.jsonl", "dev.jsonl"} == {path.name for path in target.iterdir()}
    (article,) = read_corpus(target / "dev.jsonl")
    assert ("post_2016_leak_", TEXT, (MARA, SOLD)) == (
        article.id,
        article.text,
        article.attributions,
    )
