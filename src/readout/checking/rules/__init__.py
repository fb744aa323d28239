"""The rules of the gate, one module each; each has ``check(case)`` and the authority it rests on.

To add a rule, add a module and its name here, and a table of what it must catch and what it must leave alone
to ``tests/checking``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from readout.checking.case import Case
from readout.checking.rules import (
    additions,
    aligned,
    another,
    answer,
    aspect,
    attribution,
    causes,
    certainty,
    condition,
    crossed,
    cues,
    cut,
    dates,
    evidence,
    exchange,
    exchanged,
    figures,
    gloss,
    institution,
    judgement,
    members,
    modality,
    modifiers,
    names,
    negation,
    partitive,
    person,
    places,
    quantity,
    quotation,
    reversal,
    roles,
    slots,
    spans,
    speaker,
    substitution,
    support,
    swap,
    title,
    units,
    wording,
)
from readout.records import Finding

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    evidence.check,
    quotation.check,
    cut.check,
    speaker.check,
    institution.check,
    figures.check,
    crossed.check,
    exchanged.check,
    partitive.check,
    quantity.check,
    units.check,
    dates.check,
    spans.check,
    names.check,
    title.check,
    negation.check,
    reversal.check,
    swap.check,
    exchange.check,
    roles.check,
    another.check,
    members.check,
    places.check,
    cues.check,
    condition.check,
    modality.check,
    aspect.check,
    additions.check,
    causes.check,
    certainty.check,
    wording.check,
    substitution.check,
    aligned.check,
    answer.check,
    attribution.check,
    judgement.check,
    person.check,
    support.check,
    slots.check,
    modifiers.check,
    gloss.check,
)
"""All rules, in the order in which their findings are given."""

NAMES: tuple[str, ...] = (
    "accounts", "answer", "attribution", "bound", "condition", "date", "evidence", "figure", "gloss", "hedge",
    "institution", "judgement", "modality", "name", "negation", "person", "quotation", "reversal", "speaker", "support", "swap",  # noqa: E501
    "title", "unit",
)  # fmt: skip
"""The names that findings carry, which a user may choose from."""

WHATEVER_THE_PASSAGE = frozenset(
    (
        "evidence",
        "quotation",
        "name",
        "figure",
        "date",
        "judgement",
        "person",
        "institution",
        "title",
        "negation",
    )
)
"""The rules whose findings stand even where a passage is only the likeliest one."""

OF_MEANING = frozenset(
    ("negation", "hedge", "modality", "condition", "swap", "reversal", "support", "answer", "bound")
)
"""The rules whose findings are no sure faults where a passage is told in other words."""

LIMITS = frozenset(("hedge", "modality", "condition", "swap", "bound"))
"""The rules whose findings stand, as warnings, where a passage is only likely but worded as the draft."""
