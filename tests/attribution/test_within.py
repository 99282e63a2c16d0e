"""What is reported within words is a part of these words, on sentences parsed by hand."""

from spacy.tokens import Doc
from tests.parsing import parsed

from quotekit.attribution.within import holders, kept_within
from quotekit.grammar.draft import Draft
from quotekit.grammar.levels import read_levels
from quotekit.marks import find_marks


def draft(doc: Doc, content: str, cue: str, source: str) -> Draft:
    """A statement with these words."""
    runs = [_run(doc, words) for words in (content, cue, source)]
    return Draft((runs[0],), runs[1], runs[2], "statement", verb=runs[1][0])


def _run(doc: Doc, words: str) -> tuple[int, int]:
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words))
    assert span is not None
    return span.start, span.end


SAID = (
    "Berg/NNP/nsubj/said said=say/VBD/ROOT Ruiz/NNP/nsubj/cried had=have/VBD/aux "
    "cried=cry/VBN/ccomp/said it/PRP/nsubj/sank sank=sink/VBD/ccomp/cried at/IN/prep/sank "
    "the/DT/det dock/NN/pobj ."
)


def said() -> tuple[Doc, Draft, Draft]:
    """What Berg said, and what Ruiz cried within it, led on too far."""
    doc = parsed(SAID)
    outer = draft(doc, "Ruiz had cried it sank", "said", "Berg")
    return doc, outer, draft(doc, "it sank at the dock", "cried", "Ruiz")


def test_what_is_reported_within_words_ends_with_them() -> None:
    """A content is cut to that of the attribution whose words hold its cue."""
    doc, outer, inner = said()

    kept = kept_within(doc, read_levels(doc, find_marks(doc.text).quotations), [inner, outer])

    assert [doc[slice(*one.content[0])].text for one in kept] == ["it sank", outer_text(doc, outer)]


def outer_text(doc: Doc, outer: Draft) -> str:
    """The words that the outer attribution reports."""
    return doc[slice(*outer.content[0])].text


def test_the_holder_is_the_smallest_around_the_cue() -> None:
    """Each attribution is held by the one whose content its cue stands in, or by none."""
    doc, outer, inner = said()

    assert holders([inner, outer], len(doc)) == [outer, None]
