"""What becomes of input that cannot be read: it ends the run, or is told and passed over."""

from collections.abc import Iterable, Iterator

from quotekit.cli.complaints import complain
from quotekit.errors import InputError
from quotekit.inputs import Record
from quotekit.output.tally import counted

DONE, BAD_INPUT = 0, 2


class Sieve:
    """Lets records through, and keeps account of the errors among them."""

    def __init__(self, *, skip: bool) -> None:
        """Make a sieve that passes over errors (*skip*) or ends before the first."""
        self._skip = skip
        self._skipped = 0
        self._stopped_by: InputError | None = None

    def sound(self, given: Iterable[Record | InputError]) -> Iterator[Record]:
        """Give the records, up to the first error if none is to be skipped."""
        for record in given:
            if isinstance(record, Record):
                yield record
            elif self._skip:
                self._skipped += 1
                complain(str(record))
            else:
                self._stopped_by = record
                return

    def status(self) -> int:
        """Tell what was wrong, once all that came through is written, and give the exit status."""
        if self._stopped_by:
            complain(str(self._stopped_by))
            return BAD_INPUT
        if self._skipped:
            complain(f"{counted(self._skipped, 'input')} skipped")
            return BAD_INPUT
        return DONE
