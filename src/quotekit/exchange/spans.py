"""An article as spans of a spaCy `Doc`: for displaCy, for scoring and for training."""

from typing import TYPE_CHECKING

from quotekit.article import Article
from quotekit.exchange.layer import layer_of
from quotekit.store import write

if TYPE_CHECKING:
    from spacy.tokens import Doc


def to_spans(doc: "Doc", article: Article, *, key: str = "quotekit") -> None:
    """Put the contents, cues and sources of an article on a `Doc`, each stretch once.

    They come as the span group ``doc.spans[key]`` with the labels ``CONTENT``, ``CUE`` and
    ``SOURCE``, as the pipeline leaves its own in ``doc.spans["quotekit_attributions"]``. spaCy's
    spans are made of tokens: one that begins or ends within a token takes in the whole of it. The
    article keeps the exact offsets.

    Args:
        doc: The text of the article, tokenized in whatever way.
        article: Also one that people corrected in an annotation tool.
        key: The name of the span group; one of that name is replaced.

    Raises:
        ValueError: If *doc* and *article* are of different texts.
    """
    if doc.text != article.text:
        raise ValueError("the article was not made from the text of this Doc")
    marks = (mark for mark in layer_of(article).marks if mark.label != "RELAY")
    write(doc, key, ((mark.label, (mark.start, mark.end)) for mark in marks))
