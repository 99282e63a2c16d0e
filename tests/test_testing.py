"""Assertions about who is quoted."""

import pytest
from hypothesis import given
from tests.output.sample import ARTICLE, QUOTES
from tests.strategies import TEXTS, articles

from quotekit import Article
from quotekit.testing import assert_quoted, find_quote


def failure(article: Article, words: str, **expected: object) -> str:
    """Give the message of an assertion that fails."""
    with pytest.raises(AssertionError) as caught:
        assert_quoted(article, words, **expected)  # type: ignore[arg-type]
    return str(caught.value)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("The wheel had run since 1871", 0),
        ("since 1871, and on Monday", 0),
        ("the wheel … simply stopped", 0),
        ("“We heard a bang and then nothing.”", 1),
        ('it had "starved" the mill', 2),
        ("Brandt had told him", 3),
        ("the timber was sound", 4),
    ],
)
def test_find_quote(words: str, number: int) -> None:
    """Words are found in the quote that holds them, in the inner one of two."""
    assert QUOTES[number] == find_quote(ARTICLE, words)


@pytest.mark.parametrize(
    "words",
    ["We heard a crash", "Tide mill wheel stops turning", "the wheel to turn again by Easter"],
)
def test_find_no_quote(words: str) -> None:
    """Other words, the writer's own, and those of an attitude are in no quote."""
    assert find_quote(ARTICLE, words) is None


def test_no_words() -> None:
    """Where there is nothing to look for, the error says so, also without any quote."""
    with pytest.raises(ValueError, match="expected the words"):
        find_quote(ARTICLE, "…")
    with pytest.raises(ValueError, match="expected the words"):
        assert_quoted(Article("Nobody spoke."), "“”")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We heard a bang", {}),
        ("We heard a bang", {"speaker": "Ida Brandt", "via": ["Skarholm Gazette"]}),
        ("We heard a bang", {"speaker": "ida  BRANDT", "via": "skarholm gazette"}),
        ("We heard a bang", {"speaker": "Brandt", "kind": "direct", "denied": False}),
        ("The wheel had run", {"speaker": "Brandt", "via": ()}),
        ("starved", {"speaker": "the council", "denied": True, "kind": "mixed"}),
        ("Somebody should have looked", {"speaker": None}),
    ],
)
def test_assert_quoted(words: str, expected: dict[str, object]) -> None:
    """A quote that fits is given back; what is not given is not checked."""
    assert find_quote(ARTICLE, words) == assert_quoted(ARTICLE, words, **expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "expected", "line"),
    [
        (
            "a bang",
            {"speaker": "Vik"},
            "speaker: expected “Vik”, found “Ida Brandt” (also “Brandt”)",
        ),
        (
            "a bang",
            {"speaker": "Ida"},
            "speaker: expected “Ida”, found “Ida Brandt” (also “Brandt”)",
        ),
        (
            "a bang",
            {"speaker": None},
            "speaker: expected unknown, found “Ida Brandt” (also “Brandt”)",
        ),
        ("a bang", {"via": ()}, "via: expected first-hand, found “Skarholm Gazette”"),
        (
            "a bang",
            {"via": ["Vik", "BBC"]},
            "via: expected “Vik” ← “BBC”, found “Skarholm Gazette”",
        ),
        ("1871", {"via": "BBC"}, "via: expected “BBC”, found first-hand"),
        ("a bang", {"kind": "mixed"}, "kind: expected mixed, found direct"),
        ("starved", {"denied": False}, "denied: expected False, found True"),
        ("Somebody should", {"speaker": "Vik"}, "speaker: expected “Vik”, found unknown"),
        ("Somebody should", {"via": ()}, "via: expected first-hand, found unknown"),
    ],
)
def test_quoted_otherwise(words: str, expected: dict[str, object], line: str) -> None:
    """The message says what was expected and what the quote has, and why."""
    message = failure(ARTICLE, words, **expected)

    assert message.startswith(f"“{words}” is quoted, but otherwise:\nquote ")
    assert f"\n  {line}\n" in message
    assert "\n  because: " in message


def test_each_mismatch_is_told() -> None:
    """A message names all that is wrong, in every quote that holds the words."""
    message = failure(ARTICLE, "the timber was sound", speaker="Reyes", denied=True)

    assert 2 == message.count("speaker: expected") == message.count("denied: expected")


def test_any_quote_may_fit() -> None:
    """Where several quotes hold the words, one that fits is enough."""
    assert QUOTES[3] == assert_quoted(ARTICLE, "the timber was sound", speaker="Jonas Vik")


def test_not_quoted() -> None:
    """The message shows the nearest quote first, and where it differs."""
    message = failure(ARTICLE, "We heard a crash and then nothing")

    assert """\
“We heard a crash and then nothing” is not quoted
the nearest quotes:
quote 1: “We heard a bang and then nothing,” — Ida Brandt ← Skarholm Gazette
  altered at 0–32
    printed   We heard a crash and then nothing
    original  We heard a bang· and then nothing
                         ^^^^^
  changed: “crash” for “bang”""" == message.partition("\nquote 0")[0]


def test_no_quotes_at_all() -> None:
    """An article without quotes has no nearest."""
    assert "“Stop” is not quoted\nthe article has no quotes" == failure(Article("Nobody."), "Stop")


@given(articles(), TEXTS)
def test_any_article(article: Article, words: str) -> None:
    """Whatever stands in an article, a quote is found, or the assertion fails with a message."""
    try:
        found = find_quote(article, words)
    except ValueError:
        return
    if found is None:
        assert failure(article, words).startswith(f"“{words}” is not quoted")
    else:
        assert found == assert_quoted(article, words)
