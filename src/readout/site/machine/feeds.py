"""``/feeds``: what is new in stories, documents and the record, each as RSS, Atom and JSON Feed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Literal

from fastapi import APIRouter, HTTPException, Request, Response
from sqlalchemy import func, select

from readout import publishing
from readout.archive import Archive
from readout.archive.keeping import listing
from readout.archive.keeping.listing import current
from readout.archive.rows import schema as t
from readout.publishing import edits_feed
from readout.publishing.feeds import Entry, Feed
from readout.publishing.wording import counted, date_words
from readout.site import addresses, correcting
from readout.site.machine import record
from readout.site.machine.paging import whole
from readout.site.machine.parameters import Day, Some, Text, Words, archive_of, wanted
from readout.site.machine.problems import RESPONSES, MachineRoute
from readout.site.queries import actors
from readout.site.queries import stories as kept_stories
from readout.site.queries.actors import told_act

Form = Literal["rss", "atom", "json"]
router = APIRouter(
    prefix=addresses.FEEDS,
    tags=["feeds"],
    route_class=MachineRoute,
    responses={
        **RESPONSES,
        200: {"content": {publishing.media_type("feed", form): {} for form in publishing.forms("feed")}},
    },
    default_response_class=Response,
)
_MOST = 50
_SHORT = 400  # characters of a passage that a feed shows


@router.get("/stories.{form}")
def stories(request: Request, form: Form) -> Response:
    """Give the latest stories."""
    entries = [
        Entry(
            id=whole(request, addresses.story_url(one.document)),
            title=one.story["headline"]["text"],
            updated=one.made_at,
            url=whole(request, addresses.story_url(one.document)),
            summary=one.story["standfirst"]["text"],
            official=one.url,
        )
        for one in kept_stories.latest(archive_of(request), _MOST)
    ]
    return _answer(request, form, "Latest stories", addresses.FRONT, entries)


@router.get("/documents.{form}")
def documents(request: Request, form: Form) -> Response:
    """Give the latest transcripts."""
    v = t.versions.c
    query = (
        current(v.document, v.date, v.title, v.publisher, v.url, v.words, v.seen_at)
        .order_by(func.coalesce(v.date, v.seen_at).desc(), v.document.desc())
        .limit(_MOST)
    )
    with archive_of(request).reading() as connection:
        rows = connection.execute(query).all()
    entries = [_document(request, row, f"{row.words:,} words") for row in rows]
    return _answer(request, form, "Latest transcripts", addresses.TRANSCRIPTS, entries)


@router.get("/edits.{form}")
def edits(request: Request, form: Form) -> Response:
    """Give the latest changes of official texts after they were published."""
    rows = sorted(listing.edits(archive_of(request)), key=lambda row: row["seen_at"], reverse=True)
    feed = edits_feed.feed(rows[: 10 * _MOST], home=whole(request, addresses.edits_url()), own=_own(request))
    return _rendered(feed, form)


@router.get("/search.{form}")
def search(
    request: Request,
    form: Form,
    q: Words,
    speaker: Some = None,
    since: Day = None,
    until: Day = None,
    act: Some = None,
    publisher: Some = None,
) -> Response:
    """Give the passages that a search finds, the newest of the best first."""
    rows = record.found(request, q, wanted(speaker, since, until, act, publisher))
    rows.sort(key=lambda row: (row["date"] or "", row["document"]), reverse=True)
    entries = [_passage(request, row) for row in rows[:_MOST]]
    home = addresses.search_url(q, speaker=speaker, since=since, until=until, act=act, publisher=publisher)
    return _answer(request, form, f"Search: {q}", home, entries)


@router.get("/people/{slug}.{form}")
def person(request: Request, slug: Text, form: Form) -> Response:
    """Give the documents in which a person speaks, each with the first words."""
    archive = archive_of(request)
    names = names_of(archive, slug)
    if not names:
        return _acts(request, (f"person:{slug}",), form)
    entries = [
        _document(request, row, _short(row.text), author=row.speaker) for row in _spoken(archive, names)
    ]
    return _answer(request, form, f"{names[0]}: statements", addresses.person_url(slug), entries)


@router.get("/countries/{slug}.{form}")
def country(request: Request, slug: Text, form: Form) -> Response:
    """Give what a state did, and what was done to it."""
    return _acts(request, (f"state:{slug}",), form)


@router.get("/organisations/{slug}.{form}")
def organisation(request: Request, slug: Text, form: Form) -> Response:
    """Give what an organisation or government did, and what was done to it."""
    return _acts(request, (f"organisation:{slug}", f"government:{slug}"), form)


@router.get("/digest.{form}")
def digest(request: Request, form: Form) -> Response:
    """Give the days that have stories, each with their headlines; the page of a day has what is new in it."""
    told: dict[str, list[kept_stories.Kept]] = {}
    for one in kept_stories.latest(archive_of(request), 2 * _MOST):
        if one.date and len(one.date) == len("2024-03-14"):
            told.setdefault(one.date, []).append(one)
    entries = [
        Entry(
            id=whole(request, addresses.digest_url(day)),
            title=f"What is new: {date_words(day)}",
            updated=max(one.made_at for one in some),
            url=whole(request, addresses.digest_url(day)),
            summary=_short(". ".join(one.story["headline"]["text"] for one in some)),
        )
        for day, some in told.items()
    ]
    return _answer(request, form, "What is new, day by day", addresses.DIGEST, entries)


@router.get("/corrections.{form}")
def corrections(request: Request, form: Form) -> Response:
    """Give our own stories that were written anew, the latest first."""
    pairs = [pair for kept in kept_stories.rewritten(archive_of(request), _MOST) for pair in pairwise(kept)]
    entries = [
        Entry(
            id=f"{whole(request, addresses.story_url(new.document))}#story-{new.id}",
            title=new.story["headline"]["text"],
            updated=new.made_at,
            url=whole(request, addresses.CORRECTIONS),
            summary=f"Written anew, because {correcting.why(new, old)}. "
            f"{counted(len(correcting.what(new, old)), 'sentence')} differ from before.",
            official=new.url,
        )
        for new, old in sorted(pairs, key=lambda pair: pair[0].id, reverse=True)[:_MOST]
    ]
    return _answer(request, form, "Corrections", addresses.CORRECTIONS, entries)


def names_of(archive: Archive, slug: str) -> list[str]:
    """Return the names under which a person speaks, the most frequent first; none if nobody is meant.

    Args:
        archive: the archive.
        slug: the key in the authority file without its kind, or :func:`addresses.slug` of a name.
    """
    s = t.statements.c
    base = (
        select(s.speaker)
        .where(s.speaker.is_not(None), s.turn.is_not(None))
        .group_by(s.speaker)
        .order_by(func.count().desc(), s.speaker)
    )
    with archive.reading() as connection:
        known: list[str] = list(connection.scalars(base.where(s.speaker_id == f"person:{slug}")))
        if not known:
            n = t.aliases.c
            own = n.printed.is_(False) & n.mostly.is_(True)
            known = list(connection.scalars(select(n.alias).where(n.person == f"person:{slug}", own)))
        if known:
            return known
        everyone: list[str] = list(connection.scalars(base))
    return [name for name in everyone if addresses.slug(name) == slug]


def _spoken(archive: Archive, names: list[str]) -> list[Any]:
    """Return the newest documents in which one of the names speaks, each with the first passage."""
    p, v, r, n = t.passages.c, t.versions.c, t.passage_rows.c, t.names.c
    theirs = r.speaker.in_(select(n.id).where(n.text.in_(names)))
    first = select(func.min(r.id).label("id")).where(theirs).group_by(r.version).subquery()
    query = (
        select(v.document, v.date, v.title, v.publisher, v.url, v.seen_at, p.text, p.speaker)
        .join(t.versions, v.id == p.version)
        .join(first, first.c.id == p.id)
        .order_by(func.coalesce(v.date, "").desc(), v.document.desc())
        .limit(_MOST)
    )
    with archive.reading() as connection:
        return list(connection.execute(query))


def _acts(request: Request, keys: tuple[str, ...], form: Form) -> Response:
    """Give the acts that are told of one of these keys, or aimed at it, the newest first."""
    archive = archive_of(request)
    rows, key = next(((rows, key) for key in keys if (rows := actors.did(archive, key, _MOST))), ([], ""))
    if not rows:
        raise HTTPException(404, "nothing is known of anyone by this name")
    entries = [
        Entry(
            id=f"{page}#{row['kind']}",
            title=told_act(row),
            updated=row["date"] or "",
            url=page,
            summary=_short(row["exact"]),
            author=row["speaker"],
        )
        for row in rows
        for page in [whole(request, addresses.passage_url(row["document"], row["start"], row["end"]))]
    ]
    name = actors.name_of(key) or key.partition(":")[2]
    return _answer(request, form, name, addresses.actor_url(key), entries)


def _document(request: Request, row: Any, summary: str, *, author: str | None = None) -> Entry:
    page = whole(request, addresses.transcript_url(row.document))
    return Entry(
        id=page,
        title=row.title or f"Document {row.document}",
        updated=row.date or row.seen_at,
        url=page,
        summary=summary,
        author=author or row.publisher,
        official=row.url,
    )


def _passage(request: Request, row: dict[str, Any]) -> Entry:
    said = f"{row['speaker']}: " if row["speaker"] else ""
    return Entry(
        id=row["page"],
        title=f"{said}{row['title'] or 'Document ' + str(row['document'])}",
        updated=row["date"] or "",
        url=row["page"],
        summary=_short(row["text"]),
        author=row["speaker"],
        official=row["url"],
    )


def _short(text: str) -> str:
    """Return the first words of a passage; a mark says that it is cut."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rsplit(' ', 1)[0]} …"


def _own(request: Request) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return whole(request, f"{request.url.path}{query}")


def _answer(request: Request, form: Form, title: str, home: str, entries: list[Entry]) -> Response:
    site = request.app.state.settings.name
    own = _own(request)
    feed = Feed(
        id=own.removesuffix(f".{form}") if not request.url.query else own,
        title=f"{site}: {title}",
        entries=tuple(entries),
        home=whole(request, home),
        own=own,
        author=site,
    )
    return _rendered(feed, form)


def _rendered(feed: Feed, form: Form) -> Response:
    kind = publishing.media_type("feed", form)
    return Response(
        publishing.render_feed(feed, form).encode("utf-8", "replace"), media_type=f"{kind}; charset=utf-8"
    )
