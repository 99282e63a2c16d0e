"""How well quotekit reads the articles of each publisher, and each kind of quote.

    breakdown.py CORPUS.jsonl

The corpus is as `scoring` describes it, each line with a ``publisher`` as well. The tables are
Markdown, ready for docs/model-card.md.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from scoring import (
    ROLES,
    Article,
    Attribution,
    exact_figures,
    figures,
    find,
    match,
    parse,
    read_corpus,
)

from quotekit.attribution import LIKELY

_MARKS = frozenset('"“”«»„‟')
_AROUND = " .,;:!?'’‘"
_Read = tuple[Article, list[Attribution]]


def main(argv: Sequence[str] | None = None) -> None:
    """Run quotekit over the corpus and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="annotated articles, one JSON object a line")
    path = parser.parse_args(argv).corpus
    articles = read_corpus(path)
    found = [
        find(article, doc, LIKELY) for article, doc in zip(articles, parse(articles), strict=True)
    ]
    read = list(zip(articles, found, strict=True))
    by_publisher: dict[str, list[_Read]] = {}
    for name, one in zip(_publishers(path), read, strict=True):
        by_publisher.setdefault(name, []).append(one)

    print("| publisher | articles | attribution F1 | exact F1: source / cue / content |")
    print("|---|--:|--:|--:|")
    for name, some in sorted(by_publisher.items()):
        print(f"| {name} | {len(some)} | {_attribution(some):.1f} | {_exact(some)} |")
    print(f"| all | {len(read)} | {_attribution(read):.1f} | {_exact(read)} |\n")
    print("| kind | annotated | found, % |\n|---|--:|--:|")
    for kind, (right, annotated) in _recalls(read).items():
        print(f"| {kind} | {annotated:,} | {100 * right / max(1, annotated):.1f} |")


def _publishers(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [row["publisher"] for row in rows if row.get("sentences")]


def _attribution(read: Iterable[_Read]) -> float:
    right = found = annotated = 0
    for article, own in read:
        right += len(match(article.annotated, own))
        found += len(own)
        annotated += len(article.annotated)
    return 100 * figures(right, found, annotated).f1


def _exact(read: Iterable[_Read]) -> str:
    articles, found = zip(*read, strict=True)
    exact = exact_figures(articles, found)
    return " / ".join(f"{100 * exact[role].f1:.1f}" for role in ROLES)


def _recalls(read: Iterable[_Read]) -> dict[str, tuple[int, int]]:
    counts = dict.fromkeys(("direct", "mixed", "indirect"), (0, 0))
    for article, own in read:
        hit = {place for place, _ in match(article.annotated, own)}
        for place, one in enumerate(article.annotated):
            right, annotated = counts[kind := kind_of(article, one)]
            counts[kind] = right + (place in hit), annotated + 1
    return counts


def kind_of(article: Article, one: Attribution) -> str:
    """Say whether a content is all in quotation marks, partly, or not at all."""
    words = [article.text[slice(*article.tokens[place])] for place in sorted(one.content)]
    said = " ".join(words)
    if not _MARKS.intersection(said):
        return "indirect"
    core = said.strip(_AROUND)
    return "direct" if core[:1] in _MARKS and core[-1:] in _MARKS else "mixed"


if __name__ == "__main__":
    main()
