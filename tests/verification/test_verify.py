"""Whether words stand in a text, and what was done to them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.output.sample import ARTICLE, QUOTES, TEXT
from tests.strategies import TEXTS

from quotekit import Article, Chain, Link, Quote, Source, Span, verify
from quotekit.verification.words import words_of

TRANSCRIPT = """\
MAYOR: We were told in March that the hinges don't hold. They asked for a second opinion, and
1,200 people left the hall – quietly. He called it ‘a mess’. I am not going to pretend that the
engi-
neers were wrong. Is it safe?

REPORTER: Nobody came, and we waited all night for the US team to join us.
"""
WORD = st.text(st.characters(categories=["Ll"], max_codepoint=0x24F), min_size=1, max_size=5)


def kinds(words: str, text: str = TRANSCRIPT) -> tuple[list[str], list[str]]:
    """Give the kinds of the differences and of the edits."""
    verdict = verify(words, text)
    return [one.kind for one in verdict.differences], [one.kind for one in verdict.edits]


def named(words: str, text: str = TRANSCRIPT) -> list[tuple[str, str, str]]:
    """Give each difference with what is printed and what stands there."""
    return [
        (one.kind, one.words.text.strip(), " ".join(one.found.text.split()))
        for one in verify(words, text).differences
    ]


@pytest.mark.parametrize(
    ("words", "edits"),
    [
        ("in March that the hinges don't hold", []),
        ("“We were told in March”", []),
        ("in March that the hinges don’t hold", ["typography"]),
        ("we were told in March", ["capital"]),
        ("[w]e were told in March", ["capital"]),
        ("We were told in March,", ["final mark"]),
        ("the hinges don't hold,", ["final mark"]),
        ("called it “a mess”", ["typography"]),
        ("left the hall -- quietly", ["typography"]),
        ("left the hall—quietly", ["typography"]),
        ("pretend that the engineers were wrong", ["typography"]),
        ("pre\u00adtend\nthat\u00a0 the", ["typography"]),
        ("We were told … that the hinges", ["left out"]),
        ("We were told . . . that the hinges", ["left out"]),
        ("We were told [...] that the hinges", ["left out"]),
        ("They [the engineers] asked for", ["inserted"]),
        ("[The engineers] asked for a second opinion", ["replaced"]),
        ("and [the union] left the hall", ["replaced"]),
        ("He call[s] it ‘a mess’", ["replaced"]),
        ("I am … going to pretend", ["left out"]),
        ("call[s] it", ["replaced"]),
        ("[union] people left the hall", ["inserted"]),
        ("going to pretend", ["cut off"]),
        ("… going to pretend", ["cut off", "left out"]),
        ("that the engineer[s]", ["replaced"]),
    ],
)
def test_editors_may(words: str, edits: list[str]) -> None:
    """What editors may do leaves words verbatim, and is listed."""
    assert ([], edits) == kinds(words)
    assert "verbatim" == verify(words, TRANSCRIPT).status


@pytest.mark.parametrize(
    ("words", "difference"),
    [
        ("told in March that the hinges hold", ("dropped", "", "don't")),
        ("They never asked for a second opinion", ("added", "never", "")),
        ("They asked for the second opinion", ("changed", "the", "a")),
        ("1,300 people left the hall", ("changed", "1,300", "1,200")),
        ("1200 people left the hall", ("changed", "1200", "1,200")),
        ("I am going to pretend", ("dropped", "", "not")),
        ("I am going not to pretend", ("moved", "not", "not")),
        ("the hinges don't hold at all", ("added", "at all", "")),
        ("for the us team to join us", ("changed", "us", "US")),
        ("asked for a second opinion and 1,200 people", ("punctuation", "", ",")),
        ("Is it safe.", ("punctuation", ".", "?")),
        ("the hinges don't hold!", ("punctuation", "!", ".")),
        ("[We are] going to pretend", ("changed", "[We are]", "I am not")),
        ("that [they] hold", ("changed", "[they]", "the hinges don't")),
        ("[they] hold.", ("changed", "[they]", "don't")),
        ("I [was] going to pretend", ("changed", "[was]", "am not")),
        ("They [not] asked for a second opinion", ("added", "[not]", "")),
        ("He [open]ly called it ‘a mess’", ("changed", "[open]ly", "")),
        ("name[d] it ‘a mess’", ("changed", "name[d]", "called")),
    ],
)
def test_editors_may_not(words: str, difference: tuple[str, str, str]) -> None:
    """Any other change alters the words, and is named."""
    assert [difference] == named(words)
    assert "altered" == verify(words, TRANSCRIPT).status


def test_ellipsis_over_a_turn() -> None:
    """An ellipsis cannot make one speaker say what another says."""
    ((kind, words, found),) = named("Is it safe … we waited all night")

    assert ("dropped", "…") == (kind, words)
    assert "REPORTER" in found


def test_ellipsis_over_much() -> None:
    """An ellipsis leaves out 60 words and not 61."""

    def filled(count: int) -> str:
        return f"We left {'again ' * count}by boat."

    assert ([], ["left out"]) == kinds("We left … by boat", filled(60))
    assert (["dropped"], []) == kinds("We left … by boat", filled(61))


def test_ellipsis_between_quotes_of_an_article() -> None:
    """In an article, no ellipsis leads from the quote of one speaker to that of another."""
    text = "“We left,” said Ruiz. “We stayed,” said Berg."
    spans = [Span(1, 8, "We left"), Span(23, 32, "We stayed")]
    quotes = [
        Quote(
            number, "direct", (span,), (span,), chain=Chain([Link(Source(number, name, "person"))])
        )
        for number, (span, name) in enumerate(zip(spans, ["Ruiz", "Berg"], strict=True))
    ]
    article = Article(text, quotes=tuple(quotes))

    assert "verbatim" == verify("We left … We stayed", text).status
    assert "altered" == verify("We left … We stayed", article).status


def test_not_behind_an_ellipsis_is_visible() -> None:
    """What an ellipsis hides can be read in the edits."""
    (edit,) = verify("I am … going to pretend", TRANSCRIPT).edits

    assert "left out: “not”" == str(edit)


def test_absent() -> None:
    """Words that stand nowhere have no place and no differences."""
    verdict = verify("The orchard will be replanted with pears", TRANSCRIPT)

    assert ("absent", None, (), ()) == (
        verdict.status,
        verdict.span,
        verdict.differences,
        verdict.edits,
    )
    assert "absent" == verify("Nobody came", "").status


def test_ellipsis_within_a_turn_comes_first() -> None:
    """Of two passages, the one in which the ellipsis is honest is meant, however it is printed."""
    text = "A: They play in the park if the hall stays clo-\nsed.\n\nB: It stays closed."

    assert "verbatim" == verify("they play in the park … stays closed", text).status


def test_span_is_the_passage() -> None:
    """The span reaches from the first word to the last, and covers what was left out."""
    verdict = verify("“[w]e were told … don’t hold.”", TRANSCRIPT)

    assert Span(7, 55, "We were told in March that the hinges don't hold") == verdict.span


def test_nearest_of_similar_passages() -> None:
    """Of two passages, the one with fewer differences is meant; of two alike, the first."""
    text = "The old gates stood firm. The new gate held badly. The new gate held badly."
    verdict = verify("the new gate held well", text)

    assert [("changed", "well", "badly")] == named("the new gate held well", text)
    assert verdict.span is not None
    assert 26 == verdict.span.start


@pytest.mark.parametrize("words", ["", " ", "…", "[the council]", "?!", "“”"])
def test_no_words(words: str) -> None:
    """Where there is nothing to look for, the error says so."""
    with pytest.raises(ValueError, match="expected the words of a quotation"):
        verify(words, TRANSCRIPT)


def test_quote_of_an_article() -> None:
    """Where an article breaks a quotation off, the comma is the article's."""
    original = "KEEPER: The wheel had run since 1871 and on Monday it simply stopped."
    verdict = verify(QUOTES[0], original)

    assert ("verbatim", QUOTES[0].text) == (verdict.status, verdict.words)
    assert ["final mark"] == [edit.kind for edit in verdict.edits]
    assert [("dropped", "", "it seems")] == named(
        QUOTES[0].text.replace("1871,", "1871"), original.replace("and on", "and it seems on")
    )


def test_seam_leaves_nothing_out() -> None:
    """Where an article breaks a quotation off, no word may be missing."""
    original = "The wheel had run since 1871, I think, and on Monday it simply stopped."

    assert ["dropped"] == [one.kind for one in verify(QUOTES[0], original).differences]


def test_article_as_original() -> None:
    """In an article, its text is meant."""
    assert verify("We heard a bang", TEXT) == verify("We heard a bang", ARTICLE)


def test_one_line() -> None:
    """A verdict says in a line what, where and why."""
    assert "altered at 57–80: added: “never”" == str(
        verify("They never asked for a second", TRANSCRIPT)
    )
    assert "verbatim at 57–67" == str(verify("They asked", TRANSCRIPT))
    assert "absent: “pears and apples”" == str(verify("pears and apples", TRANSCRIPT))


def test_picture() -> None:
    """The picture sets what is printed above what stands there."""
    verdict = verify("They never asked [us] for the second opinion,", TRANSCRIPT)

    assert """\
altered at 57–88
  printed   They never asked [us] for the second opinion,
  original  They ····· asked ···· for a·· second opinion,
                 ^^^^^       ^^^^     ^^^
added: “never”
changed: “the” for “a”
forgiven: inserted: “[us]”""" == verdict.picture()


def test_picture_of_nothing() -> None:
    """What is absent has no picture; what is verbatim has no carets."""
    assert "absent: “pears”" == verify("pears", TRANSCRIPT).picture()
    assert "^" not in verify("They asked for", TRANSCRIPT).picture()


def test_picture_is_wrapped() -> None:
    """Long words are shown in lines that fit a terminal."""
    words = " ".join(f"word{number}" for number in range(100))
    lines = verify(words.replace("word50", "other"), words).picture().splitlines()

    assert max(map(len, lines)) <= 100
    assert 1 == sum("^" in line for line in lines)


def test_time_grows_with_the_text() -> None:
    """A thousand words are found in 100,000 characters in seconds at most, whatever they are."""
    text = " ".join(f"w{number * 7919 % 3001}" for number in range(18_000))
    words = text.split()[9000:10_000]
    began = time.perf_counter()

    assert "altered" == verify(" ".join([*words[:500], "other", *words[501:]]), text).status
    assert "verbatim" == verify("the " * 1000, "the " * 25_000).status
    assert "absent" == verify("a [a " * 500, "[" * 100_000).status
    assert time.perf_counter() - began < 30


@given(TEXTS, TEXTS)
def test_any_text(words: str, text: str) -> None:
    """Nothing raises but words that are none, and all offsets are exact."""
    try:
        verdict = verify(words, text)
    except ValueError:
        return
    for one in (*verdict.differences, *verdict.edits):
        assert words[one.words.start : one.words.end] == one.words.text
        assert text[one.found.start : one.found.end] == one.found.text
    if verdict.span:
        assert text[verdict.span.start : verdict.span.end] == verdict.span.text
    assert (verdict.status == "altered") == bool(verdict.differences)
    assert str(verdict) in {str(verify(words, text))}
    assert "\n" not in str(verdict)
    assert verdict.picture()


@given(
    st.lists(WORD | st.sampled_from(["—", "…", "?", "don’t", "1,200", "$"]), min_size=1), st.data()
)
def test_any_part_is_verbatim(parts: list[str], data: st.DataObject) -> None:
    """Any run of words of a text stands in it."""
    text = " ".join(parts)
    words = words_of(text)
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    verdict = verify(text[words[first].start : words[last].end], text)

    assert "verbatim" == verdict.status


@given(st.lists(WORD, min_size=1), st.data())
def test_no_other_word_is_verbatim(parts: list[str], data: st.DataObject) -> None:
    """A run of words with one that the text does not have is never verbatim."""
    at = data.draw(st.integers(0, len(parts) - 1))
    changed = [*parts[:at], "elsewhere", *parts[at + 1 :]]

    assert "verbatim" != verify(" ".join(changed), " ".join(parts)).status


TOKENS = st.sampled_from(
    ["a", "A", "the", "not", "re-sign", "re", "sign", "1", "10", "$", "it’s", "…"]
)


def letters(text: str) -> str:
    """Give what of a text is read aloud, without capitals."""
    return "".join(sign for sign in text.casefold() if sign.isalnum() or sign == "$")


@given(st.lists(TOKENS, min_size=1, max_size=6), st.lists(TOKENS, max_size=12))
def test_verbatim_means_letter_by_letter(parts: list[str], others: list[str]) -> None:
    """Each piece of what is called verbatim stands in the text, in order, to the letter."""
    words, text = " ".join(parts), " ".join(others)
    if set(parts) == {"…"} or verify(words, text).status != "verbatim":
        return
    rest = letters(text)
    for piece in filter(None, map(letters, words.split("…"))):
        _, found, rest = rest.partition(piece)
        assert found == piece


@given(st.lists(TOKENS, min_size=1, max_size=8), st.lists(TOKENS, max_size=8), st.data())
def test_what_stands_there_is_found(
    parts: list[str], others: list[str], data: st.DataObject
) -> None:
    """Words are verbatim wherever they stand, whatever stands around them that is like them."""
    if set(parts) <= {"…", "$"}:
        return
    at = data.draw(st.integers(0, len(others)))
    text = " ".join([*others[:at], *parts, *others[at:]])

    assert "verbatim" == verify(" ".join(parts), text).status
