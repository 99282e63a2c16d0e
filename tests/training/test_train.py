"""The training run: it learns, and it goes on where it was broken off."""

from pathlib import Path

import attrs
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from tests.training.networks import tiny
from tests.training.toys import examples

from training.batches import collate
from training.losses import losses
from training.settings import Settings
from training.train import (
    Run,
    kept_part,
    mean,
    parameter_groups,
    resume,
    save,
    start,
    step,
    train_epoch,
)

EXAMPLES = examples() * 4
SETTINGS = Settings(epochs=3, pieces=40)


def begin(settings: Settings = SETTINGS, seed: int = 0) -> Run:
    """Begin a run with a tiny network."""
    return start(tiny(seed), EXAMPLES, settings)


def weights(run: Run) -> list[torch.Tensor]:
    """Give all weights of a run, the averaged ones after the others."""
    return [*run.network.parameters(), *run.averaged.parameters()]


def same(one: Run, other: Run) -> bool:
    """Say whether two runs have the same weights to the last bit."""
    return all(map(torch.equal, weights(one), weights(other)))


def test_step_lowers_the_loss() -> None:
    """After one step on a batch its loss is lower."""
    settings = attrs.evolve(SETTINGS, warmup=0.0)
    run = start(tiny(dropout=0.0).eval(), EXAMPLES, settings)
    batch = collate(examples())

    before = step(run, batch, settings)
    after = losses(run.network, batch)

    assert after[0] < before[0]
    assert after[1] < before[1]


def test_epochs_lower_the_loss() -> None:
    """The averaged weights that a whole run leaves know the examples better than the first ones."""
    settings = attrs.evolve(SETTINGS, epochs=6, head_rate=1e-2)
    run, batch = begin(settings), collate(examples())
    before, _ = losses(run.averaged.eval(), batch)

    for _ in range(settings.epochs):
        train_epoch(run, EXAMPLES, settings)

    assert 6 == run.epoch
    assert losses(run.averaged.eval(), batch)[0] < before / 2


def test_resume_is_exact(tmp_path: Path) -> None:
    """A run that is broken off after an epoch ends with the weights of an unbroken one."""
    unbroken, broken = begin(), begin()
    for _ in range(SETTINGS.epochs):
        train_epoch(unbroken, EXAMPLES, SETTINGS)
    train_epoch(broken, EXAMPLES, SETTINGS)
    save(broken, SETTINGS, tmp_path / "checkpoint.pt")

    again = begin(seed=1)
    resume(again, SETTINGS, tmp_path / "checkpoint.pt")
    while again.epoch < SETTINGS.epochs:
        train_epoch(again, EXAMPLES, SETTINGS)

    assert same(unbroken, again)
    assert not same(unbroken, broken)


def test_seed_matters() -> None:
    """The same settings give the same weights; another seed gives others."""
    runs = [begin(), begin(), begin()]
    for run, seed in zip(runs, (0, 0, 1), strict=True):
        train_epoch(run, EXAMPLES, attrs.evolve(SETTINGS, seed=seed))

    assert same(runs[0], runs[1])
    assert not same(runs[0], runs[2])


def test_number_matters() -> None:
    """Another run begins with the same weights and goes another way."""
    runs = [start(tiny(), EXAMPLES, SETTINGS, number) for number in range(2)]
    assert same(runs[0], runs[1])
    for run in runs:
        train_epoch(run, EXAMPLES, SETTINGS)

    assert not same(runs[0], runs[1])


def test_mean() -> None:
    """Each weight of the mean lies in the middle of those it comes from, which stay as they are."""
    low, high = tiny(0), tiny(1)
    middle = mean([low, high])

    for one, between, other in zip(
        low.parameters(), middle.parameters(), high.parameters(), strict=True
    ):
        torch.testing.assert_close(between, (one + other) / 2)


def test_resume_with_other_settings(tmp_path: Path) -> None:
    """A checkpoint of other settings is refused."""
    save(begin(), SETTINGS, tmp_path / "checkpoint.pt")
    others = attrs.evolve(SETTINGS, epochs=4)

    with pytest.raises(ValueError, match="other settings"):
        resume(begin(others), others, tmp_path / "checkpoint.pt")


def test_limit() -> None:
    """A limited epoch takes so many steps."""
    settings = attrs.evolve(SETTINGS, limit=2)
    run = begin(settings)

    train_epoch(run, EXAMPLES, settings)

    assert 2 == run.average.n_averaged


def test_word_vectors_stay() -> None:
    """The vectors of the words are not trained; whatever else there is, is."""
    run = begin()
    before = {name: weight.clone() for name, weight in run.network.named_parameters()}

    train_epoch(run, EXAMPLES, SETTINGS)

    still = {
        name for name, weight in run.network.named_parameters() if torch.equal(before[name], weight)
    }
    assert {"encoder.embeddings.word_embeddings.weight"} == still


@pytest.mark.parametrize(("step_number", "kept"), [(1, 2 / 11), (90, 0.91), (10_000, 0.998)])
def test_kept_part(step_number: int, kept: float) -> None:
    """The average forgets the first weights fast, and later keeps as much as it may."""
    assert pytest.approx(kept) == kept_part(step_number, 0.998)


def test_average_lags_behind() -> None:
    """After the second step the average stands where the first steps of the blend put it."""
    run = begin(attrs.evolve(SETTINGS, warmup=0.0))
    batch = collate(examples())
    step(run, batch, SETTINGS)
    first = run.network.transitions.detach().clone()
    step(run, batch, SETTINGS)

    expected = first.lerp(run.network.transitions, 9 / 11)
    torch.testing.assert_close(run.averaged.transitions, expected)


def test_rates() -> None:
    """The nearer to the words, the slower a weight learns; what is new learns fastest."""
    network = tiny()
    groups = parameter_groups(network, Settings(rate=1.0, decay=0.5, head_rate=3.0))
    rate_of = {id(weight): one["lr"] for one in groups for weight in one["params"]}
    rates = {name: rate_of.get(id(weight)) for name, weight in network.named_parameters()}

    assert [None, 0.25, 0.5, 1.0, 3.0, 3.0] == [
        rates[name]
        for name in (
            "encoder.embeddings.word_embeddings.weight",
            "encoder.embeddings.position_embeddings.weight",
            "encoder.encoder.layer.0.output.dense.weight",
            "encoder.encoder.layer.1.output.dense.weight",
            "mix.weight",
            "transitions",
        )
    ]
