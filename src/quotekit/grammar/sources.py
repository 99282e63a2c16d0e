"""Who a reporting verb says is speaking: the noun phrase of its source."""

from functools import cache

from spacy.tokens import Token

from quotekit.grammar import syntax
from quotekit.grammar.cues import reports
from quotekit.grammar.draft import Run
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.lexicon import words

_NOBODY = frozenset({"nobody", "none", "neither"})
_EVER = frozenset({"once", "ever"})
_LEFT_OF_VERB = ("NNP", "NNPS", "PRP", "NNS")


def find_source(verb: Token, levels: Levels) -> Run | None:
    """Find the noun phrase of whoever does what *verb* says, on the same side of any mark."""
    noun = _beside(verb) or syntax.subject(reporter(verb) or verb)
    if noun is None or levels.inner[noun.i] != levels.inner[verb.i]:
        return None
    first, last = levels.within(syntax.noun_phrase(noun), noun)
    if levels.inner[noun.i] == OUTSIDE:
        first, last = levels.balanced((first, last))
    if first <= verb.i < last:
        first, last = (first, verb.i) if noun.i < verb.i else (verb.i + 1, last)
    return (first, last) if first <= noun.i < last else (noun.i, noun.i + 1)


def _beside(verb: Token) -> Token | None:
    """Find the noun right before a participle that says more of it: "with polls saying …"."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.dep_ not in {"acl", "advcl"}:
        return None
    noun = verb.nbor(-1)
    if noun.tag_ not in {"NN", "NNS"} or noun.dep_ not in {"dobj", "pobj"}:
        return None
    if source_nouns().isdisjoint((noun.lower_, noun.lemma_.lower())) or noun.head.dep_ == "agent":
        return None
    counted = noun.head.lower_ == "of" and noun.head.head.tag_ in {"CD", "DT"}
    return noun.head.head if counted else noun


def find_source_beside(verb: Token, levels: Levels) -> Run | None:
    """Find a name or pronoun right before a finite verb that the parse gave no subject."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or syntax.is_passive(verb):
        return None
    position = syntax.verb_group(verb)[0] - 1
    if position < 0 or levels.inner[position] != levels.inner[verb.i]:
        return None
    noun = verb.doc[position]
    if noun.tag_ not in _LEFT_OF_VERB or levels.lines[position] != levels.lines[verb.i]:
        return None
    run = levels.within(syntax.noun_phrase(noun), noun)
    return run if run[1] == position + 1 else None


def reporter(verb: Token) -> Token | None:
    """Find the reporting verb whose source *verb* shares, though the parse ties it to the content.

    In "Ruiz said the dock was shut, adding that …" and "Ruiz said it was shut and warned …" the
    small models often hang "adding" and "warned" on "shut".
    """
    clause = verb.head
    while clause.dep_ == "conj" and clause.head.i < clause.i:
        clause = clause.head
    if clause.dep_ != "ccomp" or not reports(clause.head) or clause.i < clause.head.i:
        return None
    return clause.head if is_aside(verb, clause.head) else None


def is_aside(verb: Token, reporting: Token) -> bool:
    """Whether *verb*, within the content of *reporting*, must be a second report by its source."""
    if syntax.child(verb, "nsubj", "nsubjpass") is not None:
        return False
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i:
        cites = verb.lemma_.lower() in words("citing_verbs")
        return verb.nbor(-1).text == "," and (cites or reports(verb))
    return verb.dep_ == "conj" and verb.tag_ == reporting.tag_ == "VBD" and reports(verb)


def is_negated(verb: Token) -> bool:
    """Whether *verb* is said not to have happened ("did not say", "refused to", "nobody said")."""
    return (
        syntax.child(verb, "neg") is not None
        or is_refused(verb)
        or _is_by_nobody(verb)
        or _is_never(verb)
    )


def _is_never(verb: Token) -> bool:
    """Read "not once has she said"; the parse ties the adverb to the verb or to its auxiliary."""
    adverbs = (token for kid in verb.lefts for token in (kid, *kid.lefts))
    return any(
        token.lower_ in _EVER and syntax.child(token, "neg") is not None for token in adverbs
    )


def _is_by_nobody(verb: Token) -> bool:
    noun = syntax.child(verb, "nsubj")
    if noun is None:
        return False
    return noun.lower_ in _NOBODY or any(kid.lower_ == "no" for kid in noun.lefts)


@cache
def source_nouns() -> frozenset[str]:
    """Read the nouns for whoever or whatever can be a source: roles, bodies, groups, documents."""
    return words("roles", "noun") | words("source_nouns", "noun")


def is_refused(verb: Token) -> bool:
    """Whether somebody "refused to" do what *verb* says."""
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words("refusals")


def leading_verb(verb: Token) -> Token | None:
    """Find the verb that only leads up to *verb* ("declined to say", "quoted Ruiz as saying")."""
    if syntax.is_quoted_as(verb):
        return verb.head.head
    return verb.head if is_refused(verb) else None


def is_nobodys(source: Run | None, verb: Token) -> bool:
    """Whether nobody in the news holds an attitude: no holder at all, the writer or the reader."""
    return source is None or verb.doc[source[0]].lower_ in words("participants")


def speaks_in_quotation(verb: Token, source: Run | None) -> bool:
    """Whether words in a quotation report words in turn, and not just the speaker's own mind."""
    if source is None:
        return False
    own = verb.doc[source[0]].lower_ in words("participants")
    return not (own and verb.lemma_.lower() in words("opinion_verbs"))
