"""One page over the new documents of some days: the few things that are new, by subject, each with its source."""  # noqa: E501

from readout.archive.digest.documents import Entry, entries
from readout.archive.digest.lines import digest, wanted

__all__ = ["Entry", "digest", "entries", "wanted"]
