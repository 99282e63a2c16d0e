"""Whom pronouns mean."""

import attrs
import pytest
from tests.speakers.staging import attributed, cast, names, parser, unmarked

import quotekit
from quotekit.marks import find_marks
from quotekit.speakers import cast_speakers


def test_she_is_the_last_woman_who_spoke() -> None:
    """Gender tells two people in one sentence apart."""
    marked = "[Ana Ruiz] met Tom Berg on Monday. “It failed,” [she] said. “Why?” [he] asked."

    assert names(marked) == ["Ana Ruiz", "Ana Ruiz", "Tom Berg"]


def test_the_reason_names_the_person() -> None:
    """A reader can check why a pronoun means somebody."""
    _, casting = cast("Ana Ruiz toured the port. “It failed,” [she] said.")[0]

    assert casting.reason == "'she': the woman uppermost here is Ana Ruiz"


def test_a_speaker_outweighs_whoever_is_only_mentioned() -> None:
    """Whoever is talked about inside a quotation is not who goes on talking."""
    marked = (
        "“Tom Berg never came, and Luke Hart knew it,” said [Paul Hale]. [He] added that it rained."
    )

    assert names(marked) == ["Paul Hale", "Paul Hale"]


def test_nobody_is_made_up_for_a_pronoun() -> None:
    """Where no woman is named before, "she" is unknown, with a reason."""
    identity, casting = cast("The dock was closed. [She] said it was safe.")[0]

    assert identity is None
    assert casting.reason.replace("'she'", "'She'") == "'She': no woman is named before"


def test_she_is_never_two_people() -> None:
    """A plural source without a name does not become “she”."""
    marked = "Mia Berg came. [Two people familiar with the talks] said it was late. [She] said no."

    assert ["Mia Berg"] == names(marked)[1:]


def test_an_unknown_given_name_learns_its_gender_from_a_pronoun() -> None:
    """After “she” was Qwil Zand, “he” is somebody else."""
    marked = "[Qwil Zand] spoke. [She] said the dock was safe. Tom Berg left. [He] said it was not."

    assert names(marked) == ["Qwil Zand", "Qwil Zand", "Tom Berg"]


def test_they_are_the_people_before() -> None:
    """“They” takes up a plural subject."""
    marked = "Residents met on Monday. [They] said the dock was dangerous."

    assert names(marked) == ["residents"]


def test_it_is_the_organization_before() -> None:
    """“It” takes up a ministry, not a dock."""
    marked = "[The Fisheries Ministry] closed the dock. [It] said the crane was old."
    first, second = names(marked)

    assert first == second
    assert first is not None


def test_a_relative_pronoun_means_its_noun() -> None:
    """“Who” is whoever stands before it."""
    assert names("The fee was raised by Tom Berg, [who] said it was fair.") == ["Tom Berg"]


def test_i_is_whoever_speaks_the_quotation() -> None:
    """Inside a quotation "I" is its speaker, even if named after it."""
    text, (inner, outer) = unmarked("“[I] knew the dock was safe,” said [Ana Ruiz].")
    attributions = [
        attributed(text, outer, "I knew the dock was safe"),
        attributed(text, inner, "the dock was safe"),
    ]
    doc = parser()(text)
    identities, castings = cast_speakers(doc, attributions, find_marks(text).quotations)

    assert [identities[c.identity or 0].name for c in castings] == ["Ana Ruiz", "Ana Ruiz"]
    assert castings[1].reason == "'i' in the words of Ana Ruiz"


def test_i_outside_a_quotation_is_unknown() -> None:
    """The writer is not in the cast."""
    assert names("[I] think the dock is safe.") == [None]


def test_he_inside_a_quotation_is_not_its_speaker() -> None:
    """A speaker calls nobody "he" who is himself."""
    text, (outer, inner) = unmarked("Tom Berg met [Luke Hart]. “[He] told me to wait,” Hart said.")
    attributions = [
        attrs.evolve(attributed(text, outer, "He told me to wait"), kind="direct"),
        attributed(text, inner, "to wait"),
    ]
    doc = parser()(text)
    identities, castings = cast_speakers(doc, attributions, find_marks(text).quotations)

    assert [identities[c.identity or 0].name for c in castings] == ["Luke Hart", "Tom Berg"]


def test_a_possessor_is_put_in_for_its_pronoun() -> None:
    """“Her campaign” is told by its owner's name, so that it can stand alone."""
    assert names("Ana Ruiz lost. [Her campaign] said it was close.") == ["Ana Ruiz's campaign"]


def test_a_source_that_is_carried_on_is_the_same() -> None:
    """An attribution without a source of its own takes that of the one it goes on from."""
    text, (place,) = unmarked("[Ana Ruiz] said it failed. “Nobody listened.”")
    attributions = [attributed(text, place), attributed(text, None, "Nobody", carried_from=0)]
    _, castings = cast_speakers(parser()(text), attributions, ())

    assert castings[0].identity == castings[1].identity
    assert castings[1].reason == "goes on from before; named in full"


def test_a_source_that_nobody_names_is_unknown() -> None:
    """No source is no identity, with a reason."""
    text = "“Nobody listened.”"
    _, castings = cast_speakers(parser()(text), [attributed(text, None)], ())

    assert [(c.identity, c.reason) for c in castings] == [(None, "nobody is named as the source")]


@pytest.mark.parametrize(
    "marked",
    [
        "Tom Berg, a pilot at the port, [who] left early, said it was fair.",
        "Tom Berg is the pilot [who] said it was fair.",
        "The fee was set by Mia Noor and Tom Berg, [who] said it was fair.",
        "Tom Berg of Orme, [who] said it was fair, left early.",
    ],
)
def test_who_is_the_person_whom_its_noun_describes(marked: str) -> None:
    """What stands between a name and its "who" does not take the words."""
    assert names(marked) == ["Tom Berg"]


def test_the_owner_of_a_thing_can_be_meant() -> None:
    """Whoever owns the subject of the sentence is nearer than the last speaker."""
    marked = "[Paul Hale] said it was late. Tom Berg's ruling came a year after [he] closed it."
    assert names(marked) == ["Paul Hale", "Tom Berg"]


def test_a_name_in_brackets_says_who_a_pronoun_is() -> None:
    """The name that an editor puts behind “he” decides, whoever is uppermost."""
    text = "Tom Berg met Luke Hart. Berg spoke at length. He (Hart) said the dock was safe."
    place = text.index("He (Hart)"), text.index(" said the")
    identities, castings = cast_speakers(parser()(text), [attributed(text, place)], ())

    assert identities[castings[0].identity or 0].name == "Luke Hart"


def test_two_that_hold_each_others_source_come_to_an_end() -> None:
    """Attributions in a circle, which a bad parse can give, are cast all the same."""
    text, (one, other) = unmarked("“[Hart] knew that [she] knew,” it was said.")
    attributions = [attributed(text, one, "she"), attributed(text, other, "Hart")]
    _, castings = cast_speakers(parser()(text), attributions, find_marks(text).quotations)

    assert len(castings) == len(attributions)


def test_the_label_of_an_answer_is_nobody() -> None:
    """“A:” in an interview says that it is an answer, not who gives it."""
    _, casting = cast("[A]: I came home and my parents were gone.")[0]

    assert casting.identity is None
    assert "label" in casting.reason


def test_he_can_be_somebody_without_a_name() -> None:
    """Where no man is named, he is the man who was the last subject, and no woman is."""
    assert names("The surgeon sat down. [He] said it was late.") == ["surgeon"]
    assert names("A woman held the rope. [He] said it was late.") == [None]


def test_whoever_is_only_mentioned_without_a_name_is_no_she() -> None:
    """A person with a name is meant before one who has said nothing and has none."""
    assert names("Ana Ruiz lost to a young candidate. [She] said no.") == ["Ana Ruiz"]


def test_a_namesake_of_the_speaker_is_no_he() -> None:
    """Within the words of "Berg", who may be either of two, he is neither of them."""
    article = quotekit.extract(
        "Luke Hart came. Tom Berg met Jan Berg. “He said it was safe,” Berg told the council."
    )
    assert [str(quote.chain) for quote in article.quotes] == ["Berg", "Luke Hart ← Berg"]


def test_he_within_words_is_left_open_where_nobody_was_named_lately() -> None:
    """Far from their names, two men are not told apart in a quotation; one alone is."""
    between = "It was late. Nobody came. It rained. The dock was shut."
    said = "“He said the dock was safe,” Ana Ruiz told the council."

    def nested(text: str) -> list[str]:
        article = quotekit.extract(text)
        return [str(quote.chain) for quote in article.quotes if quote.parent is not None]

    assert nested(f"Tom Berg met Luke Hart. {said}") == ["Tom Berg ← Ana Ruiz"]
    assert nested(f"Tom Berg met Luke Hart. {between} {said}") == [""]
    assert nested(f"Tom Berg stood up. {between} {said}") == ["Tom Berg ← Ana Ruiz"]
