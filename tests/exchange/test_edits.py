"""What people change in an annotation tool: the marks win, everything else stays."""

import re
from collections.abc import Callable

import attrs
import pytest
from tests.output.sample import ARTICLE, COUNCIL, GAZETTE, TEXT

import quotekit
from quotekit import Article, Quote
from quotekit.exchange import from_brat, from_doccano, to_brat, to_doccano
from quotekit.exchange.layer import Layer, Mark, layer_of
from quotekit.exchange.revision import article_from

LAYER = layer_of(ARTICLE)


def place(words: str) -> tuple[int, int]:
    """Find the first occurrence of some words."""
    return TEXT.index(words), TEXT.index(words) + len(words)


def edited(change: Callable[[Mark], Mark | None]) -> Article:
    """Read the sample back after somebody changed or (with `None`) deleted some of its marks."""
    changed = {mark: change(mark) for mark in LAYER.marks}
    arcs = [(changed[one], changed[other]) for one, other in LAYER.arcs]
    return article_from(
        attrs.evolve(
            LAYER,
            marks=tuple(mark for mark in changed.values() if mark),
            arcs=tuple((one, other) for one, other in arcs if one and other),
            flags=frozenset(
                (flag, new) for flag, mark in LAYER.flags or () if (new := changed[mark])
            ),
        )
    )


def moved(label: str, old: str, new: str) -> Article:
    """Read the sample back after somebody moved one mark."""
    source, target = Mark(label, *place(old)), Mark(label, *place(new))
    assert source in LAYER.marks
    return edited(lambda mark: target if mark == source else mark)


def deleted(label: str, words: str) -> Article:
    """Read the sample back after somebody deleted one mark."""
    gone = Mark(label, *place(words))
    assert gone in LAYER.marks
    return edited(lambda mark: None if mark == gone else mark)


def quote_of(article: Article, words: str) -> Quote:
    """Find the quote that begins with some words."""
    both = (*article.quotes, *article.attitudes)
    return next(quote for quote in both if quote.text.startswith(words))


def unnumbered(quote: Quote) -> tuple[object, ...]:
    """Give what of a quote does not depend on how many others there are."""
    links = [(link.source.name, link.mention, link.cue) for link in quote.chain]
    return quote.kind, quote.content, quote.extent, quote.cue, quote.mention, links, quote.score


def test_deleted_quotes_are_gone() -> None:
    """Without its content, a quote is no more; the others are what they were, numbered anew."""
    article = deleted("CONTENT", "it had “starved” the mill of money")
    assert [0, 1, 2, 3, 5] == [quote.id for quote in article.quotes]
    assert [unnumbered(q) for q in ARTICLE.quotes if not q.denied] == [
        unnumbered(q) for q in article.quotes
    ]
    assert COUNCIL.name not in {source.name for source in article.sources}
    assert [0, 1, 2] == [source.id for source in article.sources]


def test_nesting_is_found_anew() -> None:
    """Where the outer statement is deleted, the inner one has no parent, but keeps its chain."""
    article = deleted("CONTENT", "Brandt had told him the timber was sound")
    inner = quote_of(article, "the timber")
    assert (None, "Ida Brandt ← Jonas Vik") == (inner.parent, str(inner.chain))


def test_moved_contents_keep_their_speaker() -> None:
    """A content that was made longer is the same quote, and its kind is looked at anew."""
    article = moved("CONTENT", "the timber was sound", "him the timber was sound")
    quote = quote_of(article, "him the timber was sound")
    assert ("Ida Brandt ← Jonas Vik", "had told", 3) == (
        str(quote.chain),
        str(quote.cue),
        quote.parent,
    )
    shorter = moved("CONTENT", "it had “starved” the mill of money", "the mill of money")
    quote = quote_of(shorter, "the mill of money")
    assert ("indirect", True, "the council") == (quote.kind, quote.denied, str(quote.chain))


def test_moved_sources_are_looked_up() -> None:
    """The new words name whoever they named before, with everything known of them."""
    quote = quote_of(moved("SOURCE", "The council", "Jonas Vik"), "it had")
    assert ("Jonas Vik", "person", "Jonas Vik") == (
        quote.speaker.name,
        quote.speaker.type,
        str(quote.mention),
    )


def test_deleted_sources_leave_the_speaker_unknown() -> None:
    """Without a source there is no chain, and the reason says why."""
    quote = quote_of(deleted("SOURCE", "The council"), "it had")
    assert (None, None, "marked by hand; no source is marked") == (
        quote.speaker,
        quote.mention,
        quote.reason,
    )


def test_deleted_relays_leave_the_chain() -> None:
    """A chain has the links that are marked."""
    article = deleted("RELAY", "the Skarholm Gazette")
    assert "Ida Brandt" == str(quote_of(article, "We heard").chain)
    assert GAZETTE.name not in {source.name for source in article.sources}


def test_edits_count_anew() -> None:
    """How many statements and words each source has is what the marks now say."""
    article = deleted("CONTENT", "We heard a bang and then nothing,")
    brandt = article.sources[0]
    assert ("Ida Brandt", 2, 16) == (brandt.name, brandt.quotes, brandt.words)


def test_edited_quotes_are_sure() -> None:
    """What a person marked is right; what nobody touched keeps its score."""
    article = deleted("CUE", "denied")
    scores = {quote.text[:6]: quote.score for quote in article.quotes}
    assert (1.0, 0.98) == (scores["it had"], scores["We hea"])


def test_brat_attributes_can_be_taken_away() -> None:
    """Denied and Attitude are what the boxes in brat say."""
    ((text, annotation),) = to_brat([ARTICLE])
    without = re.sub(r"^A.*\n", "", annotation, flags=re.MULTILINE)
    (article,) = from_brat([(text, without)])
    assert (False, ()) == (quote_of(article, "it had").denied, article.attitudes)
    assert "the wheel to turn again by Easter" in {quote.text for quote in article.quotes}


def test_brat_attributes_can_be_added() -> None:
    """A box that somebody ticked counts."""
    ((text, annotation),) = to_brat([ARTICLE])
    (line,) = re.findall(r"^(T\d+)\tCONTENT \d+ \d+\tSomebody", annotation, re.MULTILINE)
    (article,) = from_brat([(text, f"{annotation}A9\tDenied {line}\n")])
    assert quote_of(article, "Somebody").denied


def test_tools_without_attributes_keep_denials() -> None:
    """Where the format cannot show a denial or an attitude, an edit leaves both as they were."""
    (example,) = to_doccano([ARTICLE])
    cue = next(entity for entity in example["entities"] if entity["label"] == "CUE")
    cue["end_offset"] -= 1
    (article,) = from_doccano([example])
    assert "sai" == str(article.quotes[0].cue)
    assert (True, 1) == (quote_of(article, "it had").denied, len(article.attitudes))


@pytest.fixture(scope="module")
def found() -> Article:
    """What the pipeline finds in a short article."""
    return quotekit.extract(
        "“The pier creaks,” Ana Ruiz, the harbour master, told the Skarholm Gazette. She denied "
        "that anyone had fallen in. A clerk, who asked not to be named, said Ruiz had told him the "
        "planks were new. “They shine,” the clerk said, “in the rain.”",
        publisher="The Estuary Post",
    )


def test_an_edit_touches_nothing_else(found: Article) -> None:
    """Of an article that the pipeline made, an edit of one quote leaves the others as they were."""
    layer = layer_of(found)
    cue = next(mark for mark in layer.marks if mark.label == "CUE")
    rest = attrs.evolve(
        layer,
        marks=tuple(mark for mark in layer.marks if mark != cue),
        arcs=tuple(arc for arc in layer.arcs if cue not in arc),
    )
    article = article_from(rest)
    before, after = ({quote.id: quote for quote in side.quotes} for side in (found, article))
    assert [0] == [number for number in before if before[number] != after[number]]
    assert (found.sources, found.attitudes) == (article.sources, article.attitudes)


def test_another_text_is_refused() -> None:
    """What stands beside the marks must be of the same text."""
    with pytest.raises(ValueError, match="reads"):
        article_from(Layer("x" * len(TEXT), beside=LAYER.beside))
