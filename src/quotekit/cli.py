"""The command line: files in, quotes out."""

import argparse
import io
import multiprocessing
import os
import shutil
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from types import FrameType
from typing import TextIO

import quotekit
from quotekit.article import Article
from quotekit.errors import InputError, QuotekitError
from quotekit.inputs import Record, records
from quotekit.output.html import html_pieces
from quotekit.output.table import to_csv
from quotekit.output.text import to_text

BAD_INPUT, INTERRUPTED, BROKEN_PIPE = 2, 130, 141
BATCH = 16


Reader = Callable[[Iterable[Record]], Iterator[Article]]


def open_reader(model: str | None, workers: int, min_score: float | None) -> Reader:
    """Load the pipeline that reads articles.

    Args:
        model: An installed spaCy package or a path; `None` for the default.
        workers: Processes to work in.
        min_score: Attributions less sure than this are left out; `None` for the default.

    Raises:
        MissingModelError: If the model is not installed.
    """
    names = [model] if model else []
    nlp = quotekit.load(*names, min_score=min_score)

    def read(given: Iterable[Record]) -> Iterator[Article]:
        for article, _ in quotekit.pipe(given, batch_size=BATCH, n_process=workers, nlp=nlp):
            yield article

    return read


def main(
    argv: Sequence[str] | None = None,
    *,
    open_reader: Callable[[str | None, int, float | None], Reader] = open_reader,
) -> int:
    """Run the command line.

    Args:
        argv: The arguments, by default those of the process.
        open_reader: Gives what turns records into articles, from the name of a model, a number of
            workers and the least score. Another one makes the command testable without a model.

    Returns:
        The exit status: 0, or 2 if an input was bad or the set-up is incomplete, 130 if
        interrupted, 141 if whoever read the output went away.
    """
    arguments = _parser().parse_args(argv)
    try:
        with _interrupting_only_here():
            return _extract(arguments, open_reader)
    except BrokenPipeError:
        # What is left in the buffer has nowhere to go; the exit must not complain of that.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _cut_short(BROKEN_PIPE, arguments.workers)
    except KeyboardInterrupt:
        return _cut_short(INTERRUPTED, arguments.workers)
    except OSError as error:
        _complain(": ".join(filter(None, (error.filename, error.strerror))) or str(error))
    except QuotekitError as error:
        _complain(str(error))
    return _cut_short(BAD_INPUT, arguments.workers)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quotekit", description="Who said what in the news, and through whom we know it."
    )
    parser.add_argument("--version", action="version", version=f"quotekit {quotekit.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    extract = commands.add_parser(
        "extract",
        help="find the quotes, speakers and sourcing chains of articles",
        description="Find the quotes of articles, who said them and through whom we know it.",
        epilog="Bad input is reported, a line each, and skipped; the exit status is then 2.",
    )
    extract.add_argument(
        "files",
        nargs="*",
        default=["-"],
        metavar="FILE",
        help="an article in plain text, or a .jsonl file with an article a line: an object with "
        '"text" and, if you like, "id" and "publisher"; - or none: standard input, plain text',
    )
    extract.add_argument(
        "--format",
        choices=_WRITERS,
        help="default: text at a terminal, otherwise jsonl (an object a line)",
    )
    extract.add_argument(
        "--publisher", metavar="NAME", help="who published the articles; a line's own comes first"
    )
    extract.add_argument(
        "--output", metavar="FILE", help="where to write; default: standard output"
    )
    extract.add_argument(
        "--workers", type=_positive, default=1, metavar="N", help="processes; default: 1"
    )
    extract.add_argument(
        "--model",
        metavar="NAME",
        help="an installed spaCy pipeline; default: the one that comes along",
    )
    extract.add_argument(
        "--min-score",
        type=_probability,
        metavar="P",
        help="leave out what is less likely to be right than this, from 0 to 1; default: 0.4",
    )
    return parser


def _positive(argument: str) -> int:
    if not argument.isdecimal() or int(argument) == 0:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1, got {argument!r}")
    return int(argument)


def _probability(argument: str) -> float:
    try:
        value = float(argument)
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to 1, got {argument!r}")
    return value


def _extract(
    arguments: argparse.Namespace, open_reader: Callable[[str | None, int, float | None], Reader]
) -> int:
    target = None if arguments.output in {None, "-"} else Path(arguments.output)
    if target and any(_same(target, path) for path in arguments.files):
        raise InputError(f"{target}: is an input and the output at once")
    read = open_reader(arguments.model, arguments.workers, arguments.min_score)
    problems: list[InputError] = []
    with _opened(target) as file:
        at_terminal = target is None and file.isatty()
        write = _WRITERS[arguments.format or ("text" if at_terminal else "jsonl")]
        write(read(_sound(records(arguments.files, arguments.publisher), problems)), file)
    return BAD_INPUT if problems else 0


@contextmanager
def _interrupting_only_here() -> Iterator[None]:
    """Let Ctrl-C, which reaches workers too, stop this process alone; it then ends its workers."""
    here = os.getpid()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if os.getpid() == here:
            _end_workers()
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end_workers() -> None:
    # spaCy would wait for workers that wait for it to read on, and warn of those that it lost.
    warnings.simplefilter("ignore")
    for worker in multiprocessing.active_children():
        worker.kill()


def _cut_short(status: int, workers: int) -> int:
    """Give the exit status; with workers, leave at once, since their queues hold up an exit."""
    if workers > 1:
        _end_workers()
        os._exit(status)
    return status


def _same(target: Path, path: str) -> bool:
    return path != "-" and target.exists() and Path(path).exists() and target.samefile(path)


def _complain(message: str) -> None:
    """Write one line on standard error, whatever the message holds."""
    line = "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in " ".join(message.splitlines())
    )
    sys.stderr.write(f"quotekit: {line}\n")


def _sound(given: Iterable[Record | InputError], problems: list[InputError]) -> Iterator[Record]:
    """Pass the records on; report what could not be read and keep it in *problems*."""
    for record in given:
        if isinstance(record, InputError):
            _complain(str(record))
            problems.append(record)
        else:
            yield record


@contextmanager
def _opened(target: Path | None) -> Iterator[TextIO]:
    """Open the output so that each article is on its way as soon as it is written.

    A lone surrogate (from a file name, or an id in JSON) is written as its escape, which JSON
    reads back.
    """
    if target:
        with target.open(
            "w", buffering=1, encoding="utf-8", errors="backslashreplace", newline=""
        ) as file:
            yield file
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(
            encoding="utf-8", errors="backslashreplace", newline="", line_buffering=True
        )
    yield sys.stdout
    sys.stdout.flush()


def _write_text(articles: Iterable[Article], file: TextIO) -> None:
    at_terminal = file.isatty()
    width = shutil.get_terminal_size().columns if at_terminal else 80
    color = at_terminal and not os.environ.get("NO_COLOR")
    for place, article in enumerate(articles):
        file.write(("\n\n" if place else "") + to_text(article, color=color, width=width))


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


_WRITERS: dict[str, Callable[[Iterable[Article], TextIO], None]] = {
    "text": _write_text,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "csv": to_csv,
    "html": _write_html,
}
