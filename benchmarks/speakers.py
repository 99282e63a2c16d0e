"""How often a quote's speaker is known, and how often rightly, by the words that name the speaker.

    speakers.py SOURCES.jsonl CHAINS.jsonl

SOURCES holds articles, ``{"text", "statements": [{"spans", "name"}]}``; CHAINS holds windows of
articles, ``{"text", "quotes": [{"content", "chain": [{"names"}]}]}``. Of each annotated statement
with a name, the quote that is most like it is looked at (Jaccard, in characters), if the two share
three tenths of the shorter one. The table is Markdown, ready for docs/accuracy.md.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import attrs
from spacy.tokens import Doc, Span

import quotekit
from quotekit.speakers.pronouns import ALL

Offsets = tuple[int, int]

FORMS = (
    "full name",
    "surname",
    "role",
    "pronoun",
    "group",
    "organization",
    "carried on",
)
_OVERLAP = 0.3
_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in", "at", "to", "on", "s"})
_ORGANIZATIONS = frozenset({"ORG", "GPE", "NORP", "FAC"})


@attrs.frozen
class Statement:
    """An annotated statement: where its words stand, and the names that its speaker goes by."""

    spans: tuple[Offsets, ...]
    names: tuple[str, ...]


def read(path: Path) -> Iterator[tuple[str, list[Statement]]]:
    """Read the texts of a file, each with its statements that have a named speaker."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            known = [
                *((one["spans"], [one["name"]]) for one in row.get("statements", ())),
                *(
                    (one["content"], one["chain"][0]["names"])
                    for one in row.get("quotes", ())
                    if one["chain"]
                ),
            ]
            yield (
                row["text"],
                [
                    Statement(tuple((start, end) for start, end in spans), tuple(names))
                    for spans, names in known
                    if spans and any(names)
                ],
            )


def found_for(statement: Statement, quotes: Iterable[quotekit.Quote]) -> quotekit.Quote | None:
    """Find the quote that is most like a statement."""
    own = _characters(statement.spans)
    overlapping = [
        (len(own & theirs) / len(own | theirs), -quote.id, quote)
        for quote in quotes
        if (theirs := _characters((span.start, span.end) for span in quote.content))
        and len(own & theirs) >= _OVERLAP * min(len(own), len(theirs))
    ]
    return max(overlapping, key=lambda row: row[:2])[2] if overlapping else None


def _characters(spans: Iterable[Offsets]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def form_of(mention: Span | None) -> str:
    """Say what the words that name a source are; without any, the source is carried on."""
    words = [] if mention is None else [token for token in mention if token.text[0].isalnum()]
    if mention is None or not words:
        return "carried on"
    if len(words) == 1 and words[0].lower_ in ALL:
        return "pronoun"
    people = [
        token
        for token in words
        if token.ent_type_ == "PERSON" or (token.tag_ == "NNP" and not token.ent_type_)
    ]
    if people:
        return "full name" if len(people) > 1 else "surname"
    if mention.root.ent_type_ in _ORGANIZATIONS:
        return "organization"
    return "group" if mention.root.tag_ in {"NNS", "NNPS"} else "role"


def _tokens(doc: Doc, mention: quotekit.Span) -> Span | None:
    return doc.char_span(mention.start, mention.end, alignment_mode="expand")


def is_same(names: Sequence[str], name: str) -> bool:
    """Whether a name is one of those annotated.

    It is if it is the last word of one, or its first and last; or if they share half of the words
    annotated or four fifths of the others, but for two people of one surname.
    """
    words = _words(name)
    for known in filter(None, map(_words, names)):
        last = words[-1:] == known[-1:]
        if last and (len(words) == 1 or words[0] in known):
            return True
        namesakes = last and len(words) == len(known) == len(("Mia", "Ruiz"))
        shared = len(set(words) & set(known))
        if not namesakes and (2 * shared >= len(set(known)) or 5 * shared >= 4 * len(words) > 0):
            return True
    return False


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.casefold()) if word not in _SMALL]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="annotated texts")
    seen, answered, right = Counter[str](), Counter[str](), Counter[str]()
    nlp = quotekit.load()
    parsed = cache(partial(nlp, disable=["quotekit"]))
    extracted = cache(partial(quotekit.extract, nlp=nlp))
    for path in parser.parse_args().files:
        for text, statements in read(path):
            for statement in statements:
                quote = found_for(statement, extracted(text).quotes)
                if quote is None:
                    continue
                form = form_of(quote.mention and _tokens(parsed(text), quote.mention))
                seen[form] += 1
                if quote.speaker is not None:
                    answered[form] += 1
                    right[form] += is_same(statement.names, quote.speaker.name)
    print("| named by | quotes | answered | right, of the answered |")
    print("|---|--:|--:|--:|")
    for form in (*(form for form in FORMS if seen[form]), "all"):
        total, known, good = (
            counts.total() if form == "all" else counts[form] for counts in (seen, answered, right)
        )
        print(f"| {form} | {total} | {known / total:.0%} | {good / max(known, 1):.0%} |")


if __name__ == "__main__":
    main()
