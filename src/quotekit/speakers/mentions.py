"""Where the article names somebody: runs of capitalised words, and the tagger's view of them.

The small models split and mislabel names ("Trump" an organization, "Keith" beside "Lamont Scott").
So a name is read off the run of proper nouns first, by its title or given name, and the tagger's
label decides only what the run leaves open.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import attrs
from spacy.pipeline import EntityLinker
from spacy.tokens import Doc

from quotekit import lexicon
from quotekit.grammar.outlets import find_name
from quotekit.speakers.kinds import kind_of_noun, roles
from quotekit.speakers.names import SUFFIXES, Name, is_given, is_place
from quotekit.speakers.runs import QUOTES, find_runs

_DROPPED = frozenset(
    {"DATE", "CARDINAL", "TIME", "PERCENT", "MONEY", "ORDINAL", "QUANTITY", "LANGUAGE"}
)
_PLACES = frozenset({"GPE", "LOC", "FAC", "EVENT"})
_POSSESSIVE = re.compile(r"[‘’']s?$")
_LONGEST_NAME = 6
_UNLINKED = frozenset({"", EntityLinker.NIL})


@attrs.frozen
class Naming:
    """One place where the article names somebody or something.

    Attributes:
        start: First token of the name.
        end: Token after the name.
        label: ``PERSON``, another entity label, or nothing if nobody labelled it.
        words: The name, word by word.
        before: First token of the titles and honorifics written with a capital before the name;
            *start* if there are none.
    """

    start: int
    end: int
    label: str
    words: Name
    before: int


@cache
def titles() -> frozenset[str]:
    """Read the words that stand before a name with a capital."""
    return lexicon.words("honorifics")


@cache
def organization_words() -> frozenset[str]:
    """Read the words that end an organization's name."""
    return lexicon.words("organization_words")


@cache
def _common_nouns() -> frozenset[str]:
    return lexicon.words("source_nouns", "noun")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.table("honorifics") if row["surname"])


def find_namings(doc: Doc) -> list[Naming]:
    """List the places of *doc* that name somebody, in text order, none inside another."""
    texts = [token.text for token in doc]
    runs = list(find_runs(doc, texts, titles()))
    entities = _entities(doc)
    taken = bytearray(len(doc))
    namings = []
    for start, end in runs:
        if " ".join(texts[start:end]) in lexicon.words("outlets", "name"):
            continue
        role = bool(doc[start].is_sent_start) and _is_role(texts, start, end)
        for before, first, last in _people(texts, start + role, end, entities):
            label = "ORG" if _is_said_to_be_organization(doc, last) else "PERSON"
            before = start if role and before == start + 1 else before
            namings.append(Naming(first, last, label, _words(doc, first, last), before))
            taken[before:last] = b"\1" * (last - before)
    for start, end, label in find_entities(doc):
        if not any(taken[start:end]):
            if label == "PERSON":  # which `_people` did not believe
                label = "ORG" if texts[end - 1] in organization_words() else ""
            namings.append(Naming(start, end, label, _words(doc, start, end), start))
            taken[start:end] = b"\1" * (end - start)
    for start, end in runs:
        if not any(taken[start:end]):
            namings.append(Naming(start, end, "", _words(doc, start, end), start))
    return sorted(namings, key=lambda naming: naming.start)


def _is_role(texts: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a run begins with a role that has its capital from the sentence."""
    word = texts[start].casefold()
    return end - start > 2 and word in roles() and texts[start] not in titles()


def _is_said_to_be_organization(doc: Doc, end: int) -> bool:
    """Tell whether an aside after a name says so: "Harbour Works, the company that …"."""
    aside = doc[end : end + _LONGEST_NAME]
    if len(aside) < 3 or aside[0].text != "," or aside[1].tag_ != "DT":
        return False
    nouns = [token.i for token in aside if token.tag_.startswith("NN")]
    heads = (number for number in nouns if number + 1 not in nouns)
    head = next(heads, None)
    return head is not None and kind_of_noun(doc[head].lower_) == "organization"


def _words(doc: Doc, start: int, end: int) -> Name:
    parts = _POSSESSIVE.sub("", doc[start:end].text).split()
    return tuple(word for part in parts if (word := part.strip(",")))


def linked_id(doc: Doc, naming: Naming) -> str:
    """Give what an entity linker calls whoever is named there, or nothing if none has."""
    ids = {token.ent_kb_id_ for token in doc[naming.start : naming.end]} - _UNLINKED
    return ids.pop() if len(ids) == 1 else ""


def find_entities(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Go through the tagger's entities that can be sources, their edges mended.

    Yields:
        First token, token after the last, and label.
    """
    for entity in doc.ents:
        start, end = _mended([token.text for token in entity])
        outlet = find_name(doc, entity.start + start, entity.start + end)
        if outlet is not None and outlet[0] == entity.start + start and doc[outlet[1]].is_lower:
            end = outlet[1] - entity.start  # "the Norland Herald op-ed"
        if start < end and entity.label_ not in _DROPPED:
            yield entity.start + start, entity.start + end, entity.label_


def _entities(doc: Doc) -> dict[int, tuple[int, int, str]]:
    return {
        number: (entity.start, entity.end, entity.label_)
        for entity in doc.ents
        for number in range(entity.start, entity.end)
    }


def _mended(texts: Sequence[str]) -> tuple[int, int]:
    """Drop the article before a name, and the possessive or the list that goes on after it."""
    start, end = 0, len(texts)
    while start < end and (texts[start].casefold() == "the" or not texts[start][0].isalnum()):
        start += 1
    if "," in texts[start:] and not {"and", "&"} & set(texts):
        end = texts.index(",", start)
    for number in range(start + 1, end):
        if texts[number] in {"'s", "’s"} and (number + 1 == end or texts[number + 1][0].isdigit()):
            end = number
            break
    while start < end and not (texts[end - 1][-1].isalnum() or texts[end - 1][-1] == "."):
        end -= 1
    return start, end


def _people(
    texts: Sequence[str], start: int, end: int, entities: Mapping[int, tuple[int, int, str]]
) -> Iterator[tuple[int, int, int]]:
    """Find the people in a run of proper nouns: where title, name and what follows begin."""
    first = start
    if end - start > 2 and texts[start - 1] == "of" and texts[start - 2] in titles():
        first += 1  # "State" in "Secretary of State Ana Ruiz"
    while first < end:
        title = next(
            (
                number
                for number in range(min(end, first + 2 * _LONGEST_NAME) - 2, first - 1, -1)
                if _is_title(texts, number, first, entities)
            ),
            None,
        )
        if title is not None:
            start = title + 2 if texts[title + 1] == "." else title + 1
            last = _name_end(start, end, entities)
            if _may_be_person(texts, start, last) and not _inside_organization(
                title, last, entities
            ):
                yield first, start, last
                first = last
                continue
        found = _named_by_tagger(texts, first, end, entities) or _named_by_given_name(
            texts, first, end, entities
        )
        if found is None:
            return
        yield found[0], *found
        first = found[1]


def _is_title(
    texts: Sequence[str], number: int, first: int, entities: Mapping[int, tuple[int, int, str]]
) -> bool:
    """Tell whether a word is a title and not a part of a name, as in "Stephen King Sr."."""
    if texts[number] not in titles() or texts[number + 1].casefold() in SUFFIXES:
        return False
    if number == first or texts[number].endswith("."):
        return True
    before = entities.get(number - 1)
    return not is_given(texts[number - 1]) or bool(before and before[2] == "GPE")


def _name_end(start: int, end: int, entities: Mapping[int, tuple[int, int, str]]) -> int:
    """Find where a name that begins at *start* ends: with its run, or before another entity."""
    end = min(end, start + _LONGEST_NAME)
    for number in range(start + 1, end):
        entity = entities.get(number)
        if entity and entity[0] == number and entity[2] != "PERSON" and number - 1 in entities:
            return number
    return end


def _may_be_person(texts: Sequence[str], start: int, end: int) -> bool:
    if start >= end or texts[end - 1] in organization_words():
        return False
    if texts[start].casefold() in _common_nouns() and not is_given(texts[start]):
        return False
    return texts[end - 1] not in titles() or (end - start > 1 and texts[end - 1] in _surnames())


def _inside_organization(
    title: int, end: int, entities: Mapping[int, tuple[int, int, str]]
) -> bool:
    """Tell whether the title is itself a part of an organization's longer name."""
    entity = entities.get(title)
    return bool(entity and entity[2] == "ORG" and entity[1] >= end and entity[0] < title)


def _named_by_tagger(
    texts: Sequence[str], start: int, end: int, entities: Mapping[int, tuple[int, int, str]]
) -> tuple[int, int] | None:
    number = start
    while number < end:
        entity = entities.get(number)
        if entity and entity[2] == "PERSON":
            first, last = number, min(entity[1], end)
            while last < end and (
                (last in entities and entities[last][2] == "PERSON")
                or texts[last] in QUOTES
                or texts[last].casefold() in SUFFIXES
                or texts[last] == ","
                or texts[last - 1] in QUOTES
            ):
                last += 1
            if first > start and is_given(texts[first - 1]) and texts[first - 1] not in titles():
                first -= 1
            while first < last and texts[first] in titles():
                first += 1
            last = min(last, first + _LONGEST_NAME)
            if _may_be_person(texts, first, last):
                return first, last
        number += 1
    return None


def _named_by_given_name(
    texts: Sequence[str], start: int, end: int, entities: Mapping[int, tuple[int, int, str]]
) -> tuple[int, int] | None:
    entity = entities.get(start)
    if (
        2 <= end - start <= 5
        and is_given(texts[start])
        and _may_be_person(texts, start, end)
        and not (entity and entity[2] in _PLACES and is_place(texts[start]))
        and not any(word in organization_words() for word in texts[start:end])
    ):
        return start, end
    return None
