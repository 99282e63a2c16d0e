"""The plain records that travel between the stages, and how they become plain lists.

Every record holds integers, strings and tuples of them, so a ``Doc`` that carries records can be
written to bytes, pickled and sent between processes without any help. Offsets are pairs of
character positions, ``text[start:end]``, never token positions: they mean the same to people,
to other tools and to every tokenizer.
"""

from collections.abc import Iterable
from typing import Literal, TypeVar, cast

import attrs

Offsets = tuple[int, int]
Kind = Literal["direct", "mixed", "indirect"]
Sense = Literal["statement", "attitude"]
SourceType = Literal["person", "organization", "document", "group", "unnamed"]

Plain = int | float | str | bool | None | list["Plain"]
_Record = TypeVar("_Record", bound=attrs.AttrsInstance)


@attrs.frozen
class Quotation:
    """The words between a pair of quotation marks.

    A quotation that runs over several paragraphs has one part a paragraph.

    Attributes:
        outer: Each part with its marks.
        inner: Each part without its marks.
        depth: 0 outside any other quotation, 1 inside one, and so on.
        closed: Whether the closing mark stands in the text. Where it does not, the quotation ends
            with its paragraph.
    """

    outer: tuple[Offsets, ...]
    inner: tuple[Offsets, ...]
    depth: int = 0
    closed: bool = True


@attrs.frozen
class Attribution:
    """A source, a cue and a content that belong together.

    Attributes:
        kind: ``direct``, ``mixed`` or ``indirect``.
        sense: ``statement`` (speech, writing, openly reported thought) or ``attitude`` (wants,
            plans, supports, fears).
        content: The words reported, without the surrounding marks or a leading "that".
        extent: The same words with them.
        cue: The words that report, or `None` where layout or continuation does.
        source: The noun phrase that names the source as written, or `None` if there is none.
        carried_from: Position, among the attributions of the document, of the one whose source
            this one takes over (a quotation that goes on in the next sentence), or `None`.
        denied: Whether the source denies the content or is said not to have said it.
        score: Confidence from 0 to 1.
        reason: The rule that found it, in words.
    """

    kind: Kind
    sense: Sense
    content: tuple[Offsets, ...]
    extent: tuple[Offsets, ...]
    cue: Offsets | None
    source: Offsets | None
    carried_from: int | None = None
    denied: bool = False
    score: float = 1.0
    reason: str = ""


@attrs.frozen
class Identity:
    """One person, organization, document or group of the article, under one name.

    Attributes:
        name: The fullest name that the article gives, or the noun phrase of an unnamed source.
        type: What kind of source it is.
        title: Role or office as the article gives it, or `None`.
        aliases: Other forms of the name in the article, in order of first use.
        mentions: Where it is mentioned, in text order.
        kb_id: What an entity linker in the pipeline calls it, or `None`.
        anonymity: Where the text says why it stays unnamed, or `None`.
    """

    name: str
    type: SourceType
    title: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Offsets, ...] = ()
    kb_id: str | None = None
    anonymity: Offsets | None = None


@attrs.frozen
class Rejection:
    """A candidate that a stage looked at and did not take.

    Attributes:
        place: Where it stands.
        reason: Why it was not taken, in words.
        name: Its name, if it is a source; empty for what was no attribution.
    """

    place: Offsets
    reason: str
    name: str = ""


@attrs.frozen
class Casting:
    """Who stands behind one attribution.

    Attributes:
        identity: Position among the document's identities, or `None` if unknown.
        reason: Why it is this identity, or why none could be given.
        guessed: Whether it is inferred from what stands around rather than said.
        rejected: Who else it might have been.
    """

    identity: int | None
    reason: str
    guessed: bool = False
    rejected: tuple[Rejection, ...] = ()


@attrs.frozen
class Hop:
    """One link of a sourcing chain.

    Attributes:
        identity: Position among the document's identities.
        mention: Where the article names this link, or `None`.
        cue: The words that make it a link, or `None`.
        reason: What it rests on, in words.
        guessed: Whether it is inferred from what stands around rather than said.
    """

    identity: int
    mention: Offsets | None = None
    cue: Offsets | None = None
    reason: str = ""
    guessed: bool = False


@attrs.frozen
class Path:
    """The sourcing chain of one attribution, innermost first.

    Attributes:
        hops: The speaker, then each relay outwards; empty if the speaker is unknown.
        parent: Position of the attribution that this one is nested in, or `None`.
        reason: What justifies the relays, in words; empty for a chain of one.
        rejected: What stands where a relay might and is none.
    """

    hops: tuple[Hop, ...]
    parent: int | None = None
    reason: str = ""
    rejected: tuple[Rejection, ...] = ()


_NESTED: dict[type, dict[str, type]] = {
    Casting: {"rejected": Rejection},
    Path: {"hops": Hop, "rejected": Rejection},
}


def to_plain(records: Iterable[attrs.AttrsInstance | Offsets]) -> list[Plain]:
    """Turn records, or bare offsets, into the lists, numbers and strings that MessagePack holds."""
    return [
        _plain(record if isinstance(record, tuple) else attrs.astuple(record)) for record in records
    ]


def from_plain(kind: type[_Record], rows: Iterable[Plain]) -> tuple[_Record, ...]:
    """Turn what `to_plain` gave back into records of class *kind*."""
    return tuple(_record(kind, cast("list[Plain]", row)) for row in rows)


def _plain(value: object) -> Plain:
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return cast("Plain", value)


def _tuples(value: object) -> object:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value


def _record(kind: type[_Record], row: list[Plain]) -> _Record:
    fields = zip(attrs.fields(kind), map(_tuples, row), strict=True)
    values = {field.name: value for field, value in fields}
    for name, nested in _NESTED.get(kind, {}).items():
        rows = cast("tuple[tuple[object, ...], ...]", values[name])
        values[name] = tuple(nested(*inner) for inner in rows)
    return kind(**values)
