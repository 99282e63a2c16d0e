"""Attributions without a verb, on sentences parsed by hand."""

import pytest
from tests.parsing import levels_of, parsed, said

from quotekit.grammar.frames import read_frames
from quotekit.grammar.phrases import read_phrases

Found = tuple[str | None, str | None, str | None]

SANK = "It/PRP/nsubj/sank sank=sink/VBD/ROOT"
LOGS = "according/VBG/prep/sank to/IN/prep/according port/NN/compound logs=log/NNS/pobj"


def read(spec: str) -> list[Found]:
    """The source, cue and content of each phrase."""
    doc = parsed(spec)
    levels = levels_of(doc)
    return [
        (said(doc, draft.source), said(doc, draft.cue), said(doc, draft.content))
        for draft in read_phrases(doc, levels, list(read_frames(doc, levels)))
    ]


def test_after_the_clause() -> None:
    """A phrase at the end goes with the clause before it."""
    assert read(f"{SANK} , {LOGS} .") == [("port logs", "according to", "It sank")]


def test_before_the_clause() -> None:
    """A phrase at the beginning goes with the clause after it, capital or not."""
    first = LOGS.replace("according", "According")

    assert read(f"{first} , {SANK} .") == [("port logs", "According to", "It sank")]


def test_within_the_clause() -> None:
    """A phrase before the verb of its clause splits it."""
    spec = f"The/DT/det boat/NN/nsubj/sank , {LOGS} , sank=sink/VBD/ROOT ."

    assert read(spec) == [("port logs", "according to", "The boat | sank")]


def test_after_it_is() -> None:
    """So does one between "it was" and what it was."""
    spec = (
        "It/PRP/nsubj/was was=be/VBD/ROOT , in/IN/prep/was the/DT/det words=word/NNS/pobj "
        "of/IN/prep/words Berg/NNP/pobj , “ a/DT/det wreck/NN/attr/was ” ."
    )

    assert read(spec) == [("Berg", "in the words of", "It was | “a wreck”")]


def test_another_clause() -> None:
    """Another clause after the phrase is not part of the content."""
    spec = f"{SANK} , {LOGS} , and/CC/cc/sank we/PRP/nsubj/swam swam=swim/VBD/conj/sank ."

    assert read(spec) == [("port logs", "according to", "It sank")]


def test_comma() -> None:
    """A phrase that the table gives with a comma counts only after one, and leaves it out."""
    log = "per/IN/prep/sank the/DT/det log/NN/pobj"

    assert read(f"{SANK} , {log} .") == [("the log", "per", "It sank")]
    assert read(f"{SANK} once/RB/advmod/sank {log} .") == []


def test_across_a_mark() -> None:
    """A source beyond a quotation mark is none."""
    assert read(f"{SANK} , according/VBG/prep/sank to/IN/prep/according “ Tide/NNP/pobj ” .") == []


def test_no_source() -> None:
    """A phrase without a noun after it, or without a clause, says nothing."""
    alone = "According/VBG/ROOT to/IN/prep/According plan/NN/pobj ."

    assert read(f"{SANK} according/VBG/prep/sank to/IN/prep/according ?") == []
    assert read(alone) == []


def test_whole_quotations() -> None:
    """A clause that begins in a quotation takes it whole."""
    spec = f"“ We/PRP/nsubj/swam swam=swim/VBD/ROOT . {SANK} , ” {LOGS} ."

    assert read(spec) == [("port logs", "according to", "“We swam. It sank,”")]


def test_inside_a_quotation() -> None:
    """A phrase in a quotation goes with the clause there."""
    spec = f"Berg/NNP/nsubj/said said=say/VBD/ROOT : “ {SANK} , {LOGS} . ”"
    spec = spec.replace("sank=sink/VBD/ROOT", "sank=sink/VBD/ccomp/said")

    assert read(spec) == [("port logs", "according to", "It sank")]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("reported=report", "that it sank"),
        ("said=say", "Radio said that it sank"),
    ],
)
def test_within_a_report(verb: str, expected: str) -> None:
    """Where an outlet reports what others say, the phrase goes with what is reported."""
    head = verb.partition("=")[0]
    spec = (
        f"Radio/NNP/nsubj/{head} {verb}/VBD/ROOT that/IN/mark it/PRP/nsubj/sank "
        f"sank=sink/VBD/ccomp/{head} , {LOGS} ."
    )

    assert read(spec) == [("port logs", "according to", expected)]
