"""The cases in ``cases.md``: a text, and all that must come out of it."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs
import pytest

import quotekit
from quotekit import Article, Quote

PAGE = Path(__file__).with_name("cases.md")
ALWAYS = ("from", "denied", "inside")


@attrs.define
class Case:
    """One text of the page.

    Attributes:
        heading: The behaviour that it shows.
        text: The text.
        publisher: Who publishes it.
        expected: For each quote its fields; the first is its kind with its words.
        stray: The marks without a partner.
        miss: Why the case fails, if it is known to.
    """

    heading: str
    text: str
    publisher: str | None = None
    expected: list[dict[str, str]] = attrs.field(factory=list)
    stray: list[str] = attrs.field(factory=list)
    miss: str = ""


def read_cases(page: str) -> list[Case]:
    """Read the cases of a page."""
    cases: list[Case] = []
    heading, quoting = "", False
    for line in page.splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif line.startswith(">"):
            words = line.removeprefix(">").removeprefix(" ")
            if quoting:
                cases[-1].text += f"\n{words}" if words else "\n"
            else:
                cases.append(Case(heading, words))
        elif heading and (item := re.match(r"( *)- ([a-z ]+)(?:: (.*))?$", line)):
            add(cases[-1], *item.groups(default=""))
        quoting = line.startswith(">")
    return cases


def add(case: Case, indent: str, key: str, value: str) -> None:
    """Add one line of a list to its case."""
    if indent:
        case.expected[-1][key] = value
    elif key == "publisher":
        case.publisher = value
    elif key == "stray":
        case.stray = value.split()
    elif key == "known miss":
        case.miss = value
    elif key != "no quotes":
        case.expected.append({"reads": f"{key}: {value}", "denied": "no", "inside": ""})


def described(article: Article, expected: list[dict[str, str]]) -> list[dict[str, str]]:
    """Describe what came out, each quote in the fields in which the page describes it."""
    quotes = sorted((*article.quotes, *article.attitudes), key=lambda quote: quote.id)
    known = [*expected, *({} for _ in quotes)]
    return [
        fields(article, quote, fields_known)
        for quote, fields_known in zip(quotes, known, strict=False)
    ]


def lines(quotes: list[dict[str, str]]) -> str:
    """Write quotes as the page does, so that a failing test shows the lines that differ."""
    return "\n".join(
        ("- " if key == "reads" else f"  - {key}: ") + value
        for quote in quotes
        for key, value in quote.items()
    )


def fields(article: Article, quote: Quote, known: dict[str, str]) -> dict[str, str]:
    """Describe one quote in the fields that are *known* of it."""
    kind = quote.kind if quote in article.quotes else "attitude"
    parent = next((other.text for other in article.quotes if other.id == quote.parent), "")
    inside, why = known.get("inside", ""), known.get("why", "")
    found = {
        "reads": f"{kind}: {' | '.join(span.text for span in quote.content)}",
        "from": str(quote.chain) or "nobody",
        "denied": "yes" if quote.denied else "no",
        "inside": inside if inside and parent.startswith(inside) else parent,
        "mention": str(quote.mention),
        "cue": str(quote.cue),
        "title": str(quote.speaker and quote.speaker.title),
        "types": ", ".join(link.source.type for link in quote.chain),
        "why": why if why in quote.reason else quote.reason,
    }
    return {key: found[key] for key in (known or ("reads", *ALWAYS))}


CASES = read_cases(PAGE.read_text(encoding="utf-8"))


def articles_of(texts: Iterable[str], cases: Iterable[Case]) -> list[Article]:
    """Read the texts of some cases, or the same texts written another way."""
    contexts = ({"publisher": case.publisher} for case in cases)
    return [article for article, _ in quotekit.pipe(zip(texts, contexts, strict=True))]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """The articles of all cases."""
    texts = [case.text for case in CASES]
    return dict(zip(texts, articles_of(texts, CASES), strict=True))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{case.heading} {case.text[:60]}",
            marks=[pytest.mark.xfail(strict=True, reason=case.miss)] if case.miss else [],
        )
        for case in CASES
    ],
)
def test_case(case: Case, articles: dict[str, Article]) -> None:
    """All that the page says comes out, and nothing else does."""
    article = articles[case.text]

    assert lines(case.expected) == lines(described(article, case.expected))
    assert case.stray == [mark.text for mark in article.stray_marks]


STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda text: text.translate(STRAIGHT), id="straight marks"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: text.replace("\n\n", "\n"), id="one line end"),
    ],
)
def test_other_writing(written: Callable[[str], str]) -> None:
    """Straight marks and other line ends change nothing but themselves."""
    cases = [case for case in CASES if not case.miss and written(case.text) != case.text]
    texts = [written(case.text) for case in cases]

    for case, article in zip(cases, articles_of(texts, cases), strict=True):
        expected = [
            {key: written(value) for key, value in known.items()} for known in case.expected
        ]
        assert lines(expected) == lines(described(article, expected)), article.text


def test_every_behaviour_has_two_cases() -> None:
    """The page shows each of the 25 behaviours at least twice."""
    numbers = [int(case.heading.split(".")[0]) for case in CASES if case.heading[0].isdigit()]

    assert list(range(1, 26)) == [number for number in range(1, 30) if numbers.count(number) > 1]
