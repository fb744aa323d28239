"""Every document of the corpus becomes a story that passes the gate, or says in one line why not.

Bars: no crash; no story with an error of the gate; none empty where officials say 300 words or more; length within
a tenth of what was asked, where the source has at least three times as many words.
"""  # noqa: E501

from __future__ import annotations

import re
import statistics
import time
from pathlib import Path

from readout import checking, engine
from readout.errors import BadInput, ReadoutError

NAME = "stories"
SHARED = Path(__file__).parents[2] / "shared" / "corpus"
PATTERNS = (
    "whitehouse/*.md",
    "whitehouse-html/*.html",
    "state-department/*.html",
    "un-general-debate/*.txt",
    "un-meetings/*.txt",
)
WORDS = 300
_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Yy]ou|[Yy]our)\b(?![.’])")
_QUOTED = re.compile(r"“[^”]*”")


def run() -> dict[str, float]:
    """Write every document once; print a line for each that fails, and the totals."""
    files = sorted(path for pattern in PATTERNS for path in SHARED.glob(pattern))
    if not files:
        print("stories: skipped, ../shared/corpus is not there")
        return {}
    print(
        f"python -m benchmarks stories: {len(files)} documents of ../shared/corpus, {WORDS} words asked for"
    )
    crashed = refused = empty = unclean = stories = told = 0
    right_length, long_enough, sentence_words, persons = 0, 0, [], 0
    quoted = words_told = 0
    began = time.process_time()
    for path in files:
        try:
            transcript = engine.read(path)
            said = sum(len(transcript.document.text[t.start : t.end].split()) for t in transcript.turns)
            story = engine.write(transcript, words=WORDS)
        except BadInput as error:
            refused += 1
            print(f"  refused: {error}")
            continue
        except ReadoutError as error:
            many = len(transcript.document.text.split()) >= 300
            empty += many
            print(f"  {'EMPTY' if many else 'short'}: {path.name}: {error.what[:160]}")
            continue
        except Exception as error:  # a crash is what is counted here
            crashed += 1
            print(f"  CRASH: {path.name}: {error!r}")
            continue
        stories += 1
        unclean += any(f.severity == "error" for f in checking.check_story(story))
        sentences = story.sentences()
        length = sum(len(s.text.split()) for s in sentences)
        told += len(sentences)
        words_told += length
        if said >= 3 * WORDS:
            long_enough += 1
            right_length += abs(length - WORDS) <= WORDS * 0.1
        for sentence in sentences:
            plain = _QUOTED.sub("", sentence.text)
            quoted += len(sentence.text.split()) - len(plain.split())
            persons += bool(_PERSON.search(plain))
            if sentence.kind != "quote":
                sentence_words.append(len(sentence.text.split()))
    figures = {
        "no_crash": 1 - crashed / len(files),
        "gate_clean": 1 - unclean / max(1, stories),
        "not_empty": 1 - empty / len(files),
        "right_length": right_length / max(1, long_enough),
        "no_first_or_second_person": 1 - persons / max(1, told),
        "quoted_share_of_words": quoted / max(1, words_told),
        "mean_sentence_words": statistics.fmean(sentence_words) if sentence_words else 0.0,
        "longest_sentence_words": float(max(sentence_words, default=0)),
        "stories": float(stories),
        "cpu_s": time.process_time() - began,
    }
    for name, value in figures.items():
        print(f"  {name:28} {value:9.4f}")
    return figures
