"""Any text at all: exact offsets, the same result twice, and a JSON round trip."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import quotekit
from quotekit import Article, Quote, Span

NASTY = {
    "nothing": "",
    "one space": " ",
    "line ends": "\r\n\n\r\u2028\u2029\x0b\x0c",
    "NUL": "“The\x00 gate \x00held,” said Ana Ruiz.\x00",
    "letters without a space": "x" * 100_000,
    "letters in quotation marks": "“" + "x" * 20_000 + "”",
    "many quotes": "“The gate held,” Ana Ruiz said.\n" * 1_500,
    "nested marks": "“‘" * 400 + "No" + "’”" * 400,
    "marks alone": "\"“”'‘’«»„" * 200,
    "bidirectional": "\u202e“The gate held,”\u202c said \u2067רות\u2069 Ana Ruiz.",
    "zero-width": "“The\u200b gate\u200d held\ufeff,” Ana\u200b Ruiz said.",
    "CRLF": "“The gate held,” said Ana Ruiz.\r\n\r\n“It did,” said Tom Berg.\r\n",
    "HTML": '<p class="lead">“The gate held,” said <a href="x">Ana Ruiz</a>.</p>' * 20,
    "other scripts": "「門は持ちこたえた」と彼は語った。 «Ворота целы», — сказала Анна. ،«نعم»",
    "emoji": "“👩‍🚒🔥 held,” Ana Ruiz 🇳🇴 said. 👍🏽",
    "combining": "“E\u0301te\u0301,” said Ana Rui\u0301z.",
    "said": "said " * 2_000,
    "nested speech": "Ana said that " * 100 + "it held.",
    "one long sentence": "Ana Ruiz said the gate held and " * 500,
    "told": "Ana Ruiz told the Estmark Times it held. " * 500,
}


QUOTES = {"many quotes": 1_500, "CRLF": 2, "zero-width": 1, "NUL": 1, "emoji": 1, "combining": 1}
"""How many quotes odd characters and sheer number must not cost."""


def spans_of(quote: Quote) -> Iterator[Span]:
    """Give every span of a quote."""
    yield from quote.content
    yield from quote.extent
    yield from (span for span in (quote.cue, quote.mention) if span)
    for link in quote.chain:
        yield from (span for span in (link.mention, link.cue) if span)


def check(text: str, article: Article) -> None:
    """Assert what holds for the article of any text."""
    assert text == article.text
    found = sorted((*article.quotes, *article.attitudes), key=lambda quote: quote.id)
    assert list(range(len(found))) == [quote.id for quote in found]
    for quote in found:
        for span in spans_of(quote):
            assert text[span.start : span.end] == span.text
            assert span.start < span.end
        assert quote.content
        assert quote.chain or quote.reason
        assert 0 <= quote.score <= 1
        assert quote.parent is None or found[quote.parent] != quote
    for source in article.sources:
        assert source.name.strip()
        for span in source.mentions:
            assert text[span.start : span.end] == span.text
    assert article == Article.from_dict(json.loads(article.to_json()), text)


@pytest.mark.parametrize("kind", NASTY)
def test_nasty_text_gives_an_article(kind: str) -> None:
    """Nothing raises; offsets are exact; a second reading and a JSON round trip give the same."""
    text = NASTY[kind]
    article = quotekit.extract(text)

    check(text, article)
    assert article == quotekit.extract(text)
    assert QUOTES.get(kind, len(article.quotes)) == len(article.quotes)


def test_half_a_surrogate_pair_is_refused() -> None:
    """It is no character, and spaCy cannot hold it; the message says where it stands."""
    with pytest.raises(ValueError, match=r"surrogate pair, .* at offset 10"):
        quotekit.extract("“The gate \ud83d held,” said Ana Ruiz.")


PIECES = st.sampled_from(
    [
        *"“”‘’\"'«»„,.:;!?—–-()[]\n\r\t \u00a0\u200b\u202e",
        *[
            "\n\n",
            "``",
            "''",
            "...",
            " said ",
            " Ana Ruiz ",
            " she ",
            " told ",
            " the Times ",
            " that ",
        ],
        *["according to ", " denied ", "reports", " the gate held", " by ", " citing ", "who "],
    ]
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(PIECES, max_size=30).map("".join), min_size=8, max_size=8))
def test_any_mixture_of_news_and_noise_gives_articles(texts: list[str]) -> None:
    """Words and marks in any order are read without a fault, in any company."""
    for text, article in zip(texts, quotekit.pipe(texts), strict=True):
        check(text, article)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=120), min_size=8, max_size=8))
def test_any_characters_give_articles(texts: list[str]) -> None:
    """So are characters of every script, control characters included."""
    for text, article in zip(texts, quotekit.pipe(texts), strict=True):
        check(text, article)


def test_a_text_reads_the_same_alone_and_in_company() -> None:
    """What stands before an article in a batch leaves no trace in it."""
    texts = [NASTY[kind] for kind in ("nothing", "NUL", "CRLF", "HTML")]

    assert list(quotekit.pipe(texts, batch_size=3)) == [quotekit.extract(text) for text in texts]
