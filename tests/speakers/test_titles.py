"""Offices and roles, as the article gives them."""

import pytest
from tests.speakers.staging import everybody, names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ana Ruiz, the harbour chief, said the dock was safe.", "harbour chief"),
        (
            "The dock was safe, said Ana Ruiz, director of works at the port.",
            "director of works at the port",
        ),
        ("Ana Ruiz, 45, a crane operator, said the dock was safe.", "crane operator"),
        ("Ana Ruiz, who is mayor of the town, said the dock was safe.", "mayor of the town"),
        ("Ana Ruiz, one of the port's engineers, said the dock was safe.", "port's engineers"),
        ("Former assistant harbour master Ana Ruiz said so.", "Former assistant harbour master"),
        ("Norway's Fisheries Minister Ana Ruiz said so.", "Norway's Fisheries Minister"),
        ("On Monday, Secretary of State Ana Ruiz said so.", "Secretary of State"),
        ("The harbour chief, Ana Ruiz, said the dock was safe.", "harbour chief"),
        ("Ana Ruiz, a doctor who replaced Mia Berg, said the dock was safe.", "doctor"),
    ],
)
def test_a_title_is_read_before_and_after_the_name(text: str, title: str) -> None:
    """The title is in the article's words, without article, age or relative clause."""
    assert title == everybody(text)["Ana Ruiz"].title


def test_honorifics_are_no_titles() -> None:
    """“Ms.” says nothing about an office."""
    assert everybody("Ms. Ana Ruiz said the dock was safe.")["Ana Ruiz"].title is None


def test_the_next_persons_title_is_not_ones_own() -> None:
    """In a list of people, what follows a comma belongs to the next."""
    found = everybody("They met Ana Ruiz, harbour chief Tom Berg and Mia Hale.")

    assert found["Ana Ruiz"].title is None
    assert found["Tom Berg"].title == "harbour chief"


def test_the_subject_of_the_next_clause_is_not_a_title() -> None:
    """After "with Ana Ruiz, the mayor said" the mayor is somebody else."""
    assert everybody("In talks with Ana Ruiz, the mayor said no.")["Ana Ruiz"].title is None


def test_a_role_means_whoever_was_introduced_with_it() -> None:
    """“The chief” is the harbour chief if there is only one."""
    marked = "Ana Ruiz, the harbour chief, toured the port. [The chief] said the dock was safe."

    assert names(marked) == ["Ana Ruiz"]


def test_an_abbreviated_title_is_the_same_role() -> None:
    """“The senator” is “Sen. Tom Berg”."""
    assert names("Sen. Tom Berg came home. [The senator] said the law was dead.") == ["Tom Berg"]


def test_a_role_that_nobody_was_introduced_with_stays_a_role() -> None:
    """An unknown minister is a minister, not nobody."""
    assert names("Prices rose again in May. [The minister] said the fee was fair.") == ["minister"]


def test_a_role_with_somebody_elses_office_stays_a_role() -> None:
    """“The minister's aide” is not the minister."""
    marked = "Minister Tom Berg came. [Berg] smiled. [The minister's aide] said the fee was fair."

    assert names(marked) == ["Tom Berg", "minister's aide"]


def test_an_age_means_the_person_of_that_age() -> None:
    """“The 45-year-old” is whoever is 45."""
    marked = "Ana Ruiz, 45, and Mia Berg, 30, work there. [The 45-year-old] said the dock was safe."

    assert names(marked) == ["Ana Ruiz"]


def test_a_new_description_is_for_whoever_is_being_quoted() -> None:
    """An article varies its words for the person who has just spoken."""
    marked = "[Ana Ruiz] said the dock was safe. [The engineer] said nobody had listened."

    assert names(marked) == ["Ana Ruiz", "Ana Ruiz"]


def test_a_name_in_apposition_is_the_source() -> None:
    """“His deputy, Mia Berg” is Mia Berg."""
    assert names("Tom Hale agreed. But [his deputy, Mia Berg,] said it was late.") == ["Mia Berg"]
