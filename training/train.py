"""The training run: its weights, their running average, one epoch after the other."""

import logging
import random
import time
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import cast

import attrs
import torch
from torch import Tensor
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel

from training.batches import Batch, collate, disturb, group
from training.examples import Example
from training.losses import losses
from training.network import Network
from training.settings import Settings

log = logging.getLogger(__name__)

_STEPS_A_LINE = 50
_LONGEST_GRADIENT = 1.0
_PARTS = ("network", "average", "optimizer", "scheduler")
_Tensors = tuple[Tensor, ...] | list[Tensor]


@attrs.define(eq=False)
class Run:
    """A training run between two epochs.

    Attributes:
        network: The weights as they are.
        average: Their running average.
        optimizer: What moves the weights.
        scheduler: What sets the learning rates, step by step.
        number: Which run it is, of those that are averaged in the end; from 0.
        epoch: Epochs done.
    """

    network: Network
    average: AveragedModel
    optimizer: AdamW
    scheduler: LambdaLR
    number: int = 0
    epoch: int = 0

    @property
    def averaged(self) -> Network:
        """The network with the averaged weights, which is the one to keep."""
        return cast("Network", self.average.module)


def start(
    network: Network, examples: Sequence[Example], settings: Settings, number: int = 0
) -> Run:
    """Begin a run with a fresh network."""
    optimizer = AdamW(
        parameter_groups(network, settings), weight_decay=settings.weight_decay, fused=True
    )
    steps = settings.epochs * len(group(examples, settings.pieces)[: settings.limit])
    warm = settings.warmup * steps

    def slope(step: int) -> float:
        return step / warm if step < warm else max(0.0, (steps - step) / (steps - warm))

    def blend(averages: _Tensors, weights: _Tensors, done: Tensor | int) -> None:
        keep = kept_part(int(done), settings.average)
        for average, weight in zip(averages, weights, strict=True):
            average.lerp_(weight, 1 - keep)

    average = AveragedModel(network, multi_avg_fn=blend)
    return Run(network, average, optimizer, LambdaLR(optimizer, slope), number)


def kept_part(step: int, most: float) -> float:
    """Say how much of the average a step keeps: little at first, when the weights are still raw."""
    return min(most, (1 + step) / (10 + step))


def parameter_groups(network: Network, settings: Settings) -> list[dict[str, list[Tensor] | float]]:
    """Group the weights by learning rate: the nearer to the words, the slower."""
    layers = len(network.encoder.encoder.layer)
    found: dict[float, list[Tensor]] = {}
    for name, weight in network.named_parameters():
        if not weight.requires_grad:
            continue
        rate = settings.head_rate
        if name.startswith("encoder.encoder.layer."):
            rate = settings.rate * settings.decay ** (layers - 1 - int(name.split(".")[3]))
        elif name.startswith("encoder."):
            rate = settings.rate * settings.decay**layers
        found.setdefault(rate, []).append(weight)
    return [{"params": weights, "lr": rate} for rate, weights in found.items()]


def train_epoch(run: Run, examples: Sequence[Example], settings: Settings) -> None:
    """Go through the examples once.

    All that is left to chance depends on the seed and the numbers of run and epoch alone, so that a
    run that was broken off goes on as if it had not been.
    """
    shuffle = random.Random(f"{settings.seed + run.number} {run.epoch}")
    torch.manual_seed(shuffle.getrandbits(63))
    groups = group(examples, settings.pieces, shuffle)[: settings.limit]
    run.network.train()
    started = time.monotonic()
    chain_sum = link_sum = windows = 0.0
    for number, examples_at_once in enumerate(groups, 1):
        batch = disturb(
            collate(examples_at_once), settings.masked, settings.blank, settings.restyled
        )
        chain, links = step(run, batch, settings)
        chain_sum, link_sum = chain_sum + chain, link_sum + links
        windows += len(batch.examples)
        if number % _STEPS_A_LINE == 0:
            log.info(
                "run %d, epoch %d, step %d of %d: loss a window %.3f labels, %.3f links; %.0f s",
                *(run.number, run.epoch + 1, number, len(groups)),
                *(chain_sum / windows, link_sum / windows, time.monotonic() - started),
            )
            chain_sum = link_sum = windows = 0.0
    run.epoch += 1


def step(run: Run, batch: Batch, settings: Settings) -> tuple[float, float]:
    """Learn from one batch, and give its two losses."""
    chain, links = losses(run.network, batch)
    loss = (chain + settings.link_weight * links) / len(batch.examples)
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), _LONGEST_GRADIENT)
    run.optimizer.step()
    run.scheduler.step()
    run.optimizer.zero_grad(set_to_none=True)
    run.average.update_parameters(run.network)
    return chain.item(), links.item()


def mean(networks: Sequence[Network]) -> Network:
    """Give a network each of whose weights is the mean of those in *networks*.

    Runs from the same first weights end so close together that their mean is better than each of
    them, at the cost of one (Wortsman et al., "Model soups", 2022).
    """
    middle = deepcopy(networks[0])
    states = [network.state_dict() for network in networks]
    for name, weights in middle.state_dict().items():
        if weights.is_floating_point():
            weights.copy_(torch.stack([state[name] for state in states]).mean(0))
    return middle


def save(run: Run, settings: Settings, path: Path) -> None:
    """Write down all that `resume` needs; a run that is killed meanwhile spoils nothing."""
    state = {part: getattr(run, part).state_dict() for part in _PARTS}
    partial = path.with_suffix(".partial")
    torch.save({"epoch": run.epoch, "settings": attrs.asdict(settings), **state}, partial)
    partial.replace(path)


def resume(run: Run, settings: Settings, path: Path) -> None:
    """Take a fresh run to where *path* says that an earlier one was.

    Raises:
        ValueError: If that one had other settings.
    """
    saved = torch.load(path, weights_only=True)
    if saved["settings"] != attrs.asdict(settings):
        raise ValueError(f"{path} is of a run with other settings: {saved['settings']}")
    for part in _PARTS:
        getattr(run, part).load_state_dict(saved[part])
    run.epoch = saved["epoch"]
