"""Count the quotes and words of each source over many articles, from lines of JSON to CSV.

Try it on what quotekit wrote: ``python count_voices.py quotes.jsonl voices.csv``.
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path

found, voices = map(Path, sys.argv[1:])
quotes: Counter[tuple[str, str]] = Counter()
words: Counter[tuple[str, str]] = Counter()
with found.open(encoding="utf-8") as lines:
    for line in lines:
        for source in json.loads(line)["sources"]:
            key = source["name"], source["type"]
            quotes[key] += source["quotes"]
            words[key] += source["words"]

with voices.open("w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["name", "type", "quotes", "words"])
    writer.writerows([*key, quotes[key], count] for key, count in words.most_common() if count)
