"""What an article becomes for people and other tools: text, HTML, tables, graphs, pictures."""

import json
from importlib.resources import files
from typing import cast

from quotekit.output.explanation import to_explanation
from quotekit.output.graph import to_dot, to_networkx
from quotekit.output.html import render
from quotekit.output.pictures import draw_relays, draw_voices
from quotekit.output.table import rows, source_rows, to_csv, to_frame
from quotekit.output.text import to_text
from quotekit.output.triples import to_triples

__all__ = [
    "draw_relays",
    "draw_voices",
    "render",
    "rows",
    "schema",
    "source_rows",
    "to_csv",
    "to_dot",
    "to_explanation",
    "to_frame",
    "to_networkx",
    "to_text",
    "to_triples",
]


def schema() -> dict[str, object]:
    """Give the JSON Schema (draft 2020-12) of what `quotekit.Article.to_dict` returns."""
    text = files(__name__).joinpath("quotekit.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, object]", json.loads(text))
