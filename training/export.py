"""Turn a trained network into the files that quotekit ships: ONNX in eight bits, and the chain."""

import json
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn

from quotekit.attribution.confidence import EVIDENCE
from quotekit.reader.features import SIZES
from training.network import Network

_BLOCK = 32
_EIGHT_BIT_INPUTS = 4  # onnxruntime's name for it, among its levels of accuracy


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
    """Bring the weights in *source* to eight bits, with a scale for every few of them.

    At run time the numbers that they are multiplied with are rounded in the same small blocks. With
    one scale for all, a few channels are so large that eight bits leave too little for the others.
    """
    with TemporaryDirectory() as scratch:
        prepared = Path(scratch, "prepared.onnx")
        quant_pre_process(source, prepared, skip_symbolic_shape=True)
        quantizer = MatMulNBitsQuantizer(
            onnx.load(prepared),
            bits=8,
            block_size=_BLOCK,
            is_symmetric=True,
            accuracy_level=_EIGHT_BIT_INPUTS,
        )
    quantizer.process()
    model = quantizer.model.model
    strip(model.graph)
    onnx.save(model, target)


def strip(graph: onnx.GraphProto) -> None:
    """Take out what the exporter notes of the code that each node came from."""
    for part in (*graph.node, *graph.value_info, *graph.initializer, *graph.input, *graph.output):
        del part.metadata_props[:]
        part.doc_string = ""
