"""What the network reads and what the grammar found, on sentences parsed by hand."""

import attrs
import pytest
from spacy.tokens import Doc
from tests.parsing import levels_of, parsed, run, said

from quotekit.attribution.merging import merge
from quotekit.grammar import read_drafts
from quotekit.grammar.draft import Draft
from quotekit.reader.reading import Part, Read
from quotekit.reader.weights import Weights

WEIGHTS = Weights(None, None, None, (0, 0), (0.0,) * 9)  # type: ignore[arg-type]
RUIZ = "Ruiz/NNP/nsubj/said said=say/VBD/ROOT"
SANK = "it/PRP/nsubj/sank sank=sink/VBD/ccomp/said"


def reading(doc: Doc, source: str | None, cue: str, *contents: str) -> Read:
    """Make what the network reads from the words of its parts."""

    def part(words: str) -> Part:
        return Part(run(doc, words), 0.9)

    return Read(part(cue), part(source) if source else None, tuple(map(part, contents)), 0.9, 0.9)


def merged(spec: str, *read: tuple[str | None, str, str]) -> list[Draft]:
    """Merge readings, each a source, a cue and its contents with strokes between, into a text."""
    doc = parsed(spec)
    levels = levels_of(doc)
    found = [reading(doc, source, cue, *words.split(" | ")) for source, cue, words in read]
    return merge(doc, levels, found, read_drafts(doc, levels), WEIGHTS)


def words(spec: str, drafts: list[Draft]) -> list[tuple[str | None, str | None, str | None]]:
    """Give the words of each draft: source, cue, content."""
    doc = parsed(spec)
    return [(said(doc, d.source), said(doc, d.cue), said(doc, d.content)) for d in drafts]


def test_the_network_says_where_a_content_ends() -> None:
    """The grammar would have the whole clause."""
    spec = f"{RUIZ} {SANK} on/IN/prep/sank Monday/NNP/pobj ."
    drafts = merged(spec, ("Ruiz", "said", "it sank"))

    assert [("Ruiz", "said", "it sank")] == words(spec, drafts)
    assert ["“said” with its clause"] == [draft.reason for draft in drafts]


def test_the_grammar_says_what_a_cue_means() -> None:
    """Whether it is denied, and whether it is a statement."""
    spec = (
        "Ruiz/NNP/nsubj/denied denied=deny/VBD/ROOT that/IN/mark it/PRP/nsubj/sank "
        "sank=sink/VBD/ccomp/denied ."
    )
    (draft,) = merged(spec, ("Ruiz", "denied", "that it sank"))

    assert (True, "statement") == (draft.denied, draft.sense)


def test_the_grammar_gives_a_source_that_the_network_overlooks() -> None:
    """A cue without a source takes the subject of its verb."""
    spec = f"{RUIZ} {SANK} ."

    assert [("Ruiz", "said", "it sank")] == words(spec, merged(spec, (None, "said", "it sank")))


@pytest.mark.parametrize(
    ("content", "sense"),
    [
        ("it/PRP/nsubj/sank sank=sink/VBD/ccomp/twigged .", "statement"),
        ("to/TO/aux sink/VB/xcomp/twigged it/PRP/dobj/sink .", "attitude"),
        ("“ slow/JJ/amod leaks=leak/NNS/dobj/twigged . ”", "attitude"),
        ("“ it/PRP/nsubj/sank sank=sink/VBD/ccomp/twigged . ”", "statement"),
    ],
)
def test_a_cue_that_no_list_has(content: str, sense: str) -> None:
    """A clause makes a statement, anything else an attitude, in quotation marks or not."""
    spec = f"Ruiz/NNP/nsubj/twigged twigged=twig/VBD/ROOT {content}"
    reported = parsed(spec).text.removeprefix("Ruiz twigged ").removesuffix(".")
    (draft,) = merged(spec, ("Ruiz", "twigged", reported))

    assert (sense, False) == (draft.sense, draft.denied)
    assert "“twigged”, as the network reads it" == draft.reason


def test_who_was_quoted_is_no_content() -> None:
    """Whoever "was told" is not what they were told."""
    spec = (
        "Nasser/NNP/nsubjpass/told was=be/VBD/auxpass/told told=tell/VBN/ROOT by/IN/agent/told "
        "Ruiz/NNP/pobj that/IN/mark it/PRP/nsubj/sank sank=sink/VBD/ccomp/told ."
    )
    drafts = merged(spec, ("by Ruiz", "was told", "Nasser | that it sank"))

    assert [("Ruiz", "was told", "that it sank")] == words(spec, drafts)


def test_reports_that_are_denied() -> None:
    """What the reports said is denied, not the reports."""
    spec = (
        "Ruiz/NNP/nsubj/denied denied=deny/VBD/ROOT reports=report/NNS/dobj/denied that/IN/mark "
        "it/PRP/nsubj/sank sank=sink/VBD/acl/reports ."
    )
    drafts = merged(spec, ("Ruiz", "denied", "reports that it sank"))

    assert [("Ruiz", "denied", "that it sank")] == words(spec, drafts)


@pytest.mark.parametrize(
    "read",
    [
        ("two officials", "said, citing", "two officials, it sank"),
        ("Ruiz", "citing", "two officials, it sank"),
    ],
)
def test_cues_in_each_others_way_are_the_grammars(read: tuple[str, str, str]) -> None:
    """A report and what it cites are two."""
    spec = (
        f"{RUIZ} , citing=cite/VBG/advcl/said two/CD/nummod officials=official/NNS/dobj/citing "
        f", {SANK} ."
    )
    found = words(spec, merged(spec, read))

    assert {("Ruiz", "said", "it sank"), ("Ruiz", "citing", "two officials")} == set(found)


def test_the_grammar_reads_what_is_nested() -> None:
    """Annotators mark the outermost attribution only."""
    spec = (
        f"{RUIZ} Nasser/NNP/nsubj/denied denied=deny/VBD/ccomp/said it/PRP/nsubj/sank "
        "sank=sink/VBD/ccomp/denied ."
    )
    found = words(spec, merged(spec, ("Ruiz", "said", "Nasser denied it sank")))

    assert {("Ruiz", "said", "Nasser denied it sank"), ("Nasser", "denied", "it sank")} == set(
        found
    )


def test_layouts_are_the_grammars() -> None:
    """The corpus has none; they stand where the network reads nothing."""
    spec = (
        "“ It/PRP/nsubj/sank sank=sink/VBD/ROOT fast/RB/advmod/sank . ” ¶ — Ana/NNP/compound "
        "Ruiz/NNP/ROOT"
    )

    assert [("Ana Ruiz", "—", "“It sank fast.”")] == words(spec, merged(spec))


def test_what_is_plainly_said_is_never_missed() -> None:
    """Where somebody says a clause, it is reported, whatever the network reads."""
    (draft,) = merged(f"{RUIZ} {SANK} .")
    assert ((2, 4),) == draft.content


def test_a_verb_alone_is_not_enough() -> None:
    """Another verb's clause that the network does not read as reported is left out."""
    warned = f"{RUIZ} {SANK} .".replace("said=say", "warned=warn").replace("said", "warned")
    assert [] == merged(warned)


def test_quotations_go_to_the_cue_beside_them() -> None:
    """Even where the network gives two speakers' words to one."""
    spec = (
        "“ It/PRP/nsubj/sank sank=sink/VBD/ccomp/said , ” said=say/VBD/ROOT Ruiz/NNP/nsubj/said . "
        "“ It/PRP/nsubj/swam swam=swim/VBD/ccomp/added , ” added=add/VBD/ROOT "
        "Nasser/NNP/nsubj/added ."
    )
    doc = parsed(spec)
    whole = doc[: run(doc, "said")[0]].text, "“It swam,”"
    found = words(spec, merged(spec, ("Ruiz", "said", " | ".join(whole))))

    assert [("Ruiz", "said", "“It sank,”"), ("Nasser", "added", "“It swam,”")] == found


@pytest.mark.parametrize("content", ["so", "it all"])
def test_nothing_said(content: str) -> None:
    """Words that stand for others are no content."""
    tail = "so/RB/dobj/said" if content == "so" else "it/PRP/dobj/said all/DT/appos/it"

    assert [] == merged(f"{RUIZ} {tail} .", ("Ruiz", "said", content))


def test_a_question_of_nobody() -> None:
    """What somebody is asked is not what anybody says."""
    spec = (
        "Asked=ask/VBN/advcl/said whether/IN/mark it/PRP/nsubj/sank sank=sink/VBD/ccomp/Asked , "
        f"{RUIZ} no/UH/dobj/said ."
    )

    assert [] == merged(spec, (None, "Asked", "whether it sank"))


def test_score() -> None:
    """The score is the probability that the weights give the evidence."""
    spec = f"{RUIZ} {SANK} ."
    doc = parsed(spec)
    sure = attrs.evolve(WEIGHTS, confidence=(2.0, *(0.0,) * 8))
    levels = levels_of(doc)
    (draft,) = merge(doc, levels, [reading(doc, "Ruiz", "said", "it sank")], [], sure)

    assert 0.881 == draft.score
