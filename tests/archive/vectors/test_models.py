"""Embedding models that a user names: tiny ones, made here, in a folder and behind an address."""

from __future__ import annotations

import json
import struct
import sys
import threading
import types
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import item
from sqlalchemy import select

from readout.archive import Archive
from readout.archive.keeping.filling import fill
from readout.archive.rows import schema as t
from readout.archive.rows.names import numbers
from readout.archive.search import search
from readout.archive.vectors.models import Shipped, named
from readout.archive.vectors.static_folder import StaticModel
from readout.errors import BadUsage, FetchError, ReadoutError

_TOKENS = ["[UNK]", "truck", "##s", "lorry", "lor", "##ries", "border", "harvest", "!", "cafe"]
#: Lorries and trucks point one way, the border another, the harvest a third.
_VECTORS = np.array(
    [
        [9, 9, 9],
        [1, 0, 0],
        [0.1, 0, 0],
        [1, 0, 0],
        [1, 0, 0],
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [0, 0, 0],
        [1, 1, 1],
    ],
    np.float32,
)


def tokenizer(folder: Path, kind: str = "WordPiece") -> None:
    model = {"type": kind, "unk_token": "[UNK]", "vocab": {token: n for n, token in enumerate(_TOKENS)}}
    told = {"normalizer": {"type": "BertNormalizer", "lowercase": True}, "model": model}
    (folder / "tokenizer.json").write_text(json.dumps(told), "utf-8")


def safetensors(path: Path, arrays: dict[str, np.ndarray[Any, Any]], kinds: dict[str, str]) -> None:
    head, data = {}, b""
    for name, array in arrays.items():
        raw = array.tobytes()
        place = [len(data), len(data) + len(raw)]
        head[name] = {"dtype": kinds[name], "shape": list(array.shape), "data_offsets": place}
        data += raw
    told = json.dumps(head).encode()
    path.write_bytes(struct.pack("<Q", len(told)) + told + data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tiny"
    made.mkdir()
    tokenizer(made)
    safetensors(made / "model.safetensors", {"embeddings": _VECTORS}, {"embeddings": "F32"})
    return made


def test_a_static_folder_embeds_by_the_pieces_of_words(folder: Path) -> None:
    model = named(str(folder))
    assert isinstance(model, StaticModel)
    assert model.tokens("Trucks, lorries! café zebra") == [1, 2, 4, 5, 8, 9]
    np.testing.assert_allclose(model.question("truck border"), [2**-0.5, 2**-0.5, 0], atol=1e-6)
    assert not model.question("zebra").any()
    assert model.passages(["a", "truck"], ["border", ""]).tolist() == [[0, 1, 0], [1, 0, 0]]


def test_weights_mappings_and_short_floats_are_read(folder: Path) -> None:
    plain = named(str(folder)).question("truck border")
    (folder / "model.safetensors").unlink()
    order = np.arange(len(_TOKENS))[::-1].astype(np.int64)
    np.savez(folder / "model.npz", embeddings=_VECTORS[::-1], mapping=order)
    np.testing.assert_array_equal(named(f"{folder}/").question("truck border"), plain)
    weights = np.ones(len(_TOKENS), np.float32)
    weights[6] = 3
    half = (np.ascontiguousarray(_VECTORS).view(np.uint32) >> 16).astype(np.uint16)
    arrays = {"embedding.weight": half, "weights": weights}
    safetensors(folder / "model.safetensors", arrays, {"embedding.weight": "BF16", "weights": "F32"})
    found = named(f"{folder}/.").question("truck border")
    np.testing.assert_allclose(found, np.array([1, 3, 0]) / 10**0.5, atol=1e-2)


def test_models_of_one_folder_name_are_told_apart_by_their_bytes(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "tiny"
    other.mkdir(parents=True)
    tokenizer(other)
    safetensors(other / "model.safetensors", {"embeddings": _VECTORS * 2}, {"embeddings": "F32"})
    assert named(str(folder)).name != named(str(other)).name
    assert named(str(folder)).name.startswith("tiny@")


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (lambda f: (f / "model.safetensors").write_bytes(b"\xff" * 40), "cannot be read"),
        (lambda f: (f / "model.safetensors").unlink(), "holds no model"),
        (lambda f: (f / "tokenizer.json").write_text("{}"), "cannot be read"),
        (lambda f: tokenizer(f, "Unigram"), "tokenizers"),
        (
            lambda f: safetensors(
                f / "model.safetensors", {"embeddings": _VECTORS[:3]}, {"embeddings": "F32"}
            ),
            "do not fit",
        ),
    ],
    ids=["random bytes", "no vectors", "no vocabulary", "a tokenizer that needs a package", "too few rows"],
)
def test_a_folder_that_is_no_model_gets_one_line(folder: Path, damage: Any, line: str) -> None:
    damage(folder)
    with pytest.raises(BadUsage, match=line) as caught:
        named(str(folder))
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=200))
def test_any_bytes_in_place_of_vectors_are_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    made = tmp_path_factory.mktemp("random")
    tokenizer(made)
    (made / "model.safetensors").write_bytes(data)
    with pytest.raises(ReadoutError):
        named(str(made))


def test_a_folder_of_sentence_transformers_goes_to_that_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "modules.json").write_text("[]")
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(BadUsage, match="sentence-transformers, which is not installed"):
        named(str(tmp_path))
    asked: list[Any] = []

    class SentenceTransformer:
        prompts = {"query": "query: "}  # noqa: RUF012

        def __init__(self, path: str, *, local_files_only: bool) -> None:
            assert local_files_only

        def encode(self, texts: list[str], *, prompt_name: str | None, **_: Any) -> Any:
            asked.append((texts, prompt_name))
            return np.full((len(texts), 4), 2.0, np.float64)

    module = types.ModuleType("sentence_transformers")
    module.SentenceTransformer = SentenceTransformer  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    model = named(str(tmp_path))
    assert model.question("who?").tolist() == [0.5] * 4
    assert model.passages(["x", "y"], ["over", ""]).shape == (2, 4)
    assert asked == [(["who?"], "query"), (["over\nx", "y"], None)]


def test_vectors_of_two_models_are_kept_side_by_side_and_never_mixed(archive: Archive, folder: Path) -> None:
    archive.add(item(1, "The harvest is late in all of the valleys of the north this year."))
    archive.add(item(2, "Every truck is waiting in a long line for somebody to open the gate."))
    model = named(str(folder))
    with pytest.raises(BadUsage, match="no vectors by tiny@"):
        search(archive, "lorries", by="meaning", model=model)
    before = search(archive, "lorries", by="meaning")
    made = fill(archive, model)
    assert fill(archive, model) == 0
    with archive.reading() as connection:
        kept = connection.execute(
            select(t.names.c.text.label("model"), t.vectors.c.vector).join(
                t.vectors, t.vectors.c.model == t.names.c.id
            )
        ).all()
    assert sorted((row.model, len(row.vector)) for row in kept) == sorted(
        [(Shipped.name, 128)] * made + [(model.name, 3)] * made
    )
    assert "truck" in search(archive, "lorries", by="meaning", model=model)[0]["text"]
    assert search(archive, "lorries", by="meaning") == before


def test_vectors_of_an_older_readout_go_when_new_ones_are_made(archive: Archive) -> None:
    archive.add(item(1, "The harvest is late in all of the valleys of the north this year."))
    older = f"{Shipped.name.rpartition('-')[0]}-1"
    with archive.writing() as connection:
        connection.execute(t.vectors.update().values(model=numbers(connection, [older])[older]))
    assert fill(archive, Shipped()) > 0
    with archive.reading() as connection:
        kept = connection.execute(
            select(t.names.c.text.label("model"), t.vectors.c.vector).join(
                t.vectors, t.vectors.c.model == t.names.c.id
            )
        ).all()
    assert {row.model for row in kept} == {Shipped.name}


class Stub(BaseHTTPRequestHandler):
    """Answers as an embedding server does, the vectors in another order than asked."""

    seen: list[tuple[str, str | None, dict[str, Any]]]
    reply: tuple[int, bytes] | None

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.seen.append((self.path, self.headers["Authorization"], body))
        rows = [{"index": n, "embedding": [1.0, float("truck" in x)]} for n, x in enumerate(body["input"])]
        status, data = self.reply or (200, json.dumps({"data": rows[::-1]}).encode())
        self.send_response(status)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, type[Stub]]]:
    stub = type("OneStub", (Stub,), {"seen": [], "reply": None})
    with HTTPServer(("127.0.0.1", 0), stub) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/v1#tiny", stub
        running.shutdown()


def test_an_address_is_asked_in_batches_with_the_key_of_the_environment(
    server: tuple[str, type[Stub]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, stub = server
    monkeypatch.setenv("READOUT_EMBEDDING_KEY", "secret")
    model = named(address)
    assert stub.seen == []  # nothing is sent before there is something to ask
    made = model.passages(["truck"] + ["x"] * 69, [""] * 70)
    np.testing.assert_allclose(made[0], [2**-0.5] * 2, atol=1e-6)
    np.testing.assert_array_equal(made[1:], [[1, 0]] * 69)
    assert [(path, key, len(body["input"])) for path, key, body in stub.seen] == [
        ("/v1/embeddings", "Bearer secret", 64),
        ("/v1/embeddings", "Bearer secret", 6),
    ]
    assert stub.seen[0][2]["model"] == "tiny"
    assert "secret" not in model.name


@pytest.mark.parametrize(
    ("reply", "line"),
    [
        ((401, b"no"), "answers 401. Set READOUT_EMBEDDING_KEY"),
        ((500, b""), "answers 500"),
        ((200, b"<html>"), "holds no vectors"),
        ((200, b'{"data": []}'), "holds no vectors"),
        ((200, b'{"data": [{"index": 0, "embedding": "AAA="}]}'), "no vectors of one length"),
        ((200, b'{"data": [{"index": 0, "embedding": [NaN]}]}'), "no vectors of one length"),
    ],
    ids=["no key", "broken", "a page", "too few", "not numbers", "not finite"],
)
def test_an_address_that_gives_no_vectors_gets_one_line(
    server: tuple[str, type[Stub]], reply: tuple[int, bytes], line: str
) -> None:
    address, stub = server
    stub.reply = reply
    with pytest.raises(FetchError, match=line):
        named(address).question("truck")


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("http://127.0.0.1:9/v1", "names no model"),
        ("http://me:secret@127.0.0.1:9/v1#m", "a key does not belong"),
        ("http:///v1#m", "no address"),
        ("/nowhere/at/all", "no such folder"),
    ],
)
def test_what_names_no_model_gets_one_line(address: str, line: str) -> None:
    with pytest.raises(BadUsage, match=line) as caught:
        named(address)
    assert "secret" not in str(caught.value)


def test_a_dead_address_gets_one_line() -> None:
    with pytest.raises(FetchError, match="cannot be reached"):
        named("http://127.0.0.1:9/v1#m").question("truck")


def test_the_environment_names_the_model_where_no_option_does(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert named().name == Shipped.name
    monkeypatch.setenv("READOUT_EMBEDDING_MODEL", str(folder))
    assert named().name.startswith("tiny@")
