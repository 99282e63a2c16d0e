"""The files that paths stand for: a file for itself, a folder for the articles in it.

The files of a folder come in order of name, then those of its folders in the same way. Nothing
hidden is read, and no link to a folder is followed.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from quotekit.errors import InputError

STANDARD_INPUT = "-"
LINES = (".jsonl", ".jsonl.gz")
ARTICLES = (".txt", *LINES)


@attrs.frozen
class Survey:
    """What some paths stand for, known before anything is read.

    Attributes:
        size: Bytes of all files, or `None` where standard input or a pipe is among them.
        others: How many files in folders are left out, being no articles by their names.
        problems: What cannot be found or entered.
    """

    size: int | None
    others: int
    problems: tuple[InputError, ...]


def files(paths: Iterable[str]) -> Iterator[str | InputError]:
    """Give the files that hold articles, and the error in place of what cannot be entered."""
    for found in _found(paths):
        if isinstance(found, InputError):
            yield found
        elif found.is_article:
            yield found.path


def survey(paths: Iterable[str]) -> Survey:
    """Look at what *paths* stand for without reading it."""
    size, piped, others = 0, False, 0
    problems: list[InputError] = []
    for found in _found(paths):
        if isinstance(found, InputError):
            problems.append(found)
        elif not found.is_article:
            others += 1
        elif found.path == STANDARD_INPUT:
            piped = True
        else:
            try:
                size += Path(found.path).stat().st_size
                piped |= not Path(found.path).is_file()
            except OSError as error:
                problems.append(unreadable(found.path, error))
    return Survey(None if piped else size, others, tuple(problems))


def unreadable(path: str, error: OSError) -> InputError:
    """Say which file cannot be read and what the system says of it."""
    return InputError(f"{path}: {error.strerror or error}")


@attrs.frozen
class _Found:
    path: str
    is_article: bool = True


def _found(paths: Iterable[str]) -> Iterator[_Found | InputError]:
    for path in paths:
        if path != STANDARD_INPUT and Path(path).is_dir():
            yield from _within(path)
        else:
            yield _Found(path)


def _within(folder: str) -> Iterator[_Found | InputError]:
    shut: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=shut.append):
        folders[:] = sorted(filter(_is_shown, folders))
        for name in sorted(filter(_is_shown, names)):
            yield _Found(str(Path(here, name)), name.lower().endswith(ARTICLES))
    for error in shut:
        yield unreadable(error.filename, error)


def _is_shown(name: str) -> bool:
    return not name.startswith(".")
