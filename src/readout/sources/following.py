"""``sources.toml``: what is followed, how often, and how. Data in, checked dataclasses out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from importlib import resources
from pathlib import Path
from typing import Any

from readout.errors import BadInput

KINDS = ("feed", "page", "folder", "maildir", "imap")
_NEEDS = {
    "feed": ("url",), "page": ("url", "links"), "folder": ("path",), "maildir": ("path",),
    "imap": ("host", "user"),
}  # fmt: skip
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d)?")
_UNIT = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_LONGEST = 366 * 86_400.0
_NAME = re.compile(r"[\w.-]{1,80}")


@dataclass(frozen=True, slots=True)
class Source:
    """One source that is followed. Times are in seconds.

    ``links``, ``title`` and ``date`` are CSS selectors of an index page; ``full`` says whether a feed's entries
    carry the whole text (``None``: those that do, do); ``recheck`` is how long a page that is still listed is left
    before it is looked at again for changes; ``delay``, ``timeout`` and ``max_mb`` are ``None`` where the client's own
    hold; ``password_env`` or ``password_file`` say where a mailbox's password
    is, which is never in the file itself.
    """  # noqa: E501

    name: str
    kind: str
    url: str | None = None
    path: str | None = None
    links: str | None = None
    title: str | None = None
    date: str | None = None
    full: bool | None = None
    publisher: str | None = None
    every: float = 900.0
    recheck: float = 86_400.0
    delay: float | None = None
    timeout: float | None = None
    max_mb: float | None = None
    allow_private: bool = False
    draft: bool = True
    words: int = 450
    host: str | None = None
    user: str | None = None
    folder: str = "INBOX"
    password_env: str | None = None
    password_file: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the file a source is, for messages."""

    file: str
    lines: tuple[int, ...] = field(default=())

    def of(self, number: int) -> str:
        return f"{self.file}, line {self.lines[number]}" if number < len(self.lines) else self.file


def read_sources(file: str) -> tuple[Source, ...]:
    """Read ``sources.toml``.

    Raises:
        BadInput: it cannot be read, or something in it is wrong; it names file and line.
    """
    try:
        text = Path(file).read_text("utf-8")
    except FileNotFoundError:
        raise BadInput("there is no such file", where=file, todo="make one: readout follow --init") from None
    except IsADirectoryError:
        raise BadInput("this is a folder, not a file", where=file, todo="name the file in it") from None
    except UnicodeDecodeError:
        raise BadInput("is not UTF-8", where=file, todo="save it as UTF-8") from None
    except OSError as error:
        raise BadInput(f"cannot be read ({(error.strerror or str(error)).lower()})", where=file) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"is not TOML: {error}", where=file) from error
    lines = tuple(
        n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*source\s*\]\]", line)
    )
    place = _Place(file, lines)
    unknown = sorted(set(data) - {"defaults", "source"})
    if unknown:
        raise BadInput(
            f"“{unknown[0]}” means nothing here", where=file, todo="give [defaults] and [[source]]"
        )
    rows, defaults = data.get("source", []), data.get("defaults", {})
    if not isinstance(rows, list) or not rows or not isinstance(defaults, dict):
        raise BadInput("no source is named", where=file, todo="add [[source]] with a name, a kind and a url")
    found = tuple(_source({**defaults, **row}, place.of(n), Path(file).parent) for n, row in enumerate(rows))
    names = [source.name for source in found]
    for number, name in enumerate(names):
        if name in names[:number]:
            raise BadInput(f"two sources are called “{name}”", where=place.of(number))
    return found


def presets() -> dict[str, dict[str, Any]]:
    """Return the presets by name."""
    return tomllib.loads(resources.files(__package__).joinpath("data/presets.toml").read_text("utf-8"))


def seconds(value: Any) -> float | None:
    """Return a span of time ("15m", "2 h", 30) in seconds, or ``None`` if it is none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    match = _SPAN.fullmatch(str(value).strip().lower())
    return float(match.group(1)) * _UNIT[match.group(2) or "s"] if match else None


def _source(row: dict[str, Any], where: str, beside: Path) -> Source:
    if not isinstance(row.get("name"), str) or not _NAME.fullmatch(row["name"]):
        raise BadInput("a source has no name", where=where, todo="give it one of letters, digits, . _ and -")
    name = row["name"]
    if "preset" in row:
        known = presets()
        if row["preset"] not in known:
            raise BadInput(
                f"there is no preset “{row['preset']}”", where=where, todo=f"there are {', '.join(known)}"
            )
        row = {**known[row["preset"]], **{k: v for k, v in row.items() if k != "preset"}}
    kinds = {f.name: f.type for f in fields(Source)}
    values: dict[str, Any] = {}
    for key, value in row.items():
        if key not in kinds:
            todo = "write password_env, the name of a variable that holds it" if key == "password" else None
            raise BadInput(f"source “{name}” has “{key}”, which means nothing", where=where, todo=todo)
        values[key] = _value(key, value, str(kinds[key]), name, where)
    if values.get("kind") not in KINDS:
        raise BadInput(f"source “{name}” is of no known kind", where=where, todo=f"give {', '.join(KINDS)}")
    for need in _NEEDS[values["kind"]]:
        if not values.get(need):
            raise BadInput(f"source “{name}” needs “{need}”", where=where)
    if values["kind"] == "imap" and not (values.get("password_env") or values.get("password_file")):
        raise BadInput(f"source “{name}” needs “password_env” or “password_file”", where=where)
    if values.get("path"):
        values["path"] = str(beside / Path(values["path"]).expanduser())
    if values.get("password_file"):
        values["password_file"] = str(beside / Path(values["password_file"]).expanduser())
    if values["kind"] == "page":
        for key in ("links", "title", "date"):
            if values.get(key):
                _selector(key, values[key], name, where)
    return Source(**values)


def _value(key: str, value: Any, kind: str, name: str, where: str) -> Any:
    """Return a value as the field's type, or say what is wrong with it."""
    if kind.startswith("float"):
        number = seconds(value)
        if number is not None and 0 <= number <= _LONGEST and (number or key != "every"):
            return number
        todo = "write a time as 30s, 15m, 2h or 1d" if key != "max_mb" else "write a number"
    elif kind.startswith("bool"):
        if isinstance(value, bool):
            return value
        todo = "write true or false"
    elif kind == "int":
        if isinstance(value, int) and 50 <= value <= 5000:
            return value
        todo = "write a number from 50 to 5000"
    else:
        if isinstance(value, str) and value.strip():
            return value
        todo = "write it in quotation marks"
    raise BadInput(f"“{key}” of source “{name}” is wrong", where=where, todo=todo)


def _selector(key: str, selector: str, name: str, where: str) -> None:
    from cssselect import HTMLTranslator, SelectorError

    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        raise BadInput(f"“{key}” of source “{name}” is no CSS selector ({error})", where=where) from None


STARTER = """\
# What `readout follow` follows. Each [[source]] is one; what stands under [defaults] holds for all.

[defaults]
every = "15m"        # how often it is looked at
draft = true         # write a story from each new document
words = 450          # of about so many words

[[source]]
name = "state"
preset = "state-department"   # also: white-house, un-press, gov-uk, european-commission, russian-foreign-ministry

# [[source]]
# name = "ministry"
# kind = "page"                              # an index page
# url = "https://www.example.org/news"
# links = "article h2 a"                     # a CSS selector of the links to documents
# recheck = "1d"                             # look again at pages still listed, for silent edits

# [[source]]
# name = "drop"
# kind = "folder"
# path = "incoming"                          # beside this file

# [[source]]
# name = "releases"
# kind = "imap"
# host = "imap.example.org"
# user = "press"
# password_env = "READOUT_IMAP_PASSWORD"     # the password itself is never in this file
"""  # noqa: E501
