"""The fidelity gate: what a draft says, laid beside what was said."""

from readout.checking.context import Context
from readout.checking.gate import check_line, check_sentence, check_story

__all__ = ["Context", "check_line", "check_sentence", "check_story"]
