"""Paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotekit.paragraphs import paragraph_spans


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of *text* as strings."""
    return [text[start:end] for start, end in paragraph_spans(text)]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\n \n\t\n", "\u2029"])
def test_every_kind_of_line_end_parts_paragraphs(gap: str) -> None:
    """Blank lines count once, and it does not matter which system wrote the text."""
    assert ["The dock shut.", "Nobody came."] == paragraphs(f"The dock shut.{gap}Nobody came.{gap}")


def test_text_wrapped_by_hand_breaks_at_blank_lines_only() -> None:
    """Where most lines break off amid a sentence, a line end alone parts nothing."""
    text = "The dock was shut by the\nharbour chief on a\nwindy night.\n\nNobody came to\nsee it."

    assert 2 == len(paragraph_spans(text))


def test_white_space_and_invisible_characters_at_the_ends_are_left_out() -> None:
    """A paragraph begins and ends with something to read."""
    assert ["Shut."] == paragraphs("\ufeff\u200b  Shut.\u00a0\u200f \n \u200b \n")


@given(st.text(alphabet=st.sampled_from("aB. \n\r\u2028\u200b“”"), max_size=60))
def test_paragraphs_hold_everything_visible_once_and_in_order(text: str) -> None:
    """Nothing is lost between two paragraphs but white space and invisible characters."""
    spans = paragraph_spans(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]

    assert edges == sorted(edges)
    between = "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert not between.replace("\u200b", "").strip()
