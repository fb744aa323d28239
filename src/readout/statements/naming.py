"""Gives statements and their acts the actors that their words stand for; the spans stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from readout.language.lexicon import peoples, titles
from readout.records import Act, Span, Speaker, Statement, Transcript, Turn
from readout.statements.actors import resolve, speaker_actor
from readout.statements.authority import Actor, Authority
from readout.statements.authority import authority as own_authority
from readout.statements.roles import RoleHeld, roles_held

_SHE_HE = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
_WE = frozenset(["we", "us", "our"])
_I = frozenset(["i", "me", "my", "myself"])
# What an official does in the name of the state. "We met", "we agreed" and "we will take questions" may be
# said of a delegation, of both sides or of the people at the podium.
_OF_STATE = frozenset(["condemnation", "demand", "sanction", "aid", "accusation", "veto"])
_REACH = 600  # characters that a pronoun may look back over
_AROUND = 60


@dataclass(frozen=True)
class Naming:
    """One text's way from words to actors.

    ``people`` are the spans of personal names by turn (-1 for prose), in order.
    """

    text: str
    transcript: Transcript | None
    date: str | None
    known: Authority
    people: Mapping[int, Sequence[Span]]

    @cached_property
    def _own(self) -> tuple[RoleHeld, ...]:
        return roles_held((self.transcript,)) if self.transcript else ()

    @cached_property
    def _turns(self) -> dict[int, Turn]:
        return {t.index: t for t in self.transcript.turns} if self.transcript else {}

    @cached_property
    def _sides(self) -> set[str]:
        """The sides that speak in the document."""
        return {t.speaker.side for t in self._turns.values() if t.speaker.side}

    @cached_property
    def _speakers(self) -> dict[str, Actor | None]:
        """Who each speaker is, by the speaker's key."""
        publisher = self.transcript.publisher if self.transcript else None
        speakers = {t.speaker.key: t.speaker for t in self._turns.values()}
        return {k: speaker_actor(s, self.known, self.date, publisher) for k, s in speakers.items()}

    def actor(self, span: Span, turn: int | None, kind: str = "") -> Actor | None:
        """Return whom the words of a span stand for, or ``None`` where that is not certain.

        Args:
            span: a mention in the text.
            turn: the turn that it stands in; ``None`` in prose.
            kind: of the act whose party it is, "" for a source.
        """
        words = " ".join(span.of(self.text).split())
        low = words.lower()
        held = self._turns.get(turn) if turn is not None else None
        begin = held.start if held else 0
        if low in _SHE_HE:
            return self._pronoun(span, _SHE_HE[low], turn, begin)
        if low in _I | _WE and words != "US":
            if self._is_quoted(span.start, begin):
                return None
            if low in _WE and (kind not in _OF_STATE or len(self._sides) > 1):
                return None
        speaker = held.speaker if held else None
        found = self._resolved(span, speaker, begin)
        if found is not None and found.kind == "person" and self._another(words, found, span, held):
            return None
        return found

    def _resolved(self, span: Span, speaker: Speaker | None, begin: int) -> Actor | None:
        return resolve(
            span.of(self.text),
            document=self.transcript,
            date=self.date,
            authority=self.known,
            speaker=speaker,
            before=self.text[max(begin, span.start - _AROUND) : span.start],
            after=self.text[span.end : span.end + _AROUND],
            own=self._own,
        )

    def _is_quoted(self, at: int, begin: int) -> bool:
        """Say whether words stand in quotation marks, so that "I" is somebody else."""
        ahead = self.text[begin:at]
        return ahead.count("“") > ahead.count("”") or ahead.count('"') % 2 == 1

    def _another(self, words: str, holder: Actor, span: Span, turn: Turn | None) -> bool:
        """Say whether a bare title may mean another holder of one, named shortly before ("President Xi … the President")."""  # noqa: E501
        head = _bare_head(words)
        if head is None or turn is None:
            return False
        before = self._turns.get(turn.index - 1)
        start = max(before.start if before else turn.start, span.start - _REACH)
        for match in re.finditer(
            rf"\b(\w+ )?{head}(?: of ([A-Z]\w+)| ([A-Z][\w’-]+))?", self.text[start : span.start], re.I
        ):
            if match[3] and not (match[1] or "").lower().startswith("vice"):
                named = resolve(f"{head} {match[3]}", date=self.date, authority=self.known, own=self._own)
                if named != holder and match[3][:1].isupper() and match[3].lower() not in _NO_NAMES:
                    return True
            elif match[2] or _is_people(match[1]):
                return True
        return False

    def _pronoun(self, span: Span, sex: str, turn: int | None, begin: int) -> Actor | None:
        """Return the one person spoken of shortly before, where nobody else is and sex does not speak against it."""  # noqa: E501
        start = max(begin, span.start - _REACH)
        spans = [
            s for s in self.people.get(-1 if turn is None else turn, ()) if start <= s.start < span.start
        ]
        referents: list[Actor | None] = []
        for match in _titled().finditer(self.text, start, span.start):
            whole = Span(
                match.start(),
                next((s.end for s in spans if match.end() <= s.start <= match.end() + 1), match.end()),
            )
            spans = [s for s in spans if not whole.contains(s)]
            referents.append(self.actor(whole, turn))
        referents += [self.actor(s, turn) for s in spans]
        if (
            not referents
            or None in referents
            or len(set(referents)) != 1
            or self._is_quoted(span.start, begin)
        ):
            return None
        one = referents[0]
        said = self.known.pronouns.get(one.name) if one else None
        held = self._turns.get(turn) if turn is not None else None
        if one is None or said not in (None, sex) or (held and one == self._speakers[held.speaker.key]):
            return None
        return one

    def named(self, statement: Statement) -> Statement:
        """Return a statement with the actors of its source and of its acts' parties."""
        turn = self._turns.get(statement.turn) if statement.turn is not None else None
        if turn is not None and statement.parent is None:
            who = self._speakers[turn.speaker.key]
        else:
            who = self.actor(statement.source[0], statement.turn) if len(statement.source) == 1 else None
        return replace(
            statement,
            speaker=statement.speaker or (who.name if who else None),
            speaker_id=who.id if who else None,
            speaker_name=who.name if who else None,
            acts=tuple(self._act(act, statement.turn) for act in statement.acts),
        )

    def _act(self, act: Act, turn: int | None) -> Act:
        actor = self.actor(act.actor, turn, act.kind) if act.actor else None
        target = self.actor(act.target, turn, act.kind) if act.target else None
        if actor is None and target is None:
            return act
        return replace(
            act,
            actor_name=actor.name if actor else None,
            actor_id=actor.id if actor else None,
            target_name=target.name if target else None,
            target_id=target.id if target else None,
        )


# Heads of titles that are also words of other things, and so name nobody by themselves.
_LOOSE = frozenset(
    "executive high first foreign member lead host head major principal assistant deputy administration "
    "prime vice crown charge justice representative general chair chairs chief captain observer".split()
)
_NO_NAMES = frozenset(["and", "is", "has", "will", "who", "to", "in", "of", "on", "at", "i", "we", "the"])


def _bare_head(words: str) -> str | None:
    """Return the office of a bare title ("the Prime Minister"), or ``None`` for a mention with more."""
    match = re.fullmatch(r"(?:the|our)\s+([\w -]+)", words, re.I)
    pieces = match[1].split() if match else []
    known = titles("heads") | {"vice", "prime"}
    return " ".join(pieces) if pieces and all(p.lower() in known for p in pieces) else None


def _is_people(word: str | None) -> bool:
    return bool(word) and str(word).strip() in peoples()


@lru_cache(maxsize=1)
def _titled() -> re.Pattern[str]:
    """Return the pattern of a title that stands for a person, with its article."""
    heads = "|".join(sorted((re.escape(h) for h in titles("heads") - _LOOSE), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?i:the|our|a|an)\s+(?:[A-Z][\w.]+\s+)?)?(?i:(?:vice|prime|first)\s+)?(?i:{heads})(?![\w-])"
    )


def naming(
    text: str,
    transcript: Transcript | None,
    date: str | None,
    known: Authority | None,
    people: Mapping[int, Sequence[Span]],
) -> Naming:
    """Return the naming of one text; ``known`` is the package's own authority where it is not given."""
    return Naming(text, transcript, date, known or own_authority(), people)
