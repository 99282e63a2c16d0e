"""schema.org: the quotations of an article as JSON-LD for search engines and catalogues.

A ``Quotation`` says that somebody said the words, so what a source denies and what it only wants
or fears is left out. Nothing reads this back; it says less than quotekit knows.
"""

from collections.abc import Iterable, Iterator

from quotekit.article import Article, Chain, Quote, Source
from quotekit.records import SourceType

Thing = dict[str, "str | Thing | list[Thing]"]

CONTEXT = "https://schema.org"

_TYPES: dict[SourceType, str] = {
    "person": "Person",
    "unnamed": "Person",
    "organization": "Organization",
    "group": "Organization",
    "document": "CreativeWork",
}


def to_schema_org(articles: Iterable[Article]) -> Iterator[Thing]:
    """Give each article as a ``NewsArticle`` whose parts are its quotations.

    ``spokenByCharacter`` is whoever the quotation is attributed to. Words that come from a document
    have it as ``citation``. Words that came through others are based on (``isBasedOn``) what the
    last of them published or told, which is based on what the one before did, and so on inwards.
    ``keywords`` says whether the words are ``direct``, ``mixed`` or ``indirect``.
    """
    for article in articles:
        thing: Thing = {"@context": CONTEXT, "@type": "NewsArticle"}
        if article.id is not None:
            thing["identifier"] = article.id
        if article.publisher is not None:
            thing["publisher"] = {"@type": "Organization", "name": article.publisher}
        thing["hasPart"] = [_quotation(quote) for quote in article.quotes if not quote.denied]
        yield thing


def _quotation(quote: Quote) -> Thing:
    thing: Thing = {"@type": "Quotation", "text": quote.text, "keywords": quote.kind}
    if quote.speaker and quote.speaker.type == "document":
        thing["citation"] = _source(quote.speaker)
    elif quote.speaker:
        thing["spokenByCharacter"] = _source(quote.speaker)
    based = _based(Chain(quote.chain[1:]))
    return thing | {"isBasedOn": based} if based else thing


def _based(relays: Chain) -> Thing | None:
    """Give the works that the words came through, the outermost holding the ones further in."""
    work: Thing | None = None
    for link in relays:
        source = _source(link.source)
        outer: Thing = (
            source
            if link.source.type == "document"
            else {"@type": "CreativeWork", "creator": source}
        )
        work = outer | {"isBasedOn": work} if work else outer
    return work


def _source(source: Source) -> Thing:
    thing: Thing = {"@type": _TYPES[source.type]}
    # Whoever stays unnamed has no name, only words that describe them.
    thing["description" if source.type == "unnamed" else "name"] = source.name
    if source.title is not None:
        thing["jobTitle" if source.type == "person" else "disambiguatingDescription"] = source.title
    if source.kb_id is not None:
        thing["identifier"] = source.kb_id
    return thing
