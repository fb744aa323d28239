"""Which passages hold which words: what the stores' indexes of words are asked, in the signs of each.

SQLite's is ``passages_fts``. PostgreSQL's is over ``passage_words``, a table of ids; it knows no places, so of several
words together it gives the passages that hold all of them, and ``passages.tsv`` is asked which have them side by side.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from readout.archive.search.question import Form, Part, telling

if TYPE_CHECKING:
    import numpy as np
    from sqlalchemy import Connection

    Array = np.ndarray[Any, Any]

_HOLD = "SELECT id FROM passage_words WHERE words_of_passage(id, {over}) @@ to_tsquery('english', :{name})"
_BESIDE = (
    "SELECT p.id FROM ({every}{known}) m JOIN passages p ON p.id = m.id "
    "WHERE p.tsv @@ to_tsquery('english', :{name})"
)


def listed(connection: Connection, *asked: tuple[Sequence[Form], bool]) -> list[Array]:
    """Return, for each of some questions, the ids of the passages that hold one of its forms.

    Args:
        connection: to the archive.
        asked: forms, and whether a passage counts too that has one in what stands over it.
    """
    # In one statement, and one text instead of a row for each: much faster to hand over.
    told, values = [], dict[str, str]()
    for n, (forms, over) in enumerate(asked):
        if connection.dialect.name == "sqlite":
            told.append(f"(SELECT group_concat(rowid) FROM passages_fts WHERE passages_fts MATCH :match_{n})")
            values[f"match_{n}"] = _fts5(forms, over)
        elif (holding := _holding(forms, over, f"_{n}"))[0]:
            told.append(f"(SELECT string_agg(id::text, ',') FROM ({holding[0]}) f)")
            values |= holding[1]
        else:
            told.append("NULL")
    found = connection.execute(text(f"SELECT {', '.join(told)}"), values).one() if told else ()
    return [numbers(one) for one in found]


def numbers(told: str | None) -> Array:
    """Return numbers that are told as one text, with commas between."""
    import numpy as np

    return np.fromstring(str(told or ""), np.int64, sep=",")


def matching(asked: Sequence[Part], *, every: bool, sqlite: bool) -> tuple[str, dict[str, str]]:
    """Return SQL for the ids of passages with every part of a question, or any and each phrase, and its values."""  # noqa: E501
    must = [part for part in asked if every or part.phrase]
    some = [] if every else [part for part in telling(asked) if not part.phrase]
    if sqlite:
        one = {part: f"({_fts5(part.forms, not part.phrase)})" for part in asked}
        groups = [one[part] for part in must]
        groups += [f"({' OR '.join(one[part] for part in some)})"] if some else []
        statement = "SELECT rowid AS id FROM passages_fts WHERE passages_fts MATCH :match"
        return statement, {"match": " AND ".join(groups)}
    values: dict[str, str] = {}
    sets: dict[Part, str] = {}
    for n, part in enumerate(asked):
        holding, its = _holding(part.forms, not part.phrase, f"_{n}")
        sets[part] = f"({holding or 'SELECT id FROM passage_words WHERE false'})"
        values |= its if part in must or part in some else {}
    groups = [sets[part] for part in must]
    groups += [f"({' UNION '.join(sets[part] for part in some)})"] if some else []
    return f"SELECT id FROM ({' INTERSECT '.join(groups)}) f", values


def counted(connection: Connection, word: str) -> int:
    """Return how many passages hold a word, or have it in what stands over them."""
    if connection.dialect.name == "sqlite":
        statement = "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH :word"
        return int(connection.scalar(text(statement), {"word": f'"{word}"'}) or 0)
    statement = "SELECT count(*) FROM passage_words WHERE words_of_passage(id, true) @@ plainto_tsquery('english', :word)"  # noqa: E501
    return int(connection.scalar(text(statement), {"word": word}) or 0)


def _fts5(forms: Sequence[Form], over: bool) -> str:
    either = " OR ".join('"' + " ".join(form) + '"' for form in forms)
    return f"({either})" if over else f"{{text}}: ({either})"


def _holding(forms: Sequence[Form], over: bool, mark: str = "") -> tuple[str, dict[str, str]]:
    """Return PostgreSQL's SQL for the ids of passages that hold one of some forms, and its values, named with a mark."""  # noqa: E501
    # A sign in a word (an apostrophe) would be a command here.
    plain = [["".join(c if c.isalnum() else " " for c in word).split() for word in form] for form in forms]
    split = [[w for word in form for w in word] for form in plain]
    single = " | ".join(form[0] for form in split if len(form) == 1)
    several = [form for form in split if len(form) > 1]
    values: dict[str, str] = {}
    sets = []
    if single:
        sets.append(_HOLD.format(over=over, name=f"words{mark}"))
        values[f"words{mark}"] = single
    if several:
        every = _HOLD.format(over=over, name=f"every{mark}")
        known = f" EXCEPT {sets[0]}" if sets else " OFFSET 0"  # either keeps the second question apart
        sets.append(_BESIDE.format(every=every, known=known, name=f"beside{mark}"))
        weight = "" if over else ":A"
        values[f"every{mark}"] = " | ".join(f"({' & '.join(form)})" for form in several)
        values[f"beside{mark}"] = " | ".join(
            f"({' <-> '.join(f'{w}{weight}' for w in form)})" for form in several
        )
    return " UNION ALL ".join(sets), values
