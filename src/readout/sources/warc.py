"""What was fetched, as a WARC (ISO 28500), written by warcio: one gzip member a record, so that a file that was cut
off by a crash can be read up to there."""  # noqa: E501

from __future__ import annotations

import io
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from readout.errors import StoreError
from readout.sources.url import Answer


class Recorder:
    """Writes answers to a new WARC in a folder; may be used by several threads."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)

    def __enter__(self) -> Self:
        from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.file = (self.folder / f"readout-{stamp}.warc.gz").open("xb")
        except OSError as error:
            raise StoreError(f"no WARC can be written ({error.strerror})", where=str(self.folder)) from error
        self.writer = WARCWriter(self.file, gzip=True)
        self.lock = threading.Lock()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.file.close()

    def __call__(self, answer: Answer) -> None:
        """Write one answer as a response record."""
        from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]

        # The body is kept unpacked, so what told of its packing would be untrue.
        gone = ("content-encoding", "transfer-encoding", "content-length")
        headers = [(n, v) for n, v in answer.headers.items() if n not in gone]
        headers.append(("content-length", str(len(answer.data))))
        http = StatusAndHeaders(f"{answer.status}", headers, protocol="HTTP/1.1")
        with self.lock:
            record = self.writer.create_warc_record(
                answer.url, "response", payload=io.BytesIO(answer.data), http_headers=http
            )
            self.writer.write_record(record)
            self.file.flush()
