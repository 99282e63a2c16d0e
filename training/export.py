"""Turn a trained network into the files that quotekit ships: ONNX in eight bits, and the chain."""

import json
from collections.abc import Collection, Sequence
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn

from quotekit.attribution.confidence import EVIDENCE
from quotekit.reader.features import SIZES
from training.network import Network

_DELICATE = 3
"""In so many layers, from below, the inputs of the second half of the feed-forward part have a few
channels so large that eight bits leave too little for the others: of all layers, rounding these
changed the scores by far the most."""


class EightBits(nn.Module):
    """An embedding whose vectors are kept in eight bits, each with a scale of its own.

    With one scale for all of them, as onnxruntime would have it, rare words lose their meaning.
    """

    def __init__(self, vectors: Tensor) -> None:
        """Round *vectors*, one a row."""
        super().__init__()
        scales = vectors.abs().amax(dim=1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rounded", (vectors / scales).round().to(torch.int8))
        self.register_buffer("scales", scales)

    def forward(self, places: Tensor) -> Tensor:
        """Give the vectors at *places*."""
        return self.rounded[places].to(torch.float32) * self.scales[places]


def export(network: Network, tokenizer: Tokenizer, folder: Path) -> None:
    """Write ``reader.onnx``, ``reader.json`` and ``tokenizer.json`` to *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        full = Path(scratch, "full.onnx")
        slim = deepcopy(network)
        embeddings = slim.encoder.embeddings
        embeddings.word_embeddings = EightBits(embeddings.word_embeddings.weight.detach())
        write_onnx(slim, full)
        quantize(full, folder / "reader.onnx")
    write_numbers(network, (0.0,) * (1 + EVIDENCE), folder)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def write_numbers(network: Network, confidence: Sequence[float], folder: Path) -> None:
    """Write ``reader.json``: the chain, the links' bounds, and how sure what evidence makes."""
    numbers = {
        "transitions": network.transitions.tolist(),
        "unlinked": network.unlinked.tolist(),
        "confidence": list(confidence),
    }
    folder.joinpath("reader.json").write_text(json.dumps(numbers), encoding="utf-8")


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
    """Bring the weights in *source* to eight bits, with a scale a channel; a few to sixteen."""
    with TemporaryDirectory() as scratch:
        prepared = Path(scratch, "prepared.onnx")
        quant_pre_process(source, prepared, skip_symbolic_shape=True)
        delicate = _delicate(onnx.load(prepared).graph)
        quantize_dynamic(
            prepared,
            target,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm"],
            nodes_to_exclude=[node for node, _ in delicate],
        )
    model = onnx.load(target)
    halve(model.graph, [weights for _, weights in delicate])
    strip(model.graph)
    onnx.save(model, target)


def _delicate(graph: onnx.GraphProto) -> list[tuple[str, str]]:
    """Name the multiplications that rounding would harm, and their weights."""
    shapes = {weights.name: tuple(weights.dims) for weights in graph.initializer}
    # In a BERT only these layers have four times as many inputs as outputs.
    narrowing = {
        name for name, shape in shapes.items() if len(shape) == 2 and shape[0] == 4 * shape[1]
    }
    products = [node for node in graph.node if node.op_type == "MatMul"]
    found = [(node.name, name) for node in products for name in node.input if name in narrowing]
    return found[:_DELICATE]


def halve(graph: onnx.GraphProto, names: Collection[str]) -> None:
    """Keep some weights in sixteen bits; onnxruntime widens them once, when it loads them."""
    for weights in graph.initializer:
        if weights.name in names:
            name = weights.name
            half = onnx.numpy_helper.to_array(weights).astype(np.float16)
            weights.CopyFrom(onnx.numpy_helper.from_array(half, f"{name}_half"))
            widen = onnx.helper.make_node(
                "Cast", [f"{name}_half"], [name], to=onnx.TensorProto.FLOAT
            )
            graph.node.insert(0, widen)


def strip(graph: onnx.GraphProto) -> None:
    """Take out what the exporter notes of the code that each node came from."""
    for part in (*graph.node, *graph.value_info, *graph.initializer, *graph.input, *graph.output):
        del part.metadata_props[:]
        part.doc_string = ""
