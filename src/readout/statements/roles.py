"""Who held which office when, as headers and speaker labels of documents show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from readout.records import Transcript

YEAR = 366  # days


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A person in an office: the first and last dates (ISO 8601) of documents that show it, and the first's id.

    What lies outside the two dates is not known, so that nothing here says when an office ended.
    """  # noqa: E501

    name: str
    role: str | None
    first: str | None
    last: str | None
    document: str

    def near(self, when: str) -> bool:
        """Say whether a day lies between the dates or within a year of them; unknown dates exclude nothing."""  # noqa: E501
        if not self.first or not self.last:
            return True
        try:
            day, first, last = (date.fromisoformat(d) for d in (when, self.first, self.last))
        except ValueError:
            return True
        return (first - day).days <= YEAR and (day - last).days <= YEAR


def roles_held(transcripts: Iterable[Transcript]) -> tuple[RoleHeld, ...]:
    """Return the roles that officials and speakers hold, in order of name and first date."""
    found: dict[tuple[str, str], RoleHeld] = {}
    for transcript in transcripts:
        shown = [(o.name, o.role) for o in transcript.officials]
        shown += [
            (t.speaker.name, t.speaker.role)
            for t in transcript.turns
            if t.speaker.kind == "official" and t.speaker.name
        ]
        for name, role in dict.fromkeys(shown):
            if not name:
                continue
            key = (name.lower(), (role or "").lower())
            known = found.get(key)
            when = transcript.date
            if known is None:
                found[key] = RoleHeld(name, role, when, when, transcript.document.id)
            elif when:
                early = known.first is None or when < known.first
                found[key] = replace(
                    known,
                    first=when if early else known.first,
                    last=when if known.last is None or when > known.last else known.last,
                    document=transcript.document.id if early else known.document,
                )
    return tuple(sorted(found.values(), key=lambda r: (r.name, r.first or "", r.role or "")))
