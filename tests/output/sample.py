"""An article read by hand, with every case that an output has to show."""

from quotekit import Article, Chain, Link, Quote, Source, Span

TEXT = """\
Tide mill wheel stops turning

“The wheel had run since 1871,” said Ida Brandt, the keeper of the Skarholm tide mill, “and on \
Monday it simply stopped.”

“We heard a bang and then nothing,” Brandt was quoted as saying by the Skarholm Gazette.

The council denied that it had “starved” the mill of money. Jonas Vik, who chairs it, said Brandt \
had told him the timber was sound. He wants the wheel to turn again by Easter.

“Somebody should have looked.”
"""


def span(words: str, after: str = "") -> Span:
    """Find *words* in the text, from where *after* begins."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words), words)


BRANDT = Source(
    id=0,
    name="Ida Brandt",
    type="person",
    title="the keeper of the Skarholm tide mill",
    aliases=("Brandt",),
    mentions=(
        span("Ida Brandt"),
        span("Brandt", "Brandt was quoted"),
        span("Brandt", "Brandt had told"),
    ),
)
GAZETTE = Source(
    id=1, name="Skarholm Gazette", type="organization", mentions=(span("the Skarholm Gazette"),)
)
COUNCIL = Source(id=2, name="the council", type="group", mentions=(span("The council"),))
VIK = Source(
    id=3, name="Jonas Vik", type="person", mentions=(span("Jonas Vik"), span("He", "He wants"))
)

QUOTES = (
    Quote(
        id=0,
        kind="direct",
        content=(
            span("The wheel had run since 1871,"),
            span("and on Monday it simply stopped."),
        ),
        extent=(
            span("“The wheel had run since 1871,”"),
            span("“and on Monday it simply stopped.”"),
        ),
        cue=span("said"),
        mention=span("Ida Brandt, the keeper of the Skarholm tide mill"),
        chain=Chain([Link(BRANDT, span("Ida Brandt"), span("said"))]),
        score=0.99,
        reason="quotation marks; a cue beside a name",
    ),
    Quote(
        id=1,
        kind="direct",
        content=(span("We heard a bang and then nothing,"),),
        extent=(span("“We heard a bang and then nothing,”"),),
        cue=span("was quoted as saying"),
        mention=span("Brandt", "Brandt was quoted"),
        chain=Chain(
            [
                Link(BRANDT, span("Brandt", "Brandt was quoted"), span("was quoted as saying")),
                Link(GAZETTE, span("the Skarholm Gazette")),
            ]
        ),
        score=0.98,
        reason="quoted by an outlet",
    ),
    Quote(
        id=2,
        kind="mixed",
        content=(span("it had “starved” the mill of money"),),
        extent=(span("that it had “starved” the mill of money"),),
        cue=span("denied"),
        mention=span("The council"),
        chain=Chain([Link(COUNCIL, span("The council"), span("denied"))]),
        denied=True,
        score=0.9,
        reason="a verb of denial",
    ),
    Quote(
        id=3,
        kind="indirect",
        content=(span("Brandt had told him the timber was sound"),),
        extent=(span("Brandt had told him the timber was sound"),),
        cue=span("said", "Jonas"),
        mention=span("Jonas Vik, who chairs it,"),
        chain=Chain([Link(VIK, span("Jonas Vik"), span("said", "Jonas"))]),
        score=0.93,
        reason="a clause after a cue",
    ),
    Quote(
        id=4,
        kind="indirect",
        content=(span("the timber was sound"),),
        extent=(span("the timber was sound"),),
        cue=span("had told"),
        mention=span("Brandt", "Brandt had told"),
        chain=Chain(
            [
                Link(BRANDT, span("Brandt", "Brandt had told"), span("had told")),
                Link(VIK, span("Jonas Vik"), span("said", "Jonas")),
            ]
        ),
        parent=3,
        score=0.88,
        reason="a clause after a cue",
    ),
    Quote(
        id=6,
        kind="direct",
        content=(span("Somebody should have looked."),),
        extent=(span("“Somebody should have looked.”"),),
        score=0.4,
        reason="no name stands near the words",
    ),
)
ATTITUDES = (
    Quote(
        id=5,
        kind="indirect",
        content=(span("the wheel to turn again by Easter"),),
        extent=(span("the wheel to turn again by Easter"),),
        cue=span("wants"),
        mention=span("He", "He wants"),
        chain=Chain([Link(VIK, span("He", "He wants"), span("wants"))]),
        score=0.8,
        reason="a wish",
    ),
)
ARTICLE = Article(
    text=TEXT,
    id="mill.txt",
    publisher="The Estuary Post",
    quotes=QUOTES,
    attitudes=ATTITUDES,
    sources=(BRANDT, GAZETTE, COUNCIL, VIK),
)
