"""Statements: what was said, by whom, how surely, with which figures; and which questions went unanswered."""

from readout.language import light  # noqa: F401  # before anything of spaCy
from readout.statements.answers import LabelledExchange, label_exchanges
from readout.statements.dates import dates
from readout.statements.extract import extract, extract_prose
from readout.statements.figures import figures

__all__ = ["LabelledExchange", "dates", "extract", "extract_prose", "figures", "label_exchanges"]
