"""Count who hands on whose words, over all articles named on the command line.

Try it on the article beside this script: ``python relays.py article.txt``.
"""

import sys
from collections import Counter
from pathlib import Path

import quotekit

handed_on: Counter[tuple[str, str]] = Counter()
texts = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
for article in quotekit.pipe(texts):
    for quote in article.quotes:
        for speaker, relay in zip(quote.chain, quote.chain[1:], strict=False):
            handed_on[str(relay), str(speaker)] += 1

for (relay, speaker), count in handed_on.most_common():
    print(f"{count:3}  {relay} hands on {speaker}")
