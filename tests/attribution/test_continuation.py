"""Quotations that go on after an attribution, on sentences parsed by hand."""

import pytest
from tests.parsing import levels_of, parsed, said

from quotekit.attribution.continuation import continue_quotations
from quotekit.grammar.draft import Draft
from quotekit.grammar.frames import read_frames
from quotekit.grammar.quoted import attach_quotations

SAID = "“ It/PRP/nsubj/sank sank=sink/VBD/ccomp/said , ” Ruiz/NNP/nsubj/said said=say/VBD/ROOT"
CLAUSE = "Ruiz/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/sank sank=sink/VBD/ccomp/said"
MORE = "“ We/PRP/nsubj/swam all/DT/dep swam=swim/VBD/ROOT home/RB/dep . ”"


def read(spec: str) -> list[Draft]:
    """The attributions, those that go on included."""
    doc = parsed(spec)
    levels = levels_of(doc)
    return continue_quotations(
        doc, levels, attach_quotations(doc, levels, read_frames(doc, levels))
    )


def contents(spec: str) -> list[str | None]:
    """The contents of all attributions."""
    return [said(parsed(spec), draft.content) for draft in read(spec)]


@pytest.mark.parametrize("gap", [".", ",", "; ", "on/IN/prep/said Monday/NNP/pobj ."])
def test_same_quotation(gap: str) -> None:
    """A quotation right after its attribution is a further part of it."""
    assert contents(f"{SAID} {gap} {MORE}") == ["“It sank,” | “We all swam home.”"]


def test_across_another_sentence() -> None:
    """With a sentence between, it is a quotation of its own by the same source."""
    spec = f"{SAID} . She/PRP/nsubj/paused paused=pause/VBD/ROOT . {MORE}"

    first, second = read(spec)

    assert second.carried_from == 0
    assert second.cue is second.source is None
    assert second.score < first.score


def test_after_a_clause() -> None:
    """A quotation after an indirect statement goes on from it."""
    spec = f"{CLAUSE} . {MORE}"

    assert contents(spec) == ["it sank", "“We all swam home.”"]
    assert read(spec)[1].carried_from == 0


def test_next_paragraph() -> None:
    """So does one in the next paragraph."""
    assert read(f"{SAID} . ¶ {MORE}")[1].carried_from == 0


def test_far_away() -> None:
    """Two paragraphs on, nobody is known to speak."""
    spec = f"{SAID} . ¶ They/PRP/nsubj/left left=leave/VBD/ROOT . ¶ {MORE}"

    assert read(spec)[1].carried_from is None


def test_first_in_the_text() -> None:
    """A whole sentence in marks without anybody before it is a quotation of unknown source."""
    (draft,) = read(MORE)

    assert draft.carried_from is None
    assert draft.score < 0.5


@pytest.mark.parametrize(
    "words",
    [
        "They/PRP/nsubj/sang sang=sing/VBD/ROOT “ Low/NNP/compound Tide/NNP/dobj/sang ” .",
        "“ Low/NNP/compound Tide/NNP/nsubj/opened ” opened=open/VBD/ROOT .",
        "“ No/UH/ROOT . ”",
        "“ we/PRP/nsubj/swam all/DT/dep swam=swim/VBD/ROOT home/RB/dep . ”",
        "“ We/PRP/nsubj/swim all/DT/dep swim/VBP/ROOT home/RB/dep ”",
    ],
    ids=["title", "title first", "one word", "small letter", "no stop"],
)
def test_picked_out_words(words: str) -> None:
    """Words in marks that are no whole sentence are nobody's."""
    assert contents(f"{CLAUSE} . {words}") == ["it sank"]


def test_next_speaker() -> None:
    """A quotation with a cue of its own ends what went before."""
    other = SAID.replace("Ruiz", "Berg")

    spec = f"{SAID} . {other} . He/PRP/nsubj/left left=leave/VBD/ROOT . {MORE}"

    assert [None, None, 1] == [draft.carried_from for draft in read(spec)]


def test_attitudes_do_not_speak() -> None:
    """What somebody wants is not gone on with."""
    wish = "Ruiz/NNP/nsubj/wants wants=want/VBZ/ROOT the/DT/det boat/NN/dobj/wants ."

    assert read(f"{wish} {MORE}")[-1].carried_from is None
