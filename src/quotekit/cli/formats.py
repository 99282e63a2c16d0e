"""The formats that the command line writes, each for any number of articles as they come."""

import os
import shutil
from collections.abc import Callable, Iterable
from itertools import chain, islice
from typing import Protocol, TextIO

from quotekit.article import Article
from quotekit.output.html import html_pieces
from quotekit.output.table import to_csv
from quotekit.output.text import to_text


class Layout(Protocol):
    """Lays out an article for reading, as `to_text` and `to_explanation` do."""

    def __call__(self, article: Article, *, color: bool, width: int) -> str:
        """Give lines that end in a newline."""


def write_laid_out(articles: Iterable[Article], file: TextIO, layout: Layout) -> None:
    """Write articles for a reader, in the width and the colours of a terminal if *file* is one."""
    at_terminal = file.isatty()
    width = shutil.get_terminal_size().columns if at_terminal else 80
    color = at_terminal and not os.environ.get("NO_COLOR")
    for place, article in enumerate(articles):
        file.write(("\n\n" if place else "") + layout(article, color=color, width=width))


def _write_text(articles: Iterable[Article], file: TextIO) -> None:
    write_laid_out(articles, file, to_text)


def _write_json(articles: Iterable[Article], file: TextIO) -> None:
    rest = iter(articles)
    first = list(islice(rest, 2))
    if len(first) == 1:
        file.write(f"{first[0].to_json(indent=2)}\n")
        return
    file.write("[")
    try:
        for place, article in enumerate(chain(first, rest)):
            file.write(("," if place else "") + f"\n{article.to_json(indent=2)}")
    finally:
        file.write("\n]\n")


def _write_jsonl(articles: Iterable[Article], file: TextIO) -> None:
    for article in articles:
        file.write(f"{article.to_json()}\n")


def _write_html(articles: Iterable[Article], file: TextIO) -> None:
    file.writelines(html_pieces(articles))


WRITERS: dict[str, Callable[[Iterable[Article], TextIO], None]] = {
    "text": _write_text,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "csv": to_csv,
    "html": _write_html,
}
