"""The explanation: what a quote rests on, who else it might have been, what was no quote."""

import attrs
from tests.output.sample import ARTICLE

import quotekit
from quotekit import Article, Rejected, Span
from quotekit.output import to_explanation

TEXT = (
    "Ana Ruiz met Tom Berg. “We will not pay,” she told reporters. "
    "The “plan” was dropped on Monday, and Berg told her."
)


def lines(article: Article, width: int = 80) -> list[str]:
    """The lines of an explanation."""
    return to_explanation(article, width=width).splitlines()


def test_every_quote_and_attitude_is_explained() -> None:
    """Each stands with its number, and nothing is left out."""
    text = to_explanation(ARTICLE)

    for quote in (*ARTICLE.quotes, *ARTICLE.attitudes):
        assert f"{quote.id} {quote.text[:20]}" in text
    assert text.count("   evidence  ") == len(ARTICLE.quotes) + len(ARTICLE.attitudes)


def test_links_come_with_their_words_and_guesses_say_so() -> None:
    """The speaker's line holds the name, the words and, if it is one, that it is a guess."""
    article = quotekit.extract(TEXT)

    assert any(
        line.startswith("   speaker   Ana Ruiz: “she told” (a guess") for line in lines(article)
    )


def test_who_else_it_might_have_been() -> None:
    """Rivals of a pronoun and listeners are named with the reason, in the data and in the text."""
    article = quotekit.extract(TEXT)
    (quote,) = article.quotes

    assert [str(one) for one in quote.rejected] == [
        "Tom Berg: not a woman",
        "reporters: no outlet, programme, publication or voice of one",
    ]
    assert "   not       Tom Berg: not a woman" in lines(article)


def test_what_might_have_been_a_quote() -> None:
    """Quotation marks that nobody fills, and verbs that report nothing, have their place."""
    article = quotekit.extract(TEXT)

    assert ["“plan”", "told"] == [one.span.text for one in article.rejected]
    assert all(TEXT[one.span.start : one.span.end] == one.span.text for one in article.rejected)
    assert "Not taken for quotes" in lines(article)


def test_what_is_not_sure_enough_stands_with_its_score() -> None:
    """With a high threshold, each quote that is left out is told instead."""
    article = quotekit.extract(TEXT, nlp=quotekit.load(min_score=1))

    assert () == article.quotes
    assert any("score of 0." in one.reason and "below 1" in one.reason for one in article.rejected)


def test_a_hypothetical_within_words_is_told() -> None:
    """What somebody only supposes is said is no quote, and the reason says so."""
    article = quotekit.extract("“If Tom Berg says the dock is safe, we go,” Ana Ruiz said.")

    assert [quote.parent for quote in article.quotes] == [None]
    assert ["within words, and supposed, not said"] == [one.reason for one in article.rejected]


def test_the_publisher_is_told_where_it_is_no_link() -> None:
    """A link that is the article's own publisher is rejected as that."""
    text = "“It held,” Ana Ruiz told the Norland Herald."
    (quote,) = quotekit.extract(text, publisher="Norland Herald").quotes

    assert ["Norland Herald: the article's own publisher"] == [str(one) for one in quote.rejected]


def test_an_article_without_quotes() -> None:
    """Says that none were found, and what was looked at."""
    assert ["No quotes found."] == lines(quotekit.extract("It rained."))
    assert ["No quotes found.", "", "Not taken for quotes"] == lines(
        quotekit.extract("Ruiz said.")
    )[:3]


def test_rejected_candidates_survive_json() -> None:
    """The same candidates come back from JSON."""
    article = quotekit.extract(TEXT)

    assert article == Article.from_dict(article.to_dict(), TEXT)
    assert article.to_dict()["rejected"]


def test_long_words_and_narrow_terminals() -> None:
    """No line is longer than asked for, whatever the article holds."""
    span = Span(0, len(TEXT), TEXT)
    article = attrs.evolve(
        quotekit.extract(TEXT * 9),
        rejected=(Rejected("", span, "x" * 200), Rejected("\x1b[1m", span, "")),
    )

    assert all(len(line) <= 40 for line in lines(article, width=40))
    assert "\x1b" not in to_explanation(article)
