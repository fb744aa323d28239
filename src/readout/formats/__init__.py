"""Bytes to documents: HTML, Markdown, plain text and JSON turns, one module a format."""

from readout.formats.reading import read

__all__ = ["read"]
