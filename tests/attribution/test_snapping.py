"""Contents fitted to the quotation marks, on sentences parsed by hand."""

import attrs
import pytest
from spacy.tokens import Doc
from tests.parsing import levels_of, parsed, run, said

from quotekit.attribution.snapping import snap
from quotekit.grammar.draft import Draft, Run

SAID = "Ruiz/NNP/nsubj/said said=say/VBD/ROOT"
SANK = "it/PRP/nsubj/sank sank=sink/VBD/ccomp/said"
SWAM = "“ We/PRP/nsubj/swam all/DT/dep swam=swim/VBD/ROOT home/RB/dep . ”"
QUOTED = "“ It/PRP/nsubj/sank sank=sink/VBD/ccomp/said in/IN/prep/sank May/NNP/pobj , ”"


def draft(doc: Doc, *contents: Run) -> Draft:
    """Make what the network reads around "said"."""
    cue = run(doc, "said")
    return Draft(contents, cue, run(doc, "Ruiz"), "statement", verb=cue[0], score=0.7, denied=True)


def snapped(spec: str, *contents: str) -> str | None:
    """Give the words of the content that the words *contents* become."""
    doc = parsed(spec)
    found = snap(doc, levels_of(doc), draft(doc, *(run(doc, words) for words in contents)))
    return said(doc, found.content)


class TestMarks:
    """A content has a quotation whole, or not at all."""

    @pytest.mark.parametrize("read", ["It sank in May", "“It sank in", "in May,”", "“It"])
    def test_better_part(self, read: str) -> None:
        """It has the whole if it has the better part, or begins with it."""
        assert "“It sank in May,”" == snapped(f"{QUOTED} {SAID} .", read)

    def test_lesser_part_at_the_end(self) -> None:
        """It ends before a quotation of which it has only the first words."""
        spec = f"{SAID} {SANK} like/IN/prep/sank {SWAM}"

        assert "it sank like" == snapped(spec, "it sank like “We")

    def test_lesser_part_at_the_beginning(self) -> None:
        """It begins after a quotation of which it has only the last words."""
        spec = f"{SAID} “ Low/NNP/dep Tide/NNP/nsubj/sank ” sank=sink/VBD/ccomp/said twice/RB/dep"

        assert "sank twice" == snapped(spec, "” sank twice")

    def test_quotation_amid_a_clause(self) -> None:
        """A quotation within it stays."""
        spec = f"{SAID} “ Low/NNP/dep Tide/NNP/nsubj/sank ” sank=sink/VBD/ccomp/said twice/RB/dep"

        assert "“Low Tide” sank twice" == snapped(spec, "Low Tide” sank twice")

    @pytest.mark.parametrize("read", ["it sank", "sank"])
    def test_no_marks(self, read: str) -> None:
        """Without quotation marks, it stays as it is."""
        assert read == snapped(f"{SAID} {SANK} . {SWAM}", read)

    def test_several_parts(self) -> None:
        """The parts on both sides of a cue are fitted each for itself."""
        spec = f"{QUOTED} {SAID} , {SWAM}"

        expected = "“It sank in May,” | “We all swam home.”"
        assert expected == snapped(spec, "It sank in May", "We all swam home")

    def test_rest_of_the_attribution(self) -> None:
        """Nothing but the content changes."""
        doc = parsed(f"{QUOTED} {SAID} .")
        before = draft(doc, run(doc, "It sank in May"))

        after = snap(doc, levels_of(doc), before)

        assert attrs.evolve(before, content=(run(doc, "“It sank in May,”"),)) == after

    def test_cue_in_a_quotation(self) -> None:
        """What is reported in a quotation keeps its edges, since it ends before the marks do."""
        spec = f"“ {SAID} {SANK} in/IN/prep/sank May/NNP/pobj , ”"

        assert "it sank in May" == snapped(spec, "it sank in May")


class TestParagraphs:
    """Quotations of several paragraphs."""

    LONG = f"{SAID} : “ It/PRP/dep sank=sink/VBD/dep . ¶ “ It/PRP/dep rose=rise/VBD/dep . ”"

    @pytest.mark.parametrize("read", [["“It sank."], ["It sank"], ["“It sank.", "“It rose.”"]])
    def test_all_parts(self, read: list[str]) -> None:
        """A quotation is read with all its paragraphs, each once."""
        assert "“It sank. | “It rose.”" == snapped(self.LONG, *read)

    def test_before_a_clause(self) -> None:
        """What goes on after the last paragraph keeps its last words."""
        found = snapped(f"{self.LONG} there/RB/dep", "“It rose.” there")

        assert found is not None
        assert found.endswith("“It rose.” there")


class TestAfterthoughts:
    """Whole sentences in quotation marks after a paraphrase."""

    def test_in_one_run(self) -> None:
        """A paraphrase ends before the quotation that begins the next sentence."""
        assert "it sank" == snapped(f"{SAID} {SANK} . {SWAM}", "it sank. “We all swam home.”")

    def test_in_two_runs(self) -> None:
        """So it does where the network reads two contents."""
        assert "it sank" == snapped(f"{SAID} {SANK} . {SWAM}", "it sank", "“We all swam home.”")

    def test_several_quotations(self) -> None:
        """All the quotations after it are left, not just the first."""
        spec = f"{SAID} {SANK} . {SWAM} “ Nobody/NN/nsubj/drowned drowned=drown/VBD/ROOT . ”"

        assert "it sank" == snapped(spec, "it sank", "“We all swam home.”", "“Nobody drowned.”")

    @pytest.mark.parametrize("stop", [",", ":", "and/CC/cc/sank"])
    def test_within_the_sentence(self, stop: str) -> None:
        """A quotation that goes on with the sentence of the paraphrase is part of it."""
        doc = parsed(f"{SAID} {SANK} {stop} {SWAM}")
        whole = run(doc, doc.text.removeprefix("Ruiz said "))

        assert (whole,) == snap(doc, levels_of(doc), draft(doc, whole)).content

    def test_after_a_quotation(self) -> None:
        """After a quotation, the next is a part like the first."""
        spec = f"{QUOTED} {SAID} . {SWAM}"

        expected = "“It sank in May,” | “We all swam home.”"
        assert expected == snapped(spec, "“It sank in May,”", "“We all swam home.”")

    def test_paraphrase_after_a_quotation(self) -> None:
        """So is a paraphrase after a quotation."""
        spec = f"{QUOTED} {SAID} . She/PRP/nsubj/swam swam=swim/VBD/ROOT"

        assert "“It sank in May,” | She swam" == snapped(spec, "“It sank in May,”", "She swam")


def test_words_amid_a_quotation() -> None:
    """A few words from within a quotation stay those words."""
    assert "in May" == snapped(f"{QUOTED} {SAID} .", "in May")


def test_halves_of_one_quotation() -> None:
    """Two parts of one quotation make it whole, once."""
    doc = parsed(f"{QUOTED} {SAID} .")
    found = snap(doc, levels_of(doc), draft(doc, run(doc, "“It sank"), run(doc, "in May,”")))

    assert (run(doc, "“It sank in May,”"),) == found.content
