"""Descriptions without a name, and whom they mean."""

import pytest
from tests.speakers.staging import names


def test_an_organization_is_known_by_the_noun_in_its_name() -> None:
    """ "The department" is the one department named before."""
    marked = "The Department of Ports met. It rained all day. [The department] said it was closed."
    assert names(marked) == ["Department of Ports"]


@pytest.mark.parametrize(
    "marked",
    [
        "The Ports Department and the Tax Department met. [The department] said it was closed.",
        "[The department] said it was closed. The Ports Department met.",
        "[A department] said it was closed, unlike the Ports Department.",
    ],
)
def test_an_organization_is_not_guessed(marked: str) -> None:
    """Of two departments, a later one, or any one, none is meant."""
    assert names(marked) == ["department"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "The Orme Trading Company lost money. It paid Hale Works. [The company] said no.",
            "Orme Trading Company",
        ),
        (
            "[A survey by Orme College] found it was late. [The survey] said it rained.",
            "survey by Orme College",
        ),
        ("It rained in Orme. [The company] said no.", "company"),
        ("It rained in Orme. [The survey] said no.", "survey"),
    ],
)
def test_the_company_and_the_survey_are_the_last_ones(marked: str, name: str) -> None:
    """A firm is the one uppermost, and a study the one that was a source last."""
    assert names(marked)[-1] == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "The Orme Harbour Authority met. [The authority's website] says it is closed.",
            "Orme Harbour Authority's website",
        ),
        (
            "The Orme School District met. [District leaders] said it was closed.",
            "Orme School District leaders",
        ),
        ("The Orme School District met. [A district leader] said so.", "district leader"),
    ],
)
def test_the_owner_in_a_description_is_named(marked: str, name: str) -> None:
    """An organization that a description leans on stands in its name in full."""
    assert names(marked) == [name]


@pytest.mark.parametrize(
    "marked",
    [
        "Ana Ruiz left. [Ruiz's statement] said the dock was safe.",
        "Ana Ruiz left. [Her statement] said the dock was safe.",
        "[A letter from Ana Ruiz] said the dock was safe.",
        "Ana Ruiz issued [a statement] saying the dock was safe.",
        "Ana Ruiz left. In [an account she gave], the dock was safe.",
    ],
)
def test_a_statement_is_whoever_makes_it(marked: str) -> None:
    """The words of a statement or a letter are those of whoever it is from."""
    assert names(marked) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "marked",
    [
        "Ana Ruiz read [a statement] saying the dock was safe.",
        "Ana Ruiz criticized [a statement] saying the dock was safe.",
        "[Tuesday's statement] said the dock was safe.",
    ],
)
def test_a_statement_of_nobody_known_stays_one(marked: str) -> None:
    """Whoever only receives, reads or judges a statement did not make it."""
    (name,) = names(marked)
    assert name is not None
    assert name.endswith("statement")


def test_a_description_is_not_somebody_of_the_paragraph_before() -> None:
    """Where the paragraph names somebody else, “the minister” is not whoever spoke above it."""
    marked = (
        "“We waited,” said [Ana Ruiz]. Ruiz left on Monday.\n\nLuke Hart defended the delay. "
        "“Nobody was hurt,” [the minister] said."
    )

    assert names(marked)[1] != "Ana Ruiz"
