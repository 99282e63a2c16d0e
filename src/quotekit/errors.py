"""The errors that quotekit raises on purpose; each message says what to do."""


class QuotekitError(Exception):
    """Base class of quotekit's own errors."""


class MissingModelError(QuotekitError, OSError):
    """The spaCy model asked for is not installed."""


class MissingComponentError(QuotekitError, ValueError):
    """A pipeline lacks a component that a later one needs."""


class InputError(QuotekitError, ValueError):
    """An input file cannot be read or does not hold what it should."""


class MissingExtraError(QuotekitError, ImportError):
    """An optional package is needed for this call."""
