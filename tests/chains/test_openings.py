"""Narration that says to whom somebody is going to speak."""

import pytest

import quotekit


def last(text: str) -> str:
    """The chain of the last quote of a text."""
    return str(quotekit.extract(text).quotes[-1].chain)


@pytest.mark.parametrize(
    "opening",
    [
        "Ana Ruiz defended the dock in an interview with Radio Orme.",
        "Ana Ruiz sat down for an interview with Radio Orme on Monday.",
        "Ana Ruiz appeared on Radio Orme on Monday.",
        "Radio Orme asked Ana Ruiz about the dock.",
    ],
)
def test_interviews_appearances_and_questions(opening: str) -> None:
    """Whoever has been interviewed, was on the air or was asked speaks there."""
    assert last(f"{opening} “It held,” she said.") == "Ana Ruiz ← Radio Orme"


@pytest.mark.parametrize(
    "opening",
    [
        "Ana Ruiz has her own programme on Radio Orme.",
        "Ana Ruiz turned on the newspaper.",
        "Radio Orme moderator Mia Berg asked Ana Ruiz about the dock.",
        "Ana Ruiz touched on Radio Orme.",
        "Tom Berg said that Ana Ruiz had defended the dock on Radio Orme.",
    ],
)
def test_what_opens_nothing(opening: str) -> None:
    """Neither what one has or speaks of, nor what others say, opens a scene."""
    assert last(f"{opening} “It held,” Ruiz said.") == "Ana Ruiz"


def test_it_is_a_guess() -> None:
    """The link is marked as guessed, with the words that it rests on."""
    article = quotekit.extract("Ana Ruiz appeared on Radio Orme. “It held,” she said.")
    link = article.quotes[-1].chain[1]

    assert link.guessed
    assert link.mention is not None
    assert article.text[link.mention.start : link.mention.end] == "Radio Orme"
