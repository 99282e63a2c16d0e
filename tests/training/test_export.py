"""What is shipped reads as the network that was trained."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnxscript")

import onnxruntime
from tests.training.networks import tiny
from tests.training.toys import examples

from quotekit.reader.features import SIZES
from quotekit.reader.network import score
from training.batches import collate
from training.export import quantize, write_onnx

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny network as ONNX, in float32 and in eight bits."""
    folder = tmp_path_factory.mktemp("exported")
    write_onnx(tiny(), folder / "full.onnx")
    quantize(folder / "full.onnx", folder / "small.onnx")
    return folder


@pytest.mark.parametrize(("name", "tolerance"), [("full.onnx", 1e-5), ("small.onnx", 0.01)])
def test_scores(exported: Path, name: str, tolerance: float) -> None:
    """Quotekit gets from the file the scores that the network itself gives."""
    found = examples()
    batch = collate(found)
    with torch.no_grad():
        emissions, vectors = tiny().eval()(batch.pieces, batch.mask, batch.features)
    features = np.concatenate([example.features for example in found])

    session = onnxruntime.InferenceSession(exported / name)
    scores = score([example.window for example in found], features, session)

    words = [(row, place) for row, e in enumerate(found) for place in e.window.first_piece + 1]
    rows, places = np.transpose(words)
    np.testing.assert_allclose(scores.emissions, emissions[rows, places], atol=tolerance)
    np.testing.assert_allclose(scores.vectors, vectors[rows, places], atol=tolerance)


def test_eight_bits(exported: Path) -> None:
    """The weights in eight bits take less room."""
    sizes = [exported.joinpath(name).stat().st_size for name in ("small.onnx", "full.onnx")]

    assert sizes[0] < sizes[1]


def test_inputs(exported: Path) -> None:
    """The network takes batches of any size, and as many features as there are."""
    session = onnxruntime.InferenceSession(exported / "small.onnx")

    shapes = {one.name: one.shape for one in session.get_inputs()}
    assert {"pieces", "mask", "features"} == set(shapes)
    assert len(SIZES) == shapes["features"][2]
    assert all(isinstance(size, str) for size in shapes["pieces"])
