"""Who a reporting verb says is speaking, on sentences parsed by hand."""

import pytest
from tests.parsing import at, levels_of, parsed, run, said

from quotekit.grammar import sources

SECOND_REPORTS = {
    "participle": (
        "Ruiz/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/sank sank=sink/VBD/ccomp/said , "
        "adding=add/VBG/advcl/sank that/IN/mark they/PRP/nsubj/swam swam=swim/VBD/ccomp/adding .",
        "adding",
    ),
    "second verb": (
        "Ruiz/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/sank sank=sink/VBD/ccomp/said "
        "and/CC/cc/sank warned=warn/VBD/conj/sank that/IN/mark they/PRP/nsubj/swam "
        "swam=swim/VBD/ccomp/warned .",
        "warned",
    ),
}


def source(spec: str, verb: str) -> str | None:
    """The words that name the source of *verb*."""
    doc = parsed(spec)
    return said(doc, sources.find_source(doc[at(doc, verb)], levels_of(doc)))


class TestFindSource:
    """The noun phrase of the source."""

    def test_whole_phrase(self) -> None:
        """The whole noun phrase is the source, titles and appositions with it."""
        spec = (
            "“ No/UH/intj/said , ” said=say/VBD/ROOT Mayor/NNP/compound Ruiz/NNP/nsubj/said , "
            "a/DT/det doctor/NN/appos/Ruiz ."
        )

        assert source(spec, "said") == "Mayor Ruiz, a doctor"

    def test_same_side_of_a_mark(self) -> None:
        """A noun in another quotation than the verb cannot be its source."""
        spec = "“ It/PRP/nsubj/said sank=sink/VBD/ccomp/said , ” said=say/VBD/ROOT ."

        assert source(spec, "said") is None

    def test_closing_mark(self) -> None:
        """A nickname in the source keeps its closing mark."""
        spec = (
            "Fans/NNS/nsubj/left of/IN/prep/Fans “ Low/NNP/compound Tide/NNP/pobj ” "
            "left=leave/VBD/ROOT ."
        )

        assert source(spec, "left") == "Fans of “Low Tide”"

    def test_without_the_verb(self) -> None:
        """A phrase that the parse stretches over the verb ends before it."""
        spec = (
            "Ruiz/NNP/nsubj/said , said=say/VBD/ROOT a/DT/det doctor/NN/appos/Ruiz , "
            "so/RB/advmod/said ."
        )

        assert source(spec, "said") == "Ruiz,"

    @pytest.mark.parametrize("kind", SECOND_REPORTS)
    def test_second_report(self, kind: str) -> None:
        """A second report is by the first one's source, whatever the parse hung it on."""
        assert source(*SECOND_REPORTS[kind]) == "Ruiz"


class TestFindSourceBeside:
    """Names beside a verb without a subject."""

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("Ruiz/NNP/dep/said", "Ruiz"),
            ("they/PRP/dep/said", "they"),
            ("then/RB/advmod/said", None),
        ],
    )
    def test_before_the_verb(self, name: str, expected: str | None) -> None:
        """A name or pronoun right before a finite verb is its source, an adverb is not."""
        doc = parsed(f"So/RB/advmod/said , {name} said=say/VBD/ROOT no/UH/intj/said .")

        found = sources.find_source_beside(doc[at(doc, "said")], levels_of(doc))

        assert expected == said(doc, found)

    @pytest.mark.parametrize("verb", ["saying=say/VBG", "told=tell/VBN"])
    def test_finite_verbs_only(self, verb: str) -> None:
        """A participle takes no source from beside it."""
        doc = parsed(f"Ruiz/NNP/ROOT {verb}/dep/Ruiz no/UH/intj/Ruiz .")

        assert sources.find_source_beside(doc[1], levels_of(doc)) is None

    def test_same_paragraph(self) -> None:
        """The name must stand in the same paragraph."""
        doc = parsed("Ruiz/NNP/ROOT ¶ said=say/VBD/ROOT no/UH/intj/said .")

        assert sources.find_source_beside(doc[2], levels_of(doc)) is None


class TestSecondReports:
    """Two reports by one source in one sentence."""

    @pytest.mark.parametrize("kind", SECOND_REPORTS)
    def test_reporter(self, kind: str) -> None:
        """The second report leads back to the first."""
        spec, verb = SECOND_REPORTS[kind]
        doc = parsed(spec)

        assert doc[at(doc, "said")] == sources.reporter(doc[at(doc, verb)])

    @pytest.mark.parametrize(
        ("verb", "expected"),
        [
            (", warning=warn/VBG/advcl/sank us/PRP/dobj/warning", True),
            (", citing=cite/VBG/advcl/sank us/PRP/dobj/citing", True),
            (", turning=turn/VBG/advcl/sank over/RP/prt/turning", False),
            ("warning=warn/VBG/advcl/sank us/PRP/dobj/warning", False),
            ("and/CC/cc/sank warned=warn/VBD/conj/sank us/PRP/dobj/warned", True),
            ("and/CC/cc/sank turned=turn/VBD/conj/sank over/RP/prt/turned", False),
            ("and/CC/cc/sank they/PRP/nsubj/warned warned=warn/VBD/conj/sank", False),
        ],
    )
    def test_is_aside(self, verb: str, expected: bool) -> None:
        """A second report is a verb that reports, without a subject; a participle needs a comma."""
        doc = parsed(
            "Ruiz/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/sank sank=sink/VBD/ccomp/said "
            f"{verb} ."
        )
        reporting = doc[at(doc, "said")]
        second = next(kid for kid in doc[at(doc, "sank")].rights if kid.dep_ in ("advcl", "conj"))

        assert expected == sources.is_aside(second, reporting)


REFUSAL = "She/PRP/nsubj/{verb} {verb}={lemma}/VBD/ROOT to/TO/aux say/VB/xcomp/{verb} why/RB/dep ."
NOT_SAID = "She/PRP/nsubj/say did=do/VBD/aux not/RB/neg say/VB/ROOT why/RB/dep ."


class TestNegation:
    """Statements that were not made."""

    @pytest.mark.parametrize(
        ("spec", "verb", "expected"),
        [
            (NOT_SAID, "say", True),
            ("She/PRP/nsubj/said said=say/VBD/ROOT no/UH/intj/said .", "said", False),
            ("Nobody/NN/nsubj/said said=say/VBD/ROOT so/RB/dep .", "said", True),
            ("No/DT/det clerk/NN/nsubj/said said=say/VBD/ROOT so/RB/dep .", "said", True),
            (REFUSAL.format(verb="declined", lemma="decline"), "say", True),
            (REFUSAL.format(verb="wanted", lemma="want"), "say", False),
        ],
    )
    def test_is_negated(self, spec: str, verb: str, expected: bool) -> None:
        """A negation, a verb of refusing and a "nobody" all mean that nothing was said."""
        doc = parsed(spec)

        assert expected == sources.is_negated(doc[at(doc, verb)])

    def test_leading_verb(self) -> None:
        """A verb of refusing leads up to what was not said, a verb of wanting stands for itself."""
        declined = parsed(REFUSAL.format(verb="declined", lemma="decline"))
        wanted = parsed(REFUSAL.format(verb="wanted", lemma="want"))

        assert declined[1] == sources.leading_verb(declined[at(declined, "say")])
        assert sources.leading_verb(wanted[at(wanted, "say")]) is None

    def test_leading_verb_of_saying(self) -> None:
        """So does the verb that quotes somebody as saying."""
        doc = parsed(
            "Radio/NNP/nsubj/quoted quoted=quote/VBD/ROOT Ruiz/NNP/dobj/quoted "
            "as/IN/prep/quoted saying=say/VBG/pcomp/as no/UH/intj/saying ."
        )

        assert doc[1] == sources.leading_verb(doc[at(doc, "saying")])


def test_is_nobodys() -> None:
    """An attitude without a holder, or of the writer or reader, is nobody's in the news."""
    doc = parsed("We/PRP/nsubj/want want/VBP/ROOT Ruiz/NNP/dobj/want .")
    verb = doc[at(doc, "want")]

    assert sources.is_nobodys(None, verb)
    assert sources.is_nobodys(run(doc, "We"), verb)
    assert not sources.is_nobodys(run(doc, "Ruiz"), verb)


@pytest.mark.parametrize(
    ("who", "verb", "expected"),
    [
        ("I", "think", False),
        ("I", "said=say", True),
        ("He", "thinks=think", True),
    ],
)
def test_speaks_in_quotation(who: str, verb: str, expected: bool) -> None:
    """“I think” is the speaker's own voice; “I said” and “he thinks” report words."""
    doc = parsed(f"{who}/PRP/nsubj/{verb.partition('=')[0]} {verb}/VBP/ROOT so/RB/advmod/{who} .")

    assert expected == sources.speaks_in_quotation(doc[1], (0, 1))
    assert not sources.speaks_in_quotation(doc[1], None)
