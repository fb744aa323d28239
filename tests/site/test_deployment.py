"""The deployment of docs/deployment.md, as it is printed there: nginx before the site, and clients that mean ill."""  # noqa: E501

from __future__ import annotations

import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "deployment.md"
HOST = "briefings.example"
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")

pytestmark = pytest.mark.skipif(
    not NGINX or not shutil.which("openssl"), reason="nginx or openssl is not installed"
)


def _free() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class _Site(BaseHTTPRequestHandler):
    """Stands for the site: what nginx keeps from it is what is tested."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def _served() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """nginx with the printed configuration: other ports, a certificate of our own, and waits of two seconds."""  # noqa: E501
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]  # noqa: RUF005
        + ["-keyout", str(key), "-out", str(cert)],
        check=True,
        capture_output=True,
    )
    printed = DOCS.read_text("utf-8").split("```nginx\n")[1].split("```")[0]
    with _served() as site:
        mine = _free()
        text = re.sub(r"\b443\b", str(mine), printed, count=1)
        text = re.sub(r"listen 443\b", f"listen {mine}", text).replace("127.0.0.1:8000", f"127.0.0.1:{site}")
        text = re.sub(r"/etc/\S+fullchain\.pem", str(cert), text)
        text = re.sub(r"/etc/\S+privkey\.pem", str(key), text)
        text = re.sub(r"(client_\w+_timeout) 10s", r"\1 2s", text)
        kept = " ".join(
            f"{name}_temp_path {tmp_path / name};"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        config = tmp_path / "nginx.conf"
        config.write_text(
            f"daemon off; pid {tmp_path / 'pid'}; error_log {tmp_path / 'log'};\nevents {{}}\n"
            f"http {{ access_log off; {kept}\n{text}\n}}\n",
            "utf-8",
        )
        tested = subprocess.run(
            [str(NGINX), "-t", "-c", str(config)], capture_output=True, text=True, check=False
        )
        assert tested.returncode == 0, tested.stderr[-300:]
        running = subprocess.Popen([str(NGINX), "-c", str(config)], stderr=subprocess.DEVNULL)
        try:
            for _ in range(50):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", mine)) == 0:
                        break
                time.sleep(0.1)
            yield mine
        finally:
            running.terminate()
            running.wait(10)


def _open(port: int, host: str = HOST) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(socket.create_connection(("127.0.0.1", port), 5), server_hostname=host)


def _asked(port: int, head: str, body: bytes = b"") -> bytes:
    with _open(port) as connection:
        connection.sendall(f"{head}\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode() + body)
        return connection.recv(64)


def test_slow_clients_are_shut_out_and_cost_the_site_nothing(port: int) -> None:
    _Site.asked.clear()
    slow = [_open(port) for _ in range(12)]
    for connection in slow:
        connection.sendall(f"POST /check HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 9000\r\n\r\nd".encode())
    assert b" 200 " in _asked(port, "GET / HTTP/1.1")
    for connection in slow:
        connection.settimeout(10)
        answer = connection.recv(64)
        assert answer == b"" or b" 408 " in answer
        connection.close()
    assert _Site.asked == ["/"]


def test_what_is_too_large_too_often_or_for_another_host_is_refused(port: int) -> None:
    head = "POST /check HTTP/1.1\r\nContent-Length: 400000"
    assert b" 413 " in _asked(port, head)
    answers = [_asked(port, "GET /check HTTP/1.1") for _ in range(40)]
    assert b" 200 " in answers[0]
    assert any(b" 503 " in answer for answer in answers)
    with pytest.raises((ssl.SSLError, ConnectionError)):
        _open(port, "elsewhere.example")
