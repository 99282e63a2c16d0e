"""What the network is told of each token, on sentences parsed by hand."""

from collections.abc import Iterable

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from spacy.language import Language
from spacy.tokens import Doc
from tests.parsing import levels_of, parsed, run
from tests.strategies import TEXTS

from quotekit.grammar import read_drafts
from quotekit.grammar.draft import Draft
from quotekit.pipeline import DEFAULT_MODEL
from quotekit.reader.features import SIZES, may_attribute, read_features

WORDS = "Divers/NNS/nsubj/found found=find/VBD/ROOT the/DT/det hull/NN/dobj/found ."
SAID = (
    "Ana/NNP/compound/Ruiz Ruiz/NNP/nsubj/said said=say/VBD/ROOT divers/NNS/nsubj/found "
    "found=find/VBD/ccomp/said the/DT/det hull/NN/dobj/found ."
)
COLUMNS = {feature: place for place, feature in enumerate(SIZES)}


def column(feature: str, doc: Doc, drafts: Iterable[Draft] = ()) -> list[int]:
    """Give one feature of all tokens."""
    values: list[int] = read_features(doc, levels_of(doc), drafts)[:, COLUMNS[feature]].tolist()
    return values


def with_parts(doc: Doc, parts: str) -> Doc:
    """Give each token of *doc* its part of speech."""
    for token, part in zip(doc, parts.split(), strict=True):
        token.pos_ = part
    return doc


def plain(words: list[str]) -> Doc:
    """Build a document that nobody parsed."""
    return Doc(spacy.blank("en").vocab, words)


def draft(doc: Doc, content: str, cue: str | None = None, source: str | None = None) -> Draft:
    """Build what the grammar would find, from its words."""
    return Draft(
        content=(run(doc, content),),
        cue=run(doc, cue) if cue else None,
        source=run(doc, source) if source else None,
        sense="statement",
    )


def test_sizes() -> None:
    """The network was trained with these features, in this order."""
    expected = {
        "part of speech": 19,
        "dependency": 46,
        "entity": 37,
        "head": 9,
        "shape": 7,
        "marks": 6,
        "sentence start": 2,
        "clauses begun": 4,
        "clauses ended": 4,
        "grammar": 7,
    }

    assert list(expected.items()) == list(SIZES.items())


class TestLabels:
    """What a tagger, a parser and an entity recognizer say."""

    def test_parts_of_speech(self) -> None:
        """Parts of speech are numbered by the alphabet, white space last."""
        doc = with_parts(parsed(f"{WORDS} ¶"), "NOUN VERB DET ADJ PUNCT SPACE")

        assert [8, 16, 6, 1, 13, 18] == column("part of speech", doc)

    def test_dependencies(self) -> None:
        """Dependencies are numbered as the English models list them."""
        assert [30, 1, 21, 22, 42] == column("dependency", parsed(WORDS))

    def test_entities(self) -> None:
        """The first token of an entity is told from the others, an entity from the next."""
        doc = parsed(
            "Ana/NNP/compound/Ruiz Ruiz/NNP/nsubj/left left=leave/VBD/ROOT Port/NNP/compound/News "
            "News/NNP/dobj/left Tuesday/NNP/npadvmod/left",
            {"Ana Ruiz": "PERSON", "Port News": "ORG", "Tuesday": "DATE"},
        )

        assert [1, 2, 0, 3, 4, 23] == column("entity", doc)

    @pytest.mark.parametrize("feature", ["dependency", "entity"])
    def test_unknown_labels(self, feature: str) -> None:
        """A label that training never saw says nothing."""
        doc = parsed("Ana/NNP/nmod:poss/left left=leave/VBD/ROOT", {"Ana": "DEITY"})

        assert 0 == column(feature, doc)[0]

    @pytest.mark.parametrize("feature", ["part of speech", "dependency", "entity", "head"])
    def test_without_annotation(self, feature: str) -> None:
        """A document that nobody parsed says nothing."""
        assert [0, 0] == column(feature, plain(["Ana", "left"]))


class TestHead:
    """How far the head is, and on which side."""

    def test_distances(self) -> None:
        """Distances to the left count 1, 2–3, 4–7 and more; those to the right go on from there."""
        heads = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        left = Doc(spacy.blank("en").vocab, ["w"] * 10, heads=heads, deps=["ROOT", *["dep"] * 9])
        right = Doc(
            spacy.blank("en").vocab, ["w"] * 10, heads=[9] * 10, deps=[*["dep"] * 9, "ROOT"]
        )

        assert [0, 1, 2, 2, 3, 3, 3, 3, 4, 4] == column("head", left)
        assert [8, 8, 7, 7, 7, 7, 6, 6, 5, 0] == column("head", right)


class TestShape:
    """What a token looks like."""

    @pytest.mark.parametrize(
        ("shape", "words"),
        [
            (1, ["dock", "écluse", "док"]),
            (2, ["TASS", "ÉÉ"]),
            (3, ["Dock", "I", "McKay", "Д"]),
            (4, ["iPhone", "漢字", "רות"]),
            (5, ["1", "F-16", "2nd", "٣", "²"]),
            (6, ["“", "-", "’s", "U.S.", "\n", "👩‍🚒", "\x00"]),
        ],
    )
    def test_kinds(self, shape: int, words: list[str]) -> None:
        """Small letters, capitals, a first capital, other letters, digits, all else."""
        assert [shape] * len(words) == column("shape", plain(words))


class TestMarks:
    """Where quotations begin and end."""

    def test_quotation(self) -> None:
        """The marks are told from the words between them."""
        doc = parsed("“ Low/NNP/compound Tide/NNP/nsubj/sank ” sank=sink/VBD/ROOT")

        assert [3, 1, 1, 4, 0] == column("marks", doc)

    def test_quotation_in_a_quotation(self) -> None:
        """Only the outermost marks count."""
        doc = parsed("He/PRP/nsubj/said said=say/VBD/ROOT “ a/DT/dep ‘ b/DT/dep ’ c/DT/dep ”")

        assert [0, 0, 3, 1, 1, 1, 1, 1, 4] == column("marks", doc)

    def test_unclosed(self) -> None:
        """A quotation that nobody closed ends with its paragraph, and is told from others."""
        doc = parsed("“ It/PRP/nsubj/sank sank=sink/VBD/ROOT again/RB/advmod ¶ No/DT/ROOT")

        assert [3, 2, 2, 5, 0, 0] == column("marks", doc)


class TestSentences:
    """Where sentences begin."""

    def test_starts(self) -> None:
        """The first token of each sentence is told from the others."""
        doc = parsed(
            "It/PRP/nsubj/sank sank=sink/VBD/ROOT . We/PRP/nsubj/swam swam=swim/VBD/ROOT ."
        )

        assert [1, 0, 0, 1, 0, 0] == column("sentence start", doc)


class TestClauses:
    """Where clauses begin and end."""

    def test_main_and_subordinate(self) -> None:
        """Each clause counts with its first and with its last token."""
        doc = with_parts(parsed(SAID), "PROPN PROPN VERB NOUN VERB DET NOUN PUNCT")

        assert [1, 0, 0, 1, 0, 0, 0, 0] == column("clauses begun", doc)
        assert [0, 0, 0, 0, 0, 0, 1, 1] == column("clauses ended", doc)

    def test_without_verbs(self) -> None:
        """What has no verb at its head is no clause, nor is a verb that is a mere modifier."""
        doc = with_parts(parsed("Sinking/VBG/amod hopes=hope/NNS/ROOT"), "VERB NOUN")

        assert [0, 0] == column("clauses begun", doc)

    def test_no_more_than_three(self) -> None:
        """From three on, clauses are not counted."""
        doc = with_parts(
            parsed(
                "Go=go/VB/ROOT try=try/VB/ccomp/Go find=find/VB/ccomp/try be=be/AUX/ccomp/find "
                "it/PRP/attr/be"
            ),
            "VERB VERB VERB AUX PRON",
        )

        assert [1, 1, 1, 1, 0] == column("clauses begun", doc)
        assert [0, 0, 0, 0, 3] == column("clauses ended", doc)


class TestGrammar:
    """What the grammar takes for sources, cues and contents."""

    def test_roles(self) -> None:
        """Sources, cues and contents have a number each for the beginning and for the inside."""
        doc = parsed(SAID)

        found = column("grammar", doc, [draft(doc, "divers found the hull", "said", "Ana Ruiz")])

        assert [1, 2, 3, 5, 6, 6, 6, 0] == found

    def test_what_the_grammar_finds(self) -> None:
        """The drafts are those of the rules over the parse."""
        doc = parsed(SAID)

        found = column("grammar", doc, read_drafts(doc, levels_of(doc)))

        assert [1, 2, 3, 5, 6, 6, 6, 0] == found

    def test_attribution_in_a_content(self) -> None:
        """What stands in the content of another is not marked."""
        doc = parsed(
            "Berg/NNP/nsubj/said said=say/VBD/ROOT Ruiz/NNP/nsubj/told told=tell/VBD/ccomp/said "
            "him/PRP/dobj/told it/PRP/nsubj/sank sank=sink/VBD/ccomp/told"
        )
        outer = draft(doc, "Ruiz told him it sank", "said", "Berg")
        inner = draft(doc, "it sank", "told", "Ruiz")

        assert [1, 3, 5, 6, 6, 6, 6] == column("grammar", doc, [inner, outer])

    @pytest.mark.parametrize("content", ["divers found", "the hull."])
    def test_content_without_a_cue_in_a_content(self, content: str) -> None:
        """Without a cue, it is where the content begins that counts; the longer one holds."""
        doc = parsed(SAID)
        outer = draft(doc, "divers found the hull", "said")
        inner = draft(doc, content, source="Ana Ruiz")

        assert [0, 0, 3, 5, 6, 6, 6, 0] == column("grammar", doc, [inner, outer])

    def test_cue_amid_a_content(self) -> None:
        """A source and a cue that part the content are marked over it."""
        doc = parsed("It/PRP/nsubj/sank , he/PRP/nsubj/said said=say/VBD/ROOT , sank=sink/VBD/dep")
        parted = draft(doc, "It, he said, sank", "said", "he")

        assert [5, 6, 1, 3, 6, 6] == column("grammar", doc, [parted])

    def test_without_a_content(self) -> None:
        """A draft that has no content is not marked."""
        doc = parsed(SAID)

        nothing = Draft(content=(), cue=run(doc, "said"), source=None, sense="statement")

        assert [0] * len(doc) == column("grammar", doc, [nothing])


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The model that quotekit loads by default, without quotekit."""
    return spacy.load(DEFAULT_MODEL)


class TestAnyText:
    """What holds for every text."""

    @given(text=TEXTS)
    @settings(deadline=None, max_examples=50)
    def test_codes_below_their_sizes(self, nlp: Language, text: str) -> None:
        """Each token has its row, and each code is a row of its embedding."""
        doc = nlp(text)
        levels = levels_of(doc)

        found = read_features(doc, levels, read_drafts(doc, levels))

        assert (len(doc), len(SIZES)) == found.shape
        assert (found >= 0).all()
        assert (found < np.array(list(SIZES.values()))).all()

    def test_no_tokens(self) -> None:
        """An empty text has no rows."""
        doc = plain([])

        assert (0, len(SIZES)) == read_features(doc, levels_of(doc), []).shape


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("Storm/NN/ROOT warning/NN/dep", False),
        ("Boats/NNS/nsubj/sank sank=sink/VBD/ROOT .", True),
        ("“ Enough/JJ/ROOT ”", True),
    ],
)
def test_may_attribute(spec: str, expected: bool) -> None:
    """Words without a verb or a quotation hold no attribution."""
    doc = parsed(spec)
    for token in doc:
        token.pos_ = "VERB" if token.tag_.startswith("VB") else "NOUN"
    features = read_features(doc, levels_of(doc), [])

    assert expected is may_attribute(features)


def test_may_attribute_what_the_grammar_found() -> None:
    """Layouts have no verb."""
    doc = parsed("Vale/NNP/ROOT : Tax/NN/dep")
    draft = Draft(((2, 3),), (1, 2), (0, 1), "statement")

    assert may_attribute(read_features(doc, levels_of(doc), [draft]))
