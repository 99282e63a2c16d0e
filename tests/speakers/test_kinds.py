"""What kind of source it is, and how sources without a name are called."""

import pytest
from tests.speakers.staging import cast, names


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Ana Ruiz", "person"),
        ("the Harbour Bank of Norway", "organization"),
        ("Norway", "organization"),
        ("The ministry", "organization"),
        ("police", "organization"),
        ("A Harbour Bank spokesperson", "organization"),
        ("A spokeswoman", "unnamed"),
        ("A spokesman for Tom Berg", "unnamed"),
        ("a port report", "document"),
        ("The lawsuit", "document"),
        ("a new poll of voters", "document"),
        ("residents", "group"),
        ("Two senior officials", "group"),
        ("Republicans", "group"),
        ("Nearly half of the voters", "group"),
        ("40 percent of sailors", "group"),
        ("a young woman", "unnamed"),
        ("sources close to the talks", "unnamed"),
        ("Three people familiar with the plan", "unnamed"),
        ("One official", "unnamed"),
    ],
)
def test_a_source_has_a_kind(source: str, kind: str) -> None:
    """The name or the head noun says what kind of source it is."""
    identity, _ = cast(f"It rained all day, and [{source}] said the dock was closed.")[0]

    assert identity is not None
    assert kind == identity.type


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The authorities", "authorities"),
        ("Observers", "observers"),
        ("A spokesman for the port", "spokesman for the port"),
        ("Two senior officials, who asked not to be named,", "Two senior officials"),
        ("A report published on Monday", "report"),
        ("Democratic elected officials", "Democratic elected officials"),
        ("A self-described fan", "self-described fan"),
    ],
)
def test_a_source_without_a_name_is_called_by_its_words(source: str, name: str) -> None:
    """Articles, relative clauses and the capital of a sentence's first word are left out."""
    found = names(f"[{source}] said the dock was closed.")

    assert [name.casefold()] == [each and each.casefold() for each in found]


def test_the_same_words_are_the_same_group() -> None:
    """“Residents” and “the residents” are one source."""
    first, second = cast("[Residents] said it rained. [The residents] said it was cold.")

    assert first[1].identity == second[1].identity


def test_a_second_unnamed_person_is_another() -> None:
    """“A woman” twice is two women, and “the woman” is the latest."""
    marked = "[A woman] said it rained. [A woman] said it was cold. [The woman] said it was late."
    first, second, third = (casting.identity for _, casting in cast(marked))

    assert first != second
    assert second == third


def test_a_document_is_taken_up_by_its_noun() -> None:
    """“The poll” is the poll that came before."""
    marked = "[A new Harbour Times poll] found support. [The poll] said most agreed."

    assert names(marked) == ["new Harbour Times poll", "new Harbour Times poll"]
