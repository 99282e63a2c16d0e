"""People whom the article makes known as the voices of a medium: hosts, anchors, reporters."""

import re
from collections.abc import Sequence
from functools import cache

from quotekit.grammar.outlets import common_nouns
from quotekit.lexicon import table
from quotekit.records import Identity

_KINDS = r"radio|TV|television|talk|morning|evening|late-night|prime-time|nightly|daily|weekly|news"


def find_hosts(text: str, cast: Sequence[Identity]) -> frozenset[int]:
    """Find whose words to somebody are words to the public.

    They are those whom a title says to be one ("host", "reporter"), those whom an outlet has
    ("CNN's Ana Ruiz"), and those by whom a programme is called ("The Ana Ruiz Show", "Ruiz's radio
    program").

    Args:
        text: The article.
        cast: Everybody in it.

    Returns:
        Positions in *cast*.
    """
    named = {match["name"] for match in _programmes().finditer(text)}
    named |= {match["name"] for match in _reporters().finditer(text)}
    named |= {name.split()[-1] for name in named}
    return frozenset(
        number
        for number, who in enumerate(cast)
        if who.type == "person" and (_is_voice(who.title) or not named.isdisjoint(_forms(who)))
    )


def _is_voice(title: str | None) -> bool:
    words = set(re.findall(r"\w+", (title or "").casefold()))
    return bool(words & common_nouns("voice")) and "former" not in words


def _forms(who: Identity) -> set[str]:
    return {who.name, *who.aliases, who.name.split()[-1]}


@cache
def _programmes() -> re.Pattern[str]:
    nouns = "|".join(sorted(common_nouns("programme")))
    capital = r"(?!The\b)[A-Z][\w.-]+"
    return re.compile(
        rf"(?P<name>\b{capital}(?: {capital})?)"
        rf"(?:(?: {capital})? (?:{nouns.title()})|['’]s (?:(?:{_KINDS}) )*(?:{nouns}))\b"
    )


@cache
def _reporters() -> re.Pattern[str]:
    outlets = "|".join(re.escape(row["name"]) for row in table("outlets") if not row["use"])
    return re.compile(rf"\b(?:{outlets})['’]s? (?P<name>[A-Z][\w.-]+ [A-Z][\w.-]+)\b")
