"""What people are called by without having been introduced so."""

import pytest
from tests.speakers.staging import cast, names

import quotekit


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Ana Ruiz stood up in the hall. [The candidate] said it was late.", "Ana Ruiz"),
        ("Ana Ruiz stood up in the hall. [The former mayor] said it was late.", "former mayor"),
        ("Ana Ruiz stood up in the hall. [The Orme senator] said it was late.", "Orme senator"),
        ("Ana Ruiz met Tom Berg in the hall. [The candidate] said it was late.", "candidate"),
        ("Ana Ruiz stood up in the hall. [A candidate] said it was late.", "candidate"),
    ],
)
def test_an_epithet_means_whoever_outshines_the_others(marked: str, name: str) -> None:
    """It means nobody where two are named, where it tells somebody apart, or where it is "a"."""
    assert names(marked)[-1] == name


def test_an_epithet_is_a_guess() -> None:
    """A reader sees that nobody says so."""
    _, casting = cast("Ana Ruiz stood up in the hall. [The candidate] said it was late.")[0]

    assert casting.guessed
    assert casting.reason == "'candidate': uppermost here is Ana Ruiz"


def nested(text: str) -> list[tuple[str, str]]:
    """The chains within words, each with the reason."""
    return [
        (str(quote.chain), quote.reason)
        for quote in quotekit.extract(text).quotes
        if quote.parent is not None
    ]


def test_whom_a_speaker_calls_the_engineer_is_left_open() -> None:
    """Within words, a description may be anybody named before; if nobody is, it is what it says."""
    told = "“The engineer said the dock was safe,” Ana Ruiz told the council."

    (open_,) = nested(f"Luke Hart was heard on Monday. {told}")
    (alone,) = nested(told)

    assert open_[0] == ""
    assert "it may be Luke Hart" in open_[1]
    assert alone[0] == "engineer ← Ana Ruiz"
