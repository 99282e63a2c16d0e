"""What a reporting verb reports: the clause, infinitive, object or phrase that fills its frame."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from quotekit.grammar import syntax
from quotekit.grammar.cues import Cue, reports
from quotekit.grammar.draft import Run
from quotekit.grammar.sources import is_aside
from quotekit.lexicon import words

_CONTRASTS = frozenset({"while", "whereas", "although", "though"})
_OCCASION = frozenset({"in", "at", "on", "during"})
_COMPLETES_OBJECT = frozenset({"as", "for", "of", "to", "with", "about", "against", "by"})

NAMES = {
    "that": "with its clause",
    "host": "with the clause around it",
    "report": "with a clause about something said",
    "object-to": "with its object and infinitive",
    "to": "with its infinitive",
    "object": "with its object",
}
"""The frames, most telling first, and how a reason names them; others are prepositions."""


Filled = tuple[str, Run, int]
"""A filled frame: its name, its content, and where its cue ends at the earliest."""


def find_contents(verb: Token, frames: dict[str, Cue]) -> list[Filled]:
    """List the frames that *verb* fills, most telling first.

    Args:
        verb: A reporting verb.
        frames: The frames that the lexicon gives it.
    """
    order = list(NAMES)
    found = [
        *_clauses(verb, frames),
        *_infinitives(verb, frames),
        *_things(verb, frames),
        *_phrases(verb, frames),
    ]
    return sorted(found, key=lambda filled: order.index(filled[0]) if filled[0] in NAMES else 99)


def _clauses(verb: Token, frames: dict[str, Cue]) -> Iterator[Filled]:
    if "that" not in frames or _asks_what(verb):
        return
    complete = _says_about(verb)
    clauses = [
        kid
        for kid in verb.children
        if kid.dep_ == "ccomp"
        and not syntax.is_infinitive(kid)
        and not (complete and kid.i < verb.i)
    ]
    clauses = clauses or [*_after_citation(verb), *_after_occasion(verb, frames)]
    if not clauses and syntax.is_quoted_as(verb):
        quoting = verb.head.head
        clauses = [kid for kid in quoting.lefts if kid.dep_ == "ccomp"]
        if not clauses and _is_set_behind(quoting):
            yield "that", (quoting.head.left_edge.i, quoting.left_edge.i), 0
            return
    host = None if clauses else _host(verb)
    if clauses:
        first, last = clause_run(max(clauses, key=_telling), verb)
        for clause in clauses:
            # "that the men | held in the camp | were ill": one clause, which the parse breaks.
            last = clause.right_edge.i + 1 if clause.left_edge.i == last else last
        yield "that", (first, last), 0
    elif host is not None:
        yield "host", host, 0


def _infinitives(verb: Token, frames: dict[str, Cue]) -> Iterator[Filled]:
    infinitive = next(
        (k for k in verb.children if k.dep_ in ("ccomp", "xcomp") and syntax.is_infinitive(k)),
        None,
    )
    if infinitive is None:
        return
    last = infinitive.right_edge.i + 1
    own = syntax.child(infinitive, "nsubj") or _thing(verb)
    if own is not None and "object-to" in frames:
        yield "object-to", (own.left_edge.i, last), 0
    elif own is None and "to" in frames:
        yield "to", (next(kid.i for kid in infinitive.lefts if kid.tag_ == "TO"), last), 0


def _things(verb: Token, frames: dict[str, Cue]) -> Iterator[Filled]:
    thing = _thing(verb)
    if thing is None:
        return
    about = syntax.child(thing, "acl", "ccomp", "relcl")
    said = "report" in frames and thing.lemma_.lower() in words("saying_nouns")
    if said and about is not None and syntax.child(about, "mark") is not None:
        yield "report", clause_run(about, verb), 0
    if "object" in frames:
        yield "object", _object(verb, thing), 0


def _phrases(verb: Token, frames: dict[str, Cue]) -> Iterator[Filled]:
    for kid in verb.rights:
        last = kid.right_edge.i + 1
        if kid.dep_ == "prep" and kid.lower_ in frames and last > kid.i + 1:
            yield kid.lower_, (kid.i + 1, last), kid.i + 1


def _thing(verb: Token) -> Token | None:
    return next((kid for kid in verb.rights if kid.dep_ == "dobj"), None)


def _after_citation(verb: Token) -> Iterator[Token]:
    """Find the clause that the parse hangs on what is cited: "reported, citing Ruiz, that …"."""
    for kid in verb.rights:
        if kid.dep_ == "advcl" and kid.lemma_.lower() in words("citing_verbs"):
            cited = _thing(kid)
            for holder, label in ((kid, "ccomp"), (cited, "relcl")):
                clause = None if holder is None else syntax.child(holder, label)
                if clause is not None and _is_set_off(clause.left_edge):
                    yield clause


def _after_occasion(verb: Token, frames: dict[str, Cue]) -> Iterator[Token]:
    """Find the clause that the parse hangs on the occasion: "said in a statement that …"."""
    for kid in verb.rights:
        noun = syntax.child(kid, "pobj") if kid.lower_ in _OCCASION - frames.keys() else None
        clause = None if noun is None else syntax.child(noun, "acl", "relcl", "ccomp")
        opening = None if clause is None else clause.left_edge
        if clause and opening and (opening.lower_, opening.tag_) == ("that", "IN"):
            yield clause


def _is_set_behind(quoting: Token) -> bool:
    """Whether the parse joins what is quoted to who is: "It sank, Ruiz was quoted as saying"."""
    opening = quoting.left_edge
    comma = opening.i > 0 and opening.nbor(-1).text == ","
    joined = any(kid.dep_ == "cc" and kid.i < quoting.i for kid in quoting.head.children)
    return quoting.dep_ == "conj" and comma and not joined


def _is_set_off(opening: Token) -> bool:
    return opening.lower_ == "that" and opening.nbor(-1).text == ","


def _telling(clause: Token) -> tuple[bool, bool, int]:
    """Rank the clauses of one verb: with a "that" first, then those after it, the nearest first."""
    after = clause.i > clause.head.i
    return after and syntax.child(clause, "mark") is not None, after, -clause.i


def clause_run(head: Token, verb: Token) -> Run:
    """Give a clause from its "that" on, without a second report that the parse hung on it."""
    first, last = head.left_edge.i, head.right_edge.i + 1
    mark = syntax.child(head, "mark")
    if mark is not None and mark.i < head.i:
        first = mark.i
    if head.i < verb.i:
        return first, last
    for kid in head.lefts:
        if kid.left_edge.i == first and is_aside(kid, verb):
            first = kid.right_edge.i + 1
    for kid in head.rights:
        if is_aside(kid, verb) or _is_anothers(kid) or _goes_on(kid, head, verb):
            last = kid.left_edge.i
            break
    while last - 1 > head.i and head.doc[last - 1].dep_ == "cc":
        last -= 1
    return first, last


def _goes_on(kid: Token, clause: Token, verb: Token) -> bool:
    """Whether a verb tells what the source did next: "Ruiz added that it leaks but played it down".

    Only the tense shows it: what is told in the present does not go on in the past.
    """
    if kid.dep_ != "conj" or (kid.tag_, verb.tag_) != ("VBD", "VBD"):
        return False
    own = any(child.dep_ in syntax.SUBJECTS or child.dep_ == "aux" for child in kid.lefts)
    first = next(
        (token for token in (*clause.lefts, clause) if token.tag_ in syntax.FINITE), clause
    )
    return not own and first.tag_ in {"VBP", "VBZ"}


def _is_anothers(verb: Token) -> bool:
    """Whether a clause is not part of what is said but stands beside it.

    It says what somebody else says ("…, while Berg said it was not"), or what the source does
    meanwhile ("…, while avoiding the question").
    """
    opening = verb.left_edge
    if verb.dep_ != "advcl" or opening.i == 0 or opening.nbor(-1).text != ",":
        return False
    if opening.lower_ not in _CONTRASTS:
        return False
    meanwhile = opening.lower_ == "while" and verb.tag_ == "VBG"
    subject = syntax.child(verb, "nsubj")
    return (subject is None and meanwhile) or (subject is not None and reports(verb))


def _host(verb: Token) -> Run | None:
    """Give the clause that a reporting clause stands in: "The dock, as Ruiz said, is shut."."""
    host = verb.head
    if host.i == verb.i or syntax.child(verb, "nsubj") is None or _says_about(verb):
        return None
    parenthesis = verb.dep_ == "parataxis" or (
        verb.dep_ == "ccomp"
        and verb.i > host.i
        and verb.left_edge.i > 0
        and verb.left_edge.nbor(-1).text == ","
        and syntax.child(verb, "mark") is None
    )
    comparison = verb.dep_ == "advcl" and verb.left_edge.lower_ == "as"
    return (host.left_edge.i, host.right_edge.i + 1) if parenthesis or comparison else None


def _asks_what(verb: Token) -> bool:
    """Whether what a verb reports is asked for: "no matter what anyone says"."""
    return any(kid.tag_ in syntax.QUESTION_WORDS and kid.dep_ == "dobj" for kid in verb.lefts)


def _says_about(verb: Token) -> bool:
    """Whether a verb only names what it is about: "it failed; she wrote about it"."""
    about = {"about", "in"} if verb.lemma_ == "believe" else {"about"}
    return any(kid.dep_ == "prep" and kid.lower_ in about for kid in verb.rights)


def _object(verb: Token, thing: Token) -> Run:
    last = thing.right_edge.i + 1
    for kid in verb.rights:
        if kid.i < thing.i:
            continue
        if (kid.dep_ == "prep" and kid.lower_ in _COMPLETES_OBJECT) or kid.dep_ in (
            "oprd",
            "xcomp",
        ):
            last = max(last, kid.right_edge.i + 1)
    return thing.left_edge.i, last


def says_something(doc: Doc, run: Run) -> bool:
    """Whether a content is more than a single word."""
    return run[1] - run[0] >= 2 and any(token.is_alpha for token in doc[run[0] : run[1]])


def around(run: Run, *gaps: Run, doc: Doc) -> tuple[Run, ...]:
    """Take the cue and source out of a content that surrounds them."""
    first, last = min(a for a, _ in gaps), max(b for _, b in gaps)
    if run[1] <= first or run[0] >= last:
        return (run,)
    pieces = (
        syntax.trim(doc, (run[0], min(first, run[1]))),
        syntax.trim(doc, (max(last, run[0]), run[1])),
    )
    return tuple(piece for piece in pieces if piece[0] < piece[1])
