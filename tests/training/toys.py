"""A small annotated article, parsed by hand, with a tokenizer that knows its words."""

from tests.parsing import offsets, parsed
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from training.corpus import Article, Gold
from training.examples import Example, read_examples

DOC = parsed(
    "The/DT/det ferry/NN/nsubj/runs runs=run/VBZ/ccomp/said late/RB/advmod/runs , "
    "Ines/NNP/nsubj/said said=say/VBD/ROOT . ¶ "
    "Otto/NNP/nsubj/denied denied=deny/VBD/ROOT delays=delay/NNS/dobj/denied and/CC/cc/denied "
    "blamed=blame/VBD/conj/denied fog/NN/dobj/blamed . ¶ "
    "Nothing/NN/nsubj/moved moved=move/VBD/ROOT ."
)
"""The ferry runs late, Ines said. / Otto denied delays and blamed fog. / Nothing moved."""


def gold(*, source: str = "", cue: str = "", content: str = "") -> Gold:
    """Annotate words of the article; a stroke stands between the pieces of a span."""
    return Gold(
        *(
            tuple(offsets(DOC, piece) for piece in words.split(" | ") if piece)
            for words in (source, cue, content)
        )
    )


ARTICLE = Article(
    "harbour",
    DOC.text,
    (
        gold(source="Ines", cue="said", content="The ferry runs late"),
        gold(source="Otto", cue="denied", content="delays"),
        gold(source="Otto", cue="blamed", content="fog"),
    ),
)


def tokenizer() -> Tokenizer:
    """Make a tokenizer whose pieces are the words of the article."""
    words = sorted({token.text for token in DOC if not token.is_space})
    made = Tokenizer(WordLevel({"?": 1} | {word: 110 + n for n, word in enumerate(words)}, "?"))
    made.pre_tokenizer = Whitespace()
    return made


def examples(article: Article = ARTICLE) -> list[Example]:
    """Turn the article, or another of the same text, into examples, one a paragraph."""
    return read_examples([article], [DOC], tokenizer())
