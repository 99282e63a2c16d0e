"""From records to articles, with the pipeline: in order, in any number of processes."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from spacy.pipeline import Lemmatizer

import quotekit
from quotekit import Article, MissingModelError, QuotekitError
from quotekit.cli.reading import BATCH, Reader, Settings, open_reader
from quotekit.inputs import Record

RECORDS = [
    Record(f"“It failed {number} times,” said Ana Ruiz, the warden.", str(number), "Post")
    for number in range(3 * BATCH + 1)
]


def extract(record: Record) -> Article:
    """Read one record in the usual way."""
    return quotekit.extract(record.text, id=record.id, publisher=record.publisher)


@pytest.fixture(scope="module", params=[1, 2])
def read(request: pytest.FixtureRequest) -> Iterator[Reader]:
    """What reads records in one process and in two."""
    with open_reader(Settings(workers=request.param)) as reader:
        yield reader


def test_articles_come_in_order(read: Reader) -> None:
    """As many processes as there are find what one finds, and keep the order of the input."""
    found = list(read(RECORDS))
    assert [article.id for article in found] == [record.id for record in RECORDS]
    assert [found[0], found[-1]] == [extract(RECORDS[0]), extract(RECORDS[-1])]


def test_records_are_taken_as_needed(read: Reader) -> None:
    """Of an endless input only so much is held that every process has work."""
    taken = 0

    def endless() -> Iterator[Record]:
        nonlocal taken
        while True:
            taken += 1
            yield RECORDS[0]

    assert next(read(endless())).quotes
    assert taken <= 4 * BATCH + 1


def test_words_are_forgotten() -> None:
    """SpaCy knows no more words and lemmas after a batch than before it."""
    nlp = quotekit.load(min_score=None)
    before = len(nlp.vocab.strings)
    with open_reader(Settings()) as read:
        for number in range(2):
            (article,) = read([Record(f"“The quib{number}belments failed,” said Ana Ruiz.")])
            assert article.quotes[0].text == f"The quib{number}belments failed"
    assert len(nlp.vocab.strings) == before
    assert not cast("Lemmatizer", nlp.get_pipe("lemmatizer")).cache


@pytest.mark.parametrize("workers", [1, 2])
def test_missing_model(workers: int) -> None:
    """A missing model is told before anything is read, also if only workers would load it."""
    with (
        pytest.raises(MissingModelError, match="en_core_web_xx"),
        open_reader(Settings("en_core_web_xx", workers=workers)),
    ):
        pass


def test_a_worker_that_dies_is_told() -> None:
    """Rather than to wait for it for ever, say what may have killed it."""

    def killing(records: list[Record]) -> Iterator[Record]:
        yield from records
        multiprocessing.active_children()[0].kill()

    with (
        pytest.raises(QuotekitError, match="take fewer --workers"),
        open_reader(Settings(workers=2)) as read,
    ):
        list(read(killing(RECORDS)))


LINES = 8 * BATCH  # more than are read before the first is written


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """More lines than are read before the first is written."""
    path = tmp_path / "in.jsonl"
    rows = (json.dumps({"text": "“It failed,” said Ana Ruiz.", "id": n}) for n in range(LINES))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def workers_of(process: int) -> list[int]:
    """Give the processes that a process has started."""
    children = Path(f"/proc/{process}/task/{process}/children")
    return [int(number) for number in children.read_text(encoding="utf-8").split()]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_the_command(how: signal.Signals, lines: Path, tmp_path: Path) -> None:
    """Interrupted or killed, no process is left behind and no article lost."""
    output = tmp_path / "out"
    command = [sys.executable, "-m", "quotekit", "extract", lines, "--output", output]
    command += ["--workers", "2", "--resume"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stderr is not None
        while not output.exists() or not output.stat().st_size:
            time.sleep(0.05)
        workers = workers_of(process.pid)
        if how is signal.SIGINT:
            os.killpg(process.pid, how)  # as a terminal does, to the workers as well
        else:
            process.kill()
        complaints = process.stderr.read()
    assert how is signal.SIGKILL or complaints == b""
    assert process.returncode == (130 if how is signal.SIGINT else -how)
    assert len(workers) >= 2
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    subprocess.run(command, check=True)
    ids = [json.loads(line)["id"] for line in output.read_bytes().splitlines()]
    assert ids == [str(number) for number in range(LINES)]
