"""The office or role that the article gives a person, before the name or in an aside after it."""

import re
from functools import cache

from spacy.tokens import Doc

from quotekit import lexicon
from quotekit.speakers.kinds import roles, singular
from quotekit.speakers.mentions import Naming

_NOUNS = frozenset({"NN", "NNS", "NNP"})
_FIRST = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "FW", "JJS"})
_BEFORE = _FIRST | {"POS", "CC"}
_JOINTS = frozenset({"of", "for", "the"})
_ENDS = frozenset({",", ";", ":", "(", ")", "--", "—", "–", ".", "”", '"', "“", "…", "''"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSE = _FINITE | {"WDT", "WP", "WP$", "WRB"}
_OPENERS = frozenset({"”", '"', "''", "’", "'"})
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "now",
        "then",
        "also",
        "who",
        "is",
        "was",
        "his",
        "her",
        "its",
        "their",
    }
)
_DATES = frozenset({"DATE", "TIME"})
_LONGEST_BEFORE = 12
_LONGEST_AFTER = 30
_PREPOSITION = re.compile(r"\b(?:of|for|at|in|with|to|on|from)\b")


@cache
def _honorifics() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in lexicon.table("honorifics")}


def gender_of_title(title: str) -> str:
    """Tell from the words of a *title*: ``f``, ``m`` or nothing."""
    for word in reversed(_PREPOSITION.split(title)[0].split()):
        gender = _honorifics().get(word, {}).get("gender") or roles().get(word.casefold(), "")
        if gender:
            return gender
    return ""


def role_nouns(title: str) -> frozenset[str]:
    """Give the nouns of *title* that say what the person is: "senator" for "Florida Sen."."""
    nouns = set()
    for word in re.split(r"[^\w.'’-]+", _PREPOSITION.split(title)[0]):
        noun = _honorifics().get(word, {}).get("noun") or word.casefold()
        if noun in roles() or word in _honorifics():
            nouns.add(noun)
    return frozenset(nouns)


def title_before(doc: Doc, naming: Naming) -> tuple[str, str]:
    """Read the title before a name, and the gender of the titles and honorifics there."""
    last = naming.start
    joined = naming.before and doc[naming.before - 1].tag_ == "CC"  # "the mayor and Mrs. Ruiz"
    first = naming.before if joined else _leftmost(doc, naming.before, last)
    several = doc[last - 1].tag_ == "NNS" and last
    if several and (naming.end == len(doc) or doc[naming.end].text not in {"and", ","}):
        return "", ""
    if naming.before == last and not _is_title_of(doc, last - 1, naming):
        role = _role_before_joint(doc, first, last)
        if role is None:
            return "", ""
        first = _leftmost(doc, role, last)
    while first < last and doc[first].tag_ not in _FIRST:
        first += 1
    words = [token.text_with_ws for token in doc[first:last]]
    gender = gender_of_title("".join(words))
    while words and _honorifics().get(words[-1].strip(), {}).get("title") == "no":
        words.pop()
    title = " ".join("".join(words).split())
    if last > first and doc[last - 1].tag_ == "NNS":
        title = title[: -len(doc[last - 1].text)] + singular(doc, last - 1)
    return title, gender


def title_after(doc: Doc, naming: Naming) -> str:
    """Read the title in the aside after a name: "Ana Ruiz, the harbour chief, said"."""
    start = _start_of_aside(doc, naming.end)
    if start is None:
        return ""
    end = start
    while end < min(len(doc), start + _LONGEST_AFTER):
        token = doc[end]
        dash = token.text == "-" and doc[end - 1].whitespace_
        if dash or token.text in _ENDS or token.tag_ in _CLAUSE or token.is_space:
            break
        end += 1
    if end < len(doc) and doc[end].tag_ in _FINITE and not _begins_clause(doc, naming.before):
        return ""
    head = next((at for at in range(start, end) if doc[at].tag_ == "IN"), end) - 1
    while head > start and doc[head].tag_ not in _NOUNS:
        head -= 1
    if head < start or doc[start].tag_ == "CC":
        return ""
    if not (_is_role(doc, head) or _is_apposed(doc, head, naming)):
        return ""
    return " ".join(doc[start:end].text.split())


def title_apposed(doc: Doc, naming: Naming) -> str:
    """Read the title that the name explains: "the harbour chief, Ana Ruiz, said"."""
    if naming.before < 2 or doc[naming.before - 1].text != ",":
        return ""
    root = doc[naming.start : naming.end].root
    head = root.head.i
    if root.dep_ != "appos" or not 0 < naming.before - head <= _LONGEST_BEFORE:
        return ""
    sought = doc[head].dep_ == "pobj" and doc[head].head.lower_ == "for"  # "runs for president,"
    if sought or not _is_role(doc, head):
        return ""
    first = _leftmost(doc, head, head)
    while first < head and doc[first].tag_ not in _FIRST:
        first += 1
    return " ".join(doc[first : naming.before - 1].text.split())


def age_after(doc: Doc, naming: Naming) -> str:
    """Read the age after a name: "Ana Ruiz, 45, said"."""
    at = naming.end
    if at + 1 < len(doc) and doc[at].text in {",", "("} and doc[at + 1].text.isdigit():
        return doc[at + 1].text
    return ""


def _is_apposed(doc: Doc, head: int, naming: Naming) -> bool:
    """Tell whether an unknown noun explains the name and ends like that of somebody who acts."""
    token = doc[head]
    return (
        token.dep_ == "appos" and naming.start <= token.head.i < naming.end and token.tag_ == "NN"
    )


def _begins_clause(doc: Doc, number: int) -> bool:
    """Tell whether the name is what a clause begins with: then no other subject can follow it."""
    return bool(doc[number].is_sent_start) or doc[number - 1].text in _OPENERS


def _is_role(doc: Doc, number: int) -> bool:
    if number < 0:
        return False
    token = doc[number]
    return token.tag_ in _NOUNS and (
        singular(doc, number) in roles() or token.text in _honorifics()
    )


def _is_title_of(doc: Doc, number: int, naming: Naming) -> bool:
    """Tell whether the word right before a name belongs to it, by the parse."""
    if not _is_role(doc, number):
        return False
    root = doc[naming.start : naming.end].root
    return naming.start <= doc[number].head.i < naming.end or (
        root.dep_ == "appos" and root.head.i == number
    )


def _leftmost(doc: Doc, start: int, last: int) -> int:
    """Go left from *start* over the words that can stand before a title."""
    while (
        start > 0
        and last - start < _LONGEST_BEFORE
        and (not doc[start].is_sent_start or doc[start - 1].text in _honorifics())
        and _may_precede(doc, start - 1)
        and doc[start - 1].ent_type_ not in _DATES
    ):
        start -= 1
    return start


def _may_precede(doc: Doc, number: int) -> bool:
    """Tell whether a token can be a word of the title that ends to its right."""
    token = doc[number]
    if token.tag_ == "VBN":
        return token.dep_ == "amod"
    if token.tag_ == "HYPH":
        return not token.whitespace_
    if token.tag_ == "CC":
        return _is_role(doc, number - 1)
    return token.tag_ in _BEFORE


def _role_before_joint(doc: Doc, first: int, last: int) -> int | None:
    """Find "Secretary" in "Secretary of State Ana Ruiz", where *first* is "State"."""
    if first == last:
        return None
    joint = first - 1
    while joint > 0 and doc[joint].lower_ in _JOINTS:
        joint -= 1
    return joint if joint < first - 1 and _is_role(doc, joint) else None


def _start_of_aside(doc: Doc, number: int) -> int | None:
    length = len(doc)
    if number + 4 >= length or doc[number].text not in {",", "—", "–", "--"}:
        return None
    number += 1
    if doc[number].like_num and doc[number + 1].text == ",":
        number += 2
    if doc[number].lower_ == "who" and doc[number + 1].lower_ not in {"is", "was"}:
        return None
    if doc[number].lower_ == "one" and doc[number + 1].lower_ == "of":
        number += 2
    while number < length and doc[number].lower_ in _DETERMINERS:
        number += 1
    return number if number < length else None
