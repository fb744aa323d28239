"""Statements to story: select, rewrite in plain English, attribute, arrange."""

from readout.writing.judge import Judge
from readout.writing.write import write

__all__ = ["Judge", "write"]
