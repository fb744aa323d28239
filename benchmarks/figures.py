"""Do we find the figures and dates that officials say, with their values? Hand labels (``gold/quantities.md``).

A figure is right when its number words and its value are; a date when its words, without leading article, and its
value are. Unit and bound are counted on the figures found. ``tune`` items were read while the rules were made.
"""  # noqa: E501

from __future__ import annotations

import datetime
import hashlib
import json
import re
import time
from typing import Any

from benchmarks.common import HERE, SHARED, print_table, shared, versions

_BEFORE = re.compile(r"^(?:US|C|A)?[$£€¥]\s?|^an?\s+|^the\s+|^this\s+(?=past|coming)", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:\s?%|[\s-](?:percent|per cent|percentage points?|dollars?|euros?|pounds|cents))$|(?:\s?\+|-plus| or (?:more|so|less))$",  # noqa: E501
    re.IGNORECASE,
)


def sentences() -> list[tuple[dict[str, Any], str, int, int]]:
    """Return the labelled rows with the document's text and the sentence's place in it.

    Raises:
        Skipped: there is no corpus.
        ValueError: a text is not the one that was labelled.
    """
    from readout import engine

    shared("corpus")
    read: dict[str, str] = {}
    found = []
    for line in (HERE / "gold" / "quantities.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["file"] not in read:
            read[row["file"]] = engine.read_document(SHARED / row["file"]).text
        text, start, end = read[row["file"]], row["start"], row["end"]
        if hashlib.sha256(text[start:end].encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"quantities.jsonl: {row['file']}: the text is not the one that was labelled")
        found.append((row, text, start, end))
    return found


def _core(text: str, start: int, end: int, bound: bool = False) -> tuple[int, int]:
    """Return a span without article, bound, currency sign and unit word."""
    from readout.statements.lexicon import quantities

    if bound:
        words = "|".join(sorted(quantities()["bounds"], key=len, reverse=True))
        match = re.match(rf"(?:{words})\s+", text[start:end], re.IGNORECASE)
        start += match.end() if match else 0
    while match := _BEFORE.match(text[start:end]):
        start += match.end()
    if bound and (match := _AFTER.search(text[start:end])):
        end = start + match.start()
    return start, end


def _compare(row: dict[str, Any], text: str, start: int, end: int) -> tuple[dict[str, list[int]], list[str]]:
    """Count right, found and wanted of figures and dates, and right and asked of the other fields."""
    from readout.statements import dates, figures

    counts = {key: [0, 0, 0] for key in ("figures", "dates", "date_span", "unit", "bound", "precision")}
    faults = []
    day = datetime.date.fromisoformat(row["date"])
    gold: dict[str, dict[tuple[int, int], dict[str, Any]]] = {"figure": {}, "date": {}}
    for item in row["items"]:
        bare = _core(text, start + item["start"], start + item["end"], item["type"] == "figure")
        gold[item["type"]][bare] = item
    ours = {_core(text, d.start, d.end): d for d in dates(text, start, end, reference=day)}
    for span, wanted in gold["date"].items():
        date = ours.get(span)
        counts["dates"][2] += 1
        counts["date_span"][2] += 1
        if date is None:
            faults.append(f"date missed {text[slice(*span)]!r}")
            continue
        counts["date_span"][0] += 1
        counts["dates"][0] += date.value == wanted["value"]
        counts["precision"][0] += date.precision == wanted["precision"]
        counts["precision"][2] += 1
        if date.value != wanted["value"]:
            faults.append(f"date value {date.text!r}: {date.value}, not {wanted['value']} (from {day})")
    counts["dates"][1] = counts["date_span"][1] = len(ours)
    faults += [f"date added {d.text!r}" for span, d in ours.items() if span not in gold["date"]]
    by_start = {}
    found = figures(text, start, end)
    for figure in found:
        bare = _core(text, figure.start, figure.end, True)
        by_start[bare[0]] = (bare, figure)
    counts["figures"][1] = len(found)
    counts["figures"][2] = len(gold["figure"])
    for span, wanted in gold["figure"].items():
        bare, ours_figure = by_start.pop(span[0], ((0, 0), None))
        if ours_figure is None or (wanted["value_to"] is None and bare != span):
            faults.append(f"figure missed {text[slice(*span)]!r}, ours {ours_figure and ours_figure.text!r}")
            continue
        if abs(ours_figure.value - wanted["value"]) > 1e-3 or ours_figure.value_to != wanted["value_to"]:
            faults.append(f"figure value {ours_figure.text!r}: {ours_figure.value}, {ours_figure.value_to}")
            continue
        counts["figures"][0] += 1
        unit = (ours_figure.unit or "").split(" ")[-1].lower()
        same = unit == (wanted["unit"] or "").split(" ")[-1].lower()
        counts["unit"][0] += same
        counts["unit"][2] += 1
        counts["bound"][2] += 1
        counts["bound"][0] += ours_figure.bound == wanted["bound"]
        if not same:
            faults.append(f"unit of {ours_figure.text!r}: {ours_figure.unit!r}, not {wanted['unit']!r}")
        if ours_figure.bound != wanted["bound"]:
            faults.append(f"bound of {ours_figure.text!r}: {ours_figure.bound!r}, not {wanted['bound']!r}")
    faults += [f"figure added {figure.text!r}" for _, figure in by_start.values()]
    return counts, faults


def measure(verbose: str = "") -> dict[str, dict[str, list[int]]]:
    """Return the counts by set ("tune", "held"); ``verbose`` names a set whose faults are printed."""
    total: dict[str, dict[str, list[int]]] = {}
    for row, text, start, end in sentences():
        counts, faults = _compare(row, text, start, end)
        into = total.setdefault(row["set"], {key: [0, 0, 0] for key in counts})
        for key, values in counts.items():
            into[key] = [a + b for a, b in zip(into[key], values, strict=True)]
        if verbose == row["set"]:
            for fault in faults:
                print("  ", fault, "|", " ".join(text[start:end].split())[:150])
    return total


def speed() -> float:
    """Return the words a second on one core for figures and dates together, over the labelled documents."""
    from readout.statements import dates, figures

    texts = list({id(text): text for _, text, _, _ in sentences()}.values())[:12]
    begin = time.process_time()
    for text in texts:
        figures(text)
        dates(text, reference=datetime.date(2021, 6, 1))
    return sum(len(text.split()) for text in texts) / (time.process_time() - begin)


def run() -> dict[str, float]:
    """Print the table and return its figures, ``held`` and all sentences apart."""
    total = measure()
    total["all"] = {
        key: [sum(n) for n in zip(*(t[key] for t in total.values()), strict=True)] for key in total["tune"]
    }
    found: dict[str, float] = {}
    rows = []
    for name in ("tune", "held", "all"):
        counts = total[name]
        both = [sum(n) for n in zip(counts["figures"], counts["dates"], strict=True)]
        for kind, (right, ours, wanted) in (
            ("both", both),
            *((k, counts[k]) for k in ("figures", "dates", "date_span")),
        ):
            rows.append([f"{name} {kind}", wanted, right / ours, right / wanted])
            found[f"{name}_{kind}_precision"], found[f"{name}_{kind}_recall"] = right / ours, right / wanted
        for kind in ("unit", "bound", "precision"):
            right, _, asked = counts[kind]
            rows.append([f"{name} {kind} right", asked, right / asked, "-"])
            found[f"{name}_{kind}"] = right / asked
    found["words_a_second"] = speed()
    print_table(["set and kind", "wanted", "precision", "recall"], rows)
    print(f"\n{found['words_a_second']:,.0f} words a second; {versions()}")
    return found


if __name__ == "__main__":
    measure(verbose="tune")
    run()
