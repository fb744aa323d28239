"""House style of single words: "US" for every form of the country's name, roles in lower case, days before months."""  # noqa: E501

from __future__ import annotations

import re

_SWAPS = (
    # "United States is": speech drops its article.
    (re.compile(r"^United States(?= (?:is|has|will|would|was|can|must|should|does|did|and)\b)"), "The US"),
    (
        re.compile(r"\b([Tt])he (?:United States(?: of America)?|U\.S\.A\.|U\.S\.)(?=[^\w’']|$|[’']s)"),
        r"\1he US",
    ),
    (re.compile(r"\bUnited States(?: of America)?\b"), "US"),
    (re.compile(r"\bU\.S\.(?:A\.)?(?=\W|$)"), "US"),
    (re.compile(r"\bUnited Nations’(?!s)"), "UN’s"),
    (re.compile(r"\b([Tt])he United Nations\b(?! [A-Z])"), r"\1he UN"),
    (re.compile(r"\bUnited Nations\b(?! [A-Z])"), "UN"),
    (re.compile(r"\bU\.N\.(?=\W|$)"), "UN"),
    (re.compile(r"\bU\.K\.(?=\W|$)"), "UK"),
    (re.compile(r"\b([Tt])he United Kingdom\b(?! of\b)(?! [A-Z])"), r"\1he UK"),
    (re.compile(r"\bE\.U\.(?=\W|$)"), "EU"),
)
_ROLE = re.compile(
    r"\b([Tt]he|[Tt]his|[Oo]ur|[Aa]) (President|Vice President|Secretary|Administration|First Lady|Prime Minister|"  # noqa: E501
    r"Foreign Minister|Ambassador|Spokesperson|Press Secretary|Secretary General|Chancellor|Chairman|"
    r"Department|Agency|Cabinet|Government|Ministry|Minister|Congressman|Senator|Governor|Mayor|King|Queen)"
    r"(?! (?:of|for) (?:the )?[A-Z]| [A-Z]|-)"
)
#: "This country's economy": the story says whose.
_THIS_COUNTRY = re.compile(r"\b([Tt])his(?= (?:country|nation)\b)")
#: "This president has ...": in a story there is but one.
_THIS_ROLE = re.compile(
    r"\b([Tt])his(?= (?:[Pp]resident|[Aa]dministration|[Ss]ecretary|[Gg]overnment|[Dd]epartment)\b)"
)
#: "The secretary and President agreed": both are roles.
_SECOND_ROLE = re.compile(
    r"\b([Tt]he [a-z]+(?: [a-z]+)?) and (President|Vice President|Secretary|Prime Minister|Foreign Minister|Minister)(?! (?:of|for) |,? [A-Z])"  # noqa: E501
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
#: "On December 18th, 2023, the": the day before its month; not where the month is all there is ("in May 12 people  # noqa: E501
#: came"), inside a name ("the January 6th Committee") or a stretch ("June 3-5").
_DATE = re.compile(
    rf"(?<![Ii]n )(?<!the )(?<![\w–-])({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?"
    rf"(?![\w/:–-]| [A-Z]| ?[–-] ?\d| (?:and|or|to|through) \d|,\d)"
)


#: "By April 19th, April 19th": said twice over, in speech.
_TWICE_DATED = re.compile(rf"\b(\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?),? \1\b")


def _day_first(match: re.Match[str]) -> str:
    month, day, year = match.groups()
    return f"{int(day)} {month}" + (f" {year}" if year else "")


def house_style(text: str) -> str:
    """Return ``text`` with country names, lone titles and dates as the house prints them (quotations must be kept out)."""  # noqa: E501
    for pattern, to in _SWAPS:
        text = pattern.sub(to, text)
    text = _TWICE_DATED.sub(r"\1", _DATE.sub(_day_first, text))
    text = _THIS_ROLE.sub(lambda m: f"{m.group(1)}he", text)
    text = _THIS_COUNTRY.sub(lambda m: f"{m.group(1)}he", text)
    text = _ROLE.sub(lambda m: f"{m.group(1)} {m.group(2).lower()}", text)
    return _SECOND_ROLE.sub(lambda m: f"{m.group(1)} and {m.group(2).lower()}", text)


def sentence_case(text: str) -> str:
    """Return ``text`` with its first letter as a capital."""
    if text.startswith("{"):  # a placeholder for a name, which is a capital already
        return text
    for i, char in enumerate(text):
        if char.isalpha():
            return text[:i] + char.upper() + text[i + 1 :]
        if char.isdigit():
            return text
    return text


_UNITS = {w: n for n, w in enumerate("one two three four five six seven eight nine".split(), 1)}
_TEENS = {
    w: n
    for n, w in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10
    )
}
_TENS = {w: n * 10 for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SPELLED = re.compile(
    rf"\b(?P<tens>{'|'.join(_TENS)})(?:-(?P<unit>{'|'.join(_UNITS)}))?\b(?!-)|\b(?P<teen>{'|'.join(_TEENS)})\b(?!-)",
    re.I,
)
_PER_CENT = re.compile(r"(?<=\d) ?per ?cent\b")


def in_digits(text: str) -> str:
    """Return a clause with the numbers from ten to 99 in digits and "%" for a word, as headlines have them."""  # noqa: E501
    following = r"(?! (?:hundred|thousand|million|billion|trillion)\b)"

    def digits(match: re.Match[str]) -> str:
        if re.match(following, text[match.end() :]) is None:
            return match.group()
        if match["teen"]:
            return str(_TEENS[match["teen"].lower()])
        return str(_TENS[match["tens"].lower()] + _UNITS.get((match["unit"] or "").lower(), 0))

    return _PER_CENT.sub("%", _SPELLED.sub(digits, text))
