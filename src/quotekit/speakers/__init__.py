"""Attributions to sources: who it is that speaks, under one name."""

from collections.abc import Sequence

from spacy.tokens import Doc

from quotekit.records import Attribution, Casting, Identity, Offsets, Quotation


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
    identities: list[Identity] = []
    castings = []
    for attribution in attributions:
        if attribution.source is None:
            castings.append(Casting(None, "nobody is named as the source"))
            continue
        identities, number = identify(doc, identities, attribution.source)
        castings.append(Casting(number, "as written"))
    return identities, castings


def identify(
    doc: Doc, identities: Sequence[Identity], mention: Offsets
) -> tuple[list[Identity], int]:
    """Find whom a noun phrase names, adding them to the cast if they are new."""
    name = doc.text[slice(*mention)]
    for number, identity in enumerate(identities):
        if identity.name == name:
            return list(identities), number
    return [*identities, Identity(name, "unnamed", mentions=(mention,))], len(identities)
