"""The one command, from the corpus to the shipped files."""

import json
from pathlib import Path

import attrs
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnxscript")

from tests.training.networks import tiny
from tests.training.toys import ARTICLE, tokenizer

from quotekit.reader.decoding import LABELS
from training.__main__ import main
from training.corpus import write_corpus

pytestmark = pytest.mark.filterwarnings("ignore")


def test_corpus_to_weights(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It leaves what quotekit ships, and called again it trains no more."""
    corpus, encoder = tmp_path / "corpus", tmp_path / "encoder"
    corpus.mkdir()
    articles = [attrs.evolve(ARTICLE, id=f"harbour {number}") for number in range(3)]
    write_corpus(articles, corpus / "train.jsonl")
    write_corpus(articles[:1], corpus / "dev.jsonl")
    tiny().encoder.save_pretrained(encoder)
    tokenizer().save(str(encoder / "tokenizer.json"))
    options = f"--work {tmp_path}/work --encoder {encoder} --runs 2 --epochs 2 --limit 1".split()

    with caplog.at_level("INFO", logger="training"):
        main([str(corpus), *options])
        first = caplog.text
        caplog.clear()
        main([str(corpus), *options, "--weights", str(tmp_path / "again")])

    assert "run 1, epoch 2: F1" in first
    assert "run 1: going on after epoch 2" in caplog.text
    assert "the mean of 2 runs: F1" in caplog.text
    assert "epoch 2: F1" not in caplog.text
    for folder in (tmp_path / "work" / "weights", tmp_path / "again"):
        names = {path.name for path in folder.iterdir()}
        assert {"reader.onnx", "reader.json", "tokenizer.json"} == names
        chain = json.loads(folder.joinpath("reader.json").read_text(encoding="utf-8"))
        assert [len(LABELS)] * len(LABELS) == [len(row) for row in chain["transitions"]]
        assert 2 == len(chain["unlinked"])
