"""What the API answers of people, countries and organisations."""

from __future__ import annotations

from pydantic import Field

from readout.site.machine.models import Model


class PersonRow(Model):
    """Somebody who speaks in the documents; ``person`` is the key."""

    person: str
    name: str
    turns: int
    documents: int
    page: str


class Alias(Model):
    """What somebody is called in the documents, and why it is taken for theirs; a ``label`` is as printed."""

    what: str = Field(description="alias or label")
    value: str
    turns: int
    reasons: list[str | None]


class Office(Model):
    """An office as the documents name it, with the first and last day of those."""

    value: str
    first: str | None
    last: str | None


class Speaking(Model):
    """How somebody speaks in a month or year: waffle and hedges in 100 words, questions without a reply."""

    period: str | None
    turns: int
    words: int
    waffle_per_100: float
    hedges_per_100: float
    exchanges: int
    non_replies: int


class Appearance(Model):
    """A document in which somebody is heard; ``times`` are their turns, of bodies their statements."""

    document: int
    version: int
    date: str | None
    title: str | None
    times: int
    page: str


class ActRow(Model):
    """An act that is told of somebody, or aimed at them; ``exact`` is the sentence."""

    kind: str
    actor: str | None
    actor_id: str | None
    target: str | None
    target_id: str | None
    speaker: str | None
    document: int
    date: str | None
    title: str | None
    start: int
    end: int
    exact: str
    page: str


class PersonDetail(Model):
    """A person: names, offices, how they speak, where they are heard, what they did."""

    person: str
    name: str
    aliases: list[Alias]
    offices: list[Office]
    speaking: list[Speaking]
    appearances: list[Appearance] = Field(description="The newest first, 100 at most.")
    acts: list[ActRow] = Field(description="The newest first, 100 at most.")
    page: str


class ActorRow(Model):
    """A state, government or organisation that documents tell of."""

    key: str
    name: str
    documents: int
    page: str


class ActorDetail(Model):
    """A state, government or organisation: where it is heard or quoted, what it did and was done to it."""

    key: str
    name: str
    forms: list[str]
    appearances: list[Appearance] = Field(description="The newest first, 100 at most.")
    acts: list[ActRow] = Field(description="The newest first, 100 at most.")
    page: str
