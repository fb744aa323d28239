"""Documents to transcripts: header, turns, speakers, exchanges, in every layout met in the real world."""

from readout.transcripts.parsing import parse

__all__ = ["parse"]
