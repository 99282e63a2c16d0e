"""Where a `Doc` keeps what the stages found: one span group a stage, its records in the attributes.

spaCy carries span groups, with their attributes, through ``Doc.to_bytes``, ``DocBin``, pickle and
worker processes without being asked to; other tools can read and draw the spans.
"""

from collections.abc import Iterable
from typing import TypeVar, cast

import attrs
from spacy.tokens import Doc, SpanGroup

from quotekit.errors import MissingComponentError
from quotekit.records import (
    Attribution,
    Casting,
    Identity,
    Offsets,
    Path,
    Plain,
    Quotation,
    Rejection,
    from_plain,
    to_plain,
)

MARKS = "quotekit_marks"
ATTRIBUTIONS = "quotekit_attributions"
SPEAKERS = "quotekit_speakers"
CHAINS = "quotekit_chains"

_Record = TypeVar("_Record", bound=attrs.AttrsInstance)


def write(
    doc: Doc,
    stage: str,
    spans: Iterable[tuple[str, Offsets]],
    **records: Iterable[attrs.AttrsInstance | Offsets],
) -> None:
    """Keep the *records* of a *stage* on *doc*, with labelled *spans* for whoever draws them."""
    group = SpanGroup(doc, name=stage, attrs={key: to_plain(rows) for key, rows in records.items()})
    for label, (start, end) in spans:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            group.append(span)
    doc.spans[stage] = group


def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Read the quotations that `quotekit_marks` found."""
    return _read(doc, MARKS, "quotations", Quotation)


def stray_marks(doc: Doc) -> tuple[Offsets, ...]:
    """Read the offsets of the quotation marks that have no partner."""
    return tuple(
        cast("Offsets", tuple(cast("list[int]", row))) for row in _rows(doc, MARKS, "stray")
    )


def attributions(doc: Doc) -> tuple[Attribution, ...]:
    """Read the attributions that `quotekit_attributions` found."""
    return _read(doc, ATTRIBUTIONS, "attributions", Attribution)


def rejected(doc: Doc) -> tuple[Rejection, ...]:
    """Read what `quotekit_attributions` found to be no attribution."""
    return _read(doc, ATTRIBUTIONS, "rejected", Rejection)


def cast_of(doc: Doc) -> tuple[Identity, ...]:
    """Read everybody whom `quotekit_speakers` found in the article, sources or not."""
    return _read(doc, SPEAKERS, "identities", Identity)


def castings(doc: Doc) -> tuple[Casting, ...]:
    """Read who stands behind each attribution, as `quotekit_speakers` decided."""
    return _read(doc, SPEAKERS, "castings", Casting)


def identities(doc: Doc) -> tuple[Identity, ...]:
    """Read the cast with those whom `quotekit_chains` added to it; a `Hop` points into this."""
    return _read(doc, CHAINS, "identities", Identity)


def paths(doc: Doc) -> tuple[Path, ...]:
    """Read the sourcing chain of each attribution, as `quotekit_chains` traced it."""
    return _read(doc, CHAINS, "paths", Path)


def _read(doc: Doc, stage: str, key: str, kind: type[_Record]) -> tuple[_Record, ...]:
    return from_plain(kind, _rows(doc, stage, key))


def _rows(doc: Doc, stage: str, key: str) -> list[Plain]:
    if stage not in doc.spans:
        raise MissingComponentError(
            f"this Doc has not been through {stage!r}: add it to the pipeline before whatever "
            f"needs it, nlp.add_pipe({stage!r}), or add all stages at once, "
            "nlp.add_pipe('quotekit')"
        )
    return cast("list[Plain]", doc.spans[stage].attrs[key])
