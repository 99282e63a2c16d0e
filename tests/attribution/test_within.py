"""What is reported within words is a part of these words, on sentences parsed by hand."""

from spacy.tokens import Doc
from tests.parsing import parsed

from quotekit.attribution.within import holders, kept_within
from quotekit.grammar.draft import Draft
from quotekit.grammar.levels import read_levels
from quotekit.marks import find_marks
