"""What a newsroom can install today to hold words against a source, each asked the same question.

Each rival gets one string, the words that are to stand in the source (of a draft's sentence its quotation,
or else the sentence without who said it), and the source's whole text; it says whether it charges them. None
asks who spoke. A rival that is not installed is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from rapidfuzz import fuzz

Charges = Callable[[str, str], bool]
# Partial ratio, in per cent, under which rapidfuzz is taken to charge.
RATIO = 90
#: Package -> the function that makes its question; in the table's order.
PACKAGES = ("quotecheck", "proof-citations", "citefact", "rapidfuzz")


def installed() -> tuple[dict[str, Charges], list[str]]:
    """Return the rivals that are here, by package, and the packages that are not."""
    makers: dict[str, Callable[[], Charges]] = {
        "quotecheck": _quotecheck,
        "proof-citations": _proof_citations,
        "citefact": _citefact,
        "rapidfuzz": lambda: _rapidfuzz,
    }
    found: dict[str, Charges] = {}
    absent: list[str] = []
    for package in PACKAGES:
        try:
            found[package] = makers[package]()
        except ImportError:
            absent.append(package)
    return found, absent


def _rapidfuzz(words: str, source: str) -> bool:
    return fuzz.partial_ratio(words, source) < RATIO


def _quotecheck() -> Charges:
    """Its ``check``: what is neither found nor only broken by a page's furniture is charged."""
    check: Any = import_module("quotecheck.find").check
    return lambda words, source: not check(words, source).ok


def _proof_citations() -> Charges:
    """Its check of a page that was fetched before: all but "verified" is charged. Nothing is fetched."""
    verify: Any = import_module("proof_citations").verify_citation

    def charges(words: str, source: str) -> bool:
        found = verify(
            "https://source.example/", words, "claim", snapshot=source, skip_live_fetch=True, oa_lookup=False
        )
        return bool(found["status"] != "verified")

    return charges


def _citefact() -> Charges:
    """Its check of quotations, which needs no key: the words in marks, the source's citation behind them."""
    quotes, base, models = (
        import_module(f"citefact.{part}") for part in ("checks.quotes", "citations.base", "models")
    )

    def charges(words: str, source: str) -> bool:
        bare = words.translate({ord(mark): " " for mark in '“”"'})
        manuscript = f"“{bare}” (Source, 2024)."
        at = manuscript.index("(Source")
        cited = base.Citation("(Source, 2024)", "Source", 2024, at, at + len("(Source, 2024)"))
        matched = [base.MatchedCitation(cited, "source", 1.0)]
        sources = {"source": models.Source("source", "Source", "Source", 2024, text=source)}
        found = quotes.check_quotes(manuscript, matched, sources)
        return any(finding.severity == "error" for finding in found)

    return charges
