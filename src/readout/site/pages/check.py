"""The check: anyone's draft against documents of the archive. Nothing of it is stored or logged.

It is done in a process of its own (:mod:`readout.site.checker`), which is ended when it takes too long.
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query, Request, Response

from readout.archive.keeping import loading
from readout.checking.report import CheckReport
from readout.errors import ReadoutError
from readout.publishing.wording import one_line
from readout.records import Evidence, Finding, Severity
from readout.site import checker
from readout.site.queries import finding
from readout.site.rendering import page

router = APIRouter(include_in_schema=False)
_CHOICES = 20
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@router.get("/check")
def ask(
    request: Request,
    source: Annotated[list[int], Query(max_length=20)] = [],  # noqa: B006
) -> Response:
    """Return the empty form; ``source`` are documents that are chosen already."""
    return _form(request, draft="", find="", chosen=source)


@router.post("/check")
def check(
    request: Request,
    draft: Annotated[str, Form()] = "",
    find: Annotated[str, Form(max_length=300)] = "",
    source: Annotated[list[int], Form()] = [],  # noqa: B006
    do: Annotated[str, Form()] = "check",
) -> Response:
    """Look for sources with the draft kept in the form; or check the draft against those that are chosen."""
    if do == "find":
        return _form(request, draft=draft, find=one_line(find), chosen=source)
    settings = request.app.state.settings
    trouble = ""
    if not draft.strip():
        trouble = "Paste a draft first."
    elif len(draft) > settings.draft_characters:
        trouble = f"The draft is longer than {settings.draft_characters:,} characters."
    elif not source:
        trouble = "Choose at least one source: search for it by its title."
    elif len(set(source)) > settings.check_sources:
        trouble = f"Choose at most {settings.check_sources} sources."
    if trouble:
        return _form(request, draft=draft, find=one_line(find), chosen=source, trouble=trouble)
    try:
        documents = list(dict.fromkeys(source))
        stored = [loading.load(request.app.state.archive, number) for number in documents]
        task = checker.Task(draft.encode("utf-8", "replace"), tuple(one.transcript for one in stored))
        report = checker.CHECKER.check(task, settings.seconds * checker.SHARE)
    except checker.Busy:
        raise HTTPException(503, "Others are before you. Try again in a minute.") from None
    except checker.TooLong:
        trouble = (
            "The check took too long, and was stopped. Give a shorter draft, or fewer and shorter sources."
        )
        return _form(request, draft=draft, find=one_line(find), chosen=source, trouble=trouble)
    except ReadoutError as error:
        return _form(request, draft=draft, find=one_line(find), chosen=source, trouble=_sentence(str(error)))
    numbers = {one.transcript.document.id: one.document for one in stored}
    count = Counter(found.severity for found in report.findings)
    return page(
        request,
        "checked.html.j2",
        store=False,
        title="What the check found",
        rows=_rows(report),
        counts=[(name, count[name]) for name in _SEVERITIES if count[name]],
        numbers=numbers,
        sources=[(one.document, one.transcript.title or f"Document {one.document}") for one in stored],
        draft=draft,
    )


def _form(request: Request, *, draft: str, find: str, chosen: list[int], trouble: str = "") -> Response:
    archive = request.app.state.archive
    known = [row for row in (_known(archive, number) for number in dict.fromkeys(chosen[:20])) if row]
    picked = {row["document"] for row in known}
    found = finding.titled(archive, find, _CHOICES) if find else []
    return page(
        request,
        "check.html.j2",
        store=False,
        title="Check a draft",
        draft=draft,
        find=find,
        known=known,
        found=[row for row in found if row["document"] not in picked],
        looked=bool(find),
        trouble=trouble,
    )


def _known(archive: Any, number: int) -> dict[str, Any] | None:
    """Return a chosen document, or ``None`` if there is none of this number."""
    from readout.archive.keeping.loading import version_row

    if not 1 <= number <= 2**53:
        return None
    try:
        with archive.reading() as connection:
            row = version_row(connection, number, None)
    except ReadoutError:
        return None
    return {"document": number, "title": row.title, "date": row.date, "publisher": row.publisher}


def _rows(report: CheckReport) -> list[tuple[Any, list[Finding], list[Evidence]]]:
    """Return each sentence of a draft with its findings and the passages it was judged by."""
    rows = []
    for sentence in report.sentences:
        found = [f for f in report.findings if f.start < sentence.end and sentence.start < f.end]
        passages = list(
            dict.fromkeys(e for e in (*sentence.evidence, *(e for f in found for e in f.evidence)))
        )
        rows.append((sentence, found, [e for e in passages if e.exact.strip()]))
    return rows


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
