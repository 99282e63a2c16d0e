"""Attributions that a verb makes, on sentences parsed by hand."""

import pytest
from tests.parsing import levels_of, parsed, said

from quotekit.grammar.draft import Draft
from quotekit.grammar.frames import read_frames, without_leading_verbs


def read(spec: str) -> list[tuple[str | None, str | None, str | None]]:
    """The source, cue and content of each attribution."""
    doc = parsed(spec)
    return [
        (said(doc, draft.source), said(doc, draft.cue), said(doc, draft.content))
        for draft in drafts(spec)
    ]


def drafts(spec: str) -> list[Draft]:
    """The attributions of a sentence."""
    doc = parsed(spec)
    return list(read_frames(doc, levels_of(doc)))


THAT = "that/IN/mark it/PRP/nsubj/sank sank=sink/VBD/ccomp/"


def test_statement() -> None:
    """A reporting verb with a clause is a statement."""
    spec = f"Ruiz/NNP/nsubj/said said=say/VBD/ROOT {THAT}said ."

    assert read(spec) == [("Ruiz", "said", "that it sank")]
    assert drafts(spec)[0].sense == "statement"


def test_attitude() -> None:
    """A wish is an attitude, and the preposition that it needs is part of its cue."""
    spec = "Ruiz/NNP/nsubj/called called=call/VBD/ROOT for/IN/prep/called a/DT/det vote/NN/pobj ."

    assert read(spec) == [("Ruiz", "called for", "a vote")]
    assert drafts(spec)[0].sense == "attitude"


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("denied=deny", True),
        ("said=say", False),
        ("not/RB/neg said=say", True),
        ("not/RB/neg denied=deny", False),
    ],
)
def test_denied(verb: str, expected: bool) -> None:
    """A denial and an unsaid statement are denied, a denial that was not made is not."""
    head = "denied" if "denied" in verb else "said"

    (draft,) = drafts(f"Ruiz/NNP/nsubj/{head} {verb}/VBN/ROOT {THAT}{head} .")

    assert expected == draft.denied


def test_split_content() -> None:
    """A content around its cue and source is two pieces."""
    spec = (
        "The/DT/det boat/NN/nsubj/sank , Ruiz/NNP/nsubj/says says=say/VBZ/parataxis/sank , "
        "sank=sink/VBD/ROOT ."
    )

    assert read(spec) == [("Ruiz", "says", "The boat | sank")]


def test_no_content() -> None:
    """A verb that reports a single word, or nothing, makes no attribution."""
    spec = "Ruiz/NNP/nsubj/said said=say/VBD/ROOT so/RB/{label}/said ."

    assert read(spec.format(label="advmod")) == []
    assert read(spec.format(label="ccomp")) == []


def test_no_verb() -> None:
    """A noun that looks like a reporting verb makes no attribution."""
    assert read(f"The/DT/det claim/NN/ROOT {THAT}claim .") == []


def test_attitude_of_the_writer() -> None:
    """What the writer or reader wants is not reported."""
    wish = "want/VBP/ROOT to/TO/aux go/VB/xcomp/want home/RB/advmod/go ."

    assert read(f"We/PRP/nsubj/want {wish}") == []
    assert read(f"They/PRP/nsubj/want {wish}") == [("They", "want", "to go home")]


class TestInAQuotation:
    """Reports in somebody's own words."""

    SAID = "“ {inner} , ” Berg/NNP/nsubj/said said=say/VBD/ROOT ."

    def test_statement(self) -> None:
        """What somebody else says counts."""
        inner = f"Ruiz/NNP/nsubj/warned warned=warn/VBD/ccomp/said {THAT}warned"

        assert ("Ruiz", "warned", "that it sank") in read(self.SAID.format(inner=inner))

    def test_own_mind(self) -> None:
        """What the speaker thinks is the speaker's own voice."""
        inner = f"I/PRP/nsubj/think think/VBP/ccomp/said {THAT}think"

        assert "think" not in [cue for _, cue, _ in read(self.SAID.format(inner=inner))]

    def test_attitude(self) -> None:
        """What others want does not count."""
        inner = (
            "They/PRP/nsubj/want want/VBP/ccomp/said to/TO/aux go/VB/xcomp/want home/RB/advmod/go"
        )

        assert "want" not in [cue for _, cue, _ in read(self.SAID.format(inner=inner))]


def test_without_leading_verbs() -> None:
    """A verb that only leads up to another report makes none of its own."""
    doc = parsed(
        "Ruiz/NNP/nsubj/declined declined=decline/VBD/ROOT to/TO/aux say/VB/xcomp/declined "
        "whether/IN/mark it/PRP/nsubj/sank sank=sink/VBD/ccomp/say ."
    )
    found = list(read_frames(doc, levels_of(doc)))

    kept = without_leading_verbs(doc, found)

    assert ["declined", "declined to say"] == [said(doc, draft.cue) for draft in found]
    assert ["declined to say"] == [said(doc, draft.cue) for draft in kept]
    assert kept[0].denied
