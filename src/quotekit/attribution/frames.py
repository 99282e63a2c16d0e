"""Attributions that a verb makes: cue, source and content by the verb's frame in the parse."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from quotekit.attribution import grammar
from quotekit.attribution.cues import Cue, verbs
from quotekit.attribution.draft import Draft, Run
from quotekit.attribution.levels import OUTSIDE, Levels
from quotekit.lexicon import words

_COMPLETES_OBJECT = frozenset({"as", "for", "of", "to", "with", "about", "against", "by"})
_OPINION = frozenset({"think", "believe", "know", "guess", "feel", "hope", "suppose", "understand"})
_PARTICIPANTS = frozenset({"i", "we", "you"})


def read_frames(doc: Doc, levels: Levels) -> Iterator[Draft]:
    """Find every reporting verb of *doc* whose frame is filled."""
    lexicon = verbs()
    for token in doc:
        frames = lexicon.get(token.lemma_.lower())
        if frames and grammar.is_verb(token):
            draft = _read(token, frames, levels)
            if draft is not None:
                yield draft


def _read(verb: Token, frames: dict[str, Cue], levels: Levels) -> Draft | None:
    nested = levels.inner[verb.i] != OUTSIDE
    for frame, content, cue_end in _fillers(verb, frames):
        cue = frames["that" if frame == "host" else frame]
        run = _within(grammar.trim(verb.doc, content), verb, levels)
        if not _has_words(verb.doc, run) or (nested and cue.sense == "attitude"):
            continue
        source = find_source(verb, levels) or _before(verb, levels, cue)
        if nested and not _speaks_in_quotation(verb, source):
            continue
        if cue.sense == "attitude" and _is_nobodys(verb.doc, source):
            continue
        first, last = grammar.verb_group(verb)
        return Draft(
            content=_around(run, verb, source, as_host=frame == "host"),
            cue=(first, max(last, cue_end)),
            source=source,
            sense=cue.sense,
            verb=verb.i,
            denied=cue.denies != is_negated(verb),
            score=0.8 if cue.sense == "statement" else 0.6,
            reason=f"“{verb.text}” with {_NAMES.get(frame, 'what follows “' + frame + '”')}",
        )
    return None


_NAMES = {
    "that": "its clause",
    "report": "a clause about something said",
    "to": "its infinitive",
    "object-to": "its object and infinitive",
    "object": "its object",
    "host": "the clause around it",
}


def _fillers(verb: Token, frames: dict[str, Cue]) -> Iterable[tuple[str, Run, int]]:
    """List the frames that *verb* fills, best first, with content and end of the cue."""
    kids = [kid for kid in verb.children if not kid.is_space]
    found: list[tuple[int, str, Run, int]] = []
    infinitive: Token | None = None
    thing: Token | None = None
    for kid in kids:
        label = kid.dep_
        if label in ("ccomp", "xcomp") and _is_infinitive(kid):
            infinitive = infinitive or kid
        elif label == "ccomp" and "that" in frames:
            found.append((0, "that", _clause(kid), 0))
        elif label == "dobj":
            thing = thing or kid
        elif label == "prep" and kid.lower_ in frames and kid.i > verb.i:
            last = kid.right_edge.i + 1
            if last > kid.i + 1:
                found.append((5, kid.lower_, (kid.i + 1, last), kid.i + 1))
    if "that" in frames and not found:
        host = _host(verb)
        if host is not None:
            found.append((0, "host", host, 0))
    if infinitive is not None:
        own = grammar.child(infinitive, "nsubj") or thing
        if own is not None and "object-to" in frames:
            found.append((2, "object-to", (own.left_edge.i, infinitive.right_edge.i + 1), 0))
        elif own is None and "to" in frames:
            start = next(kid.i for kid in infinitive.lefts if kid.tag_ == "TO")
            found.append((3, "to", (start, infinitive.right_edge.i + 1), 0))
    if thing is not None and thing.i > verb.i:
        if "report" in frames and thing.lemma_.lower() in words("saying_nouns"):
            clause = grammar.child(thing, "acl", "ccomp", "relcl")
            if clause is not None and grammar.child(clause, "mark") is not None:
                found.append((1, "report", _clause(clause), 0))
        if "object" in frames:
            found.append((4, "object", _object(verb, thing), 0))
    found.sort(key=lambda entry: entry[0])
    return ((frame, run, end) for _, frame, run, end in found)


def _host(verb: Token) -> Run | None:
    """Give the clause that a reporting clause stands in: "The dock, as Ruiz said, is shut."."""
    host = verb.head
    if host.i == verb.i or grammar.child(verb, "nsubj") is None:
        return None
    parenthesis = verb.dep_ == "parataxis" or (
        verb.dep_ == "ccomp"
        and verb.i > host.i
        and verb.doc[verb.left_edge.i - 1].text == ","
        and grammar.child(verb, "mark") is None
    )
    comparison = verb.dep_ == "advcl" and verb.left_edge.lower_ == "as"
    return _clause(host) if parenthesis or comparison else None


def _has_words(doc: Doc, run: Run) -> bool:
    """Whether a content says anything: two words, or one in quotation marks."""
    return sum(token.is_alpha for token in doc[run[0] : run[1]]) >= 1 and run[1] - run[0] >= 2


def _is_infinitive(clause: Token) -> bool:
    return any(kid.tag_ == "TO" and kid.dep_ == "aux" for kid in clause.lefts)


def _clause(head: Token) -> Run:
    """Give a clause from its "that" on, or all of it."""
    mark = grammar.child(head, "mark")
    first = head.left_edge.i if mark is None or mark.i > head.i else mark.i
    return first, head.right_edge.i + 1


def _object(verb: Token, thing: Token) -> Run:
    last = thing.right_edge.i + 1
    for kid in verb.rights:
        if kid.i < thing.i:
            continue
        if (kid.dep_ == "prep" and kid.lower_ in _COMPLETES_OBJECT) or kid.dep_ in ("oprd", "xcomp"):
            last = max(last, kid.right_edge.i + 1)
    return thing.left_edge.i, last


def find_source(verb: Token, levels: Levels) -> Run | None:
    """Find the noun phrase of whoever does what *verb* says, on the same side of any mark."""
    noun = grammar.subject(verb)
    if noun is None or levels.inner[noun.i] != levels.inner[verb.i]:
        return None
    first, last = grammar.noun_phrase(noun)
    first, last = _within((first, last), noun, levels)
    if first <= verb.i < last:
        first, last = (first, verb.i) if noun.i < verb.i else (verb.i + 1, last)
    return (first, last) if first <= noun.i < last else (noun.i, noun.i + 1)


def _before(verb: Token, levels: Levels, cue: Cue) -> Run | None:
    """Find a name or pronoun right before a finite verb of saying that the parse gave no subject."""
    if cue.sense == "attitude" or verb.tag_ not in ("VBD", "VBZ", "VBP") or grammar.is_passive(verb):
        return None
    position = grammar.verb_group(verb)[0] - 1
    if position < 0 or levels.inner[position] != levels.inner[verb.i]:
        return None
    noun = verb.doc[position]
    if noun.tag_ not in ("NNP", "NNPS", "PRP", "NNS"):
        return None
    run = grammar.noun_phrase(noun)
    return run if run[1] == position + 1 else None


def is_negated(verb: Token) -> bool:
    """Whether *verb* is said not to have happened ("did not say", "refused to say")."""
    if grammar.child(verb, "neg") is not None:
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words("refusals")


def _is_nobodys(doc: Doc, source: Run | None) -> bool:
    """Whether nobody in the news holds an attitude: no holder at all, the writer or the reader."""
    return source is None or doc[source[0]].lower_ in _PARTICIPANTS


def _speaks_in_quotation(verb: Token, source: Run | None) -> bool:
    """Whether words in a quotation report words in turn, and not just the speaker's own mind."""
    if source is None:
        return False
    who = verb.doc[source[0]].lower_
    return not (verb.lemma_.lower() in _OPINION and who in _PARTICIPANTS)


def _within(run: Run, anchor: Token, levels: Levels) -> Run:
    """Cut *run* to the paragraph of *anchor*, and to the quotation that holds it, if one does."""
    line, (start, end) = levels.lines[anchor.i], run
    while start < end and levels.lines[start] != line:
        start += 1
    while end > start and levels.lines[end - 1] != line:
        end -= 1
    run = grammar.trim(anchor.doc, (start, end))
    number = levels.inner[anchor.i]
    if number == OUTSIDE:
        return run
    for first, last in levels.runs[number]:
        if first <= anchor.i < last:
            return max(run[0], first + 1), min(run[1], last)
    return run


def _around(run: Run, verb: Token, source: Run | None, *, as_host: bool) -> tuple[Run, ...]:
    """Take cue and source out of a content that surrounds them."""
    doc = verb.doc
    gap = [grammar.verb_group(verb)]
    if source is not None:
        gap.append(source)
    if as_host:
        gap.append(_clause(verb))
    first, last = min(a for a, _ in gap), max(b for _, b in gap)
    if run[1] <= first or run[0] >= last:
        return (run,)
    pieces = (
        grammar.trim(doc, (run[0], min(first, run[1]))),
        grammar.trim(doc, (max(last, run[0]), run[1])),
    )
    return tuple(piece for piece in pieces if piece[0] < piece[1])
