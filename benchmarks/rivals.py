"""What can be installed today against the gate, on the same corrupted and clean sentences: caught and false alarms.

The sentences, corruptions and documents are those of ``fidelity``, and so is the gate's part. The rivals (``_quotecheckers.py``)
look for words in a text; they are given the quotation, or the sentence without who said it. Caught: any error or
warning of the gate, whatever its rule; any charge of a rival. A clean sentence that is charged is a false alarm.
A rival that charges all that is not verbatim catches every corruption of a retelling and every retelling: the two
columns belong together. Where a rival is absent its column is left out, and a line says how to install it.
"""  # noqa: E501

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from benchmarks import _corruptions as c
from benchmarks import _material as m
from benchmarks._quotecheckers import PACKAGES, Charges, installed
from benchmarks._sense import unframed
from benchmarks.common import print_table, versions
from benchmarks.fidelity import KINDS, charged, chosen, judge_of

_GATE = "readout"
# Groups of kinds: what is in quotation marks, and what is told.
_QUOTED = ("quotation", "stitched", "cut")
# What strangers change is asked of the gate alone.
_TOLD = tuple(kind for kind in KINDS if kind not in _QUOTED and not kind.startswith("other-"))
# Of one document so many clean sentences a group.
_CLEAN = 6


def run() -> dict[str, float]:
    """Ask all of the same sentences, print a table; return the gate's shares."""
    rivals, absent = installed()
    documents = list(m.documents())
    trials = chosen(documents)
    counts: Counter[tuple[str, str]] = Counter()
    for document in documents:
        judge = judge_of(document.checker())
        source = document.transcript.document.text
        for trial in trials[document.path]:
            if trial.kind not in (*_QUOTED, *_TOLD):
                continue
            if charged(judge(trial.case, trial.case.material.text), trial.case):
                continue  # the gate charges the clean twin: counted below
            gate = charged(judge(trial.case, trial.text), trial.case)
            _count(counts, trial.kind, trial.text, trial.case, gate, rivals, source)
        seen: Counter[str] = Counter()
        for case in document.cases:
            seen[case.group] += 1
            if seen[case.group] <= _CLEAN or case.group == "paraphrases":
                gate = charged(judge(case, case.material.text), case)
                _count(counts, f"clean: {case.group}", case.material.text, case, gate, rivals, source)
    columns = (_GATE, *rivals)
    rows = [
        (kind, counts[kind, "n"], *(counts[kind, column] / counts[kind, "n"] for column in columns))
        for kind in (*KINDS, *sorted({k for k, _ in counts if k.startswith("clean")}))
        if counts[kind, "n"]
    ]
    print(f"corrupted sentences charged, and clean ones, of {len(documents)} documents")
    print_table(("kind", "asked", *columns), rows)
    figures: dict[str, float] = {}
    summary = []
    for name, kinds in (("quotations corrupted", _QUOTED), ("sentences corrupted", _TOLD)):
        summary.append((name, *_share(counts, kinds, columns)))
    for name, group in (
        ("clean quotations", "clean: quotations"),
        ("clean sentences told nearly as said", "clean: told as said"),
        ("clean paraphrases by hand", "clean: paraphrases"),
    ):
        summary.append((name, *_share(counts, (group,), columns)))
    print_table(("charged", "asked", *columns), summary)
    for key, row in zip(("caught_quotations", "caught_sentences"), summary[:2], strict=True):
        figures[key] = float(row[2])
    for key, row in zip(("quiet_quotations", "quiet_told", "quiet_paraphrases"), summary[2:], strict=True):
        figures[key] = 1 - float(row[2])
    print(versions(*(p for p in PACKAGES if p in rivals)))
    if absent:
        print(f"not installed: {', '.join(absent)}; pip install 'readout[rivals]'")
    return figures


def _share(
    counts: Counter[tuple[str, str]], kinds: tuple[str, ...], columns: tuple[str, ...]
) -> tuple[float, ...]:
    """Return the number asked, and the share that each of ``columns`` charged."""
    asked = sum(counts[kind, "n"] for kind in kinds)
    return asked, *(sum(counts[kind, column] for kind in kinds) / max(1, asked) for column in columns)


def _count(
    counts: Counter[tuple[str, str]],
    kind: str,
    text: str,
    case: m.Case,
    gate: bool,
    rivals: Mapping[str, Charges],
    source: str,
) -> None:
    words = words_of(case, text)
    counts[kind, "n"] += 1
    counts[kind, _GATE] += gate
    for name, charges in rivals.items():
        counts[kind, name] += charges(words, source)


def words_of(case: m.Case, text: str) -> str:
    """Return what a rival is asked to find: the quotation, or the sentence without its attribution."""
    quoted = c.QUOTE.search(text)
    if quoted:
        return quoted[1].rstrip(",. ")
    material = c.Material(text, case.material.speaker, None, "", None)
    return re.sub(r"\s+", " ", unframed(material)).strip(" .,")
