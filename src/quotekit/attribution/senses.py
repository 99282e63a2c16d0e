"""Statements told apart from attitudes, and from what is only asked, supposed or not said."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from quotekit.grammar import syntax
from quotekit.grammar.cues import verbs
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.grammar.sources import is_negated
from quotekit.lexicon import words
from quotekit.records import Sense

_CONDITIONS = frozenset({"if", "whether", "unless"})
_OPENING = 2  # "not to" be named because it was a secret; "exactly what" it was
_EXPLAINS = frozenset({"explain", "describe", "discuss", "outline", "detail", "illustrate"})
_DETERMINERS = ("DT", "PRP$")


def sense_of(doc: Doc, levels: Levels, verb: Token, content: Sequence[Run]) -> Sense:
    """Tell statements from attitudes: clauses, and words in quotation marks after a saying verb."""
    first, last = content[0]
    frames = verbs().get(verb.lemma_.lower(), {})
    finite = any(token.tag_ in syntax.FINITE for run in content for token in doc[slice(*run)])
    if finite and "that" in frames:
        return frames["that"].sense
    quoted = any(levels.outer[place] != OUTSIDE for place in (first, last - 1))
    if quoted and (finite or "that" in frames or "quoted" in frames):
        return "statement"
    if frames or not finite or doc[first].tag_ == "TO" or (first and doc[first - 1].tag_ == "WRB"):
        return "attitude"
    return "statement" if any(_is_clause(doc, run) for run in content) else "attitude"


def _is_clause(doc: Doc, run: Run) -> bool:
    """Whether words are what somebody says, and no thing with a clause to it.

    After verbs that no list knows, "some of the things that she said" is no statement.
    """
    root = doc[slice(*run)].root
    return syntax.is_verb(root) and syntax.child(root, *syntax.SUBJECTS) is not None


def is_left_open(doc: Doc, levels: Levels, draft: Draft) -> bool:
    """Whether a draft says less than that its content was said.

    So it is with a thing named ("the suggestion that it failed"), a wish ("not to be named because
    it was a secret"), a question that is not answered ("could not say why it failed") or whose
    answer is not given ("explained why it failed") and a report that is only supposed ("whether the
    board would rule that").
    """
    first, last = draft.content[0]
    if any(levels.outer[place] != OUTSIDE for place in (first, last - 1)):
        return False
    tokens = [token for run in draft.content for token in doc[slice(*run)]]
    told = [t.tag_ in syntax.FINITE or levels.outer[t.i] != OUTSIDE for t in tokens]
    if not any(told):
        return True
    if any(token.tag_ == "TO" for token in tokens[: min(told.index(True), _OPENING)]):
        return True
    verb = None if draft.verb is None else doc[draft.verb]
    asked = any(token.tag_ in syntax.QUESTION_WORDS for token in tokens[:_OPENING])
    if verb is not None and asked and (is_negated(verb) or verb.lemma_.lower() in _EXPLAINS):
        return True
    if verb is not None and any(kid.lower_ in _CONDITIONS for kid in verb.lefts):
        return True
    noun = doc[first:last].root
    return (
        doc[first].tag_ in _DETERMINERS
        and noun.lemma_.lower() in words("saying_nouns")
        and not draft.denied
        and draft.verb is not None
    )
