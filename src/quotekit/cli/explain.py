"""``quotekit explain``: why each quote is what it is, and what was not taken for one."""

import argparse
from typing import TYPE_CHECKING

from quotekit.cli.arguments import add_reading
from quotekit.cli.formats import write_laid_out
from quotekit.cli.reading import ReaderOpener, Settings
from quotekit.cli.sieve import Sieve
from quotekit.cli.target import opened
from quotekit.inputs import read_records
from quotekit.output.explanation import to_explanation

if TYPE_CHECKING:
    from quotekit.cli.arguments import Commands


def add_to(commands: "Commands") -> None:
    """Add the command and its arguments to those of ``quotekit``."""
    parser = commands.add_parser(
        "explain",
        help="say what each quote rests on, and what was not taken for one",
        description="Say for each quote which evidence gave its source, speaker and links, who "
        "else might have been one of these, and what might have been a quote and is none.",
    )
    parser.set_defaults(run=run)
    add_reading(parser)


def run(arguments: argparse.Namespace, open_reader: ReaderOpener) -> int:
    """Read the articles, explain them on standard output, and give the exit status.

    Raises:
        QuotekitError: If the model is not installed.
    """
    sieve = Sieve(skip=False)
    records = sieve.sound(
        read_records(arguments.paths, publisher=arguments.publisher, form=arguments.input)
    )
    settings = Settings(arguments.model, arguments.min_score)
    with open_reader(settings) as read, opened(None) as file:
        write_laid_out(read(records), file, to_explanation)
    return sieve.status()
