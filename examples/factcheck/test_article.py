"""What a newsroom checks before an article goes out. Copy this folder and put in your own texts."""

from pathlib import Path

import pytest

from quotekit import Article, verify
from quotekit.testing import assert_quoted, find_quote

HERE = Path(__file__).parent
TRANSCRIPT = HERE.joinpath("transcript.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def article(quotekit_extract):
    return quotekit_extract(HERE.joinpath("article.txt").read_text(encoding="utf-8"))


def test_the_chair_is_quoted_first_hand(article: Article) -> None:
    assert_quoted(article, "never asked us", speaker="Ines Halvorsen", via=(), kind="direct")


def test_the_engineer_is_quoted_second_hand(article: Article) -> None:
    assert_quoted(article, "The cables are safe", speaker="Pavel Novak", via="Estmark Herald")


def test_a_denial_is_no_assertion(article: Article) -> None:
    assert_quoted(article, "it had ignored two warnings", speaker="Strand & Sons", denied=True)


def test_nobody_is_quoted_on_money(article: Article) -> None:
    assert find_quote(article, "14 million") is None


def test_every_word_of_the_chair_is_in_the_transcript(article: Article) -> None:
    quotes = [
        quote
        for quote in article.quotes
        if quote.kind == "direct" and quote.speaker and quote.speaker.name == "Ines Halvorsen"
    ]
    assert len(quotes) == 2
    for quote in quotes:
        verdict = verify(quote, TRANSCRIPT)
        assert verdict.status == "verbatim", verdict.picture()


def test_a_headline_that_drops_a_word_is_caught() -> None:
    verdict = verify("They asked us for a second opinion", TRANSCRIPT)
    assert [str(difference) for difference in verdict.differences] == ["dropped: “never”"]
