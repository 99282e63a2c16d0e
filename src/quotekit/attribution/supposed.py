"""What is not said but supposed: wished for, foreseen, asked for, imagined, or not said at all.

"If he says no", "she might say no", "it is easy for them to say no", "who would think so?".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from quotekit.grammar import syntax
from quotekit.grammar.sources import is_negated

_CONDITIONS = frozenset({"if", "unless"})
_WITHOUT = frozenset({"without", "into"})
_DOUBTED = frozenset({"sure", "certain", "think", "believe", "know", "see", "hear"})
_IMAGINED = frozenset({"imagine", "suppose", "pretend", "guess", "assume", "suspect"})
_IN_EFFECT = frozenset({"effectively", "basically", "essentially", "practically", "virtually"})
_DONE = frozenset({"use", "go"})
_AUXILIARIES = frozenset({"do", "have", "be"})
_TAGS = frozenset({"right", "huh", "eh", "correct", "ok", "okay", "no"})
_CLAUSES = frozenset({"ccomp", "acl", "advcl", "xcomp", "pcomp"})
_ANYTHING = frozenset({"everything", "anything", "all", "what", "whatever"})


def is_supposed(verb: Token, *, quoted: bool, own: bool) -> bool:
    """Whether a verb within somebody's words reports what is supposed and not said.

    Args:
        verb: The reporting verb.
        quoted: Whether it reports a quotation, which is rarely asked about.
        own: Whether the speaker is its source; what they say that they did not say is a denial.
    """
    return (
        _is_conditional(verb)
        or _is_in_headline(verb)
        or _is_governed_by_doubt(verb)
        or _is_imagined(verb)
        or _is_picked_out(verb)
        or any(kid.lower_ in _IN_EFFECT for kid in verb.lefts)
        or _is_modal(verb)
        or (is_negated(verb) and not own)
        or _is_not_done(verb)
        or (not quoted and (_is_bare(verb) or _is_asked(verb)))
    )


def _is_conditional(verb: Token) -> bool:
    """Whether a verb stands in an "if" clause: "if somebody comes in and says …".

    The parse may hang that clause on its own participle: "if you come in saying …".
    """
    clauses = [verb, *verb.ancestors]
    if verb.tag_ == "VBG":
        clauses += [kid for kid in verb.lefts if kid.dep_ == "advcl"]
    return any(
        kid.dep_ == "mark" and kid.lower_ in _CONDITIONS
        for clause in clauses
        for kid in clause.lefts
    )


def _is_in_headline(verb: Token) -> bool:
    """Whether a verb has a capital within its sentence, where the parse cannot be relied upon."""
    return verb.text.istitle() and verb.i > verb.sent.start and verb.nbor(-1).is_title


def _is_governed_by_doubt(verb: Token) -> bool:
    """Read "I'm not sure that they believe …", "a chance of saying …", "without saying …"."""
    if verb.dep_ == "pcomp":
        leading = verb.head
        return leading.lower_ in _WITHOUT or (
            leading.lower_ == "of" and leading.head.pos_ == "NOUN"
        )
    if verb.tag_ == "VBG" and verb.head.lemma_ == "be" and syntax.child(verb.head, "neg"):
        return True  # "it is not only they saying so"
    while verb.dep_ == "ccomp":
        verb = verb.head
        if any(syntax.child(above, "neg") is not None for above in (verb, verb.head)):
            return verb.lemma_.lower() in _DOUBTED
    return False


def _is_imagined(verb: Token) -> bool:
    """Read "she imagined that he was thinking …"."""
    return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _IMAGINED


def _is_picked_out(verb: Token) -> bool:
    """Read "everything that she says": it is said, but not what follows."""
    return verb.dep_ == "relcl" and verb.head.lower_ in _ANYTHING


def _is_modal(verb: Token) -> bool:
    """Whether a verb, or the one whose participle it is, has a "would", "can" or "will"."""
    while True:
        if any(kid.tag_ == "MD" for kid in verb.children):
            return True
        if verb.tag_ != "VBG" or verb.dep_ not in _CLAUSES | {"conj"}:
            return False
        if any(kid.dep_ in {"aux", "nsubj"} for kid in verb.children):
            return False
        if not syntax.is_verb(verb.head):
            return syntax.child(verb.head.head, "neg") is not None
        verb = verb.head


def _is_not_done(verb: Token) -> bool:
    """Whether a verb is an infinitive, or one of several: "hard for her to come and tell us"."""
    for each in _conjuncts(verb):
        if syntax.is_infinitive(each):
            return each.head.lemma_ not in _DONE
    return False


def _is_bare(verb: Token) -> bool:
    """Whether a verb is a command, or what the tagger takes for one."""
    first, last = syntax.verb_group(verb)
    group = verb.doc[first : last - 1]
    helped = any(token.lemma_ in _AUXILIARIES for token in group)
    return verb.tag_ == "VB" and not helped and not syntax.is_infinitive(verb)


def _is_asked(verb: Token) -> bool:
    """Whether the clause of a verb ends with a question mark, in a quotation or not.

    What is taken for granted is not asked: "Remember when she said so?", "She said so, right?"
    """
    if verb.dep_ != "ROOT" and any(kid.tag_ == "WRB" for kid in verb.lefts):
        return False
    for token in verb.doc[verb.i : verb.sent.end]:
        if token.text in {"?", ".", "!"}:
            return token.text == "?" and token.nbor(-1).lower_ not in _TAGS
    return False


def _conjuncts(verb: Token) -> Iterator[Token]:
    yield verb
    while verb.dep_ == "conj":
        verb = verb.head
        yield verb
