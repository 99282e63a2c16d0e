"""Dialogues, on sentences parsed by hand."""

import pytest
from tests.attribution.test_continuation import read

ASKED = (
    "“ Did/AUX/aux/fail it/PRP/nsubj/fail fail/VB/ccomp/asked ? ” "
    "{}/NNP/nsubj/asked asked=ask/VBD/ROOT ."
)
SAID = (
    "“ It/PRP/nsubj/failed all/DT/dep failed=fail/VBD/ccomp/said , ” "
    "{}/NNP/nsubj/said said=say/VBD/ROOT ."
)
WHEN = "“ When/WRB/advmod/fail did/AUX/aux/fail it/PRP/nsubj/fail fail/VB/ROOT ? ”"
ANSWER = "“ It/PRP/nsubj/failed all/DT/dep failed=fail/VBD/ROOT . ”"


def carried(*paragraphs: str) -> list[int | None]:
    """From which attribution each takes its source over."""
    return [draft.carried_from for draft in read(" ¶ ".join(paragraphs))]


def test_two_people_take_turns() -> None:
    """After a question and its answer, the next question is the first speaker's, and so on."""
    dialogue = carried(ASKED.format("Ruiz"), SAID.format("Berg"), WHEN, ANSWER)
    assert dialogue == [None, None, 0, 1]


def test_an_answer_is_not_by_whoever_asked() -> None:
    """With one speaker known, the answer to the question is nobody's."""
    assert carried(ASKED.format("Ruiz"), ANSWER) == [None, None]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (SAID.format("Ruiz"), ANSWER),
        (SAID.format("Ruiz").replace(", ”", "? ”"), ANSWER),
        (SAID.format("Ruiz"), WHEN),
    ],
    ids=["no question", "a question that is said", "only the last one asks"],
)
def test_a_speech_goes_on(paragraphs: tuple[str, ...]) -> None:
    """Where nobody has asked anybody, the next paragraph is by the same source."""
    assert carried(*paragraphs) == [None, 0]


def test_a_dialogue_ends_with_the_next_narration() -> None:
    """A paragraph between breaks it off."""
    left = "They/PRP/nsubj/left left=leave/VBD/ROOT ."
    assert carried(ASKED.format("Ruiz"), SAID.format("Berg"), left, WHEN) == [None, None, None]
