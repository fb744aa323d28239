"""Numbers in digits and in English words: what they may look like, and their value."""

from __future__ import annotations

import re

SMALL = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "  # noqa: E501
        "seventeen eighteen nineteen".split()
    )
} | {
    word: n * 10
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}  # fmt: skip
SCALES = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "tens": 10.0, "score": 20.0, "scores": 20.0,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD = "|".join(sorted(SMALL, key=len, reverse=True))
SCALE = "dozen|hundred|thousand|million|billion|trillion"
_VAGUE = "tens|dozens|scores|hundreds|thousands|millions|billions|trillions"
_PART = "thirds|quarters|fourths|fifths|sixths|eighths|tenths"
_ONE_PART = "third|quarter|fifth|sixth|eighth|tenth"
#: "one in four adults", "9 out of 10 homes": a share; "three in ten days" is none.
SHARE = (
    rf"(?:{_WORD}|\d{{1,2}})\s(?:in|out\sof)\s(?:every\s)?(?:{_WORD}|\d{{1,3}})"
    r"(?=\s+[a-z])(?!\s+(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|of|or|to)\b)"
)
#: A spelled-out number. Alternatives run from the longest form to the shortest.
SPELLED = (
    rf"{SHARE}"
    rf"|(?:(?:{_WORD}|an?)[- ])?(?:{_PART}|{_ONE_PART})\sof\san?\s(?:{SCALE})"
    rf"|(?:(?:{_WORD}|an?)[- ])(?:{_PART}|{_ONE_PART})\sof\s(?:an?|one)(?=\s(?:percent|per\scent)\b)"
    rf"|(?:a\s+few|several)\s+(?:{SCALE})(?:\s(?:{SCALE}))*"
    rf"|(?:{_VAGUE})(?:\s(?:of|and|upon)\s(?:{_VAGUE}))*"
    rf"|(?:{_WORD})[- ](?:{_PART})\b|(?:one|a)[- ](?:{_ONE_PART})(?=\s+(?:of|are|is|were|was|have)\b)"
    rf"|one[- ](?:{_ONE_PART})\b"
    rf"|(?:an?\s+)?half\s+an?\s+(?:{SCALE})|(?:a\s+)?couple\s+(?:of\s+)?(?:{SCALE})|an?\s+half[ -](?:{SCALE})"
    rf"|(?:a|{_WORD})\s(?:{SCALE})\sand\sa\shalf"
    rf"|(?:{_WORD})(?:[- ]and[- ]a[- ]half)(?:\s(?:{SCALE}))?"
    rf"|(?:(?:a|{_WORD})(?:[- ](?:{_WORD}))?[ -])?(?:{SCALE})"
    rf"(?:(?:\sand)?[- ](?:{_WORD}|{SCALE}))*(?:[- ](?:{_WORD}|{SCALE}))*"
    rf"|(?:{_WORD})[- ](?:{_WORD})|(?:{_WORD})"
    r"|half"
)


_SHARED = re.compile(r"(\S+)\s(?:in|out\sof)\s(?:every\s)?(\S+)", re.I)
_PART_OF = re.compile(rf"(.+)\sof\s(?:an?|one)(?:\s({SCALE}))?", re.I)


def value_of(number: str) -> float:
    """Return the value of a number in digits or words.

    "twenty-five" is 25, "two hundred thousand" 200000, "half a million" 500000, "two thirds" 0.6667, "one in
    four" 0.25; of a vague number the least it may mean ("tens of thousands": 10000, "a few hundred": 200).
    """
    if share := _SHARED.fullmatch(number):
        part, whole = value_of(share[1]), value_of(share[2])
        return round(part / whole, 4) if whole > part else whole
    if number[0].isdigit():
        return float(number.replace(",", ""))
    if of := _PART_OF.fullmatch(number):
        words = re.split(r"[\s-]+", of[1].lower())
        times = value_of(" ".join(words[:-1])) if words[:-1] and words[0] not in {"a", "an"} else 1.0
        return round(times / _PARTS[words[-1]] * SCALES.get(of[2] or "", 1.0), 4)
    words = re.split(r"[\s-]+", number.lower())
    if words[-1] == "half" and len(words) > 2 and (scale := SCALES.get(words[-4])) is not None:
        return value_of(" ".join(words[:-3])) + scale / 2  # "a million and a half"
    total, part, begun = 0.0, 0.0, False
    for n, word in enumerate(words):
        last = n == len(words) - 1
        if word in SMALL:
            part, begun = part + SMALL[word], True
        elif word in {"couple", "few", "several"}:
            part, begun = 2.0, True
        elif word == "half":
            part, begun = part + 0.5, True
        elif word in _PARTS and last:
            return round((part or 1.0) / _PARTS[word], 4)
        elif (scale := SCALES.get(word) or SCALES.get(word.removesuffix("s"))) is not None:
            if word.endswith("s") and word != "tens" and begun and words[n - 1] != "of":
                return max(total + part, scale)  # "hundreds and thousands"
            part, begun = (part if begun else 1.0) * scale, True
            if scale >= 1000 and not last and not (words[n + 1] in SCALES or words[n + 1] == "of"):
                total, part = total + part, 0.0
    return total + part
