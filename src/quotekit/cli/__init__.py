"""The command line: each command a module, and here what they have in common.

A command has a function ``add_to`` that describes it and sets as ``run`` what runs it. That gives
an exit status, or raises an error whose message becomes one line on standard error.
"""

import argparse
import os
import sys
from collections.abc import Sequence

import quotekit
from quotekit.cli import explain, extract
from quotekit.cli.complaints import complain
from quotekit.cli.reading import ReaderOpener, open_reader
from quotekit.errors import QuotekitError

_COMMANDS = (extract, explain)
_FAILED, _INTERRUPTED, _BROKEN_PIPE = 2, 130, 141


def main(argv: Sequence[str] | None = None, *, open_reader: ReaderOpener = open_reader) -> int:
    """Run the command line.

    Args:
        argv: The arguments, by default those of the process.
        open_reader: Opens what turns records into articles. Another one makes commands testable
            without a model.

    Returns:
        The exit status: 0, or 2 if an input was bad or the set-up is incomplete, 130 if
        interrupted, 141 if whoever read the output went away.
    """
    arguments = _parser().parse_args(argv)
    try:
        status: int = arguments.run(arguments, open_reader)
    except BrokenPipeError:
        # What is left in the buffer has nowhere to go; the exit must not complain of that.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        complain(": ".join(filter(None, (error.filename, error.strerror))) or str(error))
    except QuotekitError as error:
        complain(str(error))
    else:
        return status
    return _FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quotekit", description="Who said what in the news, and through whom we know it."
    )
    parser.add_argument("--version", action="version", version=f"quotekit {quotekit.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_to(commands)
    return parser
