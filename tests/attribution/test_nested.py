"""Words within words: what somebody is reported to have said there, and what is not that."""

import pytest

import quotekit


def inner(words: str) -> list[str]:
    """What quotekit finds that is reported within a quotation of these words."""
    article = quotekit.extract(f"“{words}” Tom Berg said on Friday.")
    return [str(quote.speaker) for quote in article.quotes if quote.parent is not None]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Ana Ruiz told us that the dock was safe.", "Ana Ruiz"),
        ("The harbour chief said the dock was safe.", "harbour chief"),
        ("Residents say the dock is a danger to all.", "residents"),
        ("Ana Ruiz said, ‘The dock is safe.’", "Ana Ruiz"),
        ("Remember when Ana Ruiz said that the dock was safe?", "Ana Ruiz"),
        ("Ana Ruiz said that the dock was safe, right?", "Ana Ruiz"),
        ("Ana Ruiz reminded us that the dock was safe.", "Ana Ruiz"),
        ("Ana Ruiz is going around saying that the dock is safe.", "Ana Ruiz"),
    ],
)
def test_what_somebody_said_counts(words: str, speaker: str) -> None:
    """People, named or not, who have said a clause or a quotation are sources of their own."""
    assert speaker in inner(words)


@pytest.mark.parametrize(
    "words",
    [
        "Ana Ruiz would say that the dock is safe.",
        "Ana Ruiz can tell you that the dock is safe.",
        "Nobody said that the dock was safe.",
        "Did Ana Ruiz say that the dock was safe?",
        "I’m telling you that the dock is safe.",
        "Ana Ruiz says what people want to hear.",
        "Ana Ruiz told me to look at the dock.",
        "It costs more than people ever believed it could be.",
        "Experience tells us that the dock is safe.",
        "The photos tell us that the dock is safe.",
        "Ana Ruiz reminds us how safe the dock is.",
        "They are sailors, most of whom thought the dock was safe.",
        "If somebody comes in and says, ‘Sell me the dock,’ call us.",
        "If the council believes that the dock is safe, it is wrong.",
        "Not once has an engineer of mine said that the dock was safe.",
        "We need more than a mayor who says that the dock is safe.",
        "Anyone claiming that the dock is safe is a fool.",
        "I'm not sure that residents believe that the dock is safe.",
        "They deceived the council into thinking that the dock was safe.",
        "Ana Ruiz wrote a book, ‘The Dock Is Safe.’",
        "Imagine that Ana Ruiz said the dock was safe.",
        "Everything that Ana Ruiz says is that the dock is safe.",
        "Ana Ruiz is effectively saying that the dock is safe.",
        "It is not only Ana Ruiz saying that the dock is safe.",
        "Without saying that the dock is safe, Ana Ruiz left.",
        "It is hard for Ana Ruiz to come here and say that the dock is safe.",
        "When Ana Ruiz announced her plan, the dock was safe.",
        "Ana Ruiz felt ‘good’ about it.",
    ],
)
def test_what_nobody_said_does_not(words: str) -> None:
    """What is supposed, denied, asked or meant is no statement, nor what things tell us or hold."""
    assert inner(words) == []


def test_they_are_not_told_apart() -> None:
    """Whom a speaker means by "they" is not guessed."""
    article = quotekit.extract(
        "Residents met Tom Berg. “They said the dock was a danger,” Berg told the council."
    )
    nested = [quote for quote in article.quotes if quote.parent is not None]
    assert [None] == [quote.speaker for quote in nested]
    assert "not told" in nested[0].reason


def test_somebody_who_speaks_for_herself_is_no_second_source() -> None:
    """What she says that she believes is hers; what others say that she believes is not."""
    own = quotekit.extract("Ana Ruiz said she believes the dock is safe.")
    others = quotekit.extract("Ana Ruiz left. Two aides said she believes the dock is safe.")

    assert [str(quote.chain) for quote in own.quotes] == ["Ana Ruiz"]
    assert [str(quote.chain) for quote in others.quotes] == ["two aides", "Ana Ruiz ← two aides"]


def test_numbers_that_are_compared_are_not_what_people_said() -> None:
    """What a part of those asked said ends before the numbers of others; the poll goes on."""
    article = quotekit.extract(
        "A survey showed that 54 percent of sailors said they would vote for Ruiz, while only 25 "
        "percent would vote for Berg."
    )
    poll, sailors = article.quotes

    assert poll.text.endswith("25 percent would vote for Berg")
    assert sailors.text == "they would vote for Ruiz"
    assert str(sailors.chain) == "54 percent of sailors ← survey"


def test_the_nearest_subject_speaks() -> None:
    """Of two phrases that the parse takes for the subject, it is the one beside the verb."""
    article = quotekit.extract(
        "A poll showed that 60 percent of voters disagree, and 40 percent said the dock was safe."
    )
    assert str(article.quotes[1].chain) == "40 percent ← poll"


def test_what_a_clause_adds_to_a_noun_may_be_the_writers() -> None:
    """Outside quotation marks, nobody hands on what another says of a noun in passing."""
    article = quotekit.extract("The council said it had kept letters that Ruiz said were lost.")

    assert [str(quote.chain) for quote in article.quotes] == ["council"]
