"""Where the command line writes: standard output or a file, anew or after what it holds."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def opened(target: Path | None, keep: int = 0) -> Iterator[TextIO]:
    """Open the output so that each article is on its way as soon as it is written.

    A lone surrogate (from a file name, or an id in JSON) is written as its escape, which JSON
    reads back.

    Args:
        target: The file, or `None` for standard output.
        keep: Bytes at the beginning of the file that stay; what follows is cut off.
    """
    if target:
        if keep:
            os.truncate(target, keep)
        with target.open(
            "a" if keep else "w",
            buffering=1,
            encoding="utf-8",
            errors="backslashreplace",
            newline="",
        ) as file:
            yield file
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(
            encoding="utf-8", errors="backslashreplace", newline="", line_buffering=True
        )
    yield sys.stdout
    sys.stdout.flush()
