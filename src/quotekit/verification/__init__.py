"""Do these words stand in that text: verbatim, altered, or not at all?

`printed` cuts a quotation into pieces at its ellipses and brackets, `passage` finds where they
stand in the `original`, `alignment` sets them against it word by word, `gaps` judges what the
marks leave out or put in, and `comparing` says which of the differences editors may make. `words`
knows typography.
"""

from quotekit.verification.comparing import verify
from quotekit.verification.verdict import Difference, Verdict

__all__ = ["Difference", "Verdict", "verify"]
