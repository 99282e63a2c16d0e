"""What the reader has learned: from a folder, from quotekit itself, and in forked processes."""

import json
import multiprocessing
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from quotekit.attribution.confidence import EVIDENCE
from quotekit.reader.decoding import LABELS, ROLES
from quotekit.reader.features import SIZES
from quotekit.reader.network import Scores, score
from quotekit.reader.weights import load_weights, shipped_weights
from quotekit.reader.windows import read_windows

TEXT = "Divers found the hull, Ana Ruiz said."
PATIENCE = 60
"""Seconds until a process counts as hung; it needs about one."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the network that ships, and a tokenizer and numbers of its own."""
    with as_file(files("quotekit.reader").joinpath("weights", "reader.onnx")) as network:
        shutil.copy(network, tmp_path)
    Tokenizer(WordLevel({"hull": 7, "?": 8}, "?")).save(str(tmp_path / "tokenizer.json"))
    numbers = {
        "transitions": np.arange(49).reshape(7, 7).tolist(),
        "unlinked": [0.25, -1.5],
        "confidence": [0.5, *range(8)],
    }
    tmp_path.joinpath("reader.json").write_text(json.dumps(numbers), encoding="utf-8")
    return tmp_path


def scored() -> Scores:
    """Read a sentence with the weights that ship with quotekit."""
    weights = shipped_weights()
    starts = [place for place in range(len(TEXT)) if not place or TEXT[place - 1] == " "]
    windows = read_windows(TEXT, starts, weights.tokenizer)
    return score(windows, np.zeros((len(starts), len(SIZES)), np.int64), weights.network)


def emissions() -> list[list[float]]:
    """Give the scores of the labels."""
    found: list[list[float]] = scored().emissions.tolist()
    return found


def identity() -> int:
    """Tell the weights of this process from all other objects in its memory."""
    return id(shipped_weights())


class TestFolder:
    """Weights that somebody else trained."""

    def test_numbers(self, folder: Path) -> None:
        """Each number is taken from its place in the folder."""
        weights = load_weights(folder)

        assert [13, 14] == weights.transitions[[1, 2], [6, 0]].tolist()
        assert np.float32 == weights.transitions.dtype
        assert (0.25, -1.5) == weights.unlinked
        assert (0.5, 0, 1, 2, 3, 4, 5, 6, 7) == weights.confidence

    def test_tokenizer(self, folder: Path) -> None:
        """The tokenizer is that of the folder."""
        assert [7] == load_weights(folder).tokenizer.encode("hull").ids

    @pytest.mark.parametrize("name", ["reader.onnx", "reader.json", "tokenizer.json"])
    def test_missing_file(self, folder: Path, name: str) -> None:
        """A folder without one of the files is an error that names it."""
        folder.joinpath(name).unlink()

        with pytest.raises(FileNotFoundError, match=name):
            load_weights(folder)


class TestShipped:
    """The weights that ship with quotekit."""

    def test_loaded_once(self) -> None:
        """They are loaded once a process."""
        assert shipped_weights() is shipped_weights()

    def test_inputs(self) -> None:
        """The network takes as many features as quotekit reads."""
        shapes = {one.name: one.shape for one in shipped_weights().network.get_inputs()}

        assert {"pieces": 2, "mask": 2, "features": 3} == {
            name: len(shape) for name, shape in shapes.items()
        }
        assert len(SIZES) == shapes["features"][2]

    def test_scores(self) -> None:
        """It gives a finite score for each label, and a vector of 64 numbers for each role."""
        found = scored()

        assert (len(TEXT.split()), len(LABELS)) == found.emissions.shape
        assert (len(TEXT.split()), 64 * len(ROLES)) == found.vectors.shape
        assert np.isfinite(found.emissions).all()
        assert np.isfinite(found.vectors).all()

    def test_numbers(self) -> None:
        """Each label after each has its score, each sign its factor beside the bias."""
        weights = shipped_weights()

        assert (len(LABELS), len(LABELS)) == weights.transitions.shape
        assert 1 + EVIDENCE == len(weights.confidence)

    def test_threads_sleep(self) -> None:
        """Between two texts, the threads of the network leave the processor to spaCy."""
        options = shipped_weights().network.get_session_options()

        assert "0" == options.get_session_config_entry("session.intra_op.allow_spinning")


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork"
)
@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
class TestForkedProcess:
    """A process whose parent has read."""

    def test_reads(self) -> None:
        """It reads too, and reads the same."""
        expected = emissions()

        with multiprocessing.get_context("fork").Pool(1) as pool:
            assert expected == pool.apply_async(emissions).get(PATIENCE)

    def test_own_weights(self) -> None:
        """It loads its own network, since the threads of its parent's are not there."""
        # Both live in the memory of the child, so that two objects have two identities.
        parents = identity()

        with multiprocessing.get_context("fork").Pool(1) as pool:
            assert parents != pool.apply_async(identity).get(PATIENCE)
