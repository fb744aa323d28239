"""CoNLL-U to spaCy's documents: six sentences a document, half of them printed as official transcripts are."""  # noqa: E501

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TREEBANKS = ("ewt", "gum")
SENTENCES_A_DOCUMENT, SEED = 6, 1
#: Of dev every fourth document is enough to choose a step by.
DEV_EVERY = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word: text, whether a space follows, Penn tag, head (index in its sentence, -1 root), relation."""  # noqa: E501

    text: str
    space: bool
    tag: str
    head: int
    relation: str


def sentences(path: Path) -> Iterator[list[Word]]:
    """Yield the sentences of a CoNLL-U file; of a multiword token only the last part may be followed by a space."""  # noqa: E501
    words: list[Word] = []
    parts: dict[int, bool] = {}
    for line in path.read_text("utf-8").splitlines():
        if not line:
            if words:
                yield words
            words, parts = [], {}
        elif not line.startswith("#"):
            column = line.split("\t")
            space = "SpaceAfter=No" not in column[9]
            if "-" in column[0]:
                first, last = map(int, column[0].split("-"))
                parts.update(dict.fromkeys(range(first, last), False) | {last: space})
            elif "." not in column[0]:
                space = parts.get(int(column[0]), space)
                words.append(Word(column[1], space, column[4], int(column[6]) - 1, column[7]))
    if words:
        yield words


def _as_printed(word: Word) -> str:
    """Return a word with the quotation marks and dashes of official transcripts."""
    text = word.text.replace("'", "’").replace("--", "—")
    if text == "-" and word.tag in {",", ":", "-LRB-"}:
        return "—"
    if text == '"':
        return "“" if word.tag == "``" else "”"
    return text


def write_docs(data: Path, part: str, target: Path) -> None:
    """Write one split ("train" or "dev") of both treebanks as a ``.spacy`` file."""
    import spacy
    from spacy.tokens import Doc, DocBin

    chance = random.Random(SEED)
    vocab = spacy.blank("en").vocab
    store = DocBin(attrs=["TAG", "HEAD", "DEP", "SENT_START"])
    number = 0
    for treebank in TREEBANKS:
        group: list[list[Word]] = []
        everything = list(sentences(data / f"{treebank}-{part}.conllu"))
        for i, sentence in enumerate(everything):
            group.append(sentence)
            if len(group) < SENTENCES_A_DOCUMENT and i + 1 < len(everything):
                continue
            number += 1
            printed = part == "train" and chance.random() >= 0.5
            if part == "train" or (number - 1) % DEV_EVERY == 0:
                starts = [sum(map(len, group[:k])) for k in range(len(group))]
                flat = [(w, at, j) for s, at in zip(group, starts, strict=True) for j, w in enumerate(s)]
                store.add(
                    Doc(
                        vocab,
                        words=[_as_printed(w) if printed else w.text for w, _, _ in flat],
                        spaces=[w.space for w, _, _ in flat],
                        tags=[w.tag for w, _, _ in flat],
                        heads=[at + (w.head if w.head >= 0 else j) for w, at, j in flat],
                        deps=["ROOT" if w.head < 0 else w.relation for w, _, _ in flat],
                        sent_starts=[j == 0 for _, _, j in flat],
                    )
                )
            group = []
    store.to_disk(target)
