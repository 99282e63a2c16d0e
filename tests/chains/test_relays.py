"""Who hands a statement on, on sentences parsed by hand."""

import pytest
from spacy.tokens import Doc
from tests.parsing import offsets, parsed

import quotekit
from quotekit.chains.relays import find_relays
from quotekit.lexicon import table
from quotekit.records import Attribution

HERALD = "the/DT/det Norland/NNP/compound Herald/NNP"


def attributed(doc: Doc, cue: str, source: str, content: str = "it sank") -> Attribution:
    """An attribution with these words."""
    place = (offsets(doc, content),)
    return Attribution(
        "indirect", "statement", place, place, offsets(doc, cue), offsets(doc, source)
    )


def relays(spec: str, cue: str, source: str = "Ruiz", content: str = "it sank") -> list[str]:
    """The words that name the relays of a statement."""
    doc = parsed(spec)
    return [
        doc.text[slice(*relay.mention)]
        for relay in find_relays(doc, attributed(doc, cue, source, content))
    ]


class TestAroundTheCue:
    """Outlets that were told, or that tell."""

    def test_told_an_outlet(self) -> None:
        """An outlet that was told is a relay; people are not, nor is one that was only asked."""
        spec = (
            "Ruiz/NNP/nsubj/{v} {v}={l}/VBD/ROOT {who}/dobj/{v} that/IN/mark it/PRP/nsubj/sank "
            "sank=sink/VBD/ccomp/{v} ."
        )
        tell, ask = {"v": "told", "l": "tell"}, {"v": "asked", "l": "ask"}

        assert relays(spec.format(**tell, who=HERALD), "told") == ["the Norland Herald"]
        assert relays(spec.format(**tell, who="reporters=reporter/NNS"), "told") == []
        assert relays(spec.format(**ask, who=HERALD), "asked") == []

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("to/IN/dative/said", ["the Norland Herald"]),
            ("by/IN/agent/said", ["the Norland Herald"]),
            ("on/IN/prep/said", ["the Norland Herald"]),
            ("in/IN/prep/said", ["the Norland Herald"]),
            ("after/IN/prep/said", []),
        ],
    )
    def test_prepositions(self, words: str, expected: list[str]) -> None:
        """A preposition of handing on makes an outlet a relay."""
        spec = (
            f"Ruiz/NNP/nsubj/said said=say/VBD/ROOT {words} {HERALD}/pobj that/IN/mark "
            "it/PRP/nsubj/sank sank=sink/VBD/ccomp/said ."
        )

        assert expected == relays(spec, "said")

    def test_quoted_in(self) -> None:
        """So does the preposition that goes with a verb of relaying."""
        spec = (
            "Ruiz/NNP/nsubjpass/quoted was=be/VBD/auxpass quoted=quote/VBN/ROOT in/IN/prep/quoted "
            f"{HERALD}/pobj as/IN/prep/quoted saying=say/VBG/pcomp/as it/PRP/nsubj/sank "
            "sank=sink/VBD/ccomp/saying ."
        )

        assert relays(spec, "was quoted in the Norland Herald as saying") == ["the Norland Herald"]

    def test_quoter(self) -> None:
        """Whoever quotes somebody in the active voice is a relay, outlet or not."""
        spec = (
            "Lang/NNP/nsubj/quoted quoted=quote/VBD/ROOT Ruiz/NNP/dobj/quoted as/IN/prep/quoted "
            "saying=say/VBG/pcomp/as it/PRP/nsubj/sank sank=sink/VBD/ccomp/saying ."
        )

        assert relays(spec, "as saying") == ["Lang"]

    def test_crowds(self) -> None:
        """A place or an event is no relay."""
        spec = (
            "Ruiz/NNP/nsubj/said said=say/VBD/ROOT at/IN/prep/said a/DT/det rally/NN/pobj "
            "that/IN/mark it/PRP/nsubj/sank sank=sink/VBD/ccomp/said ."
        )

        assert relays(spec, "said") == []

    def test_in_the_content(self) -> None:
        """An outlet within the words reported is no relay of them."""
        spec = (
            "Ruiz/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/sank sank=sink/VBD/ccomp/said "
            f"to/IN/prep/said {HERALD}/pobj ."
        )

        assert relays(spec, "said", content="it sank to the Norland Herald") == []
        assert relays(spec, "said") == ["the Norland Herald"]


class TestOccasions:
    """Interviews, letters and columns."""

    SPEC = (
        "Ruiz/NNP/nsubj/said said=say/VBD/ROOT in/IN/prep/said {noun} {with_whom} that/IN/mark "
        "it/PRP/nsubj/sank sank=sink/VBD/ccomp/said ."
    )

    @pytest.mark.parametrize(
        ("noun", "with_whom", "expected"),
        [
            (
                "an/DT/det interview/NN/pobj",
                f"with/IN/prep/interview {HERALD}/pobj",
                "the Norland Herald",
            ),
            ("a/DT/det letter/NN/pobj", f"to/IN/prep/letter {HERALD}/pobj", "the Norland Herald"),
            ("a/DT/det column/NN/pobj", f"for/IN/prep/column {HERALD}/pobj", "the Norland Herald"),
            ("a/DT/det CNN/NNP/compound interview/NN/pobj", "", "CNN"),
        ],
    )
    def test_with_an_outlet(self, noun: str, with_whom: str, expected: str) -> None:
        """The outlet of the occasion is the relay."""
        assert relays(self.SPEC.format(noun=noun, with_whom=with_whom), "said") == [expected]

    @pytest.mark.parametrize("noun", ["interview", "statement", "letter"])
    def test_alone(self, noun: str) -> None:
        """The occasion itself is none."""
        spec = self.SPEC.format(noun=f"a/DT/det {noun}/NN/pobj", with_whom="")

        assert relays(spec, "said") == []


class TestAroundTheSource:
    """Documents and people that reached the writer through somebody."""

    @pytest.mark.parametrize(
        ("participle", "expected"),
        [
            (
                f"obtained=obtain/VBN/acl/memo by/IN/agent/obtained {HERALD}/pobj",
                ["the Norland Herald"],
            ),
            (
                f"published=publish/VBN/acl/memo in/IN/prep/published {HERALD}/pobj",
                ["the Norland Herald"],
            ),
            (f"mocked=mock/VBN/acl/memo by/IN/agent/mocked {HERALD}/pobj", []),
            (f"obtained=obtain/VBN/acl/memo after/IN/prep/obtained {HERALD}/pobj", []),
            ("obtained=obtain/VBN/acl/memo by/IN/agent/obtained police/NNS/pobj", []),
        ],
    )
    def test_participle(self, participle: str, expected: list[str]) -> None:
        """A document that an outlet got, or printed, came through the outlet."""
        spec = (
            f"A/DT/det memo/NN/nsubj/says {participle} says=say/VBZ/ROOT it/PRP/nsubj/sank "
            "sank=sink/VBD/ccomp/says ."
        )
        source = parsed(spec).text.partition(" says")[0]

        assert expected == relays(spec, "says", source)

    def test_story(self) -> None:
        """A story in an outlet came through it."""
        spec = (
            f"A/DT/det story/NN/nsubj/says in/IN/prep/story {HERALD}/pobj says=say/VBZ/ROOT "
            "it/PRP/nsubj/sank sank=sink/VBD/ccomp/says ."
        )

        assert relays(spec, "says", "A story in the Norland Herald") == ["the Norland Herald"]


def test_each_once() -> None:
    """A relay that two patterns find is one."""
    spec = (
        "Ruiz/NNP/nsubjpass/quoted was=be/VBD/auxpass quoted=quote/VBN/ROOT as/IN/prep/quoted "
        f"saying=say/VBG/pcomp/as by/IN/agent/quoted {HERALD}/pobj it/PRP/nsubj/sank "
        "sank=sink/VBD/ccomp/saying ."
    )

    assert relays(spec, "was quoted as saying") == ["the Norland Herald"]


def test_programme_in_quotation_marks() -> None:
    """The title of a programme is named whole, with its marks."""
    spec = (
        "Ruiz/NNP/nsubj/said said=say/VBD/ROOT on/IN/prep/said CNN/NNP/poss 's/POS/case/CNN “ "
        "Town/NNP/pobj and/CC/cc/Town Gown/NNP/conj/Town ” that/IN/mark it/PRP/nsubj/sank "
        "sank=sink/VBD/ccomp/said ."
    )

    assert relays(spec, "said") == ["CNN's “Town and Gown”"]


@pytest.mark.parametrize("row", table("relay_words"), ids=lambda row: row["use"])
def test_each_use_of_a_relaying_word_makes_a_link(row: dict[str, str]) -> None:
    """The example of each row has the outlet as its last link."""
    (quote,) = quotekit.extract(row["example"]).quotes

    assert 2 == len(quote.chain)
    assert str(quote.chain[-1]) in {"Orme Star", "Radio Orme"}


def chains(text: str) -> list[str]:
    """The chains of all quotes in a text."""
    return [str(quote.chain) for quote in quotekit.extract(text).quotes]


class TestThroughTheText:
    """What more than one sentence, or the whole phrase, decides."""

    def test_an_issuer_is_no_link(self) -> None:
        """Whoever releases a report of its own is not a second source; a leak is one."""
        report = "A report released in May by the Orme Institute of Engineers said it was unsafe."
        leak = "Emails released in May by the Orme Institute of Engineers said it was unsafe."

        assert chains(report) == ["report"]
        assert chains(leak) == ["emails ← Orme Institute of Engineers"]

    def test_the_newspaper_is_the_outlet_named_before(self) -> None:
        """“The newspaper” goes by the name that it has in the text."""
        text = "She sent the tape to the Norland Herald. Luke Hart told the newspaper it was safe."

        assert chains(text) == ["Luke Hart ← Norland Herald"]

    def test_a_guess_that_runs_in_a_circle_is_none(self) -> None:
        """Nobody is quoted by somebody who is quoted by them, on the strength of a pronoun."""
        text = "Luke Hart noted that Tom Berg had said that he had said the bridge was shut."

        assert "Luke Hart ← Tom Berg ← Luke Hart" not in chains(text)

    def test_the_interview_is_the_one_told_of_before(self) -> None:
        """“In the interview” takes the outlet from where it was named, as a guess."""
        text = (
            "Ana Ruiz sat down for an interview with Radio Orme. “It held,” Ruiz said in the "
            "interview."
        )
        (quote,) = quotekit.extract(text).quotes

        assert str(quote.chain) == "Ana Ruiz ← Radio Orme"
        assert quote.chain[1].guessed

    def test_whoever_asks_is_not_handed_on_by_their_own_outlet(self) -> None:
        """An outlet that only says for whom somebody works is no link."""
        text = "Ruiz was asked by Radio Orme host Mia Berg whether the dock would hold."

        assert chains(text) == ["Mia Berg"]

    def test_a_series_of_posts_is_no_programme(self) -> None:
        """A “series” that only counts something is no series on the air."""
        assert chains("In a series of posts, Luke Hart wrote: “The dock was late.”") == [
            "Luke Hart"
        ]
