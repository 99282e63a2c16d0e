"""The arguments that commands take: what to read and how, and the kinds of values."""

import argparse
from typing import TYPE_CHECKING

from quotekit.inputs import STANDARD_INPUT

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say which articles to read, and how."""
    parser.add_argument(
        "paths",
        nargs="*",
        default=[STANDARD_INPUT],
        metavar="FILE",
        help="an article in plain text; a .jsonl or .jsonl.gz file with an article a line: an "
        'object with "text" and, if you like, "id" and "publisher"; a folder with such files; - '
        "or none: standard input",
    )
    parser.add_argument(
        "--input",
        choices=["text", "jsonl"],
        default="text",
        help="what standard input holds, and files whose names do not say: one article in plain "
        "text (the default) or an article a line",
    )
    parser.add_argument(
        "--publisher", metavar="NAME", help="who published the articles; a line's own comes first"
    )
    parser.add_argument(
        "--model",
        metavar="NAME",
        help="an installed spaCy pipeline; default: the one that comes along",
    )
    parser.add_argument(
        "--min-score",
        type=probability,
        metavar="P",
        help="leave out what is less likely to be right than this, from 0 to 1; default: 0.4",
    )


def positive(argument: str) -> int:
    """Read a whole number from 1."""
    if not argument.isdecimal() or int(argument) == 0:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1, got {argument!r}")
    return int(argument)


def probability(argument: str) -> float:
    """Read a number from 0 to 1."""
    try:
        value = float(argument)
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to 1, got {argument!r}")
    return value
