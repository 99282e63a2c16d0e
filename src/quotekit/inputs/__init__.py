"""The articles that the command line is given: files, folders, plain text and lines of JSON."""

from quotekit.inputs.files import ARTICLES, STANDARD_INPUT, Survey, survey
from quotekit.inputs.records import Form, Record, read_records

__all__ = ["ARTICLES", "STANDARD_INPUT", "Form", "Record", "Survey", "read_records", "survey"]
