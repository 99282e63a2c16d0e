"""Full names, short names, namesakes, and what the entity tagger gets wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speakers.staging import cast, everybody, names

from quotekit.speakers.names import bare, is_short, same_person

WORDS = st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=4).map(tuple)


def test_a_surname_means_the_person_named_in_full() -> None:
    """Whoever is named in full once is meant by the surname afterwards."""
    found = cast("[Ana Ruiz] said the dock was safe. [Ruiz] said nobody had listened.")

    assert [identity and identity.name for identity, _ in found] == ["Ana Ruiz", "Ana Ruiz"]
    assert [casting.reason for _, casting in found] == ["named in full", "short for Ana Ruiz"]


def test_the_full_name_may_come_later() -> None:
    """A headline's surname is the person whom the first sentence names in full."""
    marked = "Dock is safe, [Ruiz] says.\n\nThe harbour chief, Ana Ruiz, toured the port on Monday."

    assert names(marked) == ["Ana Ruiz"]


@pytest.mark.parametrize("name", ["Mr. Berg", "Sen. Berg", "President Berg", "Berg"])
def test_titles_and_honorifics_are_not_part_of_the_name(name: str) -> None:
    """Whatever stands before the surname, the person is the same, under the name alone."""
    assert names(f"Tom Berg spoke to the council. [{name}] said the fee would rise.") == [
        "Tom Berg"
    ]


def test_a_possessive_before_a_name_is_not_part_of_it() -> None:
    """“Norway's Fisheries Minister Tom Berg” is Tom Berg."""
    assert names("[Norway's Fisheries Minister Tom Berg] said the fee would rise.") == ["Tom Berg"]


def test_middle_initials_and_short_given_names_do_not_make_a_second_person() -> None:
    """The fullest form is the name; the others are its aliases."""
    found = everybody("Robert T. Hale resigned. Robert Hale had said so. Bob Hale left. Hale wept.")

    assert list(found) == ["Robert T. Hale"]
    assert found["Robert T. Hale"].aliases == ("Robert Hale", "Bob Hale", "Hale")


def test_a_nickname_in_quotation_marks_belongs_to_the_name() -> None:
    """The quotation marks inside a name do not cut it in two."""
    found = everybody('Rep. William A. "Billy" Hart voted no. Billy Hart left early. Hart smiled.')

    assert 'William A. "Billy" Hart' in found
    assert len(found['William A. "Billy" Hart'].mentions) == 3


def test_namesakes_are_never_one_person() -> None:
    """A bare surname that fits two people is left as written, and says whom it can be."""
    marked = "Ana Ruiz and her brother Luis Ruiz met the press. [Ruiz] said the dock was safe."
    identity, casting = cast(marked)[0]

    assert identity is not None
    assert identity.name == "Ruiz"
    assert casting.reason == "left as written: 'Ruiz' can be Ana Ruiz or Luis Ruiz"


def test_honorifics_tell_namesakes_apart() -> None:
    """“Ms.” cannot be the brother."""
    marked = (
        "Ana Ruiz and her brother Luis Ruiz met the press. [Ms. Ruiz] said so. [Mr. Ruiz] left."
    )

    assert names(marked) == ["Ana Ruiz", "Luis Ruiz"]


def test_a_settled_surname_stays_with_its_first_bearer() -> None:
    """A namesake mentioned in passing does not take the surname away."""
    marked = (
        "Ana Ruiz runs the port. Ruiz said the dock was safe. Her brother, Luis Ruiz, is a baker "
        "in another town and has nothing to do with ships at all. The council met on Tuesday to "
        "look at the budget for the coming year, which was lower than before, and then "
        "at the plans for the new market hall by the river. [Ruiz] said so."
    )

    assert names(marked) == ["Ana Ruiz"]


def test_a_junior_is_not_the_father() -> None:
    """“Jr.” makes another person."""
    assert not same_person(("Tom", "Berg"), ("Tom", "Berg", "Jr."))


def test_a_junior_stays_apart_from_a_father_named_more_often() -> None:
    """Only what a headline adds to a name is dropped, not “Jr.”."""
    text = "Tom Berg came. Tom Berg Jr. left, said Tom Berg."

    assert {"Tom Berg": 2, "Tom Berg Jr.": 1} == {
        name: len(identity.mentions) for name, identity in everybody(text).items()
    }


def test_a_headline_in_capitals_does_not_lengthen_a_name() -> None:
    """“Mia Hale Wins Vote” is about Mia Hale."""
    found = everybody(
        "Mia Hale Wins Vote\n\nMia Hale won the vote on Monday. Hale thanked the town."
    )

    assert ["Mia Hale"] == list(found)


def test_a_mislabelled_surname_is_still_the_person() -> None:
    """No organization is made of a surname, whatever the tagger says of it."""
    text = (
        "Frida Kohl spoke first. Kohl was angry. The fee, Kohl said, was theft. Kohl's plan failed."
    )

    assert list(everybody(text)) == ["Frida Kohl"]


def test_hyphens_and_particles_hold_a_name_together() -> None:
    """“van der Meer” and “Lopez-Hart” are one surname each."""
    marked = "Jan van der Meer met Rosa Lopez-Hart. [Van der Meer] agreed. [Lopez-Hart] said no."

    assert {"Jan van der Meer", "Rosa Lopez-Hart"} <= set(everybody(marked))


def test_an_organization_has_its_short_forms() -> None:
    """The last word, or what the article puts in parentheses, stands for the whole."""
    marked = (
        "The Port Workers' Alliance (PWA) called a strike, The Harbour City Times reported. "
        "[The PWA] said it had no choice. [The Times] said nobody was hurt."
    )

    assert [name and name.removeprefix("The ") for name in names(marked)] == [
        "Port Workers' Alliance",
        "Harbour City Times",
    ]


def test_several_sources_in_one_phrase_are_a_group() -> None:
    """Two people who say one thing are one source, named by both."""
    marked = "Ana Ruiz met Tom Berg. [Ruiz and Berg] said the talks went well."
    identity, _ = cast(marked)[0]

    assert identity is not None
    assert (identity.name, identity.type) == ("Ana Ruiz and Tom Berg", "group")


@given(WORDS, WORDS)
def test_being_the_same_person_is_mutual(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """It does not matter which of two names comes first."""
    assert same_person(one, other) == same_person(other, one)


@given(WORDS)
def test_every_end_of_a_name_is_short_for_it(name: tuple[str, ...]) -> None:
    """The last words of a name are a short form of it."""
    assert all(is_short(name[start:], name) for start in range(len(name)) if bare(name[start:]))
