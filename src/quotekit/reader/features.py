"""What the parse, the entities, the marks and the grammar say about each token, as small integers.

The network reads these beside the word itself. Every feature is a number below its size in `SIZES`;
0 stands for "nothing, or a label that training never saw", so a pipeline with other labels is read
as one that says less.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.levels import Levels
from quotekit.reader.decoding import LABELS, Integers, Role

_Values = npt.NDArray[np.uint64]


def _numbered(labels: str) -> dict[str, int]:
    """Number labels from 1; 0 is for all others."""
    return {label: number for number, label in enumerate(labels.split(), 1)}


_PARTS_OF_SPEECH = _numbered(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE"
)
_DEPENDENCIES = _numbered(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj "
    "csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass "
    "nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp"
)
_ENTITIES = _numbered(
    "PERSON ORG GPE NORP FAC LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE DATE TIME PERCENT MONEY "
    "QUANTITY ORDINAL CARDINAL"
)
_CLAUSES = [
    _DEPENDENCIES[label]
    for label in ("ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "conj", "pcomp")
]
_VERBAL = [_PARTS_OF_SPEECH["VERB"], _PARTS_OF_SPEECH["AUX"]]
_FAR = (1, 2, 4, 8)
_MOST_CLAUSES = 3
_ENTITY_BEGINS = 3

OPENS, CLOSES = 3, 4
"""What the column "marks" says of the first and the last token of a quotation."""

SIZES = {
    "part of speech": len(_PARTS_OF_SPEECH) + 1,
    "dependency": len(_DEPENDENCIES) + 1,
    "entity": 2 * len(_ENTITIES) + 1,
    "head": 2 * len(_FAR) + 1,
    "shape": 7,
    "marks": 6,
    "sentence start": 2,
    "clauses begun": _MOST_CLAUSES + 1,
    "clauses ended": _MOST_CLAUSES + 1,
    "grammar": len(LABELS),
}
"""How many values each feature has, in the order of the columns."""


_COLUMNS = {name: column for column, name in enumerate(SIZES)}


def read_features(doc: Doc, levels: Levels, drafts: Iterable[Draft]) -> Integers:
    """Give the features of every token.

    Args:
        doc: A document with tags, entities and a parse.
        levels: Its quotations in tokens.
        drafts: What the grammar found; only what stands outside any content counts.

    Returns:
        An array of one row a token and one column a feature, as `SIZES` lists them.
    """
    values: _Values = np.asarray(
        doc.to_array(["ORTH", "POS", "DEP", "ENT_TYPE", "ENT_IOB", "HEAD", "SENT_START"]), np.uint64
    )
    words, parts_of_speech, dependencies, entities, in_entity, heads, sentence_starts = values.T
    parts = _codes(doc, parts_of_speech, _PARTS_OF_SPEECH)
    labels = _codes(doc, dependencies, _DEPENDENCIES)
    columns = (
        parts,
        labels,
        _with_beginnings(_codes(doc, entities, _ENTITIES), in_entity == _ENTITY_BEGINS),
        _distances(heads.astype(np.int64)),
        _each(doc, words, _shape),
        _marks(levels, len(doc)),
        (sentence_starts == 1).astype(np.int64),
        *_clauses(doc, parts, labels),
        _grammar(drafts, len(doc)),
    )
    return np.stack(columns, axis=1)


def _codes(doc: Doc, column: _Values, labels: Mapping[str, int]) -> Integers:
    return _each(doc, column, lambda label: labels.get(label, 0))


def _each(doc: Doc, column: _Values, code: Callable[[str], int]) -> Integers:
    """Give the code of each string of a column of hashes, looking each up once."""
    found, places = np.unique(column, return_inverse=True)
    codes = [code(doc.vocab.strings[value]) for value in found.tolist()]
    return np.array(codes, np.int64)[places]


def _with_beginnings(entities: Integers, begins: npt.NDArray[np.bool_]) -> Integers:
    """Tell the first token of an entity (odd) from the others (even)."""
    return np.where(entities > 0, 2 * entities - begins, 0)


def _distances(heads: Integers) -> Integers:
    """Bucket the signed distances to the heads: 0 for a root, then left, then right."""
    far = np.digitize(np.abs(heads), _FAR)
    return np.where(heads == 0, 0, np.where(heads < 0, far, far + len(_FAR)))


def _shape(text: str) -> int:
    """Tell small letters, capitals, a first capital, other letters, digits and the rest apart."""
    if text.isalpha():
        if text.islower():
            return 1
        if text.isupper():
            return 2 if len(text) > 1 else 3
        return 3 if text[0].isupper() else 4
    return 5 if any(character.isdigit() for character in text) else 6


def _marks(levels: Levels, length: int) -> Integers:
    """Say of each token whether it opens a quotation, closes one, or stands in one."""
    states = np.zeros(length, np.int64)
    for number in levels.outermost():
        closed = levels.quotations[number].closed
        for first, last in levels.runs[number]:
            states[first:last] = 1 if closed else 2
            states[first] = OPENS
            states[last - 1] = CLOSES if closed else 5
    return states


def _clauses(doc: Doc, parts: Integers, labels: Integers) -> tuple[Integers, Integers]:
    """Count, for each token, the clauses that begin and that end with it."""
    verbs = np.flatnonzero(np.isin(parts, _VERBAL) & np.isin(labels, _CLAUSES)).tolist()
    begun = _counts([doc[verb].left_edge.i for verb in verbs], len(doc))
    ended = _counts([doc[verb].right_edge.i for verb in verbs], len(doc))
    return begun, ended


def _counts(places: Sequence[int], length: int) -> Integers:
    counts = np.bincount(np.array(places, np.int64), minlength=length)
    return np.minimum(counts, _MOST_CLAUSES)


def _grammar(drafts: Iterable[Draft], length: int) -> Integers:
    """Label what the grammar takes for sources, cues and contents, as `LABELS` numbers them."""
    outermost = _outermost(drafts)
    # In this order, since a cue or a source can stand amid the content that it parts.
    runs: dict[Role, list[Run]] = {
        "content": [run for draft in outermost for run in draft.content],
        "source": [draft.source for draft in outermost if draft.source],
        "cue": [draft.cue for draft in outermost if draft.cue],
    }
    states = np.zeros(length, np.int64)
    for role, found in runs.items():
        for first, last in found:
            states[first:last] = LABELS.index(f"I-{role}")
            states[first] = LABELS.index(f"B-{role}")
    return states


def _outermost(drafts: Iterable[Draft]) -> list[Draft]:
    """Leave out the drafts whose cue, or else content, lies in the content of another."""
    kept: list[Draft] = []
    held: set[int] = set()
    for draft in sorted((draft for draft in drafts if draft.content), key=_place):
        anchor = draft.cue[0] if draft.cue is not None else draft.content[0][0]
        if anchor not in held:
            kept.append(draft)
            held.update(place for run in draft.content for place in range(*run))
    return kept


def _place(draft: Draft) -> Run:
    """Sort by the beginning of the content, the longest first."""
    return draft.content[0][0], -draft.content[-1][1]


def may_attribute(features: Integers) -> bool:
    """Whether words may hold an attribution: a verb, a quotation, or what the grammar found.

    Args:
        features: One row a word.
    """
    verbs = np.isin(features[:, _COLUMNS["part of speech"]], _VERBAL)
    others = features[:, [_COLUMNS["marks"], _COLUMNS["grammar"]]]
    return bool(verbs.any() or others.any())
