"""The words by which a text says that a source stays unnamed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speakers.staging import cast

from quotekit.speakers.anonymity import phrases


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        (
            "[One engineer], who asked not to be named for fear of losing his job, said no.",
            "asked not to be named for fear of losing his job",
        ),
        (
            "[A port official] said no. She spoke on condition of anonymity because she was ill.",
            "on condition of anonymity because she was ill",
        ),
        ("[Two people] said no, requesting anonymity.", "requesting anonymity"),
        (
            "[The officials], who weren’t authorized to speak publicly, said no.",
            "weren’t authorized to speak publicly",
        ),
        (
            "Speaking on the condition of anonymity, [a pilot] said no.",
            "on the condition of anonymity",
        ),
    ],
)
def test_the_reason_goes_with_its_source(marked: str, words: str) -> None:
    """Whoever stays unnamed has the words that say so, and why if they do."""
    ((identity, _),) = cast(marked)
    text = marked.replace("[", "").replace("]", "")
    assert identity is not None
    assert identity.anonymity is not None
    assert text[slice(*identity.anonymity)] == words


@pytest.mark.parametrize(
    "marked",
    [
        "[Ana Ruiz] said no. Tom Berg spoke on condition of anonymity.",
        "[A pilot] said no.\n\nThe report was anonymous.",
        "[A pilot] said no. It rained. Mia Noor declined to be named, and she left.",
    ],
)
def test_a_reason_is_nobody_elses(marked: str) -> None:
    """Named people, and those whom the words are not about, have none."""
    ((identity, _),) = cast(marked)
    assert identity is not None
    assert identity.anonymity is None


@given(st.text(alphabet=st.sampled_from("on condition of anonymity because .,\n’'"), max_size=80))
def test_any_text_has_offsets_within(text: str) -> None:
    """Words on anonymity lie inside the text, in order, without white space at their ends."""
    text = f"x on condition of anonymity {text}"
    found = phrases(text)
    assert found
    for start, end in found:
        assert text[start:end].startswith("on condition")
        assert text[start:end] == text[start:end].strip()
