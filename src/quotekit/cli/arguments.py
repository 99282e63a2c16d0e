"""The kinds of arguments that commands take."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


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
