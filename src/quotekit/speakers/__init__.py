"""Attributions to sources: who it is that speaks, under one name."""

from collections.abc import Sequence

from spacy.tokens import Doc

from quotekit.records import Attribution, Casting, Identity, Offsets, Quotation
from quotekit.speakers.anonymity import find_anonymity
from quotekit.speakers.cast import Cast
from quotekit.speakers.casting import cast_all
from quotekit.speakers.gather import gather_cast
from quotekit.speakers.resolve import Resolver

__all__ = ["Cast", "Resolver", "cast_speakers", "identify"]


def cast_speakers(
    doc: Doc, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> tuple[list[Identity], list[Casting]]:
    """Say who stands behind each attribution.

    Args:
        doc: A parsed document with named entities.
        attributions: What the document attributes, in text order.
        quotations: Its paired quotation marks.

    Returns:
        Everybody in the article, and one casting for each attribution.
    """
    cast = gather_cast(doc)
    resolver = Resolver(cast, quotations)
    castings = cast_all(resolver, attributions)
    for number, words in find_anonymity(resolver, attributions, castings).items():
        cast.figures[number].anonymity = words
    return cast.identities(), castings


def identify(
    doc: Doc, identities: Sequence[Identity], mention: Offsets
) -> tuple[list[Identity], int]:
    """Find whom a noun phrase means, adding them to the cast if they are new.

    For many phrases of one document, ask one `Resolver` instead.

    Args:
        doc: The document that the *identities* come from.
        identities: Everybody known so far.
        mention: Offsets of the noun phrase.

    Returns:
        The identities, possibly with a new one at the end, and the position of the one meant.

    Raises:
        ValueError: If there is nothing at *mention*.
    """
    resolver = Resolver(Cast(doc, identities))
    number = resolver.identify(mention)
    return resolver.cast.identities(), number
