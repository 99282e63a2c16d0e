"""schema.org's vocabulary: only its types and properties, each with what it may hold."""

import json
from collections.abc import Iterator

import attrs
from hypothesis import given
from tests.output.sample import ARTICLE, BRANDT, GAZETTE, QUOTES, VIK
from tests.strategies import articles

from quotekit import Article, Chain, Link
from quotekit.exchange import to_schema_org

# As the vocabulary defines them (schema.org, release 29): the types that each property expects.
THING = {"name": {"Text"}, "description": {"Text"}, "identifier": {"Text"}}
THING |= {"disambiguatingDescription": {"Text"}}
AGENTS = {"Organization", "Person"}
WORK = THING | {
    "citation": {"CreativeWork"},
    "creator": AGENTS,
    "hasPart": {"CreativeWork", "Quotation"},
    "isBasedOn": {"CreativeWork"},
    "keywords": {"Text"},
    "publisher": AGENTS,
    "text": {"Text"},
}
VOCABULARY = {
    "CreativeWork": WORK,
    "NewsArticle": WORK,
    "Quotation": WORK | {"spokenByCharacter": AGENTS},
    "Organization": THING,
    "Person": THING | {"jobTitle": {"Text"}},
}


def misuses(thing: dict[str, object]) -> Iterator[str]:
    """Name whatever the vocabulary does not allow."""
    allowed = VOCABULARY[thing["@type"]]
    for name, value in thing.items():
        for one in value if isinstance(value, list) else [value]:
            if name.startswith("@"):
                continue
            kind = "Text" if isinstance(one, str) else one["@type"]
            if kind not in allowed.get(name, set()):
                yield f"{thing['@type']}.{name}: {kind}"
            if isinstance(one, dict):
                yield from misuses(one)


@given(article=articles())
def test_only_the_vocabulary_is_used(article: Article) -> None:
    """Every type and property is schema.org's, and holds what it may."""
    (thing,) = to_schema_org([article])
    assert ("https://schema.org", "NewsArticle") == (thing["@context"], thing["@type"])
    assert [] == list(misuses(json.loads(json.dumps(thing))))


def test_quotations_have_their_speaker() -> None:
    """A quotation is attributed to its speaker, with name and title."""
    (thing,) = to_schema_org([ARTICLE])
    assert {
        "@type": "Quotation",
        "text": "The wheel had run since 1871, and on Monday it simply stopped.",
        "keywords": "direct",
        "spokenByCharacter": {
            "@type": "Person",
            "name": "Ida Brandt",
            "jobTitle": "the keeper of the Skarholm tide mill",
        },
    } == thing["hasPart"][0]


def test_denials_and_attitudes_are_left_out() -> None:
    """Nobody is made to say what they deny, or what they only want."""
    (thing,) = to_schema_org([ARTICLE])
    assert [quote.text for quote in QUOTES if not quote.denied] == [
        part["text"] for part in thing["hasPart"]
    ]


def test_relays_are_what_a_quotation_is_based_on() -> None:
    """The article's own source is the outermost work; it is based on the one further in."""
    chain = Chain([Link(BRANDT), Link(VIK), Link(GAZETTE)])
    quote = attrs.evolve(QUOTES[0], chain=chain)
    (thing,) = to_schema_org([attrs.evolve(ARTICLE, quotes=(quote,))])
    assert {
        "@type": "CreativeWork",
        "creator": {"@type": "Organization", "name": "Skarholm Gazette"},
        "isBasedOn": {
            "@type": "CreativeWork",
            "creator": {"@type": "Person", "name": "Jonas Vik"},
        },
    } == thing["hasPart"][0]["isBasedOn"]


def test_documents_are_cited() -> None:
    """A report does not speak: it is a work that is cited."""
    report = attrs.evolve(BRANDT, name="the report", type="document", title=None)
    quote = attrs.evolve(QUOTES[0], chain=Chain([Link(report)]))
    (thing,) = to_schema_org([attrs.evolve(ARTICLE, quotes=(quote,))])
    (part,) = thing["hasPart"]
    assert {"@type": "CreativeWork", "name": "the report"} == part["citation"]
    assert "spokenByCharacter" not in part


def test_unnamed_people_have_no_name() -> None:
    """Words that only describe somebody are a description."""
    official = attrs.evolve(BRANDT, name="a city official", type="unnamed", title=None)
    quote = attrs.evolve(QUOTES[0], chain=Chain([Link(official)]))
    (thing,) = to_schema_org([attrs.evolve(ARTICLE, quotes=(quote,))])
    speaker = thing["hasPart"][0]["spokenByCharacter"]
    assert {"@type": "Person", "description": "a city official"} == speaker
