"""Every document of the corpus becomes a story that passes the gate, or says in one line why not.

Bars: no crash; no story with an error of the gate; none empty where officials say 300 words or more; length within
a tenth of what was asked, where the source has at least three times as many words. Outside quotations: no first
or second person, no "today" or "here", no sentence over 30 words, 17 on average. No fact told twice (two
sentences that share three quarters of their content words). Headlines of 12 words at most, with a finite verb.

Every twelfth document by default; ``READOUT_ALL=1`` takes all.
"""  # noqa: E501

from __future__ import annotations

import os
import re
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from readout import checking, engine
from readout.errors import BadInput, ReadoutError
from readout.language import parse_sentences
from readout.language.clauses import finite_verb
from readout.records import StorySentence
from readout.writing.telling.units import content_words

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
#: One document in so many is taken.
EVERY = 1 if os.environ.get("READOUT_ALL") else 12
#: The share of the shorter sentence's content words that makes two sentences one fact, and the fewest words.
SAME, FEWEST_WORDS = 0.75, 5
_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Yy]ou|[Yy]our)\b(?![.’])")
_QUOTED = re.compile(r"“[^”]*”")
_DEICTIC = re.compile(r"\b(?:today|tonight|tomorrow|yesterday|here)\b", re.I)


def _told_twice(sentences: Sequence[StorySentence]) -> int:
    """Count the sentences that say over again what an earlier one says."""
    words = [content_words(s.text) for s in sentences]
    return sum(
        any(
            min(len(a), len(b)) >= FEWEST_WORDS and len(a & b) >= SAME * min(len(a), len(b))
            for a in words[:i]
        )
        for i, b in enumerate(words)
    )


def _good_headline(text: str) -> bool:
    """Say whether a headline is short enough and has a finite verb."""
    doc = next(iter(parse_sentences([text])))
    return len(text.split()) <= 12 and any(finite_verb(t) is not None for t in doc)


def run() -> dict[str, float]:
    """Write every document once; print a line for each that fails, and the totals."""
    files = sorted(path for pattern in PATTERNS for path in SHARED.glob(pattern))[::EVERY]
    if not files:
        print("stories: skipped, ../shared/corpus is not there")
        return {}
    print(
        f"python -m benchmarks stories: {len(files)} documents of ../shared/corpus, {WORDS} words asked for"
    )
    crashed = refused = empty = unclean = stories = told = 0
    right_length, long_enough, sentence_words, persons = 0, 0, [], 0
    quoted = words_told = deictic = twice = good_headlines = over_30 = reported = 0
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
        twice += _told_twice(sentences)
        good_headlines += _good_headline(story.headline.text)
        words_told += length
        if said >= 3 * WORDS:
            long_enough += 1
            right_length += abs(length - WORDS) <= WORDS * 0.1
        for sentence in sentences:
            plain = _QUOTED.sub("", sentence.text)
            quoted += len(sentence.text.split()) - len(plain.split())
            persons += bool(_PERSON.search(plain))
            deictic += bool(_DEICTIC.search(plain))
            if sentence.kind != "quote":
                reported += 1
                # Of a sentence that ends in the speaker's own words, what stands outside the quotation.
                over_30 += len(plain.split()) > 30
                sentence_words.append(len(plain.split()))
    figures = {
        "no_crash": 1 - crashed / len(files),
        "gate_clean": 1 - unclean / max(1, stories),
        "not_empty": 1 - empty / len(files),
        "right_length": right_length / max(1, long_enough),
        "no_first_or_second_person": 1 - persons / max(1, told),
        "no_day_or_place_word": 1 - deictic / max(1, told),
        "told_once": 1 - twice / max(1, told),
        "good_headline": good_headlines / max(1, stories),
        "not_over_30_words": 1 - over_30 / max(1, reported),
        "told_in_own_words": 1 - quoted / max(1, words_told),
        "quoted_share_of_words": quoted / max(1, words_told),
        "mean_sentence_words": statistics.fmean(sentence_words) if sentence_words else 0.0,
        "longest_sentence_words": float(max(sentence_words, default=0)),
        "stories": float(stories),
        "cpu_s": time.process_time() - began,
    }
    for name, value in figures.items():
        print(f"  {name:28} {value:9.4f}")
    return figures
