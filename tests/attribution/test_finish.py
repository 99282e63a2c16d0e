"""Drafts to attributions: offsets, marks, kinds, order."""

import attrs
import pytest
from spacy.tokens import Doc
from tests.parsing import at, levels_of, parsed, run

from quotekit.attribution.finish import finish, left_out
from quotekit.grammar.draft import Draft
from quotekit.records import Attribution, Offsets, Sense


def draft(doc: Doc, content: str, cue: str | None = None, sense: Sense = "statement") -> Draft:
    """A draft with these words for its content and cue."""
    return Draft(
        content=(run(doc, content),),
        cue=None if cue is None else run(doc, cue),
        source=None,
        sense=sense,
        verb=None if cue is None else run(doc, cue)[0],
    )


def finished(doc: Doc, *drafts: Draft) -> list[Attribution]:
    """What becomes of the drafts."""
    levels = levels_of(doc)
    return finish(doc, levels, drafts, left_out(doc, levels, drafts))


def words(doc: Doc, parts: tuple[Offsets, ...]) -> str:
    """The words at some offsets, with a stroke between the parts."""
    return " | ".join(doc.text[start:end] for start, end in parts)


RUIZ = "Ruiz/NNP/nsubj/said said=say/VBD/ROOT"
SANK = "it/PRP/nsubj/sank sank=sink/VBD/ccomp/said"


class TestKinds:
    """Direct, mixed, indirect; content and extent."""

    @pytest.mark.parametrize(
        ("spec", "extent", "content", "kind"),
        [
            (f"{RUIZ} that/IN/mark {SANK} .", "that it sank", "it sank", "indirect"),
            (f"{RUIZ} {SANK} .", "it sank", "it sank", "indirect"),
            (f"{RUIZ} : “ {SANK} . ”", "“it sank.”", "it sank.", "direct"),
            (f"{RUIZ} : “ {SANK} , ”", "“it sank,”", "it sank", "direct"),
            (f"{RUIZ} that/IN/mark “ {SANK} ” .", "that “it sank”", "it sank", "direct"),
            (f"{RUIZ} it/PRP/dep “ sank/VBD/dep ” .", "it “sank”", "it “sank”", "mixed"),
            (f"{RUIZ} “ it/PRP/dep ” sank/VBD/dep .", "“it” sank", "“it” sank", "mixed"),
        ],
    )
    def test_kind(self, spec: str, extent: str, content: str, kind: str) -> None:
        """The content has neither marks nor "that" around it, the extent has both."""
        doc = parsed(spec)

        (found,) = finished(doc, draft(doc, extent, "said"))

        assert (extent, content) == (words(doc, found.extent), words(doc, found.content))
        assert kind == found.kind

    def test_several_parts(self) -> None:
        """Parts of different kinds are mixed together."""
        doc = parsed(f"It/PRP/nsubj/sank sank=sink/VBD/ccomp/said , {RUIZ} , “ and/CC/dep ” .")
        both = Draft(
            content=(run(doc, "It sank"), run(doc, "“and”")),
            cue=run(doc, "said"),
            source=run(doc, "Ruiz"),
            sense="statement",
            verb=at(doc, "said"),
        )

        (found,) = finished(doc, both)

        assert found.kind == "mixed"
        assert words(doc, found.content) == "It sank | and"
        assert words(doc, (found.source or (0, 0),)) == "Ruiz"

    def test_nested_marks(self) -> None:
        """What is quoted inside a quotation is direct by its own marks, not by those around."""
        doc = parsed(
            f"“ He/PRP/nsubj/told told=tell/VBD/ccomp/said ‘ no/UH/dep more/RB/dep ’ , ” {RUIZ} ."
        )

        outer, inner = finished(
            doc, draft(doc, "“He told ‘no more’,”", "said"), draft(doc, "‘no more’", "told")
        )

        assert (outer.kind, inner.kind) == ("direct", "direct")
        assert words(doc, inner.content) == "no more"

    def test_clause_in_a_quotation(self) -> None:
        """Indirect words inside a quotation are indirect."""
        doc = parsed(f"“ He/PRP/nsubj/says says=say/VBZ/ccomp/said {SANK} , ” {RUIZ} .")

        _, inner = finished(
            doc, draft(doc, "“He says it sank,”", "said"), draft(doc, "it sank", "says")
        )

        assert inner.kind == "indirect"

    def test_clause_in_a_nested_quotation(self) -> None:
        """So are indirect words two quotations deep."""
        doc = parsed(
            "“ He/PRP/nsubj/told told=tell/VBD/ccomp/said ‘ Berg/NNP/nsubj/says "
            f"says=say/VBZ/ccomp/told it/PRP/nsubj/sank sank=sink/VBD/ccomp/says ’ , ” {RUIZ} ."
        )

        _, middle, inner = finished(
            doc,
            draft(doc, "“He told ‘Berg says it sank’,”", "said"),
            draft(doc, "‘Berg says it sank’", "told"),
            draft(doc, "it sank", "says"),
        )

        assert (middle.kind, inner.kind) == ("direct", "indirect")
        assert words(doc, inner.content) == "it sank"


class TestWhatStands:
    """Which drafts become attributions."""

    NESTED = (
        "“ Lang/NNP/nsubj/{verb} {verb}={lemma}/VBZ/ccomp/said it/PRP/nsubj/sank sank/VBD/dep , ” "
    )

    def test_empty(self) -> None:
        """A draft without content is none."""
        doc = parsed(f"{RUIZ} .")

        assert finished(doc, Draft((), cue=(1, 2), source=None, sense="statement", verb=1)) == []

    def test_in_nobodys_quotation(self) -> None:
        """What words in a quotation report is left out where the quotation itself is nobody's."""
        doc = parsed(self.NESTED.format(verb="says", lemma="say") + f"{RUIZ} .")
        inner = draft(doc, "it sank", "says")
        outer = draft(doc, "“Lang says it sank,”", "said")

        assert finished(doc, inner) == []
        assert len(finished(doc, outer, inner)) == 2

    def test_showing_in_a_statement(self) -> None:
        """What a thing shows is reported by itself, but not within what somebody states."""
        doc = parsed(self.NESTED.format(verb="shows", lemma="show") + f"{RUIZ} .")
        outer = draft(doc, "“Lang shows it sank,”", "said")

        (found,) = finished(doc, outer, draft(doc, "it sank", "shows"))

        assert words(doc, found.extent) == "“Lang shows it sank,”"

    SWAM = "we/PRP/nsubj/swam swam=swim/VBD/ccomp/says"

    @pytest.mark.parametrize("sense", ["statement", "attitude"])
    def test_attitude_in_a_statement(self, sense: Sense) -> None:
        """Within what somebody states, what others want is left out, what they say is not."""
        doc = parsed(f"{RUIZ} Berg/NNP/nsubj/says says=say/VBZ/ccomp/said {self.SWAM} .")
        outer = draft(doc, "Berg says we swam", "said")

        found = finished(doc, outer, draft(doc, "we swam", "says", sense))

        assert (2 if sense == "statement" else 1) == len(found)

    def test_words_without_a_clause_in_a_statement(self) -> None:
        """Within what somebody states, others say clauses, not things."""
        doc = parsed(
            f"{RUIZ} Berg/NNP/nsubj/urges urges=urge/VBZ/ccomp/said the/DT/det boat/NN/dobj/urges ."
        )
        outer = draft(doc, "Berg urges the boat", "said")

        (found,) = finished(doc, outer, draft(doc, "the boat", "urges"))

        assert words(doc, found.content) == "Berg urges the boat"

    @pytest.mark.parametrize(("source", "number"), [("she/PRP", 1), ("Berg/NNP", 2)])
    def test_own_mind_in_a_statement(self, source: str, number: int) -> None:
        """What she says that she believes is one statement, that Berg believes it another."""
        doc = parsed(
            f"{RUIZ} {source}/nsubj/believes believes=believe/VBZ/ccomp/said "
            "it/PRP/nsubj/sank sank=sink/VBD/ccomp/believes ."
        )
        name = source.split("/")[0]
        inner = attrs.evolve(draft(doc, "it sank", "believes"), source=run(doc, name))

        found = finished(doc, draft(doc, f"{name} believes it sank", "said"), inner)

        assert number == len(found)


class TestOrder:
    """Attributions in text order."""

    def test_larger_first(self) -> None:
        """Of two that begin together, the larger comes first."""
        doc = parsed(f"it/PRP/nsubj/sank sank=sink/VBD/ccomp/said , {RUIZ} , so/RB/dep .")

        found = finished(doc, draft(doc, "it sank"), draft(doc, "it sank, Ruiz said, so"))

        assert ["it sank, Ruiz said, so", "it sank"] == [words(doc, one.content) for one in found]

    def test_carried(self) -> None:
        """A quotation that goes on points to the place of its attribution in the new order."""
        doc = parsed(f"It/PRP/nsubj/sank sank=sink/VBD/dep . {RUIZ} no/UH/dep more/RB/dep .")
        later = draft(doc, "no more", "said")
        earlier = Draft(
            (run(doc, "It sank"),), cue=None, source=None, sense="statement", carried_from=0
        )

        first, second = finished(doc, later, earlier)

        assert (first.carried_from, second.carried_from) == (1, None)


def test_a_source_closes_its_brackets() -> None:
    """A source is never cut off before the bracket that ends it."""
    doc = parsed(f"he/PRP/nsubj/said [ Ruiz/NNP/appos/he ] said=say/VBD/ROOT {SANK} .")
    cut = attrs.evolve(draft(doc, "it sank", "said"), source=(0, 3))

    (found,) = finished(doc, cut)

    assert found.source is not None
    assert words(doc, (found.source,)) == "he [ Ruiz ]"
