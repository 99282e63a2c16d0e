"""Whether a score of 0.8 means right four times in five, and what `min_score` trades for what.

    calibration.py CORPUS.jsonl [--picture docs/reliability.svg]

The corpus is as `scoring` describes it. The tables are Markdown, ready for docs/accuracy.md; the
picture is a reliability diagram and needs matplotlib.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from scoring import (
    BINS,
    Article,
    Bin,
    Judged,
    bins,
    calibration_error,
    figures,
    find,
    judge,
    parse,
    read_corpus,
)
from spacy.tokens import Doc

# As far from white as from black: the picture has no background of its own.
INK, MARK = "#7a7a7a", "#2f81d6"


def main(argv: Sequence[str] | None = None) -> None:
    """Run quotekit over the corpus, print the tables and draw the picture if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="annotated articles, one JSON object a line")
    parser.add_argument("--picture", type=Path, help="where to write the diagram, as SVG")
    arguments = parser.parse_args(argv)
    articles = read_corpus(arguments.corpus)
    docs = parse(articles)
    judged = judge_all(articles, docs)
    groups = bins(judged)
    error = calibration_error(groups)
    print(f"Expected calibration error: {error:.3f}, of {len(judged):,} attributions.\n")
    print("\n".join(chain(_bin_rows(groups), [""], _threshold_rows(articles, docs))))
    if arguments.picture:
        draw(groups, arguments.picture)


def judge_all(
    articles: Sequence[Article], docs: Sequence[Doc], min_score: float = 0.0
) -> list[Judged]:
    """Judge all that quotekit finds with a *min_score* in parsed articles."""
    return [
        verdict
        for article, doc in zip(articles, docs, strict=True)
        for verdict in judge(article.annotated, find(article, doc, min_score))
    ]


def _bin_rows(groups: Sequence[Bin | None]) -> Iterator[str]:
    yield "| score | attributions | mean score | share right |"
    yield "|---|--:|--:|--:|"
    for number, group in enumerate(groups):
        label = f"{number / BINS:.1f}–{(number + 1) / BINS:.1f}"
        if group is None:
            yield f"| {label} | 0 | – | – |"
        else:
            yield f"| {label} | {group.size} | {group.score:.2f} | {group.right:.2f} |"


def _threshold_rows(articles: Sequence[Article], docs: Sequence[Doc]) -> Iterator[str]:
    annotated = sum(len(article.annotated) for article in articles)
    yield "| `min_score` | attributions | precision | recall | F1 |"
    yield "|--:|--:|--:|--:|--:|"
    for step in range(BINS):
        judged = judge_all(articles, docs, step / BINS)
        found = figures(sum(right for _, right in judged), len(judged), annotated)
        shares = " | ".join(f"{100 * share:.1f}" for share in found)
        yield f"| {step / BINS:g} | {len(judged)} | {shares} |"


def draw(groups: Sequence[Bin | None], path: Path) -> None:
    """Draw the share right over the mean score of each bin, and the counts below, as SVG."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    full = [(number, group) for number, group in enumerate(groups) if group is not None]
    # Text as text, and the same file from the same figures.
    with rc_context(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": "quotekit",
            "font.family": "sans-serif",
            "font.size": 12,
            "text.color": INK,
            "axes.edgecolor": INK,
            "axes.labelcolor": INK,
            "xtick.color": INK,
            "ytick.color": INK,
        }
    ):
        figure = Figure(figsize=(5.5, 6.8), layout="constrained")
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(4, 1))
        upper.plot((0, 1), (0, 1), color=INK, linestyle="--", label="as often right as sure")
        upper.plot(
            [group.score for _, group in full],
            [group.right for _, group in full],
            color=MARK,
            marker="o",
            linewidth=2,
            clip_on=False,
            label="quotekit",
        )
        upper.set(xlim=(0, 1), ylim=(0, 1), ylabel="share that is right")
        upper.legend(loc="upper left", frameon=False)
        lower.bar(
            [(number + 0.5) / BINS for number, _ in full],
            [group.size for _, group in full],
            width=0.9 / BINS,
            color=MARK,
        )
        lower.set(xlabel="score", ylabel="attributions", xticks=[n / 5 for n in range(6)])
        for axes in (upper, lower):
            axes.spines[["top", "right"]].set_visible(False)
        figure.align_ylabels()
        figure.savefig(path, format="svg", transparent=True, metadata={"Date": None})


if __name__ == "__main__":
    main()
