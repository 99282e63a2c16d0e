"""Which attribution stands inside the content of which."""

from quotekit.chains.nesting import find_parents, length
from quotekit.records import Attribution, Offsets, Sense


def attribution(
    *extent: Offsets, cue: Offsets | None = None, sense: Sense = "statement"
) -> Attribution:
    """An attribution at these places."""
    return Attribution("indirect", sense, extent, extent, cue, None)


def test_apart() -> None:
    """Attributions side by side have no parents."""
    found = [attribution((0, 10), cue=(11, 15)), attribution((20, 30), cue=(31, 35))]

    assert find_parents(found) == [None, None]


def test_inside() -> None:
    """One that is made within the content of another has it for its parent."""
    outer = attribution((0, 50), cue=(51, 55))
    inner = attribution((20, 50), cue=(10, 15))

    assert find_parents([outer, inner]) == [None, 0]


def test_the_smallest_around() -> None:
    """Of several around it, the smallest is the parent."""
    found = [
        attribution((0, 90), cue=(91, 95)),
        attribution((20, 90), cue=(10, 15)),
        attribution((40, 90), cue=(30, 35)),
    ]

    assert find_parents(found) == [None, 0, 1]


def test_same_content() -> None:
    """Two with one content are not nested in each other, whatever their cues."""
    found = [attribution((0, 50), cue=(10, 15)), attribution((0, 50), cue=(20, 25))]

    assert find_parents(found) == [None, None]


def test_in_one_part() -> None:
    """A content of two parts is the parent of what either part holds, not of what is between."""
    outer = attribution((0, 20), (40, 60), cue=(25, 30))
    first = attribution((5, 20), cue=(0, 4))
    second = attribution((50, 60), cue=(45, 49))
    between = attribution((31, 35), cue=(21, 24))

    assert find_parents([outer, first, second, between]) == [None, 0, 0, None]


def test_without_a_cue() -> None:
    """A quotation without a cue is made where it stands."""
    found = [attribution((0, 50), cue=(51, 55)), attribution((10, 20))]

    assert find_parents(found) == [None, 0]


def test_attitudes_hold_nothing() -> None:
    """What is said within an attitude is not nested in it."""
    found = [attribution((0, 50), cue=(51, 55), sense="attitude"), attribution((10, 20))]

    assert find_parents(found) == [None, None]


def test_length() -> None:
    """The length of a content is that of all its parts."""
    assert length(attribution((0, 20), (40, 45))) == 25
