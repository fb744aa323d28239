"""The whole path in a few lines each: read a transcript, write a story, check a draft.

The command line and the Python library are both thin covers of these functions.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from os import PathLike, fspath
from typing import TYPE_CHECKING, Literal

from readout.errors import BadUsage, NotSupported

if TYPE_CHECKING:
    from readout.archive import Archive
    from readout.checking.report import CheckReport
    from readout.records import Digest, Document, Finding, Statement, Story, StorySentence, Transcript
    from readout.statements import LabelledExchange
    from readout.statements.authority import Authority
    from readout.writing.plain import PlainSentence, Style

Ref = str | PathLike[str] | bytes
Length = Literal["brief", "standard", "full"]
WORDS = 450
#: What a length asks for: under its limit (120, 450, 1000 words) by as much as a last sentence may run over.
LENGTHS: dict[Length, int] = {"brief": 104, "standard": 425, "full": 960}
FEWEST_WORDS, MOST_WORDS = 50, 5000


def read(ref: Ref, *, allow_private: bool = False) -> Transcript:
    """Read one transcript.

    Args:
        ref: a path, an http(s) address, ``"-"`` for standard input, or the bytes themselves.
        allow_private: fetch from private and loopback addresses too.

    Raises:
        FetchError: the source cannot be reached, or is one that we may not reach.
        BadInput: the bytes are not a document that we can read.
    """
    from readout import transcripts

    return transcripts.parse(read_document(ref, allow_private=allow_private))


def read_document(ref: Ref, *, allow_private: bool = False) -> Document:
    """Read one document without looking for its turns; arguments and errors are those of :func:`read`."""
    from readout import formats

    if isinstance(ref, bytes):
        return formats.read(ref)
    from readout import sources

    name = fspath(ref)
    got = sources.fetch(name, allow_private=allow_private)
    document = formats.read(got.data, name=got.name, media_type=got.media_type, url=got.url)
    return document if document.file or got.url else replace(document, file=name)


def statements(
    ref: Ref | Transcript,
    *,
    prose: bool = False,
    allow_private: bool = False,
    authority: Authority | None = None,
) -> tuple[tuple[Statement, ...], str]:
    """Find who said what, how surely, in a transcript or in news prose.

    Args:
        ref: what :func:`read` takes, or what it returned.
        prose: it is news prose, whose text is taken exactly as it is: offsets are into its own characters.
        allow_private: fetch from private and loopback addresses too.
        authority: who is who, as :func:`authority` gives it; the package's own where it is not given.

    Returns:
        The statements in order, and the text that their offsets count.

    Raises:
        FetchError: the source cannot be reached, or is one that we may not reach.
        BadInput: the bytes are not a document that we can read.
    """
    from readout.records import Transcript
    from readout.statements import extract, extract_prose

    if isinstance(ref, Transcript):
        return extract(ref, authority), ref.document.text
    if not prose:
        transcript = read(ref, allow_private=allow_private)
        return extract(transcript, authority), transcript.document.text
    from readout import sources
    from readout.formats.prose import read_prose

    if isinstance(ref, bytes):
        document = read_prose(ref)
    else:
        got = sources.fetch(fspath(ref), allow_private=allow_private)
        document = read_prose(got.data, name=got.name or fspath(ref))
    return extract_prose(document, authority), document.text


def authority(file: str | PathLike[str] | None = None, transcripts: Iterable[Transcript] = ()) -> Authority:
    """Return who is who: the package's own authority, a user's file, and the roles that documents show.

    Args:
        file: a TOML file of the user's own, read after the package's.
        transcripts: whose headers and labels say who held which office when.

    Raises:
        BadInput: the file cannot be read, or an entry is wrong; it names file and line.
    """
    from readout.statements import authority as actors
    from readout.statements.actors import with_documents

    known = actors.load(file) if file is not None else actors.authority()
    return with_documents(known, transcripts)


def write(
    transcripts: Transcript | Sequence[Transcript], *, words: int = WORDS, archive: Archive | None = None
) -> Story:
    """Write one story from one or more transcripts, and check it.

    Args:
        transcripts: what :func:`read` returned, once or several times.
        words: how long the story is to be, within a tenth; 50 to 5000.
        archive: earlier documents, for the background of the story and what is new in it.

    Raises:
        BadUsage: ``words`` is out of range, or there is no transcript.
        NotSupported: the source holds too little that can be told truly.
    """
    from readout import checking, writing
    from readout.records import Transcript

    sources = (transcripts,) if isinstance(transcripts, Transcript) else tuple(transcripts)
    if not sources:
        raise BadUsage("there is no transcript to write from")
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        raise BadUsage(
            f"a story of {words} words cannot be written",
            todo=f"ask for {FEWEST_WORDS} to {MOST_WORDS} words",
        )
    context = checking.Context(sources)

    def judge(sentence: StorySentence, paragraph: Sequence[StorySentence]) -> Sequence[Finding]:
        return checking.check_sentence(sentence, context, paragraph)

    story = writing.write(sources, words=words, judge=judge)
    if archive is not None:
        from readout.archive.background import with_background

        story = with_background(archive, story)
    for finding in checking.check_story(story, context):
        if finding.severity == "error":
            raise NotSupported(
                f"no story is printed, because a sentence fails the check: "
                f"{finding.rule}, “{finding.draft}”: {finding.why}",
                where=sources[0].document.file or sources[0].document.url,
                todo="report the transcript, please",
            )
    return story


def digest(
    archive: Archive,
    since: str,
    until: str | None = None,
    *,
    kept_only: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> Digest:
    """Tell in one page what is new in an archive's documents of some days.

    Stories that the archive keeps are used; where there is none a brief one is written, and not kept.

    Args:
        archive: the archive.
        since: the first day, ISO 8601.
        until: the last day; all since if ``None``.
        kept_only: write none; documents without a story are counted and left out.
        progress: told before each story that has to be written: its place, how many documents, the title.
    """
    import json

    from readout.archive import digest as digests
    from readout.archive.keeping.loading import load_transcript
    from readout.archive.keeping.remaking import story as kept
    from readout.publishing.story_json import story_from_json

    found = digests.entries(archive, since, until)
    wanted = digests.wanted(found)
    stories = []
    for place, entry in enumerate(wanted, 1):
        stored = kept(archive, entry.document)
        if stored is None and kept_only:
            continue
        transcript = load_transcript(archive, entry.document)
        if stored is not None:
            stories.append((entry, story_from_json(json.loads(stored), [transcript])))
            continue
        if progress:
            progress(place, len(wanted), entry.title)
        with contextlib.suppress(NotSupported):
            stories.append((entry, write(transcript, words=LENGTHS["brief"])))
    return digests.digest(archive, stories, found, since, until)


def answers(transcript: Transcript) -> tuple[LabelledExchange, ...]:
    """Return each question of a transcript with its answer, labelled clear, ambivalent or non-reply."""
    from readout import statements

    return statements.label_exchanges(transcript)


def plain(source: Transcript | str | Sequence[str], *, style: Style | None = None) -> list[PlainSentence]:
    """Say each sentence of a source in plain English.

    Args:
        source: a transcript (the sentences of all its turns), a text, or lines (one row for each).
        style: rules that are off, and phrases that are added; see ``writing.plain.read_style``.
    """
    from readout.records import Transcript
    from readout.writing import plain as plainly

    if isinstance(source, Transcript):
        return plainly.plain_transcript(source, style)
    if isinstance(source, str):
        return plainly.plain(source, style)
    return plainly.plain_lines(source, style)


def read_lines(ref: Ref) -> list[str]:
    """Read the lines of a text, one item a line; white space at the ends goes, an empty line stays one.

    Raises:
        FetchError: the source cannot be reached.
        BadInput: it is no text.
    """
    from readout.errors import BadInput
    from readout.formats.encoding import decode

    data = ref if isinstance(ref, bytes) else _bytes(ref)
    text, _ = decode(data)
    if "\0" in text:
        raise BadInput("is not a text", where=None if isinstance(ref, bytes) else fspath(ref))
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines and not lines[-1] else lines


def check(
    draft: Ref | Story,
    against: Transcript | Sequence[Transcript],
    *,
    rules: Collection[str] | None = None,
    without: Collection[str] = (),
    archive: Archive | None = None,
) -> CheckReport:
    """Check a draft against the transcripts that it should rest on.

    Args:
        draft: a story; or the path or the bytes of a story's JSON, or of any text, Markdown, HTML or DOCX.
        against: the transcripts.
        rules: the names of the rules to apply; all if ``None``.
        without: the names of rules to leave out.
        archive: has the earlier documents that the background of a story's JSON rests on.

    Raises:
        BadInput: the draft cannot be read.
        BadUsage: there is no transcript to check against, or no rule of a name.
    """
    from readout.checking.drafting import read_draft
    from readout.checking.report import check_draft
    from readout.records import Story, Transcript

    sources = (against,) if isinstance(against, Transcript) else tuple(against)
    if not sources:
        raise BadUsage("there is no transcript to check against")
    chosen = _rules(rules, without)
    if isinstance(draft, Story):
        earlier = {b.source.document.id: b.source for b in draft.background if b.source.document.text}
        return check_draft(draft, (*sources, *earlier.values()), chosen)
    data, name = (draft, None) if isinstance(draft, bytes) else (_bytes(draft), fspath(draft))
    read = read_draft(data, name)
    if archive is not None:
        from readout.archive.keeping.loading import load_named

        here = {t.document.id for t in sources}
        named = {e.document for unit in read.units for e in unit.evidence or ()} - here
        sources = (*sources, *load_named(archive, named))
    return check_draft(read, sources, chosen)


def _rules(rules: Collection[str] | None, without: Collection[str]) -> frozenset[str] | None:
    from readout.checking.rules import NAMES

    unknown = sorted({*(rules or ()), *without} - set(NAMES))
    if unknown:
        raise BadUsage(
            f"there is no rule called {', '.join(unknown)}", todo=f"the rules are {', '.join(NAMES)}"
        )
    if rules is None and not without:
        return None
    return frozenset(NAMES if rules is None else rules) - frozenset(without)


def _bytes(path: str | PathLike[str]) -> bytes:
    """Return the bytes of a draft: a file, or ``-`` for standard input."""
    from readout import sources

    return sources.fetch(fspath(path)).data
