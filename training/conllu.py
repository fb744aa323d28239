"""Read CoNLL-U treebanks: words, spaces, trees, and GUM's named entities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from readout.language.name_sentence import trim
from readout.language.times import is_time

ENTITY_LABEL = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT", "time": "TIME"}
NAMES = ("NNP", "NNPS", "CD", "HYPH", "FW")
LINKS = ("of", "for", "on", "and", "&", "the", "'s", "’s")
BRACKET = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")


@dataclass
class Sentence:
    """One sentence; all lists have one item a syntactic word.

    ``heads`` are indices into the sentence (the root points at itself). ``entities`` are (start, end, label),
    end exclusive, outermost first.
    """

    document: str
    genre: str
    new_paragraph: bool
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    spans: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def entities(self) -> list[tuple[int, int, str]]:
        """Outermost named spans of the classes kept, cut to the name itself.

        The treebank marks whole noun phrases; a name here is the run of proper nouns around the phrase's head, without
        articles, titles and possessives, with "of ..." in names of institutions. A phrase headed by a title alone gives
        way to the names inside it. Times keep their words; lengths of time ("two years") are none.
        """  # noqa: E501
        kept = [s for s in self.spans if self._named(*s)]
        kept.sort(key=lambda s: (s[0] - s[1], s[0]))
        result: list[tuple[int, int, str]] = []
        for span in kept:
            core = self._core(*span)
            if core and not any(core[0] < b and a < core[1] for a, b, _ in result):
                result.append(core)
        return sorted(result)

    def _core(self, start: int, end: int, label: str) -> tuple[int, int, str] | None:
        """The run of proper nouns around the head of a span, without its title; a time keeps its words."""
        a, b = start, end
        if label != "TIME":
            a = b = next(self._heads(start, end))
            while a > start and self.xpos[a - 1] in NAMES:
                a -= 1
            b += 1
            while b < end:
                step = b
                while label != "PERSON" and step < end and self.words[step] in LINKS:
                    step += 1
                if step == end or self.xpos[step] not in (NAMES if step == b else ("NNP", "NNPS")):
                    break
                b = step + 1
        return trim(self.words, self.xpos, (a, b, label))

    def _heads(self, start: int, end: int) -> Iterator[int]:
        """Words of a span that hang on none inside it."""
        return (i for i in range(start, end) if not start <= self.heads[i] < end or self.heads[i] == i)

    def _named(self, start: int, end: int, label: str) -> bool:
        if label == "TIME":
            return end - start <= 8 and is_time(self.words[start:end])
        return any(self.xpos[i] in ("NNP", "NNPS") for i in self._heads(start, end))


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file.

    Raises:
        FileNotFoundError: the file is not there.
    """
    document, genre, paragraph = "", "", True
    sentence: Sentence | None = None
    ids: dict[str, int] = {}
    raw_heads: list[str] = []
    opened: list[tuple[str, str, int]] = []
    mwt_end, mwt_space = -1, True

    def finish() -> Sentence | None:
        if sentence is None or not sentence.words:
            return None
        sentence.heads = [i if h == "0" else ids[h] for i, h in enumerate(raw_heads)]
        return sentence

    with path.open(encoding="utf-8") as handle:
        for line in handle:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.split("=", 1)[1].strip()
                paragraph, genre, opened = True, "", []
            elif line.startswith("# meta::genre"):
                genre = line.split("=", 1)[1].strip()
            elif line.startswith("# newpar"):
                paragraph = True
            elif line and line[0].isdigit():
                if sentence is None:
                    sentence = Sentence(document, genre or document.split("-")[0], paragraph)
                    ids, raw_heads, paragraph, mwt_end = {}, [], False, -1
                col = line.split("\t")
                space = "SpaceAfter=No" not in col[9]
                if "-" in col[0]:
                    mwt_end, mwt_space = int(col[0].split("-")[1]), space
                    continue
                if "." in col[0]:
                    continue
                number, index = int(col[0]), len(sentence.words)
                if number < mwt_end:
                    space = False
                elif number == mwt_end:
                    space = mwt_space
                ids[col[0]] = index
                raw_heads.append(col[6])
                sentence.words.append(col[1])
                sentence.spaces.append(space)
                sentence.lemmas.append(col[2])
                sentence.upos.append(col[3])
                sentence.xpos.append(col[4])
                sentence.feats.append(col[5])
                sentence.deps.append(col[7])
                match = re.search(r"(?:^|\|)Entity=([^|]*)", col[9])
                if match:
                    for both, start, end in BRACKET.findall(match.group(1)):
                        if both or start:
                            key, kind = _entity(both or start)
                            if both:
                                _keep(sentence, kind, index, index)
                            else:
                                opened.append((key, kind, index))
                        else:
                            key = end.split("-")[0]
                            for at in range(len(opened) - 1, -1, -1):
                                if opened[at][0] == key:
                                    _, kind, first = opened.pop(at)
                                    _keep(sentence, kind, first, index)
                                    break
            elif not line:
                done = finish()
                if done is not None:
                    yield done
                sentence, opened = None, []
    done = finish()
    if done is not None:
        yield done


def _entity(text: str) -> tuple[str, str]:
    parts = text.split("-")
    return parts[0], parts[1] if len(parts) > 1 else ""


def _keep(sentence: Sentence, kind: str, first: int, last: int) -> None:
    if kind in ENTITY_LABEL:
        sentence.spans.append((first, last + 1, ENTITY_LABEL[kind]))


def groups(sentences: Iterable[Sentence], size: int = 10) -> Iterator[list[Sentence]]:
    """Yield runs of at most ``size`` consecutive sentences of one document."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (len(group) >= size or sentence.document != group[0].document):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group
