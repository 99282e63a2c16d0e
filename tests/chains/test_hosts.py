"""People who are known as the voices of a medium."""

import pytest

from quotekit.chains.hosts import find_hosts
from quotekit.records import Identity

BERG = Identity("Tom Berg", "person", aliases=("Berg",))


@pytest.mark.parametrize(
    "text",
    [
        "On The Tom Berg Show she spoke at length.",
        "On The Tom Berg Morning Show she spoke at length.",
        "She spoke on Berg’s radio program.",
        "She spoke on Tom Berg's daily podcast.",
    ],
)
def test_a_programme_has_its_host_in_its_name(text: str) -> None:
    """Whoever a programme is called by is its host."""
    assert {0} == find_hosts(text, [BERG])


@pytest.mark.parametrize(
    "text",
    [
        "Tom Berg told the show that it was late.",
        "Berg's campaign has a radio program.",
        "The Berg Shower Company is closed.",
    ],
)
def test_a_name_near_a_programme_is_not_enough(text: str) -> None:
    """A programme somewhere near makes nobody a host."""
    assert not find_hosts(text, [BERG])


@pytest.mark.parametrize(
    ("title", "hosts"),
    [("radio host", {0}), ("CNN anchor", {0}), ("former reporter", set()), ("mayor", set())],
)
def test_a_title_can_say_so(title: str, hosts: set[int]) -> None:
    """Hosts, anchors and reporters are voices of a medium, former ones are not."""
    assert hosts == find_hosts("", [Identity("Tom Berg", "person", title=title)])


def test_organizations_host_nothing() -> None:
    """Only people are hosts."""
    assert not find_hosts("The Berg Show began.", [Identity("Berg", "organization")])
