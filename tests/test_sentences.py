"""Sentences made of a speaker, a verb, words and marks, in any combination and any company."""

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import quotekit
from quotekit import Article, Quote

SPEAKERS = {
    "Dora Finch": "Dora Finch",
    "Omar Nasser, the warden,": "Omar Nasser",
    "Mayor Petra Holt": "Petra Holt",
    "the harbour board": "harbour board",
    "Jonas Weber of the bank": "Jonas Weber",
}
VERBS = ["said", "told the council", "wrote on Friday", "warned", "added"]
WORDS = ["The pump broke.", "We won't wait!", "Who paid for Vale’s roof?", "We swam, and we sang."]
MARKS = ["“”", "‘’", '""', "''", "«»", "„“"]
LAYOUTS = [
    "{open}{words}{comma}{close} {speaker} {verb}.",
    "{open}{words}{comma}{close} said {speaker}.",
    "{speaker} {verb}, {open}{words}{stop}{close}",
    "{speaker} {verb}: {open}{words}{stop}{close}",
    "{speaker} {verb}:\n\n{open}{words}{stop}{close}",
]
REPORTS = {"said": False, "warned": False, "denied": True, "did not say": True}


@attrs.frozen
class Sentence:
    """A text that quotes somebody, and what it should be read as."""

    text: str
    content: str
    extent: str
    speaker: str


@st.composite
def direct(draw: st.DrawFn) -> Sentence:
    """Somebody quoted in one of the usual layouts."""
    layout, words = draw(st.sampled_from(LAYOUTS)), draw(st.sampled_from(WORDS))
    speaker, verb = draw(st.sampled_from(sorted(SPEAKERS))), draw(st.sampled_from(VERBS))
    opening, closing = draw(st.sampled_from(MARKS))
    return quoting(layout, words, speaker, verb, opening + closing)


def quoting(layout: str, words: str, speaker: str, verb: str, marks: str) -> Sentence:
    """Put the parts of a sentence together."""
    stop = words[-1]
    comma = "," if stop == "." else stop
    first = layout.startswith("{speaker}")
    text = layout.format(
        open=marks[0],
        close=marks[1],
        words=words[:-1],
        stop=stop,
        comma=comma,
        speaker=speaker[0].upper() + speaker[1:] if first else speaker,
        verb=verb,
    ).replace(",.", ".")
    said = words[:-1] + (stop if first else comma)
    return Sentence(text, said.rstrip(","), marks[0] + said + marks[1], SPEAKERS[speaker])


def check(article: Article) -> None:
    """Assert what holds for every article."""
    found = sorted((*article.quotes, *article.attitudes), key=lambda quote: quote.id)
    assert list(range(len(found))) == [quote.id for quote in found]
    starts = [quote.content[0].start for quote in found]
    assert sorted(starts) == starts
    for quote in found:
        check_spans(article, quote)
        if quote.parent is not None:
            assert size(quote) < size(found[quote.parent])


def check_spans(article: Article, quote: Quote) -> None:
    """Assert that the spans of a quote are exact, its content without marks, its extent with."""
    spans = [*quote.content, *quote.extent, quote.cue, quote.mention]
    spans += [span for link in quote.chain for span in (link.mention, link.cue)]
    for span in filter(None, spans):
        assert article.text[span.start : span.end] == span.text
    for content, extent in zip(quote.content, quote.extent, strict=True):
        assert extent.start <= content.start < content.end <= extent.end
        if quote.kind == "direct":
            assert not {content.text[0], content.text[-1]} & set("".join(MARKS))
            assert extent.text.removeprefix("that ")[0] + extent.text[-1] in MARKS


def size(quote: Quote) -> int:
    """Count the characters of a quote."""
    return sum(span.end - span.start for span in quote.extent)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(direct(), min_size=8, max_size=8))
def test_direct_quotes(sentences: list[Sentence]) -> None:
    """Whoever says it, in whatever layout and marks: the words, without the marks, are theirs."""
    for sentence, article in zip(
        sentences, quotekit.pipe(sentence.text for sentence in sentences), strict=True
    ):
        check(article)
        assert [("direct", sentence.content, sentence.extent, sentence.speaker)] == [
            (quote.kind, quote.text, quote.extent[0].text, str(quote.speaker))
            for quote in article.quotes
        ]


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(direct(), min_size=1, max_size=30))
def test_articles(sentences: list[Sentence]) -> None:
    """In an article of many paragraphs each quote has its own words and speaker."""
    article = quotekit.extract("\n\n".join(sentence.text for sentence in sentences))

    check(article)
    assert [(sentence.content, sentence.speaker) for sentence in sentences] == [
        (quote.text, str(quote.speaker)) for quote in article.quotes
    ]


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Dora Finch", "Omar Nasser", "Mayor Petra Holt"]),
            st.sampled_from(sorted(REPORTS)),
            st.sampled_from(["the pump broke", "her deputy left", "the bank would pay"]),
            st.sampled_from(["“{}”", "‘{}’", '"{}"', "{}"]),
        ),
        min_size=8,
        max_size=8,
    )
)
def test_reported_clauses(parts: list[tuple[str, str, str, str]]) -> None:
    """A clause after "that" is read with and without marks, and a denial is a denial."""
    texts = [f"{who} {verb} that {marks.format(words)}." for who, verb, words, marks in parts]

    for (_, verb, words, marks), article in zip(parts, quotekit.pipe(texts), strict=True):
        check(article)
        assert [("indirect" if marks == "{}" else "direct", words, REPORTS[verb])] == [
            (quote.kind, quote.text, quote.denied) for quote in article.quotes
        ]
