"""Labels of United Nations records: a chair by office, or a delegate with a country in brackets."""

from __future__ import annotations

import re

from readout.records import Speaker
from readout.transcripts.labels import Label
from readout.transcripts.mentions import best_given, cased
from readout.transcripts.names import Names, pronoun_of
from readout.transcripts.presiding import CHAIR
from readout.transcripts.titles import is_honorific, news_case, side_of

_PRESIDENT = re.compile(
    r"President:\s+(?P<name>(?:Mr|Mrs|Ms|Miss|Sir|Dr|Sheikh\w*|H\.E)\.? ?[^\n.(…]{2,50}?)[ "
    r".…]*\n?\s*\((?P<country>[^()\n]{3,60})\)"
)
_OF_THE = re.compile(
    r"\b(?:Republic|Kingdom|States|Federation|Islands|Netherlands|Philippines|Emirates|Union|Gambia|"
    r"Bahamas|Comoros|Maldives|Congo|Holy See|Nations|Jamahiriya|State|Agency|Organization|Court|Committee|"
    r"League)\b"
)


def delegate(label: Label, names: Names) -> Speaker:
    """Return the speaker of a UN record's label: a chair by office, or a delegate with a country."""
    match = re.match(
        r"(?:The )?(?:Acting |Temporary |Co-)?(?:President|Chair\w*|Secretary-General|Deputy "
        r"Secretary-General|Speaker)$",
        label.bare,
        re.I,
    )
    if match:
        return _chair(label, names)
    country = next((note for note in label.notes if note in label.text), None)
    pieces = label.bare.split()
    honorific = ""
    if is_honorific(pieces[0]):
        honorific = pieces[0].lower().rstrip(".")
        pieces = pieces[1:]
    surname = cased(" ".join(pieces))
    mentions = names.mentions(surname)
    given = best_given([m for m in mentions if m.role or m.header], set())
    name = f"{given} {surname}" if given else surname
    state = side_of(country) if country else None
    role = next((news_case(m.role) for m in mentions if m.role and m.given), None)
    if role is None or len(role.split()) < 3:
        role = f"representative of {_with_article(country)}" if country else role
    return names.keep(Speaker(
        key=f"{surname.lower()}|{country or ''}", label=label.text, kind="official", name=name, role=role,
        short=surname, pronoun=pronoun_of(honorific, ()), side=state or country,
    ), mentions, label)  # fmt: skip


def _chair(label: Label, names: Names) -> Speaker:
    office = label.bare.removeprefix("The ").lower()
    match = _PRESIDENT.search(names.text[: names.header_end or 4000]) if "president" in office else None
    name = country = None
    if match:
        country = match.group("country")
        name = cased(re.sub(r"^(?:Mr|Mrs|Ms|Miss|Sir|Dr)\.? ?", "", match.group("name")))
    body = body_of(names.text)
    role = f"{office} of the {body}" if body and office == "president" else office
    honorific = match.group("name").split()[0].lower().rstrip(".") if match else ""
    return Speaker(
        key=CHAIR,
        label=label.text,
        kind="official",
        name=name,
        role=role,
        short=name.split()[-1] if name else f"the {office}",
        pronoun=pronoun_of(honorific, ()),
        side=country and (side_of(country) or country),
    )


def body_of(text: str) -> str | None:
    """Return which body's record a text is, by its head."""
    if "Security Council" in text[:1500]:
        return "Security Council"
    return "General Assembly" if re.search("General Assembly|GENERAL", text[:1500]) else None


def _with_article(country: str) -> str:
    return f"the {country}" if _OF_THE.search(country) and not country.startswith("the ") else country
