"""What quotekit found, as data that other tools read, and back from where people edit it.

An article is drawn as marks and arcs (``layer``), each format writes and reads those (``brat``,
``prodigy``, ``doccano``, ``web_annotation``), and what comes back is an article again
(``revision``). ``schema_org`` and ``spans`` only go out.
"""

from quotekit.exchange.brat import brat_config, from_brat, to_brat
from quotekit.exchange.doccano import from_doccano, to_doccano
from quotekit.exchange.prodigy import from_prodigy, to_prodigy
from quotekit.exchange.schema_org import to_schema_org
from quotekit.exchange.spans import to_spans
from quotekit.exchange.web_annotation import from_web_annotations, to_web_annotations

__all__ = [
    "brat_config",
    "from_brat",
    "from_doccano",
    "from_prodigy",
    "from_web_annotations",
    "to_brat",
    "to_doccano",
    "to_prodigy",
    "to_schema_org",
    "to_spans",
    "to_web_annotations",
]
