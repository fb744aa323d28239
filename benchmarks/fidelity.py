"""The fidelity gate: of corrupted sentences it catches how many, by the right rule; of faithful ones it
charges how many.

Faithful sentences (``_material.py``) are those of our own stories, sentences of the sources told by a
frame, verbatim quotations and paraphrases written by hand. Each kind of corruption changes one thing
(``_corruptions.py``, ``_sense.py``, ``_conditional.py``, ``_parties.py``, ``_cuts.py``, ``_exchanges.py``,
``_strangers.py``)
in a sentence that the gate lets pass. It is caught if the right rule gives an error or a warning in it.
Drafts are plain text: the gate has to find the passage itself.

A run of all benchmarks takes 48 documents (and those of the paraphrases), four stories, and fewer sentences
a kind; ``READOUT_ALL=1`` takes the whole corpus and 200 or more a kind, and
``READOUT_FIDELITY_DOCUMENTS=150 READOUT_FIDELITY_EACH=220`` nearly as many in five minutes.
Both take what is told on a condition from documents of the archive too.
``READOUT_STORIES=FOLDER`` names a folder of stories already written (``<corpus folder>--<file>.json``).
``READOUT_FIDELITY_SHOW=FILE`` writes there what was caught, missed and charged, for the half of the documents
whose misses the rules were mended by; the other half stays unread, and has a column of its own.
"""

from __future__ import annotations

import hashlib
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import _conditional, _cuts, _exchanges, _paraphrases, _parties, _sense, _strangers
from benchmarks import _corruptions as c
from benchmarks import _material as m
from benchmarks.common import SHARED, print_table, versions
from readout import engine
from readout.checking import Checker, CheckReport, Draft, read_draft
from readout.checking.draft import prose_units
from readout.records import Finding

# What is changed: how, the rules that may say so, the bar. An invented clause may be charged for the name,
# the figure or
# the date in it that the source does not have; what is no longer denied, for what it now claims.
KINDS: dict[str, tuple[c.Corrupt, frozenset[str], float]] = {
    "quotation": (c.quotation, frozenset(("quotation",)), 0.99),
    "stitched": (c.stitched, frozenset(("quotation",)), 0.99),
    "cut": (_cuts.cut, frozenset(("quotation", "negation", "condition", "hedge", "modality")), 0.90),
    "figure": (c.figure, frozenset(("figure", "quotation")), 0.99),
    "unit": (c.unit, frozenset(("figure", "unit")), 0.97),
    "bound": (c.bound, frozenset(("bound",)), 0.97),
    "date": (c.date, frozenset(("date",)), 0.99),
    "weekday": (c.weekday, frozenset(("date",)), 0.99),
    "name": (c.name, frozenset(("name",)), 0.99),
    "speaker": (c.speaker, frozenset(("speaker", "quotation")), 0.99),
    "title": (c.title, frozenset(("title",)), 0.97),
    "negation": (_sense.negation, frozenset(("negation",)), 0.99),
    "hedge": (_sense.hedge, frozenset(("hedge", "modality")), 0.97),
    "condition": (_conditional.condition, frozenset(("condition",)), 0.97),
    "swap": (_parties.swap, frozenset(("swap",)), 0.90),
    "modality": (_sense.modality, frozenset(("modality", "hedge")), 0.90),
    "fact-without-source": (_sense.unattributed, frozenset(("attribution",)), 0.90),
    "unsupported": (_sense.unsupported, frozenset(("support", "evidence", "name", "figure", "date")), 0.90),
    "judgement": (_sense.judgement, frozenset(("judgement",)), 0.90),
    "non-answer": (_sense.non_answer, frozenset(("answer",)), 0.90),
    # One word for another of its kind: what is charged at the very word counts, whether it is called a
    # turned word, a changed bound, or a word that the source does not have there.
    "opposite": (
        _exchanges.opposite,
        frozenset(("reversal", "negation", "bound", "condition", "support")),
        0.90,
    ),
    "part": (_exchanges.part, frozenset(("bound", "figure", "support")), 0.90),
    "rank": (_exchanges.rank, frozenset(("figure", "bound", "support")), 0.90),
    "time-word": (
        _exchanges.time_word,
        frozenset(("date", "condition", "reversal", "unit", "support")),
        0.90,
    ),
    # As a stranger makes them, with other words.
    "other-quotation": (_strangers.quotation, frozenset(("quotation",)), 0.99),
    "other-figure": (_strangers.figure, frozenset(("figure", "date")), 0.99),
    "other-bound": (_strangers.bound, frozenset(("bound", "hedge")), 0.97),
    "other-date": (_strangers.date, frozenset(("date",)), 0.99),
    "other-name": (_strangers.name, frozenset(("name",)), 0.99),
    "other-speaker": (_strangers.speaker, frozenset(("speaker",)), 0.99),
    "other-negation": (_strangers.negation, frozenset(("negation", "reversal")), 0.99),
    "other-hedge": (_strangers.hedge, frozenset(("hedge", "modality")), 0.97),
    "other-condition": (_strangers.condition, frozenset(("condition",)), 0.97),
    "another-name": (_exchanges.inside, frozenset(("name", "swap", "support")), 0.90),
}
WANTED = int(os.environ.get("READOUT_FIDELITY_EACH", "250" if m.ALL else "60"))
# Of one document so many of a kind, and so many faithful sentences a group.
PER_DOCUMENT, FAITHFUL = (6, 12) if m.ALL else (6, 6) if m.DOCUMENTS > 48 else (4, 8)
SHOW = os.environ.get("READOUT_FIDELITY_SHOW")


@dataclass(frozen=True)
class Trial:
    """A faithful sentence and its corrupted twin."""

    kind: str
    case: m.Case
    text: str


class Tally:
    """What was tried and caught, and what was shown to whoever reads the misses."""

    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()
        self.caught: Counter[str] = Counter()
        self.faithful: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.warnings: Counter[str] = Counter()
        self.lines: list[str] = []
        self.unread = False

    def show(self, *parts: str) -> None:
        """Keep a line for whoever reads, unless the document is of the half that stays unread."""
        if self.unread:
            return
        self.lines.append("\t".join(" ".join(part.split()) for part in parts))


def run() -> dict[str, float]:
    """Corrupt, judge, print a table; return the share caught a kind and the false alarms."""
    began = time.process_time()
    documents = [*m.documents(), *m.conditional()]
    trials = chosen(documents)
    tally = Tally()
    for document in documents:
        judge = judge_of(document.checker())
        tally.unread = _unread(document.path)
        for trial in trials[document.path]:
            _try(trial, judge, tally)
        _alarms(document, judge, tally)
    if SHOW:
        Path(SHOW).write_text("\n".join(sorted(tally.lines)) + "\n", "utf-8")
    print(f"corruptions of sentences of {len(documents)} documents, seeded; drafts as plain text")
    rows = [
        (
            kind,
            tally.tried[kind],
            tally.caught[kind] / tally.tried[kind],
            KINDS[kind][2],
            f"{tally.caught[f'{kind} unread']}/{tally.tried[f'{kind} unread']}",
        )
        for kind in KINDS
        if tally.tried[kind]
    ]
    print_table(("kind", "made", "caught", "bar", "of the unread"), rows)
    alarms = [
        (group, n, tally.errors[group] / n, tally.warnings[group] / n)
        for group, n in sorted(tally.faithful.items())
    ]
    print_table(("faithful sentences", "judged", "error", "warning"), alarms)
    by_hand, free = _by_hand()
    print(f"corrupted by hand: {by_hand:.4f} by the right rule; freer paraphrases: {free:.4f} with an error")
    figures = {f"caught_{kind.replace('-', '_')}": share for kind, _, share, *_ in rows}
    figures |= {f"quiet_{group.replace(' ', '_')}": 1 - errors for group, _, errors, *_ in alarms}
    figures |= {"caught_by_hand": by_hand, "quiet_free_paraphrases": 1 - free}
    figures["cpu_s"] = time.process_time() - began
    print(f"{versions()}; {figures['cpu_s']:.0f} s of processor time")
    return figures


def _unread(path: Path) -> bool:
    """Say whether a document is of the half whose misses nobody read while mending."""
    return hashlib.sha256(path.name.encode()).digest()[0] % 2 == 1


def _by_hand() -> tuple[float, float]:
    """Return the share of corruptions made by hand that the right rule charges, of freer paraphrases with an error."""  # noqa: E501
    corrupted, free = _paraphrases.by_file("corruptions"), _paraphrases.by_file("paraphrases_free")
    caught: list[bool] = []
    alarmed: list[bool] = []
    for file in sorted({*corrupted, *free}):
        checker = Checker([engine.read(SHARED / file)])
        for row in corrupted.get(file, []):
            found = checker.check(read_draft(row["text"].encode())).findings
            caught.append(any(f.rule in KINDS[row["kind"]][1] and f.severity != "note" for f in found))
        for row in free.get(file, []):
            found = checker.check(read_draft(row["text"].encode())).findings
            alarmed.append(any(f.severity == "error" for f in found))
    return sum(caught) / len(caught), sum(alarmed) / len(alarmed)


def chosen(documents: list[m.Document]) -> dict[Path, list[Trial]]:
    """Corrupt sentences of every document, kind by kind, and draw as many as are wanted."""
    found: dict[Path, list[Trial]] = defaultdict(list)
    for kind, (corrupt, _, _) in KINDS.items():
        made: list[tuple[Path, Trial]] = []
        for document in documents:
            if document.only not in (None, kind):
                continue
            rng = random.Random(f"fidelity {kind} {document.path.name}")
            order = rng.sample(document.cases, len(document.cases))
            texts: set[str] = set()
            # Where a document has few sentences for a kind, each may be corrupted in several ways.
            for case in (*order, *order, *order):
                # A sentence that leans on its paragraph for who speaks is told alone where
                # its attribution goes.
                case = replace(case, before="") if kind == "fact-without-source" else case
                text = corrupt(case.material, rng)
                if text is not None and text != case.material.text and text not in texts:
                    made.append((document.path, Trial(kind, case, text)))
                    texts.add(text)
                if len(texts) >= PER_DOCUMENT:
                    break
        random.Random(f"fidelity {kind}").shuffle(made)
        for path, trial in made[:WANTED]:
            found[path].append(trial)
    return found


def judge_of(checker: Checker) -> Callable[[m.Case, str], CheckReport]:
    """Return what judges a text behind the sentences before it, as plain text."""
    seen: dict[str, CheckReport] = {}

    def judge(case: m.Case, text: str) -> CheckReport:
        whole = case.before + text
        if whole not in seen:
            seen[whole] = checker.check(
                Draft(whole, "draft", prose_units(whole, [("sentence", 0, len(whole))]))
            )
        return seen[whole]

    return judge


def _findings(report: CheckReport, case: m.Case) -> list[Finding]:
    """Return the errors and warnings behind ``case.before``."""
    return [f for f in report.findings if f.severity != "note" and f.end > len(case.before)]


def charged(report: CheckReport, case: m.Case) -> bool:
    """Say whether the gate gives any error or warning behind ``case.before``."""
    return bool(_findings(report, case))


def _try(trial: Trial, judge: Callable[[m.Case, str], CheckReport], tally: Tally) -> None:
    kind, case = trial.kind, trial.case
    rules = KINDS[kind][1]
    if any(
        f.severity == "error" or f.rule in rules for f in _findings(judge(case, case.material.text), case)
    ):
        return
    tally.tried[kind] += 1
    tally.tried[f"{kind} unread"] += tally.unread
    found = _findings(judge(case, trial.text), case)
    if any(f.rule in rules for f in found):
        tally.caught[kind] += 1
        tally.caught[f"{kind} unread"] += tally.unread
        status = "caught"
    else:
        status = "MISSED"
    rules_named = ", ".join(sorted({f.rule for f in found}))
    tally.show(kind, status, trial.text, f"[{rules_named}]", f"<- {case.material.text}", f"<- {case.passage}")


def _alarms(document: m.Document, judge: Callable[[m.Case, str], CheckReport], tally: Tally) -> None:
    """Judge what is faithful: all of the stories and paraphrases, of the rest a sample."""
    counts: Counter[str] = Counter()
    for case in document.cases:
        counts[case.group] += 1
        if counts[case.group] > FAITHFUL and case.group in ("told as said", "quotations"):
            continue
        report = judge(case, case.material.text)
        for sentence in report.sentences:
            if sentence.start < len(case.before):
                continue
            inside = [f for f in report.findings if sentence.start <= f.start < sentence.end]
            severities = {f.severity for f in inside}
            tally.faithful[case.group] += 1
            tally.errors[case.group] += "error" in severities
            tally.warnings[case.group] += "warning" in severities
            for f in inside:
                if f.severity != "note":
                    tally.show(
                        f"alarm {case.group}", f.severity, f.rule, sentence.text, f.why, f"<- {case.passage}"
                    )
