"""The office or role that the article gives a person, before the name or in an aside after it."""

import re
from functools import cache

from spacy.tokens import Doc

from quotekit import lexicon
from quotekit.speakers.kinds import roles, singular
from quotekit.speakers.mentions import Naming

_BEFORE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "VBN", "HYPH", "CC", "FW", "JJS"})
_FIRST = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "FW", "JJS"})
_ENDS = frozenset({",", ";", ":", "(", ")", "--", "—", "–", ".", "”", '"', "“", "…"})
_CLAUSE = frozenset({"WDT", "WP", "WP$", "WRB", "VBD", "VBZ", "VBP", "MD"})
_DATES = frozenset({"DATE", "TIME"})
_LONGEST_BEFORE = 12
_LONGEST_AFTER = 30


@cache
def _honorifics() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in lexicon.table("honorifics")}


def gender_of_title(title: str) -> str:
    """Tell from the words of a *title*: ``f``, ``m`` or nothing."""
    for word in reversed(title.split()):
        gender = _honorifics().get(word, {}).get("gender") or roles().get(word.casefold(), "")
        if gender:
            return gender
    return ""


def role_nouns(title: str) -> frozenset[str]:
    """Give the nouns of *title* that say what the person is: "senator" for "Florida Sen."."""
    nouns = set()
    for word in re.split(r"[^\w.'’-]+", re.split(r"\b(?:of|for|at|in|with|to)\b", title)[0]):
        noun = _honorifics().get(word, {}).get("noun") or word.casefold()
        if noun in roles() or word in _honorifics():
            nouns.add(noun)
    return frozenset(nouns)


def title_before(doc: Doc, naming: Naming) -> tuple[str, str]:
    """Read the title before a name, and the gender of the honorifics there."""
    first = naming.before
    if first == naming.start and not _is_role(doc, naming.start - 1):
        return "", ""
    while (
        first > 0
        and naming.start - first < _LONGEST_BEFORE
        and not doc[first].is_sent_start
        and doc[first - 1].tag_ in _BEFORE
        and doc[first - 1].ent_type_ not in _DATES
    ):
        first -= 1
    while first < naming.start and doc[first].tag_ not in _FIRST:
        first += 1
    words = [token.text_with_ws for token in doc[first : naming.start]]
    gender = gender_of_title("".join(words))
    while words and _honorifics().get(words[-1].strip(), {}).get("title") == "no":
        words.pop()
    return " ".join("".join(words).split()), gender


def title_after(doc: Doc, naming: Naming) -> str:
    """Read the title in the aside after a name: "Ana Ruiz, the harbour chief, said"."""
    number, length = naming.end, len(doc)
    if number >= length or doc[number].text not in {",", "—", "–", "--"}:
        return ""
    number += 1
    if number + 1 < length and doc[number].like_num and doc[number + 1].text == ",":
        number += 2
    if number < length and doc[number].lower_ in {"the", "a", "an", "who", "now", "then"}:
        if doc[number].lower_ == "who":
            if number + 1 < length and doc[number + 1].lower_ in {"is", "was"}:
                number += 1
            else:
                return ""
        number += 1
    if number < length and doc[number].lower_ in {"the", "a", "an"}:
        number += 1
    end, role = number, False
    while end < min(length, number + _LONGEST_AFTER):
        token = doc[end]
        if token.text in _ENDS or token.tag_ in _CLAUSE or token.is_space:
            break
        if token.ent_type_ == "PERSON" and not role:
            return ""
        role = role or _is_role(doc, end)
        end += 1
    head = next((at for at in range(number, end) if doc[at].tag_ == "IN"), end) - 1
    if not role or end == number or not any(_is_role(doc, at) for at in range(number, head + 1)):
        return ""
    return " ".join(doc[number:end].text.split())


def age_after(doc: Doc, naming: Naming) -> str:
    """Read the age after a name: "Ana Ruiz, 45, said"."""
    at = naming.end
    if at + 1 < len(doc) and doc[at].text in {",", "("} and doc[at + 1].text.isdigit():
        return doc[at + 1].text
    return ""


def _is_role(doc: Doc, number: int) -> bool:
    if number < 0:
        return False
    token = doc[number]
    return token.tag_ in {"NN", "NNP", "NNS"} and (
        singular(doc, number) in roles() or token.text in _honorifics()
    )
