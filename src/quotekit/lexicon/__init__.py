"""The word lists that the rules read, as tables that a journalist can read and extend.

Each ``NAME.tsv`` beside this file is one table: a first line of column names, then one row a line,
cells parted by tabs. Blank lines and lines that begin with ``#`` are skipped.
"""

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Read the table *name*, its rows as dicts from column name to cell.

    Raises:
        FileNotFoundError: If there is no such table.
        ValueError: If a row has more cells than there are columns.
    """
    text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(columns):
            raise ValueError(f"{name}.tsv: {len(cells)} cells for {len(columns)} columns: {line}")
        rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return tuple(rows)


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """Read one *column* of the table *name* as a set."""
    return frozenset(row[column] for row in table(name))
