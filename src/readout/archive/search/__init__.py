"""Passages that answer a question, by their words, by what they mean, or both."""

from readout.archive.rows.wanted import Wanted
from readout.archive.search.finding import By, search

__all__ = ["By", "Wanted", "search"]
