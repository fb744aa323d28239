"""The spaCy component that runs the network: sentences, tags, morphology, lemmas and dependency trees."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SPACY, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab
from threadpoolctl import ThreadpoolController

from readout.language import names
from readout.language.gazetteer import Gazetteer, Phrase, features
from readout.language.network import Network, normal

LEMMA_POS = {
    "NN": "NOUN", "NNS": "NOUN", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB",
    "VBZ": "VERB", "JJR": "ADJ", "JJS": "ADJ", "RBR": "ADV", "RBS": "ADV",
}  # fmt: skip
ROMAN = re.compile("[IVXLC]+")
CACHE = 50_000
WRAP = 2**64  # spaCy stores head offsets as unsigned numbers


def rule_lemma(text: str, tag: str) -> str:
    """Lemma of a word by its Penn tag, from the morphological dictionary."""
    import lemminflect

    low = text.lower()
    if tag in ("NNP", "FW", "ADD") or text == "—":
        return text
    if tag == "NNPS":
        found = lemminflect.getLemma(low, upos="NOUN") if text.istitle() else ()
        return str(found[0]).capitalize() if found else text
    if tag == "CD" and ROMAN.fullmatch(text):
        return text
    pos = LEMMA_POS.get(tag)
    if tag == "NN" and text.isupper() and (len(text) == 1 or not lemminflect.getAllLemmas(low)):
        return text  # an acronym
    if pos is None or not low.isalpha():
        return low
    found = lemminflect.getLemma(low, upos=pos)
    return str(found[0]) if found else low


@cache
def _blas() -> ThreadpoolController:
    """Return the handle on the arithmetic's threads.

    The matrices are small: a second thread waits more than it works, several times so where the machine is
    busy. One thread also gives the same sums on any number of cores.
    """
    return ThreadpoolController()


class Analyser:
    """Sentence starts, ``tag_``, ``pos_``, ``morph``, ``lemma_``, ``head`` and ``dep_`` for every token.

    Trees are projective with one root a sentence. White-space tokens hang on the token before them.
    """

    def __init__(self, vocab: Vocab, name: str = "readout_analyser") -> None:
        self.vocab = vocab
        self.name = name
        self.network: Network | None = None
        self.lemmas: dict[str, str] = {}
        self.morphs: dict[str, str] = {}
        self.gazetteer = Gazetteer({})
        self._cache: dict[tuple[str, str, str], tuple[int, int]] = {}
        self._ids: dict[str, list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document in place."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Annotate documents, ``batch_size`` at a time."""
        batch: list[Doc] = []
        for doc in stream:
            batch.append(doc)
            if len(batch) >= batch_size or sum(map(len, batch)) > 40_000:
                yield from self._annotate(batch)
                batch = []
        yield from self._annotate(batch)

    def annotate(self, docs: list[Doc], starts: Sequence[Sequence[int]]) -> list[Doc]:
        """Annotate documents whose sentences are given: for each the characters at which one starts, in order.

        A document without a start is one sentence.
        """  # noqa: E501
        return self._annotate(docs, starts)

    def _annotate(self, docs: list[Doc], starts: Sequence[Sequence[int]] | None = None) -> list[Doc]:
        if self.network is None:
            raise ValueError("readout_analyser has no network: load it from disk first")
        with _blas().limit(limits=1, user_api="blas"):
            return self._annotated(docs, starts)

    def _annotated(self, docs: list[Doc], starts: Sequence[Sequence[int]] | None) -> list[Doc]:
        assert self.network is not None
        texts = [[t.text for t in doc] for doc in docs]
        if starts is None:
            places = self._sentences(docs, texts)
        else:
            places = [_runs(*both) for both in zip(docs, texts, starts, strict=True)]
        sentences = [
            [words[i] for i in run] for words, runs in zip(texts, places, strict=True) for run in runs
        ]
        phrases = [self.gazetteer.phrases(sentence) for sentence in sentences]
        bits = [features(*pair) for pair in zip(sentences, phrases, strict=True)]
        results = iter(zip(self.network.analyse(sentences, bits), phrases, strict=True))
        for doc, words, runs in zip(docs, texts, places, strict=True):
            own = [next(results) for _ in runs]
            self._write(doc, words, runs, [result for result, _ in own])
            self._set_names(doc, words, runs, own)
        return docs

    def _sentences(self, docs: list[Doc], texts: list[list[str]]) -> list[list[list[int]]]:
        """Indices of the tokens of each sentence of each document, white space left out."""
        assert self.network is not None
        kept: list[list[int]] = []
        unknown: list[tuple[list[str], list[int]]] = []
        for doc, words in zip(docs, texts, strict=True):
            indices: list[int] = []
            breaks: list[int] = []
            pending, space = 0, 1
            for i, (word, gap) in enumerate(zip(words, doc.to_array(SPACY).tolist(), strict=True)):
                if word.isspace():
                    pending = max(pending, 3 if word.count("\n") > 1 else 1)
                    continue
                indices.append(i)
                breaks.append(pending or space)
                pending, space = 0, int(gap)
            kept.append(indices)
            given = doc.has_annotation("SENT_START")
            unknown.append(([], []) if given else ([words[i] for i in indices], breaks))
        found = self.network.starts(unknown)
        result: list[list[list[int]]] = []
        for doc, indices, starts in zip(docs, kept, found, strict=True):
            if not starts:
                starts = [bool(doc[i].is_sent_start) for i in indices]
            runs: list[list[int]] = []
            for index, start in zip(indices, starts, strict=True):
                if start or not runs:
                    runs.append([])
                runs[-1].append(index)
            result.append(runs)
        return result

    def _write(
        self, doc: Doc, words: list[str], runs: list[list[int]], results: list[dict[str, list[int]]]
    ) -> None:
        assert self.network is not None
        labels = self.network.settings["labels"]
        tags, poses, deps = labels["tag"], labels["pos"], self._ids["dep"]
        tag_ids, pos_ids = self._ids["tag"], self._ids["pos"]
        rows: list[tuple[int, ...] | None] = [None] * len(words)
        for run, result in zip(runs, results, strict=True):
            columns = (run, result["tag"], result["pos"], result["head"], result["dep"])
            for i, tag, pos, head, dep in zip(*columns, strict=True):
                lemma, morph = self._word(words[i], tags[tag], poses[pos])
                rows[i] = tag_ids[tag], pos_ids[pos], morph, lemma, (run[head] - i) % WRAP, deps[dep]
        space_tag, space_pos, no_morph, space_dep = self._ids["space"]
        # White space hangs on the word before it, at the beginning on the first word.
        last = runs[0][0] if runs else 0
        for i, row in enumerate(rows):
            if row is None:
                lemma = self.vocab.strings.add(words[i])
                rows[i] = space_tag, space_pos, no_morph, lemma, (last - i) % WRAP, space_dep
            else:
                last = i
        array = np.array(rows, dtype=np.uint64).reshape(len(rows), 6)
        if not runs and len(doc):
            array[0, 5] = self.vocab.strings.add("ROOT")
        doc.from_array([TAG, POS, MORPH, LEMMA, HEAD, DEP], array)  # type: ignore[arg-type]

    def _set_names(
        self,
        doc: Doc,
        words: list[str],
        runs: list[list[int]],
        results: list[tuple[dict[str, list[int]], list[Phrase]]],
    ) -> None:
        assert self.network is not None
        labels = self.network.settings["labels"]
        sentences, found = [], []
        for run, (result, phrases) in zip(runs, results, strict=True):
            texts, tags = [words[i] for i in run], [labels["tag"][t] for t in result["tag"]]
            proposed = names.decode([labels["names"][n] for n in result["names"]])
            sentences.append((texts, tags))
            found.append(names.of_sentence(texts, tags, proposed, phrases))
        doc.set_ents(
            [
                Span(doc, run[a], run[b - 1] + 1, kind)
                for run, spans in zip(runs, names.of_document(sentences, found), strict=True)
                for a, b, kind in spans
            ]
        )

    def _word(self, text: str, tag: str, pos: str) -> tuple[int, int]:
        key = (text, tag, pos)
        if key not in self._cache:
            if len(self._cache) >= CACHE:
                self._cache.clear()
            plain = normal(text)
            low = plain.lower()
            same = len(plain) == len(text) and text != "—"
            table = self.lemmas.get(f"{low} {tag}") if text != "—" else None
            lemma = table or rule_lemma(plain if same else text, tag)
            feats = self.morphs.get(f"{low} {tag} {pos}", self.morphs.get(f"{tag} {pos}", ""))
            self._cache[key] = (self.vocab.strings.add(lemma), self.vocab.morphology.add(feats))
        return self._cache[key]

    def _prepare(self) -> None:
        assert self.network is not None
        strings, labels = self.vocab.strings, self.network.settings["labels"]
        self._ids = {
            "tag": [strings.add(x) for x in labels["tag"]],
            "pos": [strings.add(x) for x in labels["pos"]],
            "dep": [strings.add("ROOT" if x == "root" else x) for x in labels["dep"]],
            "space": [
                strings.add("_SP"),
                strings.add("SPACE"),
                self.vocab.morphology.add(""),
                strings.add("dep"),
            ],
        }
        self._cache = {}

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the network's arrays and tables to the folder ``path``."""
        assert self.network is not None
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, Any] = {k: v.astype(np.float16) for k, v in self.network.weights.items()}
        np.savez(folder / "network.npz", **arrays)
        tables = {
            "settings": self.network.settings,
            "lemmas": self.lemmas,
            "morphs": self.morphs,
            "names": self.gazetteer.entries,
        }
        (folder / "tables.json").write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Analyser:
        """Read what ``to_disk`` wrote.

        Raises:
            FileNotFoundError: the folder lacks ``network.npz`` or ``tables.json``.
        """
        folder = Path(path)
        tables = json.loads((folder / "tables.json").read_text(encoding="utf-8"))
        with np.load(folder / "network.npz") as arrays:
            weights = {name: arrays[name] for name in arrays.files}
        self.set_network(weights, tables["settings"], tables["lemmas"], tables["morphs"], tables["names"])
        return self

    def set_network(
        self,
        weights: dict[str, Any],
        settings: dict[str, Any],
        lemmas: dict[str, str],
        morphs: dict[str, str],
        entries: dict[str, int],
    ) -> None:
        """Take the arrays and tables that training made."""
        self.network = Network(weights, settings, self.vocab.vectors.get_batch)
        self.lemmas, self.morphs = lemmas, morphs
        self.gazetteer = Gazetteer(entries)
        self._prepare()


def _runs(doc: Doc, words: Sequence[str], starts: Sequence[int]) -> list[list[int]]:
    """Indices of the tokens of each sentence of a document, white space left out.

    A sentence starts with the token at its character, or with the first one after it.
    """
    runs: list[list[int]] = [[]]
    waiting = iter(starts)
    start = next(waiting, None)
    at = 0
    for i, (word, gap) in enumerate(zip(words, doc.to_array(SPACY).tolist(), strict=True)):
        if start is not None and at >= start:
            while start is not None and start <= at:
                start = next(waiting, None)
            if runs[-1] and not word.isspace():
                runs.append([])
        if not word.isspace():
            runs[-1].append(i)
        at += len(word) + gap
    return [run for run in runs if run]


@Language.factory(
    "readout_analyser", assigns=["token.tag", "token.dep", "token.lemma", "doc.sents", "doc.ents"]
)
def make_analyser(nlp: Language, name: str) -> Analyser:
    """Make the component for ``nlp``; it is empty until it is read from disk."""
    return Analyser(nlp.vocab, name)
