"""What the tests of the command line start from."""

import io
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.output.sample import TEXT


@pytest.fixture(autouse=True, scope="session")
def hears_interrupts() -> Iterator[None]:
    """Let processes that tests start hear Ctrl-C, also where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """A file with the sample's text."""
    path = tmp_path / "mill.txt"
    path.write_bytes(TEXT.encode())
    return path


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """Standard input, to be written by the test."""
    buffer = io.BytesIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(buffer))
    return buffer
