"""How long somebody goes on telling an outlet something."""

from collections.abc import Callable

import pytest
from tests.timing import seconds

import quotekit
from quotekit.chains import trace_chains
from quotekit.store import attributions, cast_of, castings

TOLD = "“It was late,” Luke Hart told the Norland Herald."


def last(text: str) -> str:
    """The chain of the last quote of a text that begins by telling the Herald something."""
    return str(quotekit.extract(f"{TOLD}{text}").quotes[-1].chain)


@pytest.mark.parametrize(
    "text",
    [
        " “We waited,” he said.",
        "\n\n“We waited,” Hart said.",
        "\n\n“We waited,” the engineer said.",
        "\n\nThe bridge opened in May.\n\nIt is made of oak.\n\n“We waited,” Hart said.",
        " Tom Berg said the bridge was shut. “We waited,” Hart said.",
        " Hart gave a preview of what he wants. “We waited,” Hart said.",
    ],
)
def test_somebody_goes_on_under_any_name(text: str) -> None:
    """Three paragraphs on, and with others in between, the outlet is still the one."""
    assert last(text) == "Luke Hart ← Norland Herald"


@pytest.mark.parametrize(
    "text",
    [
        " In a speech on Friday, Hart said that it rained.",
        " Hart later tweeted that it rained.",
        " At Orme Hall, Hart said that it rained.",
        " Reuters praised the bridge. Hart said that it rained.",
        " Hart has said that it rained.",
        "\n\n“It rained,” Hart told Berg.",
        "\n\nIt is made of oak.\n\nIt is old.\n\nIt is shut.\n\n“It rained,” Hart said.",
    ],
)
def test_another_scene_ends_it(text: str) -> None:
    """Elsewhere, to others, at another time or much later, somebody speaks for themselves."""
    assert last(text) == "Luke Hart"


def test_others_do_not_speak_in_it() -> None:
    """Only whoever spoke to the outlet goes on."""
    assert last(" Tom Berg said that it rained.") == "Tom Berg"


def test_it_is_a_guess() -> None:
    """An outlet that is carried on is marked as guessed, and says where it was named."""
    first, second = quotekit.extract(f"{TOLD} “We waited,” he said.").quotes

    assert not first.chain[1].guessed
    assert second.chain[1].guessed
    assert second.chain[1].mention == first.chain[1].mention


def test_what_somebody_does_is_not_told() -> None:
    """Words that are neither quoted nor a clause are not carried on to the outlet."""
    assert last(" Hart gave a preview of what he wants.") == "Luke Hart"


def test_a_claim_opens_none() -> None:
    """What somebody is only claimed to have told an outlet does not go on."""
    text = "Berg repeated that Luke Hart told Radio Orme that it was late. “We waited,” Hart said."
    assert str(quotekit.extract(text).quotes[-1].chain) == "Luke Hart"


def test_time_grows_with_the_text() -> None:
    """An article twice as long, of one scene after the other, does not take four times as long."""
    once = f"{TOLD}\n\nNobody came.\n\n“We waited,” Hart said. Berg asked him about it.\n\n"
    short, long = (traced(once * number) for number in (100, 400))

    assert seconds(long) < 8 * seconds(short)


def traced(text: str) -> Callable[[], object]:
    """Work that traces the chains of a text, of which all else is known."""
    nlp = quotekit.load()
    doc = nlp(text)
    found, cast, known = attributions(doc), cast_of(doc), castings(doc)
    return lambda: trace_chains(doc, found, cast, known)
