"""What each part of quotekit is worth: the figures of the whole, and with one part switched off.

    ablation.py CORPUS.jsonl

The corpus is as `scoring` describes it. It is parsed once; a part is switched off by putting
another function in the place of one of quotekit's. The table is Markdown, ready for
docs/accuracy.md.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from pkgutil import resolve_name
from unittest.mock import patch

import attrs
from scoring import Article, Attribution, exact_figures, figures, find, match, parse, read_corpus
from spacy.tokens import Doc, Token

from quotekit.grammar import syntax
from quotekit.grammar.draft import Draft
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.reader.decoding import Integers
from quotekit.reader.features import SIZES
from quotekit.reader.reading import Read
from quotekit.reader.weights import Weights

Features = Callable[[Doc, Levels, Iterable[Draft]], Integers]
Merge = Callable[[Doc, Levels, Iterable[Read], Sequence[Draft], Weights], list[Draft]]
Switch = Callable[..., object]
"""What stands in for a function of quotekit: it gets the function, then its arguments."""


def blank(*columns: str) -> Switch:
    """Show the network nothing in some columns of the features."""
    places = [list(SIZES).index(column) for column in columns]

    def read_features(
        original: Features, doc: Doc, levels: Levels, drafts: Iterable[Draft]
    ) -> Integers:
        features = original(doc, levels, drafts)
        features[:, places] = 0
        return features

    return read_features


def read_nothing(_original: Switch, *_arguments: object) -> list[Read]:
    """Have no network."""
    return []


def merge_nothing(
    _original: Merge,
    _doc: Doc,
    _levels: Levels,
    found: Iterable[Read],
    _proposed: Sequence[Draft],
    _weights: Weights,
) -> list[Draft]:
    """Take what the network reads as it is."""
    return [
        Draft(
            content=tuple(part.run for part in one.contents),
            cue=one.cue.run,
            source=None if one.source is None else one.source.run,
            sense="statement",
        )
        for one in found
    ]


def merge_all(
    _original: Merge,
    _doc: Doc,
    _levels: Levels,
    _found: Iterable[Read],
    proposed: Sequence[Draft],
    _weights: Weights,
) -> list[Draft]:
    """Take what the grammar found as it is."""
    return [draft for draft in proposed if draft.content]


def merge_without(is_left_out: Callable[[Doc, Levels, Draft], bool]) -> Switch:
    """Leave out some of what only the grammar found."""

    def merge(
        original: Merge,
        doc: Doc,
        levels: Levels,
        found: Iterable[Read],
        proposed: Sequence[Draft],
        weights: Weights,
    ) -> list[Draft]:
        added = set(map(id, proposed))
        return [
            draft
            for draft in original(doc, levels, found, proposed, weights)
            if id(draft) not in added or not is_left_out(doc, levels, draft)
        ]

    return merge


def is_layout(_doc: Doc, _levels: Levels, draft: Draft) -> bool:
    """Whether the layout alone names the source."""
    return draft.verb is None


def is_phrase(doc: Doc, _levels: Levels, draft: Draft) -> bool:
    """Whether the cue is a phrase such as "according to"."""
    return draft.verb is not None and not syntax.is_verb(doc[draft.verb])


def is_quotation(doc: Doc, levels: Levels, draft: Draft) -> bool:
    """Whether it is a verb outside the quotation marks that the content begins in."""
    if is_layout(doc, levels, draft) or is_phrase(doc, levels, draft):
        return False
    outside = draft.verb is not None and levels.outer[draft.verb] == OUTSIDE
    return outside and levels.outer[draft.content[0][0]] != OUTSIDE


def as_it_is(_original: Switch, _doc: Doc, _levels: Levels, draft: Draft) -> Draft:
    """Do not fit a content to the quotation marks."""
    return draft


def own_source(
    original: Callable[[Doc, Draft, Draft], Draft], doc: Doc, raw: Draft, twin: Draft
) -> Draft:
    """Have no source where the network reads none."""
    agreed = original(doc, raw, twin)
    return agreed if raw.source is not None else attrs.evolve(agreed, source=None)


def never(_original: Switch, _verb: Token) -> bool:
    """Take no verb for a passive."""
    return False


def no_further(
    _original: Switch, _doc: Doc, _levels: Levels, drafts: Sequence[Draft]
) -> list[Draft]:
    """Leave quotations without a cue of their own to nobody."""
    return list(drafts)


def not_plainly_said(_original: Switch, _doc: Doc, _one: Draft) -> bool:
    """Add nothing only because somebody "says" it."""
    return False


def all_cited(_original: Switch, _doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Keep what an outlet says that somebody says as a statement of its own."""
    return list(drafts)


def all_told(_original: Switch, _doc: Doc, _levels: Levels, one: Read) -> Read:
    """Keep contents such as "so" and "it all"."""
    return one


READ = "quotekit.attribution.read"
MERGE = "quotekit.attribution.merge"
CONTINUE = "quotekit.attribution.continue_quotations"
SNAP = "quotekit.attribution.merging.snap"
AGREED = "quotekit.attribution.merging._agreed"
IS_TURNED = "quotekit.attribution.merging._is_turned"
PLAINLY_SAID = "quotekit.attribution.merging._is_plainly_said"
CITATIONS = "quotekit.attribution.merging.without_citations"
TELLING = "quotekit.attribution.pairing._telling"
FEATURES = "quotekit.reader.read_features"

VARIANTS: dict[str, dict[str, Switch]] = {
    "quotekit": {},
    "the network alone": {MERGE: merge_nothing, CONTINUE: no_further},
    "the grammar alone": {READ: read_nothing, MERGE: merge_all},
    "without the grammar's features": {FEATURES: blank("grammar")},
    "without the parse's features": {
        FEATURES: blank("dependency", "head", "clauses begun", "clauses ended")
    },
    "without the marks' feature": {FEATURES: blank("marks")},
    "without whole quotations": {SNAP: as_it_is},
    "without the grammar's sources": {AGREED: own_source},
    "without the grammar's passives": {IS_TURNED: never},
    "without the grammar's phrases": {MERGE: merge_without(is_phrase)},
    "without the grammar's layouts": {MERGE: merge_without(is_layout)},
    "without the grammar's quotations": {MERGE: merge_without(is_quotation)},
    "without quotations that go on": {CONTINUE: no_further},
    "without what is plainly said": {PLAINLY_SAID: not_plainly_said},
    "without an outlet's citations": {CITATIONS: all_cited},
    "with contents that say nothing": {TELLING: all_told},
}
"""For each row of the table, which functions are replaced, and by what."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run every variant over the corpus and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="annotated articles, one JSON object a line")
    articles = read_corpus(parser.parse_args(argv).corpus)
    docs = parse(articles)
    print("| | precision | recall | F1 | exact F1: source | cue | content |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for variant, switches in VARIANTS.items():
        found = find_with(switches, articles, docs)
        print(f"| {variant} | {_row(articles, found)} |", flush=True)


def find_with(
    switches: Mapping[str, Switch], articles: Sequence[Article], docs: Sequence[Doc]
) -> list[list[Attribution]]:
    """Find the attributions of parsed articles with some functions of quotekit replaced.

    Raises:
        AttributeError: If quotekit no longer has one of the functions.
    """
    with ExitStack() as stack:
        for name, switch in switches.items():
            stack.enter_context(patch(name, partial(switch, resolve_name(name))))
        return [find(article, doc) for article, doc in zip(articles, docs, strict=True)]


def _row(articles: Sequence[Article], found: Sequence[Sequence[Attribution]]) -> str:
    whole = figures(
        sum(len(match(a.annotated, own)) for a, own in zip(articles, found, strict=True)),
        sum(map(len, found)),
        sum(len(article.annotated) for article in articles),
    )
    exact = exact_figures(articles, found)
    shares = (*whole, *(exact[role].f1 for role in exact))
    return " | ".join(f"{100 * share:.1f}" for share in shares)


if __name__ == "__main__":
    main()
