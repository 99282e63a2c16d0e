"""What the parse, the marks and the layout show: attributions found by rules alone."""

from spacy.tokens import Doc

from quotekit.grammar.draft import Draft
from quotekit.grammar.frames import read_frames, without_leading_verbs
from quotekit.grammar.layouts import read_layouts
from quotekit.grammar.levels import Levels
from quotekit.grammar.phrases import read_phrases
from quotekit.grammar.quoted import attach_quotations


def read_drafts(doc: Doc, levels: Levels) -> list[Draft]:
    """Find the attributions that grammar and layout show.

    Args:
        doc: A document with tags, lemmas and a dependency parse.
        levels: Its quotations in tokens.
    """
    drafts = attach_quotations(doc, levels, read_frames(doc, levels))
    drafts = without_leading_verbs(doc, drafts)
    drafts += list(read_phrases(doc, levels, drafts))
    drafts += list(read_layouts(doc, levels, drafts))
    return drafts
