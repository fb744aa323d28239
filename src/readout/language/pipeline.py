"""The trained English pipeline (see ``training/README.md``), loaded once and late."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

Item = TypeVar("Item")
MODEL = Path(__file__).parent / "model"


@lru_cache(maxsize=1)
def load() -> Language:
    """Return the pipeline that everything uses; the same object on every call.

    Tokens have ``tag_`` (Penn), ``pos_``, ``morph``, ``lemma_``, ``head`` and ``dep_`` (Universal Dependencies);
    documents have ``sents`` and ``ents`` (PERSON, ORG, PLACE, EVENT, TIME; see ``readout.language.names``). Where the
    model is not there (a source checkout before training), a blank English pipeline with a sentencizer comes instead.

    Raises:
        OSError: the model's folder is there but cannot be read.
    """  # noqa: E501
    from readout.language import light  # noqa: F401  # before anything of spaCy

    if not (MODEL / "config.cfg").is_file():
        import spacy

        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        return nlp
    from spacy.lang.en import English
    from spacy.tokenizer import Tokenizer

    import readout.language.analyser  # noqa: F401  # makes the component known to spaCy
    from readout.language import word_tables

    word_tables.install()
    # Not ``spacy.load``: it makes the tokenizer of spaCy's English first, and checks settings of training.
    made: Language = English(create_tokenizer=lambda nlp: Tokenizer(nlp.vocab))
    made.add_pipe("readout_analyser")
    # The strings of the vocabulary are those that training met; what is analysed adds its own.
    return made.from_disk(MODEL, exclude=["strings"])


#: Sentences analysed at a time, and those kept. A story is told, divided, cut and checked in many ways, most
#: of which come back to the same sentences.
_BATCH, _KEPT = 256, 2048
_sentences: dict[str, Doc] = {}


def parse_sentences(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts, each as exactly one sentence, whatever boundaries the model would set.

    The same text has the same document, again and again: read it, do not change it.
    """
    for batch in _batches(texts, _BATCH):
        found = {text: _sentences[text] for text in batch if text in _sentences}
        fresh = [text for text in dict.fromkeys(batch) if text not in found]
        found.update(zip(fresh, _analysed(fresh, [()] * len(fresh)), strict=True))
        if len(_sentences) + len(fresh) > _KEPT:
            _sentences.clear()
        _sentences.update((text, found[text]) for text in fresh)
        yield from (found[text] for text in batch)


def parse_passages(passages: Iterable[tuple[str, Sequence[int]]]) -> Iterator[Doc]:
    """Parse passages of several sentences whose boundaries are given.

    Args:
        passages: a text, and the characters at which its sentences start, in order.
    """
    for batch in _batches(passages, 32):
        yield from _analysed([text for text, _ in batch], [starts for _, starts in batch])


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


def _analysed(texts: Sequence[str], starts: Sequence[Sequence[int]]) -> list[Doc]:
    """Parse texts with the sentence starts given; one that has none is one sentence."""
    nlp = load()
    docs = [nlp.make_doc(text) for text in texts]
    if not docs:
        return []
    if nlp.has_pipe("readout_analyser"):
        analyser: Any = nlp.get_pipe("readout_analyser")
        annotated: list[Doc] = analyser.annotate(docs, starts)
        return annotated
    for doc, own in zip(docs, starts, strict=True):
        _divide(doc, own)
    return docs


def _divide(doc: Doc, starts: Sequence[int]) -> None:
    """Mark the tokens at which a document's sentences start."""
    waiting = iter(starts)
    at = next(waiting, None)
    for token in doc:
        token.is_sent_start = token.i == 0
        if at is not None and token.idx >= at:
            token.is_sent_start = True
            while at is not None and at <= token.idx:
                at = next(waiting, None)


@lru_cache(maxsize=1)
def model_info() -> dict[str, str]:
    """Return ``name``, ``version`` and ``sha256`` of the model, as every story's metadata carry them.

    The checksum is of all the model's files in order of their paths, each as its path, a zero byte and its bytes.
    """  # noqa: E501
    if not (MODEL / "config.cfg").is_file():
        return {"name": "blank", "version": "0", "sha256": ""}
    digest = hashlib.sha256()
    for path in sorted(p for p in MODEL.rglob("*") if p.is_file()):
        digest.update(path.relative_to(MODEL).as_posix().encode() + b"\0" + path.read_bytes())
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    return {"name": str(meta["name"]), "version": str(meta["version"]), "sha256": digest.hexdigest()}


def known_bits(word: str) -> int:
    """Return what a word is known to name (the bits of ``readout.language.gazetteer``), 0 where it is not known."""  # noqa: E501
    nlp = load()
    if not nlp.has_pipe("readout_analyser"):
        return 0
    analyser: Any = nlp.get_pipe("readout_analyser")
    return int(analyser.gazetteer.entries.get(word, 0))


def known_phrases(words: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the names known in a text: the first word, the one after the last, and what each is known to name."""  # noqa: E501
    nlp = load()
    if not nlp.has_pipe("readout_analyser"):
        return []
    analyser: Any = nlp.get_pipe("readout_analyser")
    return list(analyser.gazetteer.phrases(words))
