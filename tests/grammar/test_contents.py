"""What a reporting verb reports, on sentences parsed by hand."""

import pytest
from tests.parsing import at, parsed, run, said

from quotekit.grammar.contents import around, clause_run, find_contents, says_something
from quotekit.grammar.cues import Cue

REPORTS = Cue("statement", denies=False)


def contents(spec: str, verb: str, *frames: str) -> list[tuple[str, str | None]]:
    """The frames of *verb* that the sentence fills, each with its words."""
    doc = parsed(spec)
    found = find_contents(doc[at(doc, verb)], dict.fromkeys(frames, REPORTS))
    return [(frame, said(doc, words)) for frame, words, _ in found]


class TestClause:
    """The clause that a verb reports."""

    def test_after_the_verb(self) -> None:
        """A clause is given with its "that", if it has one."""
        spec = (
            "Ruiz/NNP/nsubj/said said=say/VBD/ROOT that/IN/mark/sank "
            "it/PRP/nsubj/sank sank=sink/VBD/ccomp/said ."
        )

        assert contents(spec, "said", "that") == [("that", "that it sank")]
        assert contents(spec, "said", "object") == []

    def test_before_the_verb(self) -> None:
        """A clause may come first."""
        spec = (
            "It/PRP/nsubj/sank sank=sink/VBD/ccomp/said , Ruiz/NNP/nsubj/said said=say/VBD/ROOT ."
        )

        assert contents(spec, "said", "that") == [("that", "It sank")]

    def test_one_of_two(self) -> None:
        """Of two clauses, the one with a "that" is reported, else the one after the verb."""
        spec = (
            "It/PRP/nsubj/sank sank=sink/VBD/ccomp/said , Ruiz/NNP/nsubj/said said=say/VBD/ROOT , "
            "{that}they/PRP/nsubj/swam swam=swim/VBD/ccomp/said ."
        )

        assert contents(spec.format(that="that/IN/mark "), "said", "that") == [
            ("that", "that they swam")
        ]
        assert contents(spec.format(that=""), "said", "that") == [("that", "they swam")]

    @pytest.mark.parametrize(
        ("told", "expected"),
        [("sinks=sink/VBZ", "it sinks"), ("sank=sink/VBD", "it sank and blamed Berg")],
    )
    def test_what_the_source_did_next(self, told: str, expected: str) -> None:
        """What is told in the present does not go on in the past; what is told in the past may."""
        form = told.split("=")[0]
        spec = (
            f"Ruiz/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/{form} {told}/ccomp/said "
            f"and/CC/cc/{form} blamed=blame/VBD/conj/{form} Berg/NNP/dobj/blamed ."
        )

        assert contents(spec, "said", "that") == [("that", expected)]

    @pytest.mark.parametrize(
        "second",
        [
            ", adding=add/VBG/advcl/sank no/DT/dobj/adding",
            "and/CC/cc/sank added=add/VBD/conj/sank no/DT/dobj/added",
        ],
        ids=["participle", "second verb"],
    )
    def test_without_a_second_report(self, second: str) -> None:
        """A second report by the same source that the parse hung on the clause is left out."""
        doc = parsed(
            "Ruiz/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/sank sank=sink/VBD/ccomp/said "
            f"{second} ."
        )

        first, last = clause_run(doc[at(doc, "sank")], doc[at(doc, "said")])

        assert doc[first:last].text.rstrip(",") == "it sank"

    def test_broken_in_two(self) -> None:
        """A clause that the parse breaks right before its verb is one clause."""
        spec = (
            "Ruiz/NNP/nsubj/said said=say/VBD/ROOT that/IN/mark/trapped men=man/NNS/nsubj/trapped "
            "trapped=trap/VBN/ccomp/said below/RB/advmod/trapped {gap} were=be/VBD/ccomp/said "
            "ill/JJ/acomp/were ."
        )

        assert contents(spec.format(gap=""), "said", "that") == [
            ("that", "that men trapped below were ill")
        ]
        assert contents(spec.format(gap=","), "said", "that") == [
            ("that", "that men trapped below")
        ]

    def test_without_a_loose_and(self) -> None:
        """An "and" that leads to the next report is no part of the clause."""
        doc = parsed(
            "Ruiz/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/sank sank=sink/VBD/ccomp/said "
            "and/CC/cc/sank warned=warn/VBD/conj/said us/PRP/dobj/warned ."
        )

        assert said(doc, clause_run(doc[at(doc, "sank")], doc[at(doc, "said")])) == "it sank"

    @pytest.mark.parametrize(
        "aside",
        [
            "Ruiz/NNP/nsubj/says says=say/VBZ/parataxis/is",
            "as/IN/mark Ruiz/NNP/nsubj/says says=say/VBZ/advcl/is",
            "Ruiz/NNP/nsubj/says says=say/VBZ/ccomp/is",
        ],
        ids=["parenthesis", "as she says", "clause after a comma"],
    )
    def test_host(self, aside: str) -> None:
        """Words that stand inside a clause report the clause around them."""
        spec = f"It/PRP/nsubj/is is=be/VBZ/ROOT , {aside} , a/DT/det wreck/NN/attr/is ."

        ((frame, words),) = contents(spec, "says", "that")

        assert frame == "host"
        assert words is not None
        assert words.startswith("It is, ")
        assert words.endswith(" a wreck.")

    def test_no_host(self) -> None:
        """A reason clause without "as", or one without a speaker, reports nothing around it."""
        spec = "It/PRP/nsubj/sank sank=sink/VBD/ROOT , {why} ."
        because = "because/IN/mark Ruiz/NNP/nsubj/says says=say/VBZ/advcl/sank so/RB/advmod/says"

        assert contents(spec.format(why=because), "says", "that") == []
        assert contents(spec.format(why="as/IN/mark says=say/VBZ/advcl/sank"), "says", "that") == []

    @pytest.mark.parametrize("label", ["ccomp/citing", "relcl/Ruiz"])
    def test_after_a_citation(self, label: str) -> None:
        """A clause after "citing …," is the verb's, though the parse hangs it on who is cited."""
        spec = (
            "Radio/NNP/nsubj/reported reported=report/VBD/ROOT , citing=cite/VBG/advcl/reported "
            f"Ruiz/NNP/dobj/citing , that/IN/mark it/PRP/nsubj/sank sank=sink/VBD/{label} ."
        )

        assert contents(spec, "reported", "that") == [("that", "that it sank")]

    OCCASION = (
        "Ruiz/NNP/nsubj/said said=say/VBD/ROOT in/IN/prep/said a/DT/det note/NN/pobj "
        "that/{tag}/{label}/{head} we/PRP/nsubj/sent sent=send/VBD/{clause}/note ."
    )

    def test_after_an_occasion(self) -> None:
        """A clause is the verb's, too, where the parse hangs it on the occasion."""
        spec = self.OCCASION.format(tag="IN", label="mark", head="sent", clause="acl")

        assert contents(spec, "said", "that") == [("that", "that we sent")]
        assert contents(spec, "said", "that", "in") == [("in", "a note that we sent")]

    def test_relative_clause(self) -> None:
        """A clause that tells which occasion is not reported."""
        spec = self.OCCASION.format(tag="WDT", label="dobj", head="sent", clause="relcl")

        assert contents(spec, "said", "that") == []


class TestOtherFrames:
    """Infinitives, objects and prepositions."""

    PLEDGE = (
        "Ruiz/NNP/nsubj/urged urged=urge/VBD/ROOT {who}to/TO/aux sail/VB/xcomp/urged "
        "home/RB/advmod/sail ."
    )

    def test_infinitive(self) -> None:
        """An infinitive fills its frame from its "to" on."""
        spec = self.PLEDGE.format(who="")

        assert contents(spec, "urged", "to", "object-to") == [("to", "to sail home")]

    def test_object_with_infinitive(self) -> None:
        """With somebody who is to do it, another frame is filled."""
        spec = self.PLEDGE.format(who="them/PRP/dobj/urged ")

        assert contents(spec, "urged", "to", "object-to") == [("object-to", "them to sail home")]

    def test_object(self) -> None:
        """An object is given with what completes it."""
        spec = (
            "Ruiz/NNP/nsubj/described described=describe/VBD/ROOT the/DT/det "
            "boat/NN/dobj/described as/IN/prep/described lost/JJ/amod/as ."
        )

        assert contents(spec, "described", "object") == [("object", "the boat as lost")]

    def test_report(self) -> None:
        """A clause about something said is given without the noun that names it."""
        spec = (
            "Ruiz/NNP/nsubj/denied denied=deny/VBD/ROOT {noun} that/IN/mark "
            "it/PRP/nsubj/sank sank=sink/VBD/acl/{head} ."
        )
        reports = spec.format(noun="reports=report/NNS/dobj/denied", head="reports")
        boats = spec.format(noun="boats=boat/NNS/dobj/denied", head="boats")

        assert contents(reports, "denied", "report") == [("report", "that it sank")]
        assert contents(boats, "denied", "report") == []

    def test_preposition(self) -> None:
        """A preposition is a frame of its own, and the cue reaches to it."""
        doc = parsed(
            "Ruiz/NNP/nsubj/called called=call/VBD/ROOT for/IN/prep/called a/DT/det vote/NN/pobj ."
        )

        ((frame, words, cue_end),) = find_contents(doc[at(doc, "called")], {"for": REPORTS})

        assert (frame, said(doc, words)) == ("for", "a vote")
        assert doc[cue_end - 1].text == "for"

    def test_most_telling_first(self) -> None:
        """A clause tells more than an object, an object more than a preposition."""
        spec = (
            "Ruiz/NNP/nsubj/told told=tell/VBD/ROOT us/PRP/dobj/told of/IN/prep/told "
            "it/PRP/pobj that/IN/mark they/PRP/nsubj/swam swam=swim/VBD/ccomp/told ."
        )

        found = contents(spec, "told", "of", "object", "that")

        assert ["that", "object", "of"] == [frame for frame, _ in found]


def test_says_something() -> None:
    """A single word says nothing, nor do signs without a letter."""
    doc = parsed("it/PRP/nsubj/sank sank=sink/VBD/ROOT — . .")

    assert says_something(doc, run(doc, "it sank"))
    assert not says_something(doc, run(doc, "sank"))
    assert not says_something(doc, (2, 4))


class TestAround:
    """Cutting cue and source out of a content."""

    def test_in_the_middle(self) -> None:
        """What the cue and source split is two pieces, without the commas around them."""
        doc = parsed(
            "The/DT/det boat/NN/nsubj/sank , Ruiz/NNP/nsubj/says says=say/VBZ/parataxis/sank , "
            "sank=sink/VBD/ROOT ."
        )
        whole = (0, len(doc))

        pieces = around(whole, run(doc, "says"), run(doc, "Ruiz"), doc=doc)

        assert said(doc, pieces) == "The boat | sank"

    def test_at_the_edge(self) -> None:
        """A cue at the end leaves one piece, and one elsewhere leaves the content as it is."""
        doc = parsed(
            "It/PRP/nsubj/sank sank=sink/VBD/ccomp/said , Ruiz/NNP/nsubj/said said=say/VBD/ROOT ."
        )
        cue = run(doc, "Ruiz said")

        assert said(doc, around((0, 5), cue, doc=doc)) == "It sank"
        assert around((0, 2), cue, doc=doc) == ((0, 2),)
