"""Attributions by layout alone, on lines parsed by hand."""

import pytest
from tests.parsing import levels_of, parsed, said

from quotekit.grammar.draft import Draft
from quotekit.grammar.layouts import read_layouts

SANK = "“ It/PRP/nsubj/sank sank=sink/VBD/ROOT . ”"
VALE = "Commissioner/NNP/compound Vale/NNP/ROOT"


def read(spec: str, drafts: list[Draft] | None = None) -> list[tuple[str | None, str | None]]:
    """The source and content of each attribution."""
    doc = parsed(spec)
    return [
        (said(doc, draft.source), said(doc, draft.content))
        for draft in read_layouts(doc, levels_of(doc), drafts or [])
    ]


@pytest.mark.parametrize(
    "dash", ["—", "–", "-", "--", "―", "¶ —"], ids=["em", "en", "hyphen", "two", "bar", "next line"]
)
def test_after_a_dash(dash: str) -> None:
    """A name between a dash and the end of the line is the source."""
    assert read(f"{SANK} {dash} {VALE}") == [("Commissioner Vale", "“It sank.”")]


@pytest.mark.parametrize("gap", [":", ": ¶", ": ¶ ¶"])
def test_before_a_colon(gap: str) -> None:
    """So is one before a colon, on the same line or the line above."""
    assert read(f"{VALE} {gap} {SANK}") == [("Commissioner Vale", "“It sank.”")]


def test_at_the_end_of_an_introduction() -> None:
    """Words may lead to the name before the colon."""
    spec = f"And/CC/cc/from from/IN/ROOT {VALE.replace('ROOT', 'pobj')} : ¶ {SANK}"

    assert read(spec) == [("Commissioner Vale", "“It sank.”")]


def test_capitals() -> None:
    """A word in capitals is a name, whatever its tag."""
    assert read(f"VALE/NN/ROOT : {SANK}") == [("VALE", "“It sank.”")]


@pytest.mark.parametrize(
    "label",
    [
        "But/CC/cc/Vale Vale/NNP/ROOT",
        "Vale/NNP/nsubj/left left=leave/VBD/ROOT",
        "the/DT/det chief/NN/ROOT",
        "BREAKING/NN/ROOT",
        "“ Low/NNP/compound Tide/NNP/ROOT ”",
        "A/NNP/dep " * 11 + "B/NNP/ROOT",
    ],
    ids=["connective", "clause", "no name", "label", "quotation", "too long"],
)
def test_no_label(label: str) -> None:
    """What is more or less than a name with its office is no source."""
    assert read(f"{SANK} — {label}") == []


def test_text_after_the_name() -> None:
    """The name must end its line."""
    assert read(f"{SANK} — {VALE} . She/PRP/nsubj/left left=leave/VBD/ROOT .") == []


def test_held_quotations() -> None:
    """A quotation that has a source already is left alone."""
    spec = f"{SANK} — {VALE}"

    held = Draft(content=((0, 5),), cue=None, source=None, sense="statement")

    assert read(spec, [held]) == []


class TestHeadline:
    """A first line with a name before a colon."""

    TAX = "Tax/NN/nsubj/rises rises=rise/VBZ/ROOT in/IN/prep/rises May/NNP/pobj"
    BELOW = "¶ It/PRP/nsubj/rained rained=rain/VBD/ROOT ."

    def test_name(self) -> None:
        """The line says what whoever is named says."""
        assert read(f"{VALE} : {self.TAX} {self.BELOW}") == [
            ("Commissioner Vale", "Tax rises in May")
        ]

    @pytest.mark.parametrize(
        "line",
        [
            f"Exclusive/NNP/ROOT : {TAX}",
            f"Q/NNP/ROOT : {TAX}",
            f"the/DT/det tax/NN/ROOT : {TAX}",
            f"{VALE} : Tax/NNP/compound Woes/NNP/ROOT",
            f"{VALE} : {TAX} “ now/RB/dep ”",
            f"{TAX}",
        ],
        ids=["kind of article", "question", "small letters", "no verb", "marks", "no colon"],
    )
    def test_none(self, line: str) -> None:
        """Any other line says nothing by its layout."""
        assert read(f"{line} {self.BELOW}") == []

    def test_only_line(self) -> None:
        """A text of one line has no headline, and only the first line is one."""
        assert read(f"{VALE} : {self.TAX}") == []
        assert read(f"It/PRP/nsubj/rained rained=rain/VBD/ROOT . ¶ {VALE} : {self.TAX}") == []
