"""Where bytes come from: a file, standard input, an address on the web."""

from readout.sources.fetched import Fetched, fetch

__all__ = ["Fetched", "fetch"]
