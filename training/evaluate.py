"""Figures of a pipeline on treebank sentences: tags, trees, lemmas, sentence boundaries and names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from training.conllu import Sentence, groups, read

UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
CLASSES = ("PERSON", "ORG", "PLACE", "EVENT", "TIME")


def f_score(right: int, predicted: int, gold: int) -> float:
    """F1 in per cent."""
    return 200 * right / (predicted + gold) if predicted + gold else 0.0


def _same_lemma(a: str, b: str) -> bool:
    return a.replace("’", "'") == b.replace("’", "'")


def gold_tokens(nlp: Language, sentences: list[Sentence]) -> dict[str, float]:
    """``xpos``, ``upos``, ``uas``, ``las``, ``lemma`` (per cent of words) with gold tokens and sentences."""
    docs = [
        Doc(nlp.vocab, words=s.words, spaces=s.spaces, sent_starts=[True] + [False] * (len(s.words) - 1))
        for s in sentences
    ]
    count = dict.fromkeys(("xpos", "upos", "uas", "las", "lemma"), 0)
    total = 0
    for doc, s in zip(nlp.pipe(docs), sentences, strict=True):
        for i, token in enumerate(doc):
            total += 1
            count["xpos"] += token.tag_ == s.xpos[i]
            count["upos"] += token.pos_ == s.upos[i]
            head = token.head.i == s.heads[i]
            count["uas"] += head
            count["las"] += head and token.dep_.replace("ROOT", "root") == s.deps[i]
            count["lemma"] += _same_lemma(token.lemma_, s.lemmas[i])
    return {k: 100 * v / total for k, v in count.items()}


def raw_text(nlp: Language, sentences: list[Sentence], paragraphs: bool = False) -> dict[str, float]:
    """F scores from raw text: ``tokens``, ``sentences``, ``xpos``, ``uas``, ``las``, and names by class.

    Runs of ten sentences of a document are one text; ``paragraphs`` puts a blank line before each new paragraph,
    otherwise one space stands between any two sentences. Names count on GUM sentences only.
    """  # noqa: E501
    texts: list[str] = []
    golds: list[dict[str, Any]] = []
    for group in groups(sentences):
        text = ""
        words: list[tuple[int, int]] = []
        gold: dict[str, Any] = {
            "words": {},
            "starts": set(),
            "names": set(),
            "gum": group[0].document[:3] == "GUM",
        }
        for s in group:
            if text:
                text = text.rstrip(" ") + ("\n\n" if paragraphs and s.new_paragraph else " ")
            words = []
            for word, space in zip(s.words, s.spaces, strict=True):
                words.append((len(text), len(text) + len(word)))
                text += word + (" " if space else "")
            gold["starts"].add(words[0][0])
            for i, place in enumerate(words):
                head = None if s.heads[i] == i else words[s.heads[i]]
                gold["words"][place] = (s.xpos[i], head, s.deps[i])
            gold["names"] |= {(words[a][0], words[b - 1][1], label) for a, b, label in s.entities}
        texts.append(text)
        golds.append(gold)
    n = dict.fromkeys(
        ("gold", "predicted", "tokens", "xpos", "uas", "las", "s_gold", "s_predicted", "s_right"), 0
    )
    names = {c: [0, 0, 0] for c in CLASSES}
    for doc, gold in zip(nlp.pipe(texts), golds, strict=True):
        n["gold"] += len(gold["words"])
        tokens = [t for t in doc if not t.is_space]
        n["predicted"] += len(tokens)
        for t in tokens:
            known = gold["words"].get((t.idx, t.idx + len(t)))
            if known is None:
                continue
            n["tokens"] += 1
            n["xpos"] += t.tag_ == known[0]
            head = None if t.head.i == t.i else (t.head.idx, t.head.idx + len(t.head))
            n["uas"] += head == known[1]
            n["las"] += head == known[1] and t.dep_.replace("ROOT", "root") == known[2]
        firsts = (next((t for t in sent if not t.is_space), None) for sent in doc.sents)
        starts = {t.idx for t in firsts if t is not None}
        n["s_gold"] += len(gold["starts"])
        n["s_predicted"] += len(starts)
        n["s_right"] += len(starts & gold["starts"])
        if gold["gum"]:
            found = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
            for c in CLASSES:
                p, g = {x for x in found if x[2] == c}, {x for x in gold["names"] if x[2] == c}
                names[c][0] += len(p & g)
                names[c][1] += len(p)
                names[c][2] += len(g)
    result = {k: f_score(n[k], n["predicted"], n["gold"]) for k in ("tokens", "xpos", "uas", "las")}
    result["sentences"] = f_score(n["s_right"], n["s_predicted"], n["s_gold"])
    for c in CLASSES:
        result[f"names.{c}"] = f_score(*names[c])
    three = [sum(names[c][i] for c in ("PERSON", "ORG", "PLACE")) for i in range(3)]
    result["names.three"] = f_score(three[0], three[1], three[2])
    everything = [sum(names[c][i] for c in CLASSES) for i in range(3)]
    result["names.all"] = f_score(everything[0], everything[1], everything[2])
    return result


def uner(nlp: Language, path: Path) -> dict[str, float]:
    """F of person, organisation and location against Universal NER's labels, gold tokens."""
    sentences: list[tuple[list[str], list[str]]] = [([], [])]
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            if not line.strip():
                sentences.append(([], []))
            elif not line.startswith("#"):
                col = line.rstrip("\n").split("\t")
                sentences[-1][0].append(col[1])
                sentences[-1][1].append(col[2])
    sentences = [s for s in sentences if s[0]]
    docs = [Doc(nlp.vocab, words=w, sent_starts=[True] + [False] * (len(w) - 1)) for w, _ in sentences]
    n = {c: [0, 0, 0] for c in UNER.values()}
    for doc, (_, tags) in zip(nlp.pipe(docs), sentences, strict=True):
        gold: set[tuple[int, int, str]] = set()
        start = -1
        for i, tag in enumerate([*tags, "O"]):
            if start >= 0 and not tag.startswith("I-"):
                gold.add((start, i, UNER.get(tags[start][2:], "")))
                start = -1
            if tag.startswith("B-"):
                start = i
        for c, counts in n.items():
            p = {(e.start, e.end) for e in doc.ents if e.label_ == c}
            g = {(a, b) for a, b, label in gold if label == c}
            counts[0] += len(p & g)
            counts[1] += len(p)
            counts[2] += len(g)
    result = {f"uner.{c}": f_score(*v) for c, v in n.items()}
    total = [sum(v[i] for v in n.values()) for i in range(3)]
    return {**result, "uner.all": f_score(total[0], total[1], total[2])}


def by_genre(sentences: Iterable[Sentence], *genres: str) -> list[Sentence]:
    """Sentences of some of GUM's genres."""
    return [s for s in sentences if s.genre in genres]


def report(nlp: Language, data: Path, split: str) -> dict[str, float]:
    """All figures on one split (``dev`` or ``test``): name to value in per cent."""
    ewt, gum = (list(read(data / f"{p}-{split}.conllu")) for p in ("ewt", "gum"))
    out: dict[str, float] = {}
    for name, part in (("ewt", ewt), ("gum", gum), ("both", ewt + gum)):
        out |= {f"{name}.gold.{k}": v for k, v in gold_tokens(nlp, part).items()}
        out |= {f"{name}.raw.{k}": v for k, v in raw_text(nlp, part).items()}
        marked = raw_text(nlp, part, paragraphs=True)
        out |= {f"{name}.paragraphs.{k}": marked[k] for k in ("sentences", "las")}
    genres = [("speech",), ("interview",), ("court",), ("conversation",), ("speech", "interview", "court")]
    for chosen in genres:
        part = by_genre(gum, *chosen)
        if part:
            out |= {f"{'+'.join(chosen)}.raw.{k}": v for k, v in raw_text(nlp, part).items()}
    labels = data / f"uner-ewt-{split}.iob2"
    if labels.is_file():
        out |= uner(nlp, labels)
    return out
