"""Clusters of other components, and what an entity linker says."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from spacy.tokens import Doc, Span
from tests.speakers.staging import attributed, parser, unmarked

from quotekit.speakers import cast_speakers
from quotekit.speakers.coreference import Clusters

MARKED = "Ana Ruiz met Mia Berg. The pilot was late. [She] said it was fair."
TEXT, (SHE,) = unmarked(MARKED)


def resolved(doc: Doc) -> str | None:
    """Whom "she" means in the text above."""
    identities, (casting,) = cast_speakers(doc, [attributed(TEXT, SHE)], ())
    return None if casting.identity is None else identities[casting.identity].name


def offsets(*words: str) -> list[tuple[int, int]]:
    """Where some words stand in the text above."""
    return [(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]


def grouped(*clusters: tuple[str, ...]) -> Doc:
    """The text above, with clusters as span groups."""
    doc = parser()(TEXT)
    for number, words in enumerate(clusters, 1):
        spans = [doc.char_span(*place) for place in offsets(*words)]
        doc.spans[f"coref_clusters_{number}"] = spans
    return doc


@pytest.fixture
def extended() -> Iterator[None]:
    """The attributes that coreferee and fastcoref bring."""
    Doc.set_extension("coref_chains", default=None)
    Doc.set_extension("coref_clusters", default=None)
    yield
    Doc.remove_extension("coref_chains")
    Doc.remove_extension("coref_clusters")


def test_without_clusters_salience_decides() -> None:
    """The subject is uppermost where no component says otherwise."""
    assert resolved(parser()(TEXT)) == "Ana Ruiz"


def test_span_groups_decide() -> None:
    """A cluster with one name in it says whom "she" means."""
    assert resolved(grouped(("Mia Berg", "She"))) == "Mia Berg"


def test_the_casting_says_so() -> None:
    """The reason names the cluster."""
    _, (casting,) = cast_speakers(grouped(("Mia Berg", "She")), [attributed(TEXT, SHE)], ())
    assert casting.reason == "'she': in one coreference cluster with Mia Berg"


def test_a_cluster_without_names_leads_to_its_noun() -> None:
    """Where nobody in a cluster has a name, its first noun phrase stands for all."""
    assert resolved(grouped(("The pilot", "She"))) in {"pilot", "Ana Ruiz"}
    _, (casting,) = cast_speakers(grouped(("The pilot", "She")), [attributed(TEXT, SHE)], ())
    assert "one coreference cluster" in casting.reason


@pytest.mark.parametrize("words", [("Ana Ruiz", "Mia Berg", "She"), ("Ana Ruiz", "The pilot")])
def test_a_cluster_that_does_not_help_is_left_alone(words: tuple[str, ...]) -> None:
    """Two people in one cluster, or one without the mention, change nothing."""
    assert resolved(grouped(words)) == "Ana Ruiz"


def test_a_cluster_against_the_gender_is_left_alone() -> None:
    """ "She" is not Tom, whatever a cluster says."""
    text, (she,) = unmarked("Ana Ruiz met Tom Berg. [She] said it was fair.")
    doc = parser()(text)
    doc.spans["coref_clusters_1"] = [doc[3:5], doc[6:7]]
    identities, (casting,) = cast_speakers(doc, [attributed(text, she)], ())
    assert casting.identity is not None
    assert identities[casting.identity].name == "Ana Ruiz"


@pytest.mark.usefixtures("extended")
def test_coreferee_and_fastcoref_are_read() -> None:
    """Heads by token numbers, and character offsets, come to the same."""
    chains, clusters = parser()(TEXT), parser()(TEXT)
    chains._.coref_chains = [
        [SimpleNamespace(token_indexes=[4]), SimpleNamespace(token_indexes=[11])],
        [SimpleNamespace(token_indexes=[1, 4]), SimpleNamespace(token_indexes=[7])],
    ]
    clusters._.coref_clusters = [offsets("Mia Berg", "She")]
    assert [token.text for token in (chains[4], chains[11])] == ["Berg", "She"]
    assert resolved(chains) == resolved(clusters) == "Mia Berg"


@pytest.mark.usefixtures("extended")
def test_no_clusters_are_no_error() -> None:
    """Where a component is known and has found nothing, there are no mentions around."""
    assert not Clusters(parser()(TEXT)).around(0)


def linked(text: str, ids: dict[str, str]) -> Doc:
    """A text whose names an entity linker has given ids."""
    doc = parser()(text)
    spans = (doc.char_span(text.index(name), text.index(name) + len(name)) for name in ids)
    doc.ents = [
        Span(doc, span.start, span.end, label="PERSON", kb_id=kb_id)
        for span, kb_id in zip(spans, ids.values(), strict=True)
    ]
    return doc


def test_one_kb_id_is_one_source() -> None:
    """Two names with the same id are one person, known by that id."""
    doc = linked("Ana Ruiz left. Annie Noor said no.", {"Ana Ruiz": "Q1", "Annie Noor": "Q1"})
    (identity,), _ = cast_speakers(doc, [], ())
    assert identity.kb_id == "Q1"
    assert len(identity.mentions) == 2


def test_two_kb_ids_are_two_sources() -> None:
    """Names that could be one person's stay apart if a linker says so."""
    doc = linked("Robert Ruiz left. Bob Ruiz said no.", {"Robert Ruiz": "Q1", "Bob Ruiz": "Q2"})
    identities, _ = cast_speakers(doc, [], ())
    assert {"Robert Ruiz": "Q1", "Bob Ruiz": "Q2"} == {who.name: who.kb_id for who in identities}


def test_nil_is_no_id() -> None:
    """SpaCy's linker says NIL where it knows nobody; that joins nobody."""
    doc = linked("Ana Ruiz left. Mia Berg said no.", {"Ana Ruiz": "NIL", "Mia Berg": "NIL"})
    identities, _ = cast_speakers(doc, [], ())
    assert [None, None] == [who.kb_id for who in identities]
