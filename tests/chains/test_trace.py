"""Chains from the speaker to the writer, on sentences parsed by hand."""

from collections.abc import Sequence

from spacy.tokens import Doc
from tests.parsing import offsets, parsed

from quotekit.chains import trace_chains
from quotekit.records import Attribution, Casting, Identity, Path, SourceType

TOLD = (
    "Ruiz/NNP/nsubj/told told=tell/VBD/ROOT the/DT/det Norland/NNP/compound Herald/NNP/dobj/told "
    "that/IN/mark it/PRP/nsubj/sank sank=sink/VBD/ccomp/told ."
)
NESTED = (
    "Berg/NNP/nsubj/said said=say/VBD/ROOT {who}/nsubj/told had=have/VBD/aux "
    "told=tell/VBN/ccomp/said {whom}/dobj/told that/IN/mark it/PRP/nsubj/sank "
    "sank=sink/VBD/ccomp/told ."
)
HERALD = "the/DT/det Norland/NNP/compound Herald/NNP"


def somebody(doc: Doc, name: str, kind: SourceType = "person") -> Identity:
    """Somebody of the cast, mentioned where the name first stands."""
    return Identity(name, kind, mentions=(offsets(doc, name),))


def attributed(
    doc: Doc, cue: str | None, source: str | None, content: str, carried_from: int | None = None
) -> Attribution:
    """An attribution with these words."""
    place = (offsets(doc, content),)
    return Attribution(
        "indirect",
        "statement",
        place,
        place,
        None if cue is None else offsets(doc, cue),
        None if source is None else offsets(doc, source),
        carried_from,
    )


def trace(
    doc: Doc,
    attributions: Sequence[Attribution],
    cast: Sequence[Identity],
    speakers: Sequence[int | None],
) -> tuple[list[str], list[Path]]:
    """The chains, in names, and the paths that they are."""
    castings = [Casting(speaker, "by name") for speaker in speakers]
    identities, paths = trace_chains(doc, attributions, cast, castings)
    chains = [" ← ".join(identities[hop.identity].name for hop in path.hops) for path in paths]
    return chains, paths


def test_speaker_alone() -> None:
    """A speaker whom nobody relays is the whole chain."""
    doc = parsed(
        "Ruiz/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/sank sank=sink/VBD/ccomp/said ."
    )

    chains, (path,) = trace(
        doc, [attributed(doc, "said", "Ruiz", "it sank")], [somebody(doc, "Ruiz")], [0]
    )

    assert chains == ["Ruiz"]
    assert path.reason == "by name"
    assert path.hops[0].mention == offsets(doc, "Ruiz")
    assert path.hops[0].cue == offsets(doc, "said")


def test_relay() -> None:
    """An outlet that was told comes after the speaker, is added to the cast, and says why."""
    doc = parsed(TOLD, {"Norland Herald": "ORG"})

    chains, (path,) = trace(
        doc, [attributed(doc, "told", "Ruiz", "it sank")], [somebody(doc, "Ruiz")], [0]
    )

    assert chains == ["Ruiz ← Norland Herald"]
    assert path.reason == "by name; “told” an outlet"
    assert path.hops[1].mention == offsets(doc, "the Norland Herald")


def test_unknown_speaker() -> None:
    """Nobody relays what nobody is known to have said."""
    doc = parsed(TOLD, {"Norland Herald": "ORG"})

    chains, _ = trace(doc, [attributed(doc, "told", "Ruiz", "it sank")], [], [None])

    assert chains == [""]


def test_relay_who_speaks() -> None:
    """Nobody is a relay of their own words."""
    doc = parsed(TOLD, {"Norland Herald": "ORG"})
    herald = somebody(doc, "Norland Herald", "organization")

    chains, _ = trace(doc, [attributed(doc, "told", "Ruiz", "it sank")], [herald], [0])

    assert chains == ["Norland Herald"]


def test_unknown_relay() -> None:
    """A pronoun that stands for nobody known is no link."""
    doc = parsed(
        "It/PRP/nsubj/quoted quoted=quote/VBD/ROOT Ruiz/NNP/dobj/quoted as/IN/prep/quoted "
        "saying=say/VBG/pcomp/as we/PRP/nsubj/sank sank=sink/VBD/ccomp/saying ."
    )

    chains, _ = trace(
        doc, [attributed(doc, "as saying", "Ruiz", "we sank")], [somebody(doc, "Ruiz")], [0]
    )

    assert chains == ["Ruiz"]


def test_cited() -> None:
    """Whom an outlet cites said it, and the outlet relays it; a person who cites speaks."""
    doc = parsed(
        "Radio/NNP/nsubj/said said=say/VBD/ROOT it/PRP/nsubj/sank sank=sink/VBD/ccomp/said , "
        "citing=cite/VBG/advcl/said two/CD/nummod clerks=clerk/NNS/dobj/citing ."
    )
    said = attributed(doc, "said", "Radio", "it sank")

    as_outlet, _ = trace(doc, [said], [somebody(doc, "Radio", "organization")], [0])
    as_person, _ = trace(doc, [said], [somebody(doc, "Radio", "person")], [0])

    assert as_outlet == ["two clerks ← Radio"]
    assert as_person == ["Radio"]


class TestNested:
    """Statements within statements."""

    def read(
        self, who: str, whom: str, speakers: Sequence[int | None]
    ) -> tuple[list[str], list[Path]]:
        """The chains of what Berg said and of what somebody had told somebody."""
        doc = parsed(NESTED.format(who=who, whom=whom), {"Berg": "PERSON"})
        outer = doc.text.removeprefix("Berg said ").removesuffix(".")
        found = [
            attributed(doc, "said", "Berg", outer),
            attributed(doc, "had told", outer.partition(" had")[0], "it sank"),
        ]
        cast = [somebody(doc, "Berg"), somebody(doc, outer.partition(" had")[0])]
        return trace(doc, found, cast, speakers)

    def test_through_the_outer_speaker(self) -> None:
        """The inner chain leads on through the outer one, and knows its parent."""
        chains, paths = self.read("Ruiz/NNP", "him/PRP", [0, 1])

        assert chains == ["Berg", "Ruiz ← Berg"]
        assert [None, 0] == [path.parent for path in paths]

    def test_relays_in_between(self) -> None:
        """A relay of the inner statement stands between the two speakers."""
        chains, _ = self.read("Ruiz/NNP", HERALD, [0, 1])

        assert chains == ["Berg", "Ruiz ← Norland Herald ← Berg"]

    def test_own_words(self) -> None:
        """What somebody says of their own words is theirs, whomever they had told."""
        chains, _ = self.read("she/PRP", HERALD, [0, 0])

        assert chains == ["Berg", "Berg"]

    def test_unknown_outer_speaker(self) -> None:
        """If it is not known who relays, the inner speaker stands alone."""
        chains, _ = self.read("Ruiz/NNP", "him/PRP", [None, 1])

        assert chains == ["", "Ruiz"]

    def test_unknown_inner_speaker(self) -> None:
        """If it is not known who said it, there is no chain."""
        chains, _ = self.read("Ruiz/NNP", "him/PRP", [0, None])

        assert chains == ["Berg", ""]


def test_going_on() -> None:
    """A quotation that goes on has the relays of the one that it goes on from."""
    doc = parsed(
        f"{TOLD} “ We/PRP/nsubj/swam swam=swim/VBD/ROOT home/RB/dep . ”", {"Norland Herald": "ORG"}
    )
    found = [
        attributed(doc, "told", "Ruiz", "it sank"),
        attributed(doc, None, None, "We swam home.", carried_from=0),
    ]

    chains, paths = trace(doc, found, [somebody(doc, "Ruiz")], [0, 0])

    assert chains == ["Ruiz ← Norland Herald"] * 2
    assert paths[1].hops[0].mention is None
