"""The cases that `benchmarks/verification.py` makes are decided rightly."""

from collections import Counter

import pytest
from benchmarks.verification import Case, is_decided, is_named, main, make_cases

from quotekit import Verdict, verify


@pytest.fixture(scope="module")
def decided() -> list[tuple[Case, Verdict]]:
    """Cases with their verdicts."""
    return [(case, verify(case.words, case.text)) for case in make_cases(1000, seed=1)]


def test_no_altered_quotation_is_verbatim(decided: list[tuple[Case, Verdict]]) -> None:
    """Whatever else goes wrong, nothing altered passes."""
    passed = [verdict for case, verdict in decided if case.status != "verbatim"]

    assert len(passed) > 500
    assert [] == [verdict.words for verdict in passed if verdict.status == "verbatim"]


def test_nearly_all_are_decided_rightly(decided: list[tuple[Case, Verdict]]) -> None:
    """At least 99 in a hundred are called what they are."""
    assert sum(is_decided(case, verdict) for case, verdict in decided) >= 0.99 * len(decided)


def test_nearly_all_differences_are_named_rightly(decided: list[tuple[Case, Verdict]]) -> None:
    """At least 95 in a hundred altered quotations have the right differences, and no other."""
    altered = [one for one in decided if one[0].status == "altered"]

    assert sum(is_named(case, verdict) for case, verdict in altered) >= 0.95 * len(altered)


def test_every_way_of_making_a_case_is_used(decided: list[tuple[Case, Verdict]]) -> None:
    """The cases hold each alteration and each edit many times."""
    used = Counter(way for case, _ in decided for way in case.made_by)

    assert len(used) == 21
    assert min(used.values()) >= 20


def test_same_seed_same_cases() -> None:
    """A seed makes the same cases each time, another seed others."""
    assert list(make_cases(40, seed=3)) == list(make_cases(40, seed=3))
    assert list(make_cases(40, seed=3)) != list(make_cases(40, seed=4))


def test_judges_can_say_no() -> None:
    """A verdict that names other words, or another kind, is not called right."""
    text = "The old gate held through the whole night."
    altered = Case(text, "", "altered", (("changed", frozenset({"new/old"})),))

    assert is_named(altered, verify("The new gate held through the whole night.", text))
    assert not is_named(altered, verify("The red gate held through the whole night.", text))
    assert not is_named(altered, verify("The gate held through the whole night.", text))
    assert not is_decided(altered, verify("The old gate held", text))


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The script prints a row a status, and how many altered ones pass."""
    main(["--count", "40", "--misses"])

    lines = capsys.readouterr().out.splitlines()
    assert ["absent", "altered", "verbatim"] == [
        line.split("|")[1].strip() for line in lines if line.count("%") == 2
    ]
    assert lines[-1].startswith("0 altered ones called verbatim")
