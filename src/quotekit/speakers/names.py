"""People's names as tuples of words: their parts, and whether two of them can be one person's.

A name is kept without title or honorific: ``("Robert", "C.", '"Bobby"', "Scott")``.
"""

from functools import cache

from quotekit import lexicon

Name = tuple[str, ...]

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
PARTICLES = frozenset(
    [
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "y",
    ]
)
_QUOTES = "\"'“”‘’"


def plain(word: str) -> str:
    """Fold the case of *word* and drop what is not part of the name itself."""
    return word.strip(_QUOTES).casefold().rstrip(".")


def bare(name: Name) -> Name:
    """Give the plain words of a *name* without "Jr." and the like."""
    return tuple(plain(word) for word in name if word.casefold() not in SUFFIXES)


def suffix(name: Name) -> str:
    """Give the "jr" at the end of a *name*, or nothing."""
    return plain(name[-1]) if name and name[-1].casefold() in SUFFIXES else ""


def nicknames(name: Name) -> frozenset[str]:
    """Give the plain words that the *name* has in quotation marks."""
    return frozenset(plain(word) for word in name if word[0] in _QUOTES)


def gender(name: Name) -> str:
    """Tell from the first given name that is known: ``f``, ``m`` or nothing."""
    for word in bare(name)[:-1]:
        if word in _genders():
            return _genders()[word]
    return ""


def is_given(word: str) -> bool:
    """Tell whether *word* is a known given name."""
    return plain(word) in _genders()


def is_place(word: str) -> bool:
    """Tell whether a given name is a place at least as often."""
    return plain(word) in _places()


def same_person(one: Name, other: Name) -> bool:
    """Tell whether two names of two words or more can be the same person's."""
    if suffix(one) != suffix(other):
        return False
    first, second = bare(one), bare(other)
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1]:
        return False
    given = _given(one) & _given(other)
    initials = any(
        len(short) == 1 and any(long.startswith(short) for long in longs)
        for shorts, longs in ((_given(one), _given(other)), (_given(other), _given(one)))
        for short in shorts
    )
    return bool(given or initials) and _middles_agree(first[1:-1], second[1:-1])


def is_short(short: Name, full: Name) -> bool:
    """Tell whether *short* is how a text would call the bearer of *full* the second time."""
    words, wanted = bare(full), bare(short)
    if not wanted or len(wanted) > len(words):
        return False
    return (
        words[-len(wanted) :] == wanted
        or words[: len(wanted)] == wanted
        or (len(wanted) == 1 and wanted[0] in nicknames(full))
    )


def _middles_agree(one: Name, other: Name) -> bool:
    return not one or not other or one[0][:1] == other[0][:1]


def _given(name: Name) -> frozenset[str]:
    first = bare(name)[0]
    return nicknames(name) | {first} | _full_forms().get(first, frozenset())


@cache
def _genders() -> dict[str, str]:
    return {plain(row["name"]): row["gender"] for row in lexicon.table("given_names")}


@cache
def _places() -> frozenset[str]:
    return frozenset(plain(row["name"]) for row in lexicon.table("given_names") if row["place"])


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for row in lexicon.table("nicknames"):
        short, full = plain(row["short"]), plain(row["full"])
        forms[short] = forms.get(short, frozenset()) | {full}
    return forms
