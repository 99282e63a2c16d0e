"""What a training run can be told."""

from typing import TypeVar

import attrs

T = TypeVar("T")


def _setting(default: T, meaning: str) -> T:
    return attrs.field(default=default, metadata={"meaning": meaning})


@attrs.frozen(kw_only=True)
class Settings:
    """The numbers that a run depends on, each an option of the command line."""

    runs: int = _setting(3, "runs from the same first weights, whose results are averaged")
    epochs: int = _setting(10, "times that training goes through the corpus")
    pieces: int = _setting(3072, "pieces a batch, padding included, about")
    rate: float = _setting(2e-4, "highest learning rate of the encoder's last layer")
    decay: float = _setting(0.85, "learning rate of a layer, as a part of that of the layer above")
    head_rate: float = _setting(1e-3, "highest learning rate of all that is not the encoder")
    warmup: float = _setting(0.06, "part of the steps over which the rates rise from nothing")
    weight_decay: float = _setting(0.01, "weight decay of AdamW")
    link_weight: float = _setting(0.5, "weight of the links' loss beside that of the labels")
    masked: float = _setting(0.1, "part of the pieces that is hidden at each step")
    blank: float = _setting(0.05, "part of the windows that goes without a feature, each by itself")
    restyled: float = _setting(0.15, "part of the windows that gets other quotation marks")
    average: float = _setting(0.998, "how much of the averaged weights each step keeps, at most")
    seed: int = _setting(
        0,
        "seed of the first weights, and with the number of the run that of all else left to chance",
    )
    limit: int | None = _setting(None, "steps an epoch at most, to try whether everything runs")
