"""Which quotation each token stands in."""

from tests.parsing import at, levels_of, parsed, run, said

from quotekit.grammar.levels import OUTSIDE

NESTED = (
    "“ He/PRP/nsubj/said said=say/VBD/ccomp/told ‘ go/VB/ccomp/said away/RB/advmod/go ’ , ” "
    "Ruiz/NNP/nsubj/told told=tell/VBD/ROOT us/PRP/dobj/told ."
)
TITLED = (
    "Fans/NNS/nsubj/left of/IN/prep/Fans “ Low/NNP/compound Tide/NNP/pobj ” left=leave/VBD/ROOT "
    "the/DT/det hall/NN/dobj/left . ¶ They/PRP/nsubj/sang sang=sing/VBD/ROOT ."
)


def test_outer_and_inner() -> None:
    """Each token knows the outermost and the innermost quotation around it, marks included."""
    doc = parsed(NESTED)

    levels = levels_of(doc)

    assert [0] * 9 + [OUTSIDE] * 4 == levels.outer
    assert [0, 0, 0, 1, 1, 1, 1, 0, 0] == levels.inner[:9]
    assert said(doc, levels.runs[1]) == "‘go away’"


def test_around() -> None:
    """A nested quotation knows the one around it."""
    levels = levels_of(parsed(NESTED))

    assert [OUTSIDE, 0] == [levels.around(number) for number in (0, 1)]
    assert levels.outermost() == [0]


def test_deeper_levels() -> None:
    """What lies deeper than a quotation in a quotation counts with that one."""
    doc = parsed("“ a/DT/ROOT ‘ b/DT/dep/a “ c/DT/dep/a ” d/DT/dep/a ’ e/DT/dep/a ”")

    levels = levels_of(doc)

    assert len(levels.quotations) == 3
    assert levels.inner[at(doc, "c")] == levels.inner[at(doc, "d")] == 1


def test_lines() -> None:
    """Paragraphs are numbered, and a line end belongs to the paragraph that it ends."""
    doc = parsed(TITLED)

    levels = levels_of(doc)

    assert levels.lines[at(doc, "left")] == levels.lines[at(doc, "\n")] == 0
    assert levels.lines[at(doc, "They")] == 1


def test_within_a_paragraph() -> None:
    """A run is cut to the paragraph of its anchor."""
    doc = parsed(TITLED)

    found = levels_of(doc).within((0, len(doc)), doc[at(doc, "sang")])

    assert said(doc, found) == "They sang"


def test_within_a_quotation() -> None:
    """A run around a token in a quotation takes neither its marks nor what is outside."""
    doc = parsed(NESTED)
    levels = levels_of(doc)

    assert said(doc, levels.within((0, len(doc)), doc[at(doc, "go")])) == "go away"
    assert said(doc, levels.within((0, len(doc)), doc[at(doc, "said")])) == "He said ‘go away’"


def test_widened() -> None:
    """A run that cuts through a quotation is stretched to its ends."""
    doc = parsed(TITLED)
    levels = levels_of(doc)

    assert said(doc, levels.widened(run(doc, "Fans of “Low"))) == "Fans of “Low Tide”"
    assert levels.widened(run(doc, "the hall")) == run(doc, "the hall")


def test_balanced() -> None:
    """A run gets the mark that closes a quotation in it, and loses the end of one before it."""
    doc = parsed(TITLED)
    levels = levels_of(doc)

    assert said(doc, levels.balanced(run(doc, "Fans of “Low Tide"))) == "Fans of “Low Tide”"
    assert said(doc, levels.balanced(run(doc, "Tide” left the hall"))) == "left the hall"
    assert levels.balanced(run(doc, "Fans of")) == run(doc, "Fans of")
