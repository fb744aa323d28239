"""``readout serve`` as a user runs it; the site itself is tested in tests/site."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from readout.archive import open_archive
from readout.cli import main, serve


def test_without_an_archive_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("serve", "--archive", str(tmp_path / "none.sqlite"))) == 2
    assert "there is no archive here" in capsys.readouterr().err


def test_it_serves_where_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import uvicorn

    served: dict[str, Any] = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **how: served.update(how, app=app))
    place = str(tmp_path / "archive.sqlite")
    open_archive(place).close()
    monkeypatch.setattr(serve, "_listen", lambda host, port: None)  # nothing listens in this test
    told = ("--host", "::1", "--port", "8080", "--base-url", "https://readout.example/")
    assert main(("serve", "--archive", place, *told)) == 0
    assert "http://[::1]:8080/" in capsys.readouterr().out
    assert (served["host"], served["port"]) == ("::1", 8080)
    assert served["app"].state.settings.base_url == "https://readout.example"
    assert served["app"].state.archive.read_only


def test_a_port_that_is_taken_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "archive.sqlite")
    open_archive(place).close()
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert main(("serve", "--archive", place, "--port", port)) == 2
    out, err = capsys.readouterr()
    assert "Open http" not in out
    assert err == (
        f"readout: 127.0.0.1:{port}: one cannot listen there (address already in use). "
        "Give another --host or --port\n"
    )
