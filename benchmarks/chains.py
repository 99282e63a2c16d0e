"""How many quotes are found, and how many with their whole sourcing chain.

    chains.py WINDOWS.jsonl [--errors]

WINDOWS holds annotated windows of articles: ``text``, ``window`` (its offsets), ``publisher`` and
``quotes``, each with ``content`` (lists of offsets), ``chain`` (from the speaker outwards; each
link has ``names``, the accepted ones, and whether it is ``optional``) and ``denied``. The project's
own are in ``tests/chains/windows.jsonl``. The table is Markdown, ready for docs/accuracy.md.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

import quotekit

Offsets = tuple[int, int]

_OVERLAP = 0.5
_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in", "at", "to", "on", "dr", "s"})


@attrs.frozen
class Link:
    """An annotated link: the names that are right, and whether it may be left out."""

    names: tuple[str, ...]
    optional: bool = False


@attrs.frozen
class Expected:
    """An annotated quote."""

    content: tuple[Offsets, ...]
    chain: tuple[Link, ...]
    denied: bool = False

    @property
    def relayed(self) -> bool:
        """Whether two links or more have to be there."""
        return sum(not link.optional for link in self.chain) > 1


@attrs.frozen
class Window:
    """A stretch of an article, and all the quotes in it."""

    text: str
    window: Offsets
    publisher: str | None
    quotes: tuple[Expected, ...]


def read(path: Path) -> Iterator[Window]:
    """Read a file of windows."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            start, end = row["window"]
            yield Window(
                row["text"],
                (start, end),
                row.get("publisher"),
                tuple(
                    Expected(
                        tuple((start, end) for start, end in quote["content"]),
                        tuple(
                            Link(tuple(link["names"]), bool(link.get("optional")))
                            for link in quote["chain"]
                        ),
                        bool(quote.get("denied")),
                    )
                    for quote in row["quotes"]
                ),
            )


def is_same(names: Iterable[str], name: str) -> bool:
    """Whether a name is one of several, but for small words and for words left out.

    Words may be left out if the last one is the same, or two or more are left.
    """
    words = _words(name)
    for known in map(_words, names):
        short, long = sorted((set(words), set(known)), key=len)
        ends = bool(words and known) and (words[-1] == known[-1] or len(short) > 1)
        if short and short <= long and (ends or short == long):
            return True
    return False


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.casefold()) if word not in _SMALL]


def is_right(expected: Sequence[Link], chain: Sequence[str]) -> bool:
    """Whether a chain is the annotated one, optional links left out or not."""
    if not expected:
        return not chain
    first, rest = expected[0], expected[1:]
    if chain and is_same(first.names, chain[0]) and is_right(rest, chain[1:]):
        return True
    return first.optional and is_right(rest, chain)


def pairs(
    window: Window, quotes: Sequence[quotekit.Quote]
) -> list[tuple[Expected, quotekit.Quote]]:
    """Pair annotated quotes with those found, one to one, right chains and large overlaps first.

    Two go together if their contents overlap by half (Jaccard, in words).
    """
    candidates = []
    for number, expected in enumerate(window.quotes):
        own = _places(window.text, expected.content)
        for other, quote in enumerate(quotes):
            theirs = _places(window.text, [(span.start, span.end) for span in quote.content])
            overlap = len(own & theirs) / max(1, len(own | theirs))
            if overlap >= _OVERLAP:
                right = is_right(expected.chain, [str(link) for link in quote.chain])
                candidates.append((-right, -overlap, number, other))
    found: dict[int, int] = {}
    for _, _, number, other in sorted(candidates):
        if number not in found and other not in found.values():
            found[number] = other
    return [(window.quotes[number], quotes[other]) for number, other in found.items()]


def _places(text: str, spans: Iterable[Offsets]) -> set[int]:
    return {
        start + match.start()
        for start, end in spans
        for match in re.finditer(r"\w+", text[start:end])
    }


def score(windows: Iterable[Window], articles: Iterable[quotekit.Article]) -> Counter[str]:
    """Count what is annotated, found and right."""
    counts: Counter[str] = Counter()
    for window, article in zip(windows, articles, strict=True):
        start, end = window.window
        quotes = [
            quote
            for quote in article.quotes
            if start <= quote.content[0].start and quote.content[-1].end <= end
        ]
        counts["annotated"] += len(window.quotes)
        counts["found"] += len(quotes)
        counts["relayed"] += sum(quote.relayed for quote in window.quotes)
        counts["relayed found"] += sum(len(quote.chain) > 1 for quote in quotes)
        for expected, quote in pairs(window, quotes):
            right = is_right(expected.chain, [str(link) for link in quote.chain])
            counts["matched"] += 1
            counts["right"] += right
            counts["relayed right"] += right and expected.relayed
            counts["relayed found right"] += right and len(quote.chain) > 1
            counts["denied right"] += expected.denied == quote.denied
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """Turn counts into shares, in percent."""

    def share(part: str, whole: str) -> float:
        return 100 * counts[part] / max(1, counts[whole])

    def f1(precision: float, recall: float) -> float:
        return 2 * precision * recall / max(1e-9, precision + recall)

    relayed = share("relayed found right", "relayed found"), share("relayed right", "relayed")
    return {
        "quotes F1": f1(share("matched", "found"), share("matched", "annotated")),
        "chain, of the matched quotes": share("right", "matched"),
        "relayed precision": relayed[0],
        "relayed recall": relayed[1],
        "relayed F1": f1(*relayed),
        "end to end": share("right", "annotated"),
        "denied or not, of the matched quotes": share("denied right", "matched"),
    }


def extract(windows: Iterable[Window]) -> list[quotekit.Article]:
    """Read the texts of windows with quotekit."""
    return [quotekit.extract(window.text, publisher=window.publisher) for window in windows]


def main() -> None:
    """Print the figures, and the quotes that are missed or wrong if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, help="annotated windows, one JSON object a line")
    parser.add_argument("--errors", action="store_true", help="list what is missed or wrong")
    arguments = parser.parse_args()
    windows = list(read(arguments.file))
    articles = extract(windows)
    counts = score(windows, articles)
    print(f"{len(windows)} windows, {counts['annotated']} quotes, {counts['relayed']} relayed\n")
    print("| | % |\n|---|--:|")
    for name, figure in figures(counts).items():
        print(f"| {name} | {figure:.1f} |")
    if arguments.errors:
        for window, article in zip(windows, articles, strict=True):
            found = dict(pairs(window, article.quotes))
            for expected in window.quotes:
                quote = found.get(expected)
                chain = [] if quote is None else [str(link) for link in quote.chain]
                if quote is None or not is_right(expected.chain, chain):
                    words = " … ".join(window.text[start:end] for start, end in expected.content)
                    wanted = " ← ".join(link.names[0] for link in expected.chain)
                    got = "missed" if quote is None else f"{quote.chain}"
                    print(f"\n{words}\n    expected {wanted}\n    found    {got}")


if __name__ == "__main__":
    main()
