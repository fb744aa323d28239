"""Grammar of stories, by a judge that shares nothing with our parser: Debian's link-grammar.

Every twelfth document of the corpus, from the fourth on; reported sentences of 6 to 28 words. Printed news reaches
0.68 (``../shared/plain/grammar.py``, which runs ``link-parser``).
"""  # noqa: E501

from __future__ import annotations

import shutil
import sys
from importlib import import_module

from benchmarks.common import Skipped, corpus_files, only_when_asked, print_table, shared
from readout import engine
from readout.errors import ReadoutError

NAME = "grammar"
_FIRST, _EVERY, _WORDS = 3, 12, 300
_SHORTEST, _LONGEST = 6, 28


def run() -> dict[str, float]:
    """Return the share of reported sentences with a complete parse."""
    only_when_asked(2)
    folder = shared("plain")
    if shutil.which("link-parser") is None:
        raise Skipped(
            "link-parser is not installed: apt-get install link-grammar link-grammar-dictionaries-en"
        )
    sys.path.insert(0, str(folder))
    try:
        judge = import_module("grammar")
    finally:
        sys.path.remove(str(folder))
    told, stories = [], 0
    for path in corpus_files()[_FIRST::_EVERY]:
        try:
            story = engine.write(engine.read(path), words=_WORDS)
        except ReadoutError:
            continue
        stories += 1
        told += [
            s.text
            for s in story.sentences()
            if s.kind == "reported" and _SHORTEST <= len(s.text.split()) <= _LONGEST
        ]
    parsed, total = judge.share(told)
    print_table(
        ("stories", "sentences", "parsed", "share"), [(stories, total, parsed, parsed / max(1, total))]
    )
    return {"stories_parsed": parsed / max(1, total)}
