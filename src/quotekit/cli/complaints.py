"""What the command line has to say on standard error, a line each."""

import sys


def complain(message: str) -> None:
    """Write one line on standard error, whatever *message* holds, above a progress bar if any."""
    from tqdm import tqdm

    line = "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in " ".join(message.splitlines())
    )
    tqdm.write(f"quotekit: {line}", file=sys.stderr)
