"""Whom an outlet names for what it says, on sentences parsed by hand."""

from tests.chains.test_relays import attributed
from tests.parsing import parsed

from quotekit.chains.citing import find_cited


class TestCited:
    """Whom an outlet names for what it says."""

    SPEC = (
        "Radio/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/sank sank=sink/VBD/ccomp/said , "
        "{verb}/VBG/advcl/{head} {whom} ."
    )

    def cited(self, verb: str, whom: str, head: str = "said", **ents: str) -> list[str]:
        """The words that name those who are cited."""
        doc = parsed(self.SPEC.format(verb=verb, whom=whom, head=head), ents)
        found = find_cited(doc, attributed(doc, "said", "Radio"))
        return [doc.text[slice(*one.mention)] for one in found]

    def test_people(self) -> None:
        """People, whether by name or by role, are cited."""
        clerks = "two/CD/nummod clerks=clerk/NNS/dobj/citing"

        assert self.cited("citing=cite", clerks) == ["two clerks"]
        assert self.cited("citing=cite", "Berg/NNP/dobj/citing", Berg="PERSON") == ["Berg"]
        assert self.cited("quoting=quote", "a/DT/det report/NN/dobj/quoting") == ["a report"]

    def test_hung_on_the_content(self) -> None:
        """So they are where the parse hangs the participle on the words reported."""
        clerks = "two/CD/nummod clerks=clerk/NNS/dobj/citing"

        assert self.cited("citing=cite", clerks, head="sank") == ["two clerks"]

    def test_things(self) -> None:
        """A reason is cited, too, but says nothing."""
        assert self.cited("citing=cite", "the/DT/det weather/NN/dobj/citing") == []

    def test_other_verbs(self) -> None:
        """Whoever is only named after another verb is not."""
        assert self.cited("mocking=mock", "two/CD/nummod clerks=clerk/NNS/dobj/mocking") == []

    def test_their_own(self) -> None:
        """Whom these cite in turn comes first."""
        doc = parsed(
            "Radio/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/sank sank=sink/VBD/ccomp/said , "
            "citing=cite/VBG/advcl/said Herald/NNP/dobj/citing , which/WDT/nsubj/cited "
            "cited=cite/VBD/relcl/Herald two/CD/nummod/clerks clerks=clerk/NNS/dobj/cited .",
            {"Herald": "ORG"},
        )
        found = find_cited(doc, attributed(doc, "said", "Radio"))

        assert [doc.text[slice(*one.mention)] for one in found] == ["two clerks", "Herald"]
