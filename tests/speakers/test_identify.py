"""Finding further members of a cast by where a text mentions them."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.speakers.staging import attributed, parser, unmarked
from tests.strategies import TEXTS
from tests.timing import seconds

from quotekit.marks import find_marks
from quotekit.records import Attribution
from quotekit.speakers import Cast, Resolver, cast_speakers, identify


def test_a_mention_of_the_cast_is_found_again() -> None:
    """A phrase around a known name is that person, and the cast does not grow."""
    text, (place,) = unmarked("Ana Ruiz left. It rained, [the harbour chief Ruiz] told reporters.")
    doc = parser()(text)
    cast, _ = cast_speakers(doc, [], ())
    identities, number = identify(doc, cast, place)

    assert identities[number].name == "Ana Ruiz"
    assert len(cast) == len(identities)


def test_somebody_new_is_added_at_the_end() -> None:
    """A phrase that names nobody known becomes a new identity."""
    text, (place,) = unmarked("Ana Ruiz left. It rained, according to [a port report].")
    doc = parser()(text)
    cast, _ = cast_speakers(doc, [], ())
    identities, number = identify(doc, cast, place)

    assert (identities[number].name, identities[number].type) == ("port report", "document")
    assert cast == identities[:-1]


def test_a_restored_cast_is_the_cast() -> None:
    """Reading identities back and writing them again loses nothing."""
    doc = parser()("The Harbour Times met Sen. Ana Ruiz, 45. Ruiz wept. The Times saw it.")
    cast, _ = cast_speakers(doc, [], ())

    assert cast == Cast(doc, cast).identities()


def test_a_phrase_around_a_name_does_not_take_the_name_over() -> None:
    """Ruiz stays Ruiz beside “Ruiz and Berg” and “a spokesman for Ruiz”."""
    marked = "[Ana Ruiz and Tom Berg] left, and [a spokesman for Ana Ruiz] said so, [Ruiz] told us."
    text, places = unmarked(marked)
    doc = parser()(text)
    cast, castings = cast_speakers(doc, [attributed(text, place) for place in places], ())
    resolver = Resolver(Cast(doc, cast))

    assert [casting.identity for casting in castings] == [*map(resolver.identify, places)]
    assert "Ana Ruiz" == cast[castings[2].identity or 0].name


def test_a_phrase_outside_the_text_is_refused() -> None:
    """Offsets where nothing stands are the caller's mistake."""
    doc = parser()("Ana Ruiz left.")

    with pytest.raises(ValueError, match="no words"):
        Resolver(Cast(doc)).identify((14, 14))


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.data())
def test_any_text_and_any_span_can_be_cast(text: str, data: st.DataObject) -> None:
    """Odd characters and odd spans give a casting each, and mentions inside the text."""
    places = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(places, places).map(sorted).map(tuple), max_size=4))
    attributions = [attributed(text, pair) for pair in pairs]
    identities, castings = cast_speakers(parser()(text), attributions, find_marks(text).quotations)

    assert len(attributions) == len(castings)
    assert all(casting.reason for casting in castings)
    assert all(
        0 <= start < end <= len(text) for identity in identities for start, end in identity.mentions
    )


@pytest.mark.parametrize(
    "text",
    ["Ana Ruiz said no. ", "She said no. ", "Sen. ", "Ruiz and ", "the chief of ", "of (OO) "],
)
def test_casting_takes_linear_time(text: str) -> None:
    """Twice the text takes no more than a few times as long."""
    took = []
    for times in (500, 2000):
        doc = parser()(text * times)
        places = range(0, len(text) * times, len(text))
        attributions = [
            Attribution("direct", "statement", (), (), None, (at, at + 3)) for at in places
        ]
        took.append(seconds(partial(cast_speakers, doc, attributions, ())))

    assert took[1] < 12 * took[0] + 0.2
