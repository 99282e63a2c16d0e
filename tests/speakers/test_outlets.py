"""Names of outlets in the phrases around them."""

import pytest

from quotekit.speakers.outlets import bare_outlet


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("TASS news agency", "TASS"),
        ("Interfax agency", "Interfax agency"),
        ("TASS news", "TASS"),
        ("Sky News", "Sky News"),
        ("Time magazine", "Time"),
        ("Norhaven news agency", "Norhaven news agency"),
        ("Norhaven Ferry Agency", "Norhaven Ferry Agency"),
        ("magazine", "magazine"),
    ],
)
def test_only_listed_outlets_lose_the_noun_for_what_they_are(name: str, bare: str) -> None:
    """Of an outlet that no list knows, the noun may be a part of the name."""
    assert bare.split() == list(bare_outlet(name.split()))
