"""The fidelity gate: what a draft says, laid beside what was said."""

from readout.checking.context import Context
from readout.checking.draft import Draft
from readout.checking.drafting import read_draft
from readout.checking.gate import check_line, check_sentence, check_story
from readout.checking.report import Checker, CheckReport, check_draft

__all__ = [
    "CheckReport",
    "Checker",
    "Context",
    "Draft",
    "check_draft",
    "check_line",
    "check_sentence",
    "check_story",
    "read_draft",
]
