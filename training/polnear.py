"""PolNeAR as it is published to the JSON Lines that training reads.

PolNeAR (Newell, Margolin and Ruths, 2018; github.com/networkdynamics/PolNeAR) keeps, for each part
of the corpus, a text file an article in ``data/PART/text`` and one file of annotations an article
and annotator in ``data/PART/attributions``, named ``ARTICLE_ANNOTATOR.ann``. These are in the
stand-off format of brat. Of its lines two kinds matter, their fields apart by tabs::

    T7   Content 12 40;52 90    the words
    E3   Attribution:T9 Source:T6 Cue:T8 Content:T7

The first is a stretch of text, here of two pieces, counted in characters; the second says which
stretches make an attribution. An attribution may lack its source or its cue (its type is then
``Attribution-no-source``, say). One without a content is a slip of the annotation tool.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from quotekit.records import Offsets
from training.corpus import Article, Gold, write_corpus

PARTS = ("train", "dev")


def read_annotations(lines: str) -> tuple[Gold, ...]:
    """Read the attributions of one file of annotations, in the order of their contents."""
    rows = [line.split("\t") for line in lines.splitlines()]
    spans = {row[0]: tuple(_spans(row[1])) for row in rows if row[0].startswith("T")}
    found = [_attribution(row[1], spans) for row in rows if row[0].startswith("E")]
    return tuple(sorted((one for one in found if one.content), key=lambda one: one.content))


def _spans(stretch: str) -> Iterator[Offsets]:
    """Read the offsets in ``Content 12 40;52 90``."""
    _, _, pairs = stretch.partition(" ")
    for pair in pairs.split(";"):
        start, end = map(int, pair.split())
        yield start, end


def _attribution(event: str, spans: dict[str, tuple[Offsets, ...]]) -> Gold:
    """Read ``Attribution:T9 Source:T6 Cue:T8 Content:T7``; brat numbers a second of a role."""
    roles: dict[str, list[Offsets]] = {"Source": [], "Cue": [], "Content": []}
    for argument in event.split()[1:]:
        role, _, name = argument.partition(":")
        roles[re.sub(r"\d+$", "", role)] += spans[name]
    source, cue, content = (tuple(sorted(found)) for found in roles.values())
    return Gold(source, cue, content)


def read_part(polnear: Path, part: str) -> Iterator[Article]:
    """Read the articles of ``train``, ``dev`` or ``test``, in the order of their names.

    Where several people annotated an article, the first by name counts.
    """
    folder = polnear / "data" / part
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").iterdir()):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    for path in sorted((folder / "text").iterdir()):
        lines = annotations[path.stem].read_text(encoding="utf-8")
        yield Article(path.stem, _exact(path), read_annotations(lines))


def _exact(path: Path) -> str:
    """Read a file with its line ends as they are, for the offsets count them."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def main() -> None:
    """Convert the parts that training needs."""
    parser = argparse.ArgumentParser(prog="python -m training.polnear", description=main.__doc__)
    parser.add_argument("polnear", type=Path, help="a checkout of PolNeAR")
    parser.add_argument("corpus", type=Path, help="folder for train.jsonl and dev.jsonl")
    args = parser.parse_args()
    args.corpus.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        write_corpus(read_part(args.polnear, part), args.corpus / f"{part}.jsonl")


if __name__ == "__main__":
    main()
