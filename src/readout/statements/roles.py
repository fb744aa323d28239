"""Who held which office when, as headers and labels of documents show it, or an authority file says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from readout.records import Transcript
from readout.transcripts.titles import side_of

YEAR = 366  # days


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A person in an office: the first and last dates (ISO 8601) of documents that show it, and the first's id.

    What lies outside the two dates is not known, so that nothing here says when an office ended; except where
    ``known`` is set: then they are the days on which it was taken and left (``None``: held still). ``side`` is the
    state or body that the office is of; ``body`` whose texts call the holder by the bare title ("the Secretary");
    ``family`` the surname where it does not come last.
    """  # noqa: E501

    name: str
    role: str | None
    first: str | None
    last: str | None
    document: str
    side: str | None = None
    body: str | None = None
    family: str | None = None
    known: bool = False

    def near(self, when: str) -> bool:
        """Say whether a title could be used with the name on a day.

        Of a role that documents show: on the dates, or within a year of them. Of a known one: ever after it
        was taken, for titles are kept by courtesy. Unknown dates exclude nothing.
        """
        days = [_date(d) for d in (when, self.first, self.last)]
        day, first, last = days
        if day is None or first is None:
            return True
        if self.known:
            return first <= day
        return last is None or ((first - day).days <= YEAR and (day - last).days <= YEAR)

    def on(self, when: str) -> bool:
        """Say whether the office was certainly held on a day."""
        if self.first is None or (self.last is None and not self.known):
            return False
        return self.first <= when and (self.last is None or when <= self.last)


def _date(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def roles_held(transcripts: Iterable[Transcript]) -> tuple[RoleHeld, ...]:
    """Return the roles that officials and speakers hold, in order of name and first date."""
    found: dict[tuple[str, str], RoleHeld] = {}
    for transcript in transcripts:
        sides = {t.speaker.name: t.speaker.side for t in transcript.turns if t.speaker.side}
        shown = [(o.name, o.role) for o in transcript.officials]
        shown += [
            (t.speaker.name, t.speaker.role)
            for t in transcript.turns
            if t.speaker.name
            and (t.speaker.kind == "official" or (t.speaker.kind == "issuer" and t.speaker.role))
        ]
        for name, role in dict.fromkeys(shown):
            if not name:
                continue
            key = (name.lower(), (role or "").lower())
            known = found.get(key)
            when = transcript.date
            if known is None:
                side = sides.get(name) or side_of(role or "")
                found[key] = RoleHeld(
                    name, role, when, when, transcript.document.id, side, transcript.publisher
                )
            elif when:
                early = known.first is None or when < known.first
                found[key] = replace(
                    known,
                    first=when if early else known.first,
                    last=when if known.last is None or when > known.last else known.last,
                    document=transcript.document.id if early else known.document,
                )
    return tuple(sorted(found.values(), key=lambda r: (r.name, r.first or "", r.role or "")))
