"""What an article becomes for people and for other tools: text, HTML, tables, graphs, JSON."""

import json
from importlib.resources import files
from typing import cast

from quotekit.output.graph import to_dot, to_networkx
from quotekit.output.html import to_html
from quotekit.output.table import rows, source_rows, to_csv, to_frame
from quotekit.output.text import to_text
from quotekit.output.triples import to_triples

__all__ = [
    "rows",
    "schema",
    "source_rows",
    "to_csv",
    "to_dot",
    "to_frame",
    "to_html",
    "to_networkx",
    "to_text",
    "to_triples",
]


def schema() -> dict[str, object]:
    """Give the JSON Schema (draft 2020-12) of what `quotekit.Article.to_dict` returns."""
    text = files(__name__).joinpath("quotekit.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, object]", json.loads(text))
