"""``quotekit extract``: articles in, quotes out."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from quotekit.cli.arguments import add_reading, positive
from quotekit.cli.complaints import complain
from quotekit.cli.formats import WRITERS
from quotekit.cli.progress import with_progress
from quotekit.cli.reading import ReaderOpener, Settings
from quotekit.cli.resuming import Written, pass_written
from quotekit.cli.sieve import BAD_INPUT, Sieve
from quotekit.cli.target import opened
from quotekit.errors import InputError
from quotekit.inputs import ARTICLES, STANDARD_INPUT, read_records, survey
from quotekit.output.tally import counted

if TYPE_CHECKING:
    from quotekit.cli.arguments import Commands


def add_to(commands: "Commands") -> None:
    """Add the command and its arguments to those of ``quotekit``."""
    parser = commands.add_parser(
        "extract",
        help="find the quotes, speakers and sourcing chains of articles",
        description="Find the quotes of articles, who said them and through whom we know it.",
        epilog="Input that cannot be read is reported and ends the run with exit status 2; what "
        "comes before it is written.",
    )
    parser.set_defaults(run=run)
    add_reading(parser)
    parser.add_argument(
        "--format",
        choices=WRITERS,
        help="default: text at a terminal, otherwise jsonl (an object a line)",
    )
    parser.add_argument("--output", metavar="FILE", help="where to write; default: standard output")
    parser.add_argument(
        "--resume",
        action="store_true",
        help="go on where an earlier run on the same input was cut short; needs --output",
    )
    parser.add_argument(
        "--skip-errors",
        action="store_true",
        help="report input that cannot be read and go on; the exit status is still 2",
    )
    parser.add_argument(
        "--workers", type=positive, default=1, metavar="N", help="processes; default: 1"
    )


def run(arguments: argparse.Namespace, open_reader: ReaderOpener) -> int:
    """Read the articles, write what is found, and give the exit status.

    Raises:
        QuotekitError: If the arguments do not go together, the output to be resumed was made from
            another input, or the model is not installed.
        OSError: If the output cannot be written.
    """
    target = None if arguments.output in {None, "-"} else Path(arguments.output)
    format_ = arguments.format or ("text" if target is None and sys.stdout.isatty() else "jsonl")
    if arguments.resume and (target is None or format_ != "jsonl"):
        raise InputError("--resume needs --output FILE and --format jsonl")
    if target:
        _refuse_to_overwrite(target, arguments.paths)

    found = survey(arguments.paths)
    if found.problems and not arguments.skip_errors:
        for problem in found.problems:
            complain(str(problem))
        return BAD_INPUT
    if found.others:
        complain(f"left out {counted(found.others, 'file')} not named {', '.join(ARTICLES)}")

    sieve = Sieve(skip=arguments.skip_errors)
    records = sieve.sound(
        read_records(arguments.paths, publisher=arguments.publisher, form=arguments.input)
    )
    written = pass_written(target, records) if target and arguments.resume else Written()
    settings = Settings(arguments.model, arguments.min_score, arguments.workers)
    with open_reader(settings) as read, opened(target, keep=written.size) as file:
        if _has_room_for_a_bar(file, arguments.paths):
            read = with_progress(read, found.size, written.articles)
        WRITERS[format_](read(records), file)
    return sieve.status()


def _refuse_to_overwrite(target: Path, paths: list[str]) -> None:
    """Refuse an output that is an input, or that would be one the next time.

    Raises:
        InputError: If it is.
    """
    folders = [Path(path).resolve() for path in paths if Path(path).is_dir()]
    swallowed = target.name.lower().endswith(ARTICLES) and any(
        target.resolve().is_relative_to(folder) for folder in folders
    )
    if swallowed or (target.exists() and any(_is_same(target, path) for path in paths)):
        raise InputError(f"{target}: is an input and the output at once")


def _is_same(target: Path, path: str) -> bool:
    return path != STANDARD_INPUT and Path(path).exists() and target.samefile(path)


def _has_room_for_a_bar(file: TextIO, paths: list[str]) -> bool:
    """Say whether standard error is a terminal where no articles are written, or typed."""
    typed = STANDARD_INPUT in paths and sys.stdin.isatty()
    return sys.stderr.isatty() and not file.isatty() and not typed
