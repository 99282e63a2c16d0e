"""Draw who says how much and who hands on whose words, over all articles named on the command line.

Try it on the week beside this script: ``python pictures.py newsroom/*.txt`` writes ``voices.svg``
and ``relays.svg``.
"""

import sys
from pathlib import Path

import matplotlib

import quotekit
from quotekit.output import draw_relays, draw_voices

texts = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
articles = list(quotekit.pipe(texts))

# The same articles give the same file, byte for byte.
with matplotlib.rc_context({"svg.hashsalt": "quotekit"}):
    draw_voices(articles).savefig("voices.svg", metadata={"Date": None})
Path("relays.svg").write_bytes(draw_relays(articles).pipe(format="svg"))
