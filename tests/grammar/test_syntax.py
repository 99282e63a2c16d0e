"""What the parse says about a verb, on sentences parsed by hand."""

import pytest
from tests.parsing import at, parsed, said

from quotekit.grammar import syntax


def subject(spec: str, verb: str) -> str | None:
    """The word that does what *verb* says."""
    doc = parsed(spec)
    noun = syntax.subject(doc[at(doc, verb)])
    return None if noun is None else noun.text


class TestSubject:
    """Who does what a verb says."""

    def test_own(self) -> None:
        """A verb with a subject of its own has that one."""
        spec = "Ruiz/NNP/nsubj/left left=leave/VBD/ROOT and/CC/cc/left Berg/NNP/nsubj/stayed"

        assert subject(spec + " stayed=stay/VBD/conj/left .", "stayed") == "Berg"

    def test_inverted(self) -> None:
        """The subject may stand after its verb."""
        spec = "“ Go/VB/ccomp/said , ” said=say/VBD/ROOT Ruiz/NNP/nsubj/said ."

        assert subject(spec, "said") == "Ruiz"

    @pytest.mark.parametrize(
        ("spec", "verb"),
        [
            (
                "Ruiz/NNP/nsubj/left left=leave/VBD/ROOT , warning=warn/VBG/advcl/left "
                "that/IN/mark it/PRP/nsubj/sank sank=sink/VBD/ccomp/warning .",
                "warning",
            ),
            (
                "Ruiz/NNP/nsubj/left left=leave/VBD/ROOT and/CC/cc/left "
                "warned=warn/VBD/conj/left us/PRP/dobj/warned .",
                "warned",
            ),
            (
                "Ruiz/NNP/nsubj/wants wants=want/VBZ/ROOT to/TO/aux say/VB/xcomp/wants "
                "no/UH/intj/say .",
                "say",
            ),
            (
                "Ruiz/NNP/nsubj/left left=leave/VBD/ROOT after/IN/prep/left "
                "saying=say/VBG/pcomp/after no/UH/intj/saying .",
                "saying",
            ),
        ],
        ids=["participle", "second verb", "infinitive", "after a preposition"],
    )
    def test_shared(self, spec: str, verb: str) -> None:
        """A verb without a subject shares the one of the verb that it hangs on."""
        assert subject(spec, verb) == "Ruiz"

    def test_passive(self) -> None:
        """In the passive voice it is whoever stands after "by", or nobody."""
        spec = "He/PRP/nsubjpass/told was=be/VBD/auxpass told=tell/VBN/ROOT"

        assert subject(f"{spec} by/IN/agent/told Ruiz/NNP/pobj .", "told") == "Ruiz"
        assert subject(f"{spec} so/RB/advmod/told .", "told") is None

    def test_passive_participle(self) -> None:
        """A participle after a noun is passive without an auxiliary."""
        spec = "The/DT/det plan/NN/nsubj/sank , praised=praise/VBN/acl/plan by/IN/prep/praised"

        assert subject(f"{spec} Berg/NNP/pobj , sank=sink/VBD/ROOT .", "praised") == "Berg"

    def test_quoted_as_saying(self) -> None:
        """Whoever is quoted says it, whether the quoter or the quoted one comes first."""
        passive = (
            "Ruiz/NNP/nsubjpass/quoted was=be/VBD/auxpass quoted=quote/VBN/ROOT "
            "as/IN/prep/quoted saying=say/VBG/pcomp/as so/RB/advmod/saying ."
        )
        active = (
            "Radio/NNP/nsubj/quoted quoted=quote/VBD/ROOT Ruiz/NNP/dobj/quoted "
            "as/IN/prep/quoted saying=say/VBG/pcomp/as so/RB/advmod/saying ."
        )

        assert subject(passive, "saying") == "Ruiz"
        assert subject(active, "saying") == "Ruiz"
        assert subject(active, "quoted") == "Radio"

    def test_relative_clause(self) -> None:
        """A relative pronoun stands for the noun before it."""
        spec = (
            "Ruiz/NNP/nsubj/left , who/WP/nsubj/said said=say/VBD/relcl/Ruiz "
            "so/RB/advmod/said , left=leave/VBD/ROOT ."
        )

        assert subject(spec, "said") == "Ruiz"

    def test_participle_of_a_noun(self) -> None:
        """A participle after a noun is done by what the noun names."""
        spec = (
            "A/DT/det letter/NN/nsubj/came saying=say/VBG/acl/letter so/RB/advmod/saying "
            "came=come/VBD/ROOT ."
        )

        assert subject(spec, "saying") == "letter"

    def test_nobody(self) -> None:
        """A verb without a subject anywhere has none."""
        assert subject("Say/VB/ROOT no/UH/intj/Say .", "Say") is None


class TestNounPhrase:
    """The whole phrase around a noun."""

    def phrase(self, spec: str, noun: str) -> str | None:
        """The words of the phrase around *noun*."""
        doc = parsed(spec)
        return said(doc, syntax.noun_phrase(doc[at(doc, noun)]))

    def test_apposition(self) -> None:
        """A title before a name and a role after it are part of the phrase."""
        spec = (
            "Mayor/NNP/compound Ruiz/NNP/nsubj/left , a/DT/det doctor/NN/appos/Ruiz "
            "from/IN/prep/doctor Orme/NNP/pobj , left=leave/VBD/ROOT ."
        )

        assert self.phrase(spec, "Ruiz") == "Mayor Ruiz, a doctor from Orme"

    def test_clauses(self) -> None:
        """A clause belongs to the phrase unless a comma sets it off."""
        plain = (
            "The/DT/det man/NN/nsubj/left who/WP/nsubj/ran ran=run/VBD/relcl/man "
            "left=leave/VBD/ROOT ."
        )
        set_off = (
            "Ruiz/NNP/nsubj/left , who/WP/nsubj/ran ran=run/VBD/relcl/Ruiz , left=leave/VBD/ROOT ."
        )

        assert self.phrase(plain, "man") == "The man who ran"
        assert self.phrase(set_off, "Ruiz") == "Ruiz"


class TestVerbGroup:
    """A verb with what belongs to it."""

    def group(self, spec: str, verb: str) -> str | None:
        """The words of the group around *verb*."""
        doc = parsed(spec)
        return said(doc, syntax.verb_group(doc[at(doc, verb)]))

    def test_auxiliaries(self) -> None:
        """Auxiliaries, a negation and the adverbs beside the verb belong to it."""
        spec = (
            "She/PRP/nsubj/said has=have/VBZ/aux not/RB/neg/said yet/RB/advmod/said "
            "said=say/VBN/ROOT publicly/RB/advmod/said why/WRB/advmod/left "
            "he/PRP/nsubj/left left=leave/VBD/ccomp/said ."
        )

        assert self.group(spec, "said") == "has not yet said publicly"

    def test_leading_verb(self) -> None:
        """So does the verb whose infinitive it is, if it stands right before it."""
        spec = "She/PRP/nsubj/declined declined=decline/VBD/ROOT to/TO/aux say/VB/xcomp/declined ."

        assert self.group(spec, "say") == "declined to say"

    def test_quoted_as_saying(self) -> None:
        """A passive "quoted as" belongs to "saying"; an active one holds its object instead."""
        passive = (
            "Ruiz/NNP/nsubjpass/quoted was=be/VBD/auxpass quoted=quote/VBN/ROOT "
            "as/IN/prep/quoted saying=say/VBG/pcomp/as so/RB/advmod/saying ."
        )
        active = (
            "Radio/NNP/nsubj/quoted quoted=quote/VBD/ROOT Ruiz/NNP/dobj/quoted "
            "as/IN/prep/quoted saying=say/VBG/pcomp/as no/UH/intj/saying ."
        )

        assert self.group(passive, "saying") == "was quoted as saying so"
        assert self.group(active, "saying") == "as saying"


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (", the/DT/det end/NN/ROOT .", "the end"),
        ("— the/DT/det end/NN/ROOT ; ¶", "the end"),
        ("“ the/DT/det end/NN/ROOT ” .", "“the end”"),
        (", ;/:/ROOT", ""),
    ],
)
def test_trim(spec: str, expected: str) -> None:
    """Spaces and clause punctuation come off both ends, quotation marks stay."""
    doc = parsed(spec)

    first, last = syntax.trim(doc, (0, len(doc)))

    assert doc[first:last].text == expected
