"""From what the stages left on a `Doc` to the `Article` that users read.

The view is built on read; the `Doc` keeps plain records only.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

import attrs
from spacy.tokens import Doc

from quotekit import store
from quotekit.article import Article, Chain, Link, Quote, Rejected, Source, Span
from quotekit.records import Attribution, Hop, Identity, Offsets, Path, Rejection
from quotekit.words import count_words

_GETTERS = {
    "quotekit": lambda doc: from_doc(doc),
    "quotekit_marks": store.quotations,
    "quotekit_attributions": store.attributions,
    "quotekit_speakers": store.castings,
    "quotekit_chains": store.paths,
}


def register() -> None:
    """Make ``doc._.quotekit`` and the stages' own views known to spaCy.

    The components do this when they are made. Doing it again changes nothing.

    Raises:
        ValueError: If another package has taken one of the names.
    """
    for name, getter in _GETTERS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
        elif Doc.get_extension(name)[2] is not getter:
            raise ValueError(f"another package has set doc._.{name}; quotekit needs that name")


def from_doc(doc: Doc, *, id: str | None = None, publisher: str | None = None) -> Article:
    """Build the article view of a `Doc` that has been through the pipeline.

    Args:
        doc: The processed document, also one read back from bytes, ``DocBin`` or pickle.
        id: Your own name for the article.
        publisher: Who published it. Words that reached the writer through the publisher have no
            link for it, since the article is its own.

    Raises:
        MissingComponentError: If a stage has not run on *doc*.
    """
    return article_of(doc, doc.text, id=id, publisher=publisher)


def article_of(doc: Doc, text: str, *, id: str | None, publisher: str | None) -> Article:
    """Build the article view of *doc* over *text*, which has a character for each of its own."""
    attributions, identities = store.attributions(doc), store.identities(doc)
    paths = [_without_publisher(path, identities, publisher) for path in store.paths(doc)]
    castings = store.castings(doc)
    used = sorted(
        {hop.identity for path in paths for hop in path.hops},
        key=lambda number: (identities[number].mentions or ((len(text), 0),), number),
    )
    said = _said(attributions, paths)
    sources = {
        number: _source(place, identities[number], said.get(number, ()), text)
        for place, number in enumerate(used)
    }
    quotes: dict[str, list[Quote]] = {"statement": [], "attitude": []}
    for number, (attribution, path) in enumerate(zip(attributions, paths, strict=True)):
        rejected = (*castings[number].rejected, *path.rejected)
        quotes[attribution.sense].append(_quote(number, attribution, path, rejected, sources, text))
    return Article(
        text=text,
        id=id,
        publisher=publisher,
        quotes=tuple(quotes["statement"]),
        attitudes=tuple(quotes["attitude"]),
        sources=tuple(sources.values()),
        stray_marks=_spans(store.stray_marks(doc), text),
        rejected=_rejected(store.rejected(doc), text),
    )


def _without_publisher(path: Path, identities: Sequence[Identity], publisher: str | None) -> Path:
    """Drop the links that are the publisher; what it says itself comes from nobody else."""
    own = _plain_name(publisher or "")
    if not own:
        return path

    def is_own(hop: Hop) -> bool:
        identity = identities[hop.identity]
        return own in map(_plain_name, (identity.name, *identity.aliases))

    dropped = tuple(
        Rejection(hop.mention, "the article's own publisher", identities[hop.identity].name)
        for hop in path.hops
        if is_own(hop) and hop.mention
    )
    rejected = (*path.rejected, *dropped)
    if path.hops and is_own(path.hops[0]):
        reason = f"said by the article's own publisher, {publisher}"
        return Path((), path.parent, reason, rejected)
    kept = tuple(hop for hop in path.hops if not is_own(hop))
    return attrs.evolve(path, hops=kept, rejected=rejected)


def _plain_name(name: str) -> str:
    return re.sub(r"^the\s+|[^\w ]", "", name.casefold()).strip()


def _span(offsets: Offsets, text: str) -> Span:
    return Span(*offsets, text[slice(*offsets)])


def _rejected(rejections: Iterable[Rejection], text: str) -> tuple[Rejected, ...]:
    return tuple(Rejected(one.name, _span(one.place, text), one.reason) for one in rejections)


def _optional(offsets: Offsets | None, text: str) -> Span | None:
    return None if offsets is None else _span(offsets, text)


def _spans(rows: Iterable[Offsets], text: str) -> tuple[Span, ...]:
    return tuple(_span(offsets, text) for offsets in rows)


def _said(
    attributions: Iterable[Attribution], paths: Iterable[Path]
) -> dict[int, list[tuple[Offsets, ...]]]:
    """Gather the contents of the statements that each identity makes."""
    said: dict[int, list[tuple[Offsets, ...]]] = {}
    for found, path in zip(attributions, paths, strict=True):
        if found.sense == "statement" and path.hops:
            said.setdefault(path.hops[0].identity, []).append(found.content)
    return said


def _source(
    number: int, identity: Identity, said: Sequence[tuple[Offsets, ...]], text: str
) -> Source:
    return Source(
        id=number,
        name=identity.name,
        type=identity.type,
        title=identity.title,
        aliases=identity.aliases,
        mentions=_spans(identity.mentions, text),
        kb_id=identity.kb_id,
        anonymity=_optional(identity.anonymity, text),
        quotes=len(said),
        words=count_words(chain.from_iterable(said), text),
    )


def _link(hop: Hop, sources: dict[int, Source], text: str) -> Link:
    return Link(
        sources[hop.identity],
        _optional(hop.mention, text),
        _optional(hop.cue, text),
        hop.reason,
        hop.guessed,
    )


def _quote(
    number: int,
    found: Attribution,
    path: Path,
    rejected: Iterable[Rejection],
    sources: dict[int, Source],
    text: str,
) -> Quote:
    return Quote(
        id=number,
        kind=found.kind,
        content=_spans(found.content, text),
        extent=_spans(found.extent, text),
        cue=_optional(found.cue, text),
        mention=_optional(path.hops[0].mention if path.hops else found.source, text),
        chain=Chain(_link(hop, sources, text) for hop in path.hops),
        denied=found.denied,
        parent=path.parent,
        score=found.score,
        reason="; ".join(filter(None, (found.reason, path.reason))),
        rejected=_rejected(rejected, text),
    )
