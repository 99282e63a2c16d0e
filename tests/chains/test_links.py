"""Who the links are: outlets and their hosts, programmes by their title, "the show"."""

import pytest

import quotekit


def chains(text: str) -> list[str]:
    """The chains of all quotes in a text."""
    return [str(quote.chain) for quote in quotekit.extract(text).quotes]


@pytest.mark.parametrize(
    ("whom", "name"),
    [
        ("CNN's Mia Berg", "CNN"),
        ("host Mia Berg on Radio Orme", "Radio Orme"),
        ("Radio Orme host Mia Berg", "Mia Berg"),
    ],
)
def test_whoever_asks_for_an_outlet_is_one_link_with_it(whom: str, name: str) -> None:
    """Beside the outlet, its host or reporter is no link of their own."""
    assert chains(f"Ana Ruiz told {whom} that the dock would hold.") == [f"Ana Ruiz ← {name}"]


def test_the_show_is_the_one_spoken_on_last() -> None:
    """“The show” is no name, and takes that of the programme before it."""
    text = "“It will hold,” Ana Ruiz said on Radio Orme. “It did,” Tom Berg said on the show."
    assert chains(text) == ["Ana Ruiz ← Radio Orme", "Tom Berg ← Radio Orme"]


def test_the_host_is_of_the_programme_with_which_the_interview_was() -> None:
    """“The host” makes a programme of a name that no list knows; without any, there is no link."""
    told = "Ana Ruiz was cheerful. “It was late,” Ruiz told the host."

    assert chains(f"In an interview with The Long Hour, {told}") == ["Ana Ruiz ← Long Hour"]
    assert chains(told) == ["Ana Ruiz"]


def test_a_programme_goes_by_its_title() -> None:
    """What stands in quotation marks after "on" is a programme, and no quote."""
    text = "Ana Ruiz said on “The Long Hour” that the dock would hold."
    assert chains(text) == ["Ana Ruiz ← The Long Hour"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The Norland Herald reported that the dock would close, citing Radio Orme, which "
            "cited two officials.",
            "two officials ← Radio Orme ← Norland Herald",
        ),
        (
            "The Norland Herald reported, attributing it to two officials, that the dock was shut.",
            "two officials ← Norland Herald",
        ),
        (
            "The Norland Herald reported, according to two officials, that the dock was shut.",
            "two officials ← Norland Herald",
        ),
        (
            "The board reports that the dam holds, according to Reuters.",
            "board ← Reuters",
        ),
        (
            "Reuters reports that the dam holds, according to the board.",
            "board ← Reuters",
        ),
        (
            "The dam holds, according to Radio Orme host Mia Berg.",
            "Mia Berg",
        ),
        (
            "Most residents said in a survey by Orme College that the dock should close.",
            "most residents ← survey by Orme College",
        ),
        (
            "Mia Berg of the Norland Herald wrote that the dock would close.",
            "Mia Berg ← Norland Herald",
        ),
        (
            "In the May edition of the Orme Review, Ana Ruiz wrote that the dock would close.",
            "Ana Ruiz ← Orme Review",
        ),
        (
            "Reached by the Norland Herald, Ana Ruiz said the dock would close.",
            "Ana Ruiz ← Norland Herald",
        ),
        (
            "Ana Ruiz was quoted as saying by Dagens Norr that the dock was shut.",
            "Ana Ruiz ← Dagens Norr",
        ),
        (
            "The dock was shut, Ana Ruiz was quoted as saying by Dagens Norr.",
            "Ana Ruiz ← Dagens Norr",
        ),
    ],
)
def test_ways_of_being_handed_on(text: str, chain: str) -> None:
    """Citations of citations, polls, editions, and outlets that no list knows are links."""
    assert chains(text) == [chain]
