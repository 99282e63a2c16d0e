"""The word lists that people are told apart by."""

from typing import get_args

import pytest

from quotekit.lexicon import table
from quotekit.records import SourceType


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("given_names", "name"),
        ("honorifics", "word"),
        ("organization_words", "word"),
        ("roles", "noun"),
        ("source_nouns", "noun"),
    ],
)
def test_no_word_is_listed_twice(name: str, column: str) -> None:
    """A second row for a word would hide the first."""
    words = [row[column] for row in table(name)]

    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize("name", ["given_names", "honorifics", "roles"])
def test_genders_are_f_m_or_open(name: str) -> None:
    """A typing error in a gender would count as a third one."""
    assert {"f", "m", ""} == {row["gender"] for row in table(name)}


def test_nouns_stand_for_kinds_that_exist() -> None:
    """Every kind is a kind of source."""
    assert {row["kind"] for row in table("source_nouns")} <= set(get_args(SourceType))
