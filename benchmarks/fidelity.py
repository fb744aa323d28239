"""The fidelity gate: of corrupted sentences it catches how many, by the right rule; of faithful ones it charges how many.

Faithful sentences are those of our own stories and sentences of the sources told word for word or quoted
(``_material.py``); each kind of corruption changes one thing (``_corruptions.py``). A corruption counts as
caught if a finding of the right rule, an error or a warning, stands in the corrupted sentence and not in its
faithful twin. Drafts are plain text: the gate has to find the passage itself.

``READOUT_STORIES=FOLDER`` names a folder of stories as JSON for the whole corpus (``<corpus folder>--<file>.json``);
without it eight documents are told anew, with fewer sentences a kind.
"""  # noqa: E501

from __future__ import annotations

import os
import random
import time
from collections import Counter, defaultdict
from dataclasses import replace

from rapidfuzz import fuzz

from benchmarks import _corruptions as c
from benchmarks import _material as m
from benchmarks import _paraphrases
from benchmarks.common import print_table, versions
from readout.checking import Draft
from readout.checking.draft import prose_units
from readout.records import Finding

# What is changed: how, the rules that may say so, the bar. An invented clause may be charged for the name, the figure or  # noqa: E501
# the date in it that the source does not have.
KINDS: dict[str, tuple[c.Corrupt, frozenset[str], float]] = {
    "quotation": (c.quotation, frozenset(("quotation",)), 0.99),
    "stitched": (c.stitched, frozenset(("quotation",)), 0.99),
    "figure": (c.figure, frozenset(("figure", "quotation")), 0.99),
    "unit": (c.unit, frozenset(("figure", "unit")), 0.97),
    "bound": (c.bound, frozenset(("bound",)), 0.97),
    "date": (c.date, frozenset(("date",)), 0.99),
    "weekday": (c.weekday, frozenset(("date",)), 0.99),
    "name": (c.name, frozenset(("name",)), 0.99),
    "speaker": (c.speaker, frozenset(("speaker", "quotation")), 0.99),
    "title": (c.title, frozenset(("title",)), 0.97),
    "negation": (c.negation, frozenset(("negation",)), 0.99),
    "hedge": (c.hedge, frozenset(("hedge", "modality")), 0.97),
    "condition": (c.condition, frozenset(("condition",)), 0.97),
    "swap": (m.swap, frozenset(("swap",)), 0.90),
    "modality": (c.modality, frozenset(("modality", "hedge")), 0.90),
    "fact-without-source": (c.unattributed, frozenset(("attribution",)), 0.90),
    "unsupported": (c.unsupported, frozenset(("support", "evidence", "name", "figure", "date")), 0.90),
    "judgement": (c.judgement, frozenset(("judgement",)), 0.90),
    "non-answer": (c.non_answer, frozenset(("answer",)), 0.90),
}
CUT = frozenset(("quotation", "negation", "condition", "hedge", "modality"))
WANTED = int(os.environ.get("READOUT_FIDELITY_EACH", "200"))
_TURNS = 3
# What a newsroom can do in a line: the words of the quotation, or else of the sentence without who said it, must  # noqa: E501
# stand nearly so in the source (rapidfuzz, partial ratio). Packages for this on PyPI could not be installed here.  # noqa: E501
RIVAL, RIVAL_AT = " (rapidfuzz)", 90


class Judge:
    """Judges sentences of one document as plain text, and keeps what it said."""

    def __init__(self, document: m.Document) -> None:
        self.document = document
        self._source = " ".join(document.transcript.document.text.split())
        self._seen: dict[tuple[str, str], tuple[Finding, ...]] = {}

    def rival(self, text: str) -> bool:
        """Say whether rapidfuzz's partial ratio at 90 would charge the text."""
        quoted = c.QUOTE.search(text)
        words = quoted[1] if quoted else c.SAID.sub("", text).rstrip(".")
        return fuzz.partial_ratio(words, self._source) < RIVAL_AT

    def __call__(self, case: m.Case, text: str) -> tuple[Finding, ...]:
        """Return the errors and warnings inside ``text``, which stands behind ``case.before``."""
        key = (case.before, text)
        if key not in self._seen:
            whole = case.before + text
            report = self.document.checker.check(
                Draft(whole, "draft", prose_units(whole, [("sentence", 0, len(whole))]))
            )
            self._seen[key] = tuple(
                f for f in report.findings if f.severity != "note" and f.end > len(case.before)
            )
        return self._seen[key]


def run() -> dict[str, float]:
    """Corrupt, judge, print a table; return the share caught a kind and the false alarms."""
    began = time.process_time()
    documents = m.documents()
    wanted = WANTED if m.CACHE else max(20, WANTED // 8)
    judges = {d.path: Judge(d) for d in documents}
    caught: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    missed: dict[str, list[str]] = defaultdict(list)
    for kind in KINDS:
        _corrupt(kind, documents, judges, wanted, caught, tried, missed)
    _cut(documents, judges, wanted, caught, tried, missed)
    rows = [
        (
            kind,
            tried[kind],
            caught[kind] / tried[kind],
            KINDS[kind][2] if kind in KINDS else 0.9,
            caught[kind + RIVAL] / tried[kind],
        )
        for kind in (*KINDS, "cut")
        if tried[kind]
    ]
    print(f"corruptions of sentences of {len(documents)} documents, seeded; drafts as plain text")
    print_table(("kind", "made", "caught", "bar", "rapidfuzz at 90"), rows)
    alarms = _alarms(documents, judges, 1.0 if not m.CACHE else 0.25)
    print_table(("faithful sentences", "judged", "error", "warning", "rapidfuzz at 90"), alarms)
    if os.environ.get("READOUT_FIDELITY_SHOW"):
        for kind, texts in missed.items():
            print(f"## {kind}")
            for text in texts[:12]:
                print("  " + text[:420])
    figures = {f"caught_{kind.replace('-', '_')}": share for kind, _, share, *_ in rows}
    figures |= {f"quiet_{kind.replace(' ', '_')}": 1 - errors for kind, _, errors, *_ in alarms}
    figures["cpu_s"] = time.process_time() - began
    print(f"{versions('rapidfuzz')}; {figures['cpu_s']:.0f} s of processor time")
    return figures


def _corrupt(
    kind: str,
    documents: list[m.Document],
    judges: dict[object, Judge],
    wanted: int,
    caught: Counter[str],
    tried: Counter[str],
    missed: dict[str, list[str]],
) -> None:
    rng = random.Random(f"fidelity {kind}")
    corrupt, rules, _ = KINDS[kind]
    each = [(d, case) for d in documents for case in (*d.cases, *d.quotes)]
    rng.shuffle(each)
    used: Counter[object] = Counter()
    for document, case in each:
        if tried[kind] >= wanted:
            return
        if used[document.path] >= max(_TURNS, 3 * wanted // max(1, len(documents))):
            continue
        # A sentence that leans on its paragraph for who speaks is told alone where its attribution goes.
        if kind == "fact-without-source":
            case = replace(case, before="")
        text = corrupt(case.material, rng)
        if text is None or text == case.material.text:
            continue
        judge = judges[document.path]
        if any(f.rule in rules for f in judge(case, case.material.text)):
            continue
        used[document.path] += 1
        tried[kind] += 1
        found = judge(case, text)
        caught[kind + RIVAL] += judge.rival(text)
        if any(f.rule in rules for f in found):
            caught[kind] += 1
        else:
            passage = " / ".join(" ".join(e.exact.split()) for e in case.evidence or ())
            missed[kind].append(
                f"{text}  [{', '.join(sorted({f.rule for f in found}))}]  <- {case.material.text}  <- {passage}"  # noqa: E501
            )


def _cut(
    documents: list[m.Document],
    judges: dict[object, Judge],
    wanted: int,
    caught: Counter[str],
    tried: Counter[str],
    missed: dict[str, list[str]],
) -> None:
    for document in documents:
        for case in m.cuts(document)[:5]:
            if tried["cut"] >= wanted:
                return
            tried["cut"] += 1
            found = judges[document.path](case, case.material.text)
            caught["cut" + RIVAL] += judges[document.path].rival(case.material.text)
            if any(f.rule in CUT for f in found):
                caught["cut"] += 1
            else:
                passage = " / ".join(" ".join(e.exact.split()) for e in case.evidence or ())
                missed["cut"].append(f"{case.material.text}  <- {passage}")


def _alarms(
    documents: list[m.Document], judges: dict[object, Judge], share: float
) -> list[tuple[str, int, float, float, float]]:
    """Judge what is faithful: stories with their evidence, their text alone, quotations, sentences as told."""  # noqa: E501
    rng = random.Random(11)
    groups: dict[str, list[set[str]]] = defaultdict(list)
    for document in documents:
        for case in (*document.cases, *document.quotes):
            if rng.random() > share:
                continue
            group = (
                "stories as text"
                if case.from_story
                else "quotations"
                if case.material.kind == "quote"
                else "told as said"
            )
            found = judges[document.path](case, case.material.text)
            severities: set[str] = {f.severity for f in found}
            groups[group].append(
                severities | ({RIVAL} if judges[document.path].rival(case.material.text) else set())
            )
            if os.environ.get("READOUT_FIDELITY_SHOW"):
                for f in found:
                    if f.severity == "error":
                        print(f"alarm [{group}] {f.rule}: {case.material.text} :: {f.why}")
    for text, source, passage, findings in _paraphrases.judged():
        rivals = {RIVAL} if fuzz.partial_ratio(text, source) < RIVAL_AT else set()
        groups["paraphrases"].append({f.severity for f in findings} | rivals)
        if os.environ.get("READOUT_FIDELITY_SHOW"):
            for f in findings:
                print(f"paraphrase {f.severity} {f.rule}: {text} :: {f.why[:90]} <- {passage}")
    return [
        (
            group,
            len(sets),
            sum("error" in s for s in sets) / len(sets),
            sum("warning" in s for s in sets) / len(sets),
            sum(RIVAL in s for s in sets) / len(sets),
        )
        for group, sets in groups.items()
    ]
