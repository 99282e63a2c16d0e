"""The pipeline's components: thin shells that let each stage read a `Doc` and keep what it found.

Four components, one a stage, and ``quotekit``, which is all four in turn. None has any state but
its settings.
"""

from collections.abc import Callable, Iterable
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from quotekit import store, view
from quotekit.attribution import LIKELY, read_attributions
from quotekit.chains import trace_chains
from quotekit.errors import MissingComponentError
from quotekit.marks import find_marks
from quotekit.records import Attribution, Offsets
from quotekit.speakers import cast_speakers

Component = Callable[[Doc], Doc]

_PROVIDERS = {
    "TAG": ("part-of-speech tags", "tagger"),
    "DEP": ("a dependency parse", "parser"),
    "LEMMA": ("lemmas", "lemmatizer"),
    "ENT_IOB": ("named entities", "ner"),
}


def mark(doc: Doc) -> Doc:
    """Pair the quotation marks of *doc*."""
    marks = find_marks(doc.text)
    spans = (("QUOTATION", part) for quotation in marks.quotations for part in quotation.outer)
    store.write(doc, store.MARKS, spans, quotations=marks.quotations, stray=marks.stray)
    return doc


def attribute(doc: Doc, min_score: float = LIKELY) -> Doc:
    """Find the attributions of *doc* that are as sure as *min_score*, from 0 to 1."""
    _demand(doc, store.ATTRIBUTIONS, "TAG", "DEP", "LEMMA")
    found, rejected = read_attributions(doc, store.quotations(doc), min_score)
    store.write(doc, store.ATTRIBUTIONS, _roles(found), attributions=found, rejected=rejected)
    return doc


def cast_sources(doc: Doc) -> Doc:
    """Say who the source of each attribution of *doc* is."""
    _demand(doc, store.SPEAKERS, "TAG", "DEP", "ENT_IOB")
    identities, castings = cast_speakers(doc, store.attributions(doc), store.quotations(doc))
    spans = ((who.type.upper(), at) for who in identities for at in who.mentions)
    store.write(doc, store.SPEAKERS, spans, identities=identities, castings=castings)
    return doc


def trace(doc: Doc) -> Doc:
    """Follow each attribution of *doc* back to the article's writer."""
    _demand(doc, store.CHAINS, "TAG", "DEP", "LEMMA")
    identities, paths = trace_chains(
        doc, store.attributions(doc), store.cast_of(doc), store.castings(doc)
    )
    spans = (("LINK", hop.mention) for path in paths for hop in path.hops if hop.mention)
    store.write(doc, store.CHAINS, spans, identities=identities, paths=paths)
    return doc


def annotate(doc: Doc, min_score: float = LIKELY) -> Doc:
    """Run all four stages on *doc*; see `attribute`."""
    return trace(cast_sources(attribute(mark(doc), min_score)))


@Language.factory(store.MARKS, assigns=["doc._.quotekit_marks"])
def make_marks(nlp: Language, name: str) -> Component:
    """Make the component that pairs quotation marks."""
    view.register()
    return mark


@Language.factory(
    store.ATTRIBUTIONS,
    assigns=["doc._.quotekit_attributions"],
    requires=["doc._.quotekit_marks", "token.tag", "token.dep", "token.lemma"],
    default_config={"min_score": LIKELY},
)
def make_attributions(nlp: Language, name: str, min_score: float) -> Component:
    """Make the component that finds sources, cues and contents."""
    view.register()
    return partial(attribute, min_score=min_score)


@Language.factory(
    store.SPEAKERS,
    assigns=["doc._.quotekit_speakers"],
    requires=["doc._.quotekit_attributions", "token.tag", "token.dep", "doc.ents"],
)
def make_speakers(nlp: Language, name: str) -> Component:
    """Make the component that says who each source is."""
    view.register()
    return cast_sources


@Language.factory(
    store.CHAINS,
    assigns=["doc._.quotekit_chains", "doc._.quotekit"],
    requires=["doc._.quotekit_speakers", "token.tag", "token.dep", "token.lemma"],
)
def make_chains(nlp: Language, name: str) -> Component:
    """Make the component that follows each quote back to the article's writer."""
    view.register()
    return trace


@Language.factory(
    "quotekit",
    assigns=[
        "doc._.quotekit_marks",
        "doc._.quotekit_attributions",
        "doc._.quotekit_speakers",
        "doc._.quotekit_chains",
        "doc._.quotekit",
    ],
    requires=["token.tag", "token.dep", "token.lemma", "doc.ents"],
    default_config={"min_score": LIKELY},
)
def make_quotekit(nlp: Language, name: str, min_score: float) -> Component:
    """Make the component that runs all four stages."""
    view.register()
    return partial(annotate, min_score=min_score)


def _roles(attributions: Iterable[Attribution]) -> Iterable[tuple[str, Offsets]]:
    for attribution in attributions:
        for label, offsets in (("SOURCE", attribution.source), ("CUE", attribution.cue)):
            if offsets:
                yield label, offsets
        for part in attribution.content:
            yield "CONTENT", part


def _demand(doc: Doc, stage: str, *annotations: str) -> None:
    for annotation in annotations:
        # Of tags and lemmas, the attribute ruler alone gives some: only all will do.
        if not doc.has_annotation(annotation, require_complete=True):
            what, provider = _PROVIDERS[annotation]
            raise MissingComponentError(
                f"{stage} needs {what}, and no component before it gave any: load a pipeline with "
                f"a {provider!r}, such as spacy.load('en_core_web_sm'), and add quotekit after it"
            )
