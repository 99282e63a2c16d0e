"""Annotated articles to windows with labels and links."""

import attrs
import numpy as np
from tests.training.toys import ARTICLE, DOC, examples, gold

from quotekit.reader.decoding import LABELS
from quotekit.reader.features import SIZES
from training.corpus import Gold
from training.examples import Example, label_words

STARTS = np.arange(0, 24, 4)
ENDS = STARTS + 3
"""Six words of three letters with a space between."""


def labels(*attributions: Gold) -> list[str]:
    """Label the six words."""
    return [LABELS[label] for label in label_words(attributions, STARTS, ENDS)[0]]


def said(example: Example, place: int) -> str:
    """Give the words of a chunk of an example."""
    words = [token for token in DOC if not token.is_space]
    chunk = example.chunks[place]
    first, last = example.window.words[[chunk.first, chunk.last - 1]]
    return DOC[words[first].i : words[last].i + 1].text


def links(example: Example) -> set[tuple[str, str]]:
    """Give the links of an example in words."""
    return {(said(example, place), said(example, cue)) for place, cue in example.links}


def test_labels() -> None:
    """The first word of a run is its beginning, the others its inside."""
    one = Gold(source=((0, 7),), cue=((8, 11),), content=((16, 23),))

    assert ["B-source", "I-source", "B-cue", "O", "B-content", "I-content"] == labels(one)


def test_part_of_a_word() -> None:
    """A span that touches a word has it; one that ends before it has not."""
    assert ["O", "B-cue", "I-cue", "O", "O", "O"] == labels(Gold((), ((5, 9),), ()))
    assert ["O", "B-cue", "O", "O", "O", "O"] == labels(Gold((), ((3, 8),), ()))


def test_pieces() -> None:
    """Pieces with no word between them are one run; a word between them makes two."""
    touching = Gold((), (), ((0, 3), (4, 11)))
    apart = Gold((), (), ((0, 3), (8, 11)))

    assert ["B-content", "I-content", "I-content"] == labels(touching)[:3]
    assert ["B-content", "O", "B-content"] == labels(apart)[:3]


def test_touching_attributions() -> None:
    """Contents of two attributions side by side stay two runs."""
    found = labels(Gold((), (), ((0, 7),)), Gold((), (), ((8, 15),)))

    assert ["B-content", "I-content", "B-content", "I-content"] == found[:4]


def test_overlap() -> None:
    """A cue hides a source, and a source a content, whichever was annotated first."""
    inner = Gold(source=((4, 7),), cue=((8, 11),), content=((12, 15),))
    outer = Gold((), (), ((0, 23),))

    wanted = ["B-content", "B-source", "B-cue", "B-content", "I-content", "I-content"]
    assert wanted[1:3] == labels(inner, outer)[1:3]
    assert labels(outer, inner) == wanted


def test_owners() -> None:
    """A word belongs to every attribution in which it plays the role, hidden or not."""
    one, two = Gold(((0, 3),), ((4, 7),), ()), Gold(((0, 3),), (), ((4, 7),))

    _, owners = label_words([one, two], STARTS, ENDS)

    assert {("source", 0): {0, 1}, ("cue", 1): {0}, ("content", 1): {1}} == owners


def test_windows() -> None:
    """An article gives a window a paragraph, with a label and features for each of its words."""
    found = examples()

    assert [8, 7, 3] == [len(example.labels) for example in found]
    assert {"harbour"} == {example.article for example in found}
    for example in found:
        assert (len(example.labels), len(SIZES)) == example.features.shape


def test_features_are_of_the_window() -> None:
    """Each window has the features of its own words."""
    shape = list(SIZES).index("shape")
    capital, small, mark = 3, 1, 6

    assert [[capital, small, small], [capital, small, small], [capital, small, mark]] == [
        example.features[:3, shape].tolist() for example in examples()
    ]


def test_links() -> None:
    """Sources and contents go with their own cues; one source may go with several."""
    first, second, third = examples()

    assert {("The ferry runs late", "said"), ("Ines", "said")} == links(first)
    assert {
        ("Otto", "denied"),
        ("delays", "denied"),
        ("Otto", "blamed"),
        ("fog", "blamed"),
    } == links(second)
    assert set() == links(third)


def test_content_over_two_paragraphs() -> None:
    """The part of a content in the next paragraph is a run there, linked with nothing."""
    both = gold(source="Ines", cue="said", content="The ferry runs late | Otto denied")

    first, second, _ = examples(attrs.evolve(ARTICLE, attributions=(both,)))

    assert {("The ferry runs late", "said"), ("Ines", "said")} == links(first)
    assert "Otto denied" == said(second, 0)
    assert frozenset() == second.links
