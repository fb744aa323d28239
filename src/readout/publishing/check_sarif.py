"""A check report as SARIF 2.1.0 (OASIS), which editors and code hosts show beside the lines of a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from readout import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readout.checking.report import CheckReport

SUFFIX = ".sarif"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: CheckReport, *, file: str | None = None) -> str:
    """Return the report as a SARIF log of one run; ``file`` is the draft's path as the log names it."""
    value = report.to_json()
    rules = sorted({finding["rule"] for finding in value["findings"]})
    uri = (file or report.name).replace("\\", "/")
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Readout",
                        "version": __version__,
                        "rules": [{"id": rule, "name": rule} for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(f, value["draft"], uri, rules) for f in value["findings"]],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)


def _result(finding: Mapping[str, Any], draft: str, uri: str, rules: list[str]) -> dict[str, Any]:
    words = f"“{finding['draft']}”: {finding['why']}"
    if finding["source"]:
        words += f". Source: “{' '.join(finding['source'].split())}”"
    result: dict[str, Any] = {
        "ruleId": finding["rule"],
        "ruleIndex": rules.index(finding["rule"]),
        "level": finding["severity"],
        "message": {"text": words},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri},
                    "region": _region(draft, finding["start"], finding["end"]),
                }
            }
        ],
    }
    if finding["fix"]:
        result["fixes"] = [
            {
                "description": {"text": f"put “{finding['fix']}”"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": uri},
                        "replacements": [
                            {
                                "deletedRegion": _region(draft, finding["start"], finding["end"]),
                                "insertedContent": {"text": finding["fix"]},
                            }
                        ],
                    }
                ],
            }
        ]
    if finding["evidence"]:
        result["properties"] = {"evidence": finding["evidence"]}
    return result


def _region(draft: str, start: int, end: int) -> dict[str, int]:
    """Return a span as lines and columns from one, the end column behind the last character."""
    return {
        "startLine": draft.count("\n", 0, start) + 1,
        "startColumn": start - (draft.rfind("\n", 0, start) + 1) + 1,
        "endLine": draft.count("\n", 0, end) + 1,
        "endColumn": end - (draft.rfind("\n", 0, end) + 1) + 1,
        "charOffset": start,
        "charLength": end - start,
    }
