"""Quotations and the cues beside them, on sentences parsed by hand."""

import pytest
from tests.parsing import levels_of, parsed, said

from quotekit.grammar.frames import read_frames
from quotekit.grammar.quoted import attach_quotations, begins_clause, find_cue

Found = tuple[str | None, str | None, str | None]


def read(spec: str) -> list[Found]:
    """The source, cue and content of each attribution."""
    doc = parsed(spec)
    levels = levels_of(doc)
    return [
        (said(doc, draft.source), said(doc, draft.cue), said(doc, draft.content))
        for draft in attach_quotations(doc, levels, read_frames(doc, levels))
    ]


def cue(spec: str, number: int = 0) -> str | None:
    """The verb of the quotation with that number."""
    doc = parsed(spec)
    verb = find_cue(doc, levels_of(doc), number)
    return None if verb is None else verb.text


SANK = "It/PRP/nsubj/sank sank=sink/VBD/ccomp/said"
HE_TOLD = "He/PRP/nsubj/told told=tell/VBD/ccomp/said me/PRP/dobj/told"
RUIZ = "Ruiz/NNP/nsubj/said said=say/VBD/ROOT"


class TestFindCue:
    """The verb that says who says a quotation."""

    @pytest.mark.parametrize(
        "spec",
        [
            f"“ {SANK} , ” {RUIZ} .",
            f"“ {SANK} ” , {RUIZ} .",
            f"“ {SANK} ! ” {RUIZ} .",
            f"“ {SANK} ” {RUIZ} .",
            f"“ {SANK} , ” said=say/VBD/ROOT Ruiz/NNP/nsubj/said .",
            f"{RUIZ} : “ {SANK} . ”",
            f"{RUIZ} , “ {SANK} , all/DT/dep of/IN/prep/sank it/PRP/pobj . ”",
            f"{RUIZ} , “ {SANK} . ”",
            f"{RUIZ} “ {SANK} . ”",
            f"{RUIZ} this/DT/dep : ¶ “ {SANK} . ”",
        ],
    )
    def test_beside(self, spec: str) -> None:
        """A quotation finds the verb on either side of it."""
        assert cue(spec) == "said"

    @pytest.mark.parametrize(
        "spec",
        [
            f"The/DT/det “ plan/NN/nsubj/sank ” sank=sink/VBD/ROOT , {RUIZ} .",
            f"Fans/NNS/ROOT of/IN/prep/Fans “ Tide/NNP/pobj ” {RUIZ} so/RB/advmod/said .",
            f"“ {SANK} . ” ¶ {RUIZ} so/RB/advmod/said .",
            f"“ {SANK} . ” He/PRP/nsubj/left left=leave/VBD/ROOT . {RUIZ} so/RB/advmod/said .",
            f"{RUIZ} it/PRP/nsubj/was was=be/VBD/ccomp/said “ fine/JJ/acomp/was ” now/RB/dep .",
        ],
        ids=["picked out", "title", "another paragraph", "another sentence", "within a clause"],
    )
    def test_not_beside(self, spec: str) -> None:
        """Words in marks that stand within a sentence, or apart from the verb, find none."""
        assert cue(spec) is None

    def test_too_far(self) -> None:
        """A verb at the other end of a very long sentence is not beside a quotation."""
        words = "very/RB/dep " * 31

        assert cue(f"“ {SANK} , ” {words} {RUIZ} .") is None

    @pytest.mark.parametrize(
        ("inner", "expected"),
        [
            (f"{HE_TOLD} ‘ go/VB/xcomp/told ’", "told"),
            (f"{HE_TOLD} : ‘ Go/VB/xcomp/told . ’", "told"),
            (f"‘ Go/VB/ccomp/told , ’ {HE_TOLD}", "told"),
            ("He/PRP/nsubj/saw saw=see/VBD/ccomp/said the/DT/det ‘ box/NN/dobj/saw ’", None),
        ],
    )
    def test_nested(self, inner: str, expected: str | None) -> None:
        """A quotation in a quotation finds its verb there, and never outside."""
        spec = f"“ {inner} , ” {RUIZ} ."

        assert cue(spec) == "said"
        assert expected == cue(spec, 1)

    def test_closing_marks(self) -> None:
        """The mark of an inner quotation does not hide the comma that leads to the verb."""
        spec = f"“ {HE_TOLD} ‘ no/UH/dep , ’ ” {RUIZ} ."

        assert cue(spec) == "said"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", True),
        ("So/RB/dep ¶", True),
        ("So/RB/dep .", True),
        ("So/RB/dep ,", True),
        ("So/RB/dep —", True),
        ("“ So/RB/dep . ”", True),
        ("the/DT/dep", False),
        ("of/IN/dep", False),
    ],
)
def test_begins_clause(before: str, expected: bool) -> None:
    """A clause may begin after a stop, a line end or another quotation, not after a word."""
    doc = parsed(f"{before} “ Go/VB/ROOT ”")

    assert expected == begins_clause(doc, levels_of(doc), len(doc) - 3)


class TestAttachQuotations:
    """Quotations with their source and cue."""

    def test_whole(self) -> None:
        """The content is the whole quotation, though the parse tears it apart."""
        spec = (
            f"“ {SANK} . We/PRP/nsubj/swam swam=swim/VBD/ROOT , ” said=say/VBD/ROOT "
            "Ana/NNP/compound Ruiz/NNP/nsubj/said ."
        )

        assert read(spec) == [("Ana Ruiz", "said", "“It sank. We swam,”")]

    def test_interrupted(self) -> None:
        """Two quotations around one cue are one attribution."""
        spec = (
            f"“ {SANK} , ” {RUIZ} , “ and/CC/cc/sank we/PRP/nsubj/swam swam=swim/VBD/conj/sank . ”"
        )

        assert read(spec) == [("Ruiz", "said", "“It sank,” | “and we swam.”")]

    def test_source_without_a_parse(self) -> None:
        """A name beside the cue is the source though the parse does not say so."""
        after = f"“ {SANK} , ” said=say/VBD/ROOT Ana/NNP/compound Ruiz/NNP/dep/said ."
        before = f"“ {SANK} , ” Ana/NNP/compound Ruiz/NNP/dep/said said=say/VBD/ROOT ."

        assert read(after) == read(before) == [("Ana Ruiz", "said", "“It sank,”")]

    def test_listener_is_no_source(self) -> None:
        """After a verb of telling with a word before it, a name is whom it was told to."""
        sank = SANK.replace("/said", "/told")
        told = "told=tell/VBD/ROOT Ruiz/NNP/dep/told"

        assert read(f"“ {sank} , ” they/PRP/dep/told {told} .") == [("they", "told", "“It sank,”")]
        assert read(f"“ {sank} , ” {told} .") == [("Ruiz", "told", "“It sank,”")]

    def test_source_on_the_near_side(self) -> None:
        """A name between quotation and verb is the source, not one before the quotation."""
        spec = f"ORME/NNP/nsubj/said — “ {SANK} , ” Ruiz/NNP/dep/said said=say/VBD/ROOT ."

        assert read(spec) == [("Ruiz", "said", "“It sank,”")]

    def test_nested(self) -> None:
        """Words quoted inside a quotation are an attribution of their own."""
        spec = (
            "“ Lang/NNP/nsubj/told told=tell/VBD/ccomp/said me/PRP/dobj/told , "
            f"‘ Go/VB/xcomp/told home/RB/advmod/Go now/RB/advmod/Go , ’ ” {RUIZ} ."
        )

        assert sorted(read(spec), key=str) == [
            ("Lang", "told", "‘Go home now,’"),
            ("Ruiz", "said", "“Lang told me, ‘Go home now,’”"),
        ]

    def test_nested_thought(self) -> None:
        """What “I” think in quotation marks is no report."""
        spec = f"“ I/PRP/nsubj/think think/VBP/ccomp/said ‘ no/UH/dep/think ’ , ” {RUIZ} ."

        assert [("Ruiz", "said")] == [found[:2] for found in read(spec)]

    def test_picked_out_words_stay_with_their_clause(self) -> None:
        """Words in marks within a clause leave it whole."""
        spec = (
            f"{RUIZ} it/PRP/nsubj/was was=be/VBD/ccomp/said “ quite/RB/advmod/fine "
            "fine/JJ/acomp/was ” ."
        )

        assert read(spec) == [("Ruiz", "said", "it was “quite fine”")]

    def test_nobodys_words(self) -> None:
        """A title or a slogan makes no attribution."""
        assert (
            read("They/PRP/nsubj/sang sang=sing/VBD/ROOT “ Low/NNP/compound Tide/NNP/dobj/sang ” .")
            == []
        )


class TestWholeQuotations:
    """Contents and the quotations that they cut through."""

    def test_better_part(self) -> None:
        """A clause takes in a quotation that it holds the better part of."""
        spec = (
            f"{RUIZ} that/IN/mark it/PRP/nsubj/was was=be/VBD/ccomp/said “ very/RB/advmod/fine "
            "fine/JJ/acomp/was indeed/RB/advmod/said ” now/RB/advmod/said ."
        )

        assert read(spec) == [("Ruiz", "said", "that it was “very fine indeed”")]

    def test_lesser_part(self) -> None:
        """It leaves a quotation of which it holds only the beginning."""
        spec = (
            f"{RUIZ} that/IN/mark it/PRP/nsubj/sank sank=sink/VBD/ccomp/said so/RB/advmod/sank “ "
            "fast/RB/advmod/sank that/IN/mark we/PRP/nsubj/swam swam=swim/VBD/advcl/said "
            "and/CC/cc/swam we/PRP/nsubj/sang sang=sing/VBD/conj/swam ” ."
        )

        assert read(spec) == [("Ruiz", "said", "that it sank so")]

    def test_when_it_was_said(self) -> None:
        """A day after a quoted clause goes with the verb; a clause that goes on is whole."""
        day = f"{RUIZ} “ {SANK} ” on/IN/prep/sank Friday/NNP/pobj in/IN/prep/sank Orme/NNP/pobj ."
        clause = (
            f"{RUIZ} “ it/PRP/nsubj/was ” in/IN/prep/it Orme/NNP/pobj was=be/VBD/ccomp/said "
            "lost/JJ/acomp/was ."
        )

        assert read(day) == [("Ruiz", "said", "“It sank”")]
        assert read(clause) == [("Ruiz", "said", "“it” in Orme was lost")]
