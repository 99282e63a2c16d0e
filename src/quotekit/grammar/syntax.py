"""What the parse says about a verb: its subject, its words, and the noun phrase around a noun.

Dependency labels are those of spaCy's English models (ClearNLP style).
"""

from spacy.tokens import Doc, Token

from quotekit.grammar.draft import Run

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PROPER = frozenset({"NNP", "NNPS"})
QUESTION_WORDS = frozenset({"WDT", "WP", "WP$", "WRB"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj"})
_RELATIVE = frozenset({"who", "which", "that"})
_AUXILIARY = frozenset({"aux", "auxpass", "neg", "advmod"})
_GOVERNED = frozenset({"xcomp", "advcl", "conj", "pcomp", "ccomp"})
_IN_PHRASE = frozenset(
    {
        "appos",
        "prep",
        "conj",
        "cc",
        "amod",
        "nummod",
        "case",
        "nmod",
        "poss",
        "compound",
        "npadvmod",
    }
)
_CLAUSES = frozenset({"relcl", "acl"})
_FARTHEST = 6


def is_verb(token: Token) -> bool:
    """Whether *token* is a verb form; the tagger takes some nouns for one ("denied reports")."""
    noun = token.tag_ in FINITE and token.dep_ in _OBJECTS
    return token.tag_.startswith("VB") and not noun


def is_infinitive(verb: Token) -> bool:
    """Whether *verb* is an infinitive with "to"."""
    return any(kid.tag_ == "TO" and kid.dep_ == "aux" for kid in verb.lefts)


def child(token: Token, *labels: str) -> Token | None:
    """Give the first child of *token* with one of the dependency *labels*."""
    return next((kid for kid in token.children if kid.dep_ in labels), None)


def is_passive(verb: Token) -> bool:
    """Whether *verb* is passive, also without its auxiliary ("the man, quoted by …")."""
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl") and child(verb, "aux") is None


def agent(verb: Token) -> Token | None:
    """Give the noun of a "by" phrase."""
    for preposition in verb.children:
        if preposition.dep_ == "agent" or (
            preposition.dep_ == "prep" and preposition.lower_ == "by" and is_passive(verb)
        ):
            return child(preposition, "pobj")
    return None


def subject(verb: Token) -> Token | None:
    """Find who does what *verb* says, across participles, conjunctions and passives.

    Returns:
        The head of the noun phrase, or `None`, also for a passive without a "by".
    """
    for _ in range(_FARTHEST):
        if is_passive(verb):
            return agent(verb)
        before = [kid for kid in verb.lefts if kid.dep_ == "nsubj"]
        own = before[-1] if before else child(verb, "nsubj")  # "60 disagree, and 40 said"
        if own is not None:
            return antecedent(own, verb)
        governor = _governor(verb)
        if governor is None or not is_verb(governor):
            return governor
        if is_quoted_as(verb):
            return child(governor, "nsubjpass", "dobj")
        verb = governor
        if is_passive(verb):
            return child(verb, "nsubjpass")
    return None


def is_quoted_as(verb: Token) -> bool:
    """Whether somebody is quoted "as" doing what *verb* says ("quoted Ruiz as saying")."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "as" and is_verb(verb.head.head)


def _governor(verb: Token) -> Token | None:
    """Give the verb whose subject *verb* shares, or the noun that it is said of."""
    if verb.dep_ == "acl":
        return verb.head.head if is_infinitive(verb) and is_verb(verb.head.head) else verb.head
    if verb.dep_ == "pcomp":
        return verb.head.head if is_verb(verb.head.head) else None
    if verb.dep_ in _GOVERNED:
        return verb.head if is_verb(verb.head) else None
    return None


def antecedent(noun: Token, verb: Token) -> Token | None:
    """Give the noun that a relative pronoun stands for, or the noun itself."""
    if noun.tag_ not in ("WP", "WDT") and noun.lower_ not in _RELATIVE:
        return noun
    for _ in range(_FARTHEST):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "ccomp"):
            return None
        verb = verb.head
    return None


def noun_phrase(noun: Token) -> Run:
    """Give the whole phrase around *noun*, without a clause that a comma sets off."""
    doc, first, last = noun.doc, noun.left_edge.i, noun.i + 1
    for kid in noun.rights:
        if kid.dep_ == "punct":
            continue
        if kid.dep_ == "prep" and kid.right_edge.i == kid.i:
            break  # without its noun: "the radio station during", cut through by the parse
        if kid.dep_ not in _IN_PHRASE and not (
            kid.dep_ in _CLAUSES and doc[kid.left_edge.i - 1].lower_ != ","
        ):
            break
        last = kid.right_edge.i + 1
    return trim(doc, (first, last))


def verb_group(verb: Token) -> Run:
    """Give a verb with its auxiliaries, negation, particle and the adverbs right beside it."""
    doc, first, last = verb.doc, verb.i, verb.i + 1
    while first and doc[first - 1].head == verb and doc[first - 1].dep_ in _AUXILIARY:
        first -= 1
    while last < len(doc) and doc[last].head == verb and doc[last].dep_ in ("prt", "neg", "advmod"):
        last += 1
    governor = verb.head
    if verb.dep_ == "xcomp" and is_verb(governor) and 0 < first - governor.i <= 1:
        return verb_group(governor)[0], last
    if is_quoted_as(verb) and governor.i == first - 1:
        return verb_group(governor.head)[0] if is_passive(governor.head) else governor.i, last
    return first, last


def trim(doc: Doc, run: Run) -> Run:
    """Take spaces and clause punctuation off both ends of *run*; marks and brackets stay."""
    first, last = run
    while first < last and _is_loose(doc[first]):
        first += 1
    while last > first and _is_loose(doc[last - 1]):
        last -= 1
    return first, last


def _is_loose(token: Token) -> bool:
    return token.is_space or token.text in {",", ";", ":", ".", "—", "–", "-", "--", "―"}
