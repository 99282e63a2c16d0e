"""Turn a trained network into the files that quotekit ships: ONNX in eight bits, and the chain."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer

from quotekit.reader.features import SIZES
from training.network import Network


def export(network: Network, tokenizer: Tokenizer, folder: Path) -> None:
    """Write ``reader.onnx``, ``reader.json`` and ``tokenizer.json`` to *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        full = Path(scratch, "full.onnx")
        write_onnx(network, full)
        quantize(full, folder / "reader.onnx")
    chain = {
        "transitions": network.transitions.tolist(),
        "unlinked": network.unlinked.tolist(),
    }
    folder.joinpath("reader.json").write_text(json.dumps(chain), encoding="utf-8")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def write_onnx(network: Network, path: Path) -> None:
    """Write a network as ONNX, its weights in float32; it reads batches of any size."""
    pieces = torch.ones(2, 7, dtype=torch.int64)
    features = torch.zeros(*pieces.shape, len(SIZES), dtype=torch.int64)
    names = ("pieces", "mask", "features")
    torch.onnx.export(
        network.eval(),
        (pieces, torch.ones_like(pieces), features),
        path,
        input_names=names,
        output_names=("emissions", "vectors"),
        dynamic_shapes={
            name: {0: torch.export.Dim("batch"), 1: torch.export.Dim("length")} for name in names
        },
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def quantize(source: Path, target: Path) -> None:
    """Bring the weights in *source* to eight bits, with a scale a channel."""
    with TemporaryDirectory() as scratch:
        prepared = Path(scratch, "prepared.onnx")
        quant_pre_process(source, prepared, skip_symbolic_shape=True)
        quantize_dynamic(prepared, target, weight_type=QuantType.QInt8, per_channel=True)
