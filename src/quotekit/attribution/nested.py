"""What somebody reports within their own words, and what only looks like it.

People talk of what others would say, might think or should ask, and of things that "tell" us
something. In a quotation the parse is at its weakest, too, since people do not talk as they write.
So within words, only what somebody who can speak has said counts.
"""

from functools import cache

from spacy.tokens import Doc, Token

from quotekit.attribution.supposed import is_supposed
from quotekit.grammar import syntax
from quotekit.grammar.cues import is_phrase
from quotekit.grammar.draft import Draft, Run
from quotekit.grammar.levels import OUTSIDE, Levels
from quotekit.grammar.sources import source_nouns
from quotekit.lexicon import table, words

_BARE = frozenset({"be", "do", "have"})
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_OWN = frozenset({"i", "we"})
_POINTING = frozenset({"this", "that", "these", "those", "one", "another"})
_NOBODY = _POINTING | {"you", "all", "both", "each", "anyone", "anybody"}
_ANY = frozenset({"a", "an", "any", "another", "every", "no", "some"})
_SHORT = 5  # tokens, marks included, of a quotation that only names what somebody feels
_PRESENT = frozenset({"VBP", "VBZ", "VBG"})


def why_not_reported(
    doc: Doc, levels: Levels, draft: Draft, holder: Draft | None = None
) -> str | None:
    """Say why a draft within a content does not report what somebody has said; `None` if it does.

    Args:
        doc: The document.
        levels: Its quotations in tokens.
        draft: An attribution whose cue is inside the content of another.
        holder: That other one, if it is known.
    """
    if draft.sense != "statement" or draft.verb is None:
        return "within words, only statements count"
    verb = doc[draft.verb]
    quoted = any(
        levels.inner[run[0]] not in {OUTSIDE, levels.inner[verb.i]} for run in draft.content
    )
    own = draft.source is not None and doc[slice(*draft.source)].text.lower() in _OWN
    added = levels.inner[verb.i] == OUTSIDE and _is_added(verb)
    if not quoted and (added or not _is_clause(doc, draft)):
        return "within words, and what it reports is no clause of its own"
    if draft.cue is not None and is_phrase(doc[slice(*draft.cue)]):
        return "within words, and without a verb"
    if verb.lemma_.lower() not in words("nested_verbs"):
        return f"within words, “{verb.text}” need not report what was said"
    if is_supposed(verb, quoted=quoted, own=own):
        return "within words, and supposed, not said"
    if quoted and _is_titled(verb, draft):
        return "within words, and a title or a mere word in quotation marks"
    if not _can_speak(doc, draft):
        return "within words, and its source is nobody who can speak"
    if _has_another_object(verb, draft):
        return "within words, and what it reports is its object, not the clause"
    if _is_own_mind(doc, levels, draft, holder):
        return "within words, and the speaker's own mind"
    return None


def _is_clause(doc: Doc, draft: Draft) -> bool:
    """Whether a content is a clause: no "what he wants", no "me to look at it", no "they do"."""
    tokens = [token for run in draft.content for token in doc[slice(*run)]]
    first = next((token for token in tokens if token.tag_ != "RB"), tokens[0])
    if first.tag_ in syntax.QUESTION_WORDS or not any(map(_means_something, tokens)):
        return False
    finite = next((place for place, token in enumerate(tokens) if token.tag_ in syntax.FINITE), 0)
    return finite > 0 and not any(token.tag_ == "TO" for token in tokens[:finite])


def _means_something(token: Token) -> bool:
    return token.tag_.startswith(("NN", "JJ", "VB", "CD")) and token.lemma_ not in _BARE


def _is_titled(verb: Token, draft: Draft) -> bool:
    """Whether a quotation is no report but a title or a mere word: "wrote a book, “…”"."""
    held = {place for run in draft.content for place in range(*run)}
    if verb.lemma_.lower() in words("opinion_verbs"):
        return len(held) <= _SHORT
    thing = next((kid for kid in verb.rights if kid.dep_ == "dobj" and kid.i not in held), None)
    return thing is not None and thing.tag_ == "NN" and thing.lower_ not in words("roles", "noun")


def _is_added(verb: Token) -> bool:
    """Whether a clause tells of a noun what another says: "letters that Ruiz said were lost"."""
    if verb.dep_ != "relcl":
        return False
    opening = [token for kid in verb.lefts for token in kid.subtree]
    own = any(kid.dep_ == "nsubj" and kid.lower_ != "that" for kid in verb.lefts)
    return own and not any(
        token.tag_ in {"WP", "WRB"} or token.lower_ == "which" for token in opening
    )


def _has_another_object(verb: Token, draft: Draft) -> bool:
    """Whether a verb has a thing for its object: "when she announced her plan, it sank"."""
    held = {place for run in draft.content for place in range(*run)}
    thing = next((kid for kid in verb.rights if kid.dep_ == "dobj"), None)
    if thing is None or thing.i in held or verb.lemma_.lower() in words("addressing_verbs"):
        return False
    return thing.tag_ in {"NN", "NNS"} and thing.lower_ not in source_nouns()


def _can_speak(doc: Doc, draft: Draft) -> bool:
    """Whether a source is somebody: a name, a pronoun for people, a noun for whoever can speak."""
    if draft.source is None:
        return True
    source = doc[slice(*draft.source)]
    if len(source) > 1 and source[-2].lower_ == "of" and source[-1].tag_ == "WP":
        return False  # "most of whom"
    noun = source.root
    word, lemma = noun.lower_, noun.lemma_.lower()
    if word in _NOBODY or _is_any(noun, draft) or _tells(noun, draft):
        return False
    return (
        noun.tag_.startswith(("NNP", "PRP", "WP", "CD"))
        or noun.ent_type_ in _NAMED
        or not source_nouns().isdisjoint((word, lemma))
    )


def _tells(noun: Token, draft: Draft) -> bool:
    """Whether a thing "tells" somebody something: "photos that tell a story"."""
    thing = {noun.lower_, noun.lemma_.lower()} & _things()
    verb = None if draft.verb is None else noun.doc[draft.verb]
    return bool(thing) and verb is not None and verb.lemma_.lower() == "tell"


@cache
def _things() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("source_nouns") if row["kind"] == "document")


def _is_any(noun: Token, draft: Draft) -> bool:
    """Whether a source is whoever it may be: "a leader who says …", "not a law that says …"."""
    if noun.tag_ not in {"NN", "NNP"} or draft.verb is None or noun.doc[draft.verb].dep_ != "relcl":
        return False
    return any(kid.lower_ in _ANY for kid in noun.lefts)


def _is_own_mind(doc: Doc, levels: Levels, draft: Draft, holder: Draft | None) -> bool:
    """Whether the source speaks for itself: "she said she believes", “I'm telling you”.

    In "two aides said she believes" it does not.
    """
    if draft.source is None or draft.verb is None:
        return False
    verb, source = doc[draft.verb], doc[slice(*draft.source)].text.lower()
    if levels.inner[verb.i] == OUTSIDE:
        several = (
            holder is not None and holder.source is not None and _is_plural(doc, holder.source)
        )
        another = source in {"he", "she"} and several
        mine = source in _PRONOUNS and not another
        return mine and verb.lemma_.lower() in words("opinion_verbs")
    return source in _OWN and verb.tag_ in _PRESENT


def _is_plural(doc: Doc, run: Run) -> bool:
    return doc[slice(*run)].root.tag_ in {"NNS", "NNPS"}
