"""What names somebody who carries the news, on phrases parsed by hand."""

import pytest
from tests.parsing import parsed

from quotekit.grammar.outlets import holds_name, is_outlet


def outlet(spec: str) -> bool:
    """Whether the last word of a phrase, its head, names an outlet."""
    doc = parsed(spec)
    return is_outlet(doc[len(doc) - 1])


@pytest.mark.parametrize(
    "spec",
    [
        "CNN/NNP/ROOT",
        "the/DT/det BBC/NNP/ROOT",
        "REUTERS/NNP/ROOT",
        "Radio/NNP/compound Orme/NNP/ROOT",
        "the/DT/det Norland/NNP/compound Herald/NNP/ROOT",
        "the/DT/det newspaper/NN/ROOT",
        "the/DT/det late/JJ/amod show/NN/ROOT",
        "the/DT/det host/NN/ROOT",
        "a/DT/det news/NN/compound agency/NN/ROOT",
        "host/NN/compound Mia/NNP/compound Berg/NNP/ROOT",
        "CNN/NNP/poss 's/POS/case Berg/NNP/ROOT",
    ],
)
def test_outlets(spec: str) -> None:
    """Listed names, names that end like one, common nouns for one, and their voices."""
    assert outlet(spec)


@pytest.mark.parametrize(
    "spec",
    [
        "reporters=reporter/NNS/ROOT",
        "newspapers=newspaper/NNS/ROOT",
        "CNN/NNP/compound viewers=viewer/NNS/ROOT",
        "the/DT/det BBC/NNP/compound audience/NN/ROOT",
        "him/PRP/ROOT",
        "the/DT/det crowd/NN/ROOT",
        "the/DT/det tax/NN/compound agency/NN/ROOT",
        "Norland/NNP/ROOT",
        "Herald/NNP/ROOT",
        "a/DT/det rally/NN/ROOT",
        "Twitter/NNP/ROOT",
        "a/DT/det social/JJ/amod network/NN/ROOT",
        "a/DT/det CNN/NNP/compound event/NN/ROOT",
        "this/DT/det newspaper/NN/ROOT",
    ],
)
def test_not_outlets(spec: str) -> None:
    """Listeners, places, events, social networks, a name's last word, the article's own outlet."""
    assert not outlet(spec)


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("the/DT/det Fortune/NNP/ROOT", True),
        ("Fortune/NNP/ROOT", True),
        ("Good/NNP/compound Fortune/NNP/ROOT", False),
        ("Fortune/NNP/compound Hall/NNP/ROOT", False),
        ("CNN/NNP/compound Hall/NNP/ROOT", True),
    ],
)
def test_ordinary_words(spec: str, expected: bool) -> None:
    """A name that is an ordinary word too counts only where it is the whole of the name."""
    doc = parsed(spec)

    assert expected == holds_name(doc, 0, len(doc))
