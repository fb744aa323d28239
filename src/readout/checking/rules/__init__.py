"""The rules of the gate, one module each; each has ``check(case)`` and the authority it rests on.

To add a rule, add a module and its name here, and a table of what it must catch and what it must leave alone
to ``tests/checking``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from readout.checking.case import Case
from readout.checking.rules import (
    attribution,
    cues,
    dates,
    evidence,
    figures,
    institution,
    judgement,
    names,
    negation,
    person,
    quotation,
    reversal,
    speaker,
    support,
)
from readout.records import Finding

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    evidence.check,
    quotation.check,
    speaker.check,
    institution.check,
    figures.check,
    dates.check,
    names.check,
    negation.check,
    reversal.check,
    cues.check,
    attribution.check,
    judgement.check,
    person.check,
    support.check,
)
"""All rules, in the order in which their findings are given."""
